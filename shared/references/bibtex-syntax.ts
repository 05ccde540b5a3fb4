/** One entry of a BibTeX file, its values as they stand between their braces or quotation marks. */
export interface BibtexEntry {
  /** In lower case: article, book. */
  readonly type: string;
  readonly key: string;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  /** Lines, from 1, at which an entry begins that could not be read. */
  readonly badLines: readonly number[];
  /** The line in which reading stopped, since what came before was broken in so many places; otherwise null. */
  readonly stoppedAt: number | null;
}

/** Month names, and the texts that `@string` defines. */
type Strings = Map<string, string>;

/**
 * Reads the syntax of BibTeX: entries in braces or round brackets, values in braces, quotation marks or bare, joined by
 * `#`, with the abbreviations that `@string` defines. Text between entries is a comment. A broken entry is left out,
 * and reading goes on with the next one.
 */
export function parseBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const badLines: number[] = [];
  const strings: Strings = new Map(
    ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
      (name) => [name, name],
    ),
  );
  const start = /@\s*([A-Za-z]+)\s*[{(]/gu;
  const lineAt = createLineCounter(text);
  const work = { left: text.length * 20 + 10_000 };
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const type = (found[1] ?? '').toLowerCase();
    if (work.left < 0) return { entries, badLines, stoppedAt: lineAt(found.index) };
    const scanner = new Scanner(text, start.lastIndex, work);
    const close = text[start.lastIndex - 1] === '(' ? ')' : '}';
    if (type === 'comment' || type === 'preamble') {
      start.lastIndex = scanner.skipTo(close) ?? start.lastIndex;
      continue;
    }
    const entry =
      type === 'string'
        ? readString(scanner, strings, close)
        : readEntry(scanner, type, strings, close);
    if (entry === undefined) badLines.push(lineAt(found.index));
    else if (entry !== null) entries.push(entry);
    // A broken entry may have swallowed the next one, so the search for that goes back to where the broken one began.
    if (entry !== undefined) start.lastIndex = scanner.at;
  }
  return { entries, badLines, stoppedAt: null };
}

/** Null once the abbreviation is known, undefined if it is broken. */
function readString(scanner: Scanner, strings: Strings, close: string): null | undefined {
  const field = readField(scanner, strings);
  if (!field || !scanner.take(close)) return undefined;
  strings.set(field.name, field.value);
  return null;
}

function readEntry(
  scanner: Scanner,
  type: string,
  strings: Strings,
  close: string,
): BibtexEntry | undefined {
  const key = scanner.match(/[^\s,{}()"#%=]*/uy);
  const fields = new Map<string, string>();
  if (key === undefined) return undefined;
  while (!scanner.take(close)) {
    if (!scanner.take(',')) return undefined;
    // A comma after the last field is usual.
    if (scanner.take(close)) break;
    const field = readField(scanner, strings);
    if (!field) return undefined;
    if (!fields.has(field.name)) fields.set(field.name, field.value);
  }
  return { type, key, fields };
}

function readField(
  scanner: Scanner,
  strings: Strings,
): { readonly name: string; readonly value: string } | undefined {
  const name = scanner.match(/[^\s,{}()"#%=]+/uy)?.toLowerCase();
  if (name === undefined || !scanner.take('=')) return undefined;
  let value = '';
  do {
    const piece = readPiece(scanner, strings);
    if (piece === undefined) return undefined;
    value += piece;
  } while (scanner.take('#'));
  return { name, value };
}

function readPiece(scanner: Scanner, strings: Strings): string | undefined {
  if (scanner.take('{')) return scanner.until('}');
  if (scanner.take('"')) return scanner.until('"');
  const bare = scanner.match(/[^\s,{}()"#=]+/uy);
  return bare === undefined ? undefined : (strings.get(bare.toLowerCase()) ?? bare);
}

/**
 * How many signs may still be looked at. A broken entry is looked through to its end, and then once more for those that
 * it may have swallowed: without a bound the work could grow with the square of the text.
 */
interface Work {
  left: number;
}

class Scanner {
  readonly #text: string;
  readonly #work: Work;
  at: number;

  constructor(text: string, at: number, work: Work) {
    this.#text = text;
    this.at = at;
    this.#work = work;
  }

  /** Whether this comes next, after spaces. If so, reading goes on after it. */
  take(character: string): boolean {
    this.#skipSpaces();
    if (this.#text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** What a sticky expression matches after spaces. */
  match(pattern: RegExp): string | undefined {
    this.#skipSpaces();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** The text up to a closing character that is outside all inner braces. Reading goes on after that character. */
  until(close: string): string | undefined {
    const start = this.at;
    const end = this.skipTo(close);
    return end === undefined ? undefined : this.#text.slice(start, end - 1);
  }

  skipTo(close: string): number | undefined {
    let depth = 0;
    for (let at = this.at; at < this.#text.length && this.#work.left >= 0; at += 1) {
      this.#work.left -= 1;
      const character = this.#text[at];
      if (character === '\\') at += 1;
      else if (character === close && depth === 0) {
        this.at = at + 1;
        return this.at;
      } else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      if (depth < 0) return undefined;
    }
    return undefined;
  }

  #skipSpaces(): void {
    while (/\s/u.test(this.#text[this.at] ?? '')) this.at += 1;
  }
}

/** Lines of positions that are asked for in their order. */
function createLineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next !== -1 && next < index) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
