import { failure, success, type Result } from '../result.ts';
import { tableTextWords } from '../words/table-text.ts';
import { placesWords } from '../words/places.ts';

const dividers = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g, '|': /[|\r\n]/g } as const;
type Divider = keyof typeof dividers;

/** Cells, with one more for each line: more are no table that a person drew or measured. */
const mostCells = 2_000_000;

/** UTF-16 units: the heading of a table is shorter. */
const headLength = 1_000_000;

interface Cell {
  readonly text: string;
  /** Where the divider, the line break or the end of the text is. */
  readonly end: number;
}

/** How a table is written, without its content. */
export interface TableStyle {
  readonly divider: Divider;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Which cells are in quotes: those that need them, or all cells that are not empty. */
  readonly quotes: 'needed' | 'all';
  /** A first line that names the divider for spreadsheets: `sep=;`. */
  readonly tellsDivider: boolean;
}

export interface ParsedTable {
  /** Rows in which there is anything. */
  readonly rows: string[][];
  /** The number of each of these rows as a spreadsheet counts them: from 1, with the empty ones. */
  readonly numbers: readonly number[];
  readonly style: TableStyle;
}

/**
 * Where a spreadsheet could begin a formula: at the start of a cell, and behind all that some spreadsheet takes for a
 * divider, though quotes stand around the whole cell; signs in full width count, too
 * (owasp.org/www-community/attacks/CSV_Injection).
 */
const formulas = /(^|[,;|\t\r\n])(?=["']*[=+\-@＝＋－＠])|^(?='*[\t\r])/gu;
const guardedFormulas = /(^|[,;|\t\r\n])'(?=["']*[=+\-@＝＋－＠])|^'(?='*[\t\r])/gu;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

/** The text with an apostrophe before everything that a spreadsheet would take for a formula. */
export function guardFormulas(text: string): string {
  return plainNumber.test(text) ? text : text.replaceAll(formulas, "$1'");
}

/** The text that was guarded. */
export function unguardFormulas(cell: string): string {
  return cell.replaceAll(guardedFormulas, '$1');
}

/** A byte order mark, and the line in which spreadsheets name the divider. */
const firstLine = /^\uFEFF?(?:"?sep=([,;\t|])"?(?:\r\n|\r|\n))?/iu;

/** Where and why a text is not a table. */
interface TableFault {
  readonly where: string;
  readonly why: string;
}

/**
 * Rows of cells after RFC 4180, divided by the sign that the first line has most often. A quote without an end is an
 * error.
 */
export function parseCsv(text: string): Result<ParsedTable, TableFault> {
  const [opening = '', told] = firstLine.exec(text) ?? [];
  const source = text.slice(opening.length);
  const divider = isDivider(told) ? told : dividerOf(source);
  const rows: string[][] = [[]];
  let at = 0;
  let line = told === undefined ? 1 : 2;
  let bare = 0;
  let quoted = 0;
  let cells = 0;
  while (at < source.length) {
    const isQuoted = source[at] === '"';
    const cell = isQuoted ? quotedCell(source, at, divider) : plainCell(source, at, divider);
    if (cell === null) {
      return failure({ where: placesWords.line(line), why: tableTextWords.unclosedQuote });
    }
    cells += 1;
    if (cells > mostCells) {
      const why = tableTextWords.tooManyCells(mostCells);
      return failure({ where: placesWords.file, why });
    }
    if (isQuoted) quoted += 1;
    else if (cell.text !== '') bare += 1;
    rows.at(-1)?.push(cell.text);
    line += breaksIn(source, at, cell.end);
    at = cell.end;
    if (source[at] === divider) {
      at += 1;
      // A line that ends in a divider ends in an empty cell.
      if (at === source.length) rows.at(-1)?.push('');
    } else if (at < source.length) {
      at += source.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      rows.push([]);
    }
  }
  const style: TableStyle = {
    divider,
    lineEnd: lineEndOf(source),
    quotes: quoted > 0 && bare === 0 ? 'all' : 'needed',
    tellsDivider: told !== undefined,
  };
  const first = told === undefined ? 1 : 2;
  const filled = rows.flatMap((row, index) =>
    row.some((cell) => cell !== '') ? [{ row, number: index + first }] : [],
  );
  return success({
    rows: filled.map(({ row }) => row),
    numbers: filled.map(({ number }) => number),
    style,
  });
}

function isDivider(text: string | undefined): text is Divider {
  return text !== undefined && Object.hasOwn(dividers, text);
}

function lineEndOf(source: string): TableStyle['lineEnd'] {
  const [found] = /\r\n|\r|\n/u.exec(source) ?? [];
  return found === '\n' || found === '\r' ? found : '\r\n';
}

/** Spreadsheets divide by a sign that their country does not use within numbers. Signs in quotes do not count. */
function dividerOf(source: string): Divider {
  const plain = outsideQuotes(source);
  const counts = (['\t', ';', ',', '|'] as const).map((divider) => ({
    divider,
    count: plain.split(divider).length,
  }));
  const best = counts.sort((a, b) => b.count - a.count)[0];
  return best && best.count > 1 ? best.divider : ',';
}

/** The first line without what stands in quotes, as far as headings reach. */
function outsideQuotes(source: string): string {
  let [plain, isQuoted] = ['', false];
  for (const sign of source.slice(0, headLength)) {
    if (!isQuoted && (sign === '\n' || sign === '\r')) break;
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) plain += sign;
  }
  return plain;
}

function quotedCell(source: string, start: number, divider: Divider): Cell | null {
  const parts: string[] = [];
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return null;
    parts.push(source.slice(at, quote));
    if (source[quote + 1] !== '"') {
      // What follows a closing quote belongs to the cell, as in spreadsheets.
      const rest = plainCell(source, quote + 1, divider);
      return { text: parts.join('') + rest.text, end: rest.end };
    }
    parts.push('"');
    at = quote + 2;
  }
}

function plainCell(source: string, start: number, divider: Divider): Cell {
  const pattern = dividers[divider];
  pattern.lastIndex = start;
  const end = pattern.exec(source)?.index ?? source.length;
  return { text: source.slice(start, end), end };
}

function breaksIn(source: string, start: number, end: number): number {
  return source.slice(start, end).match(/\r\n|\r|\n/gu)?.length ?? 0;
}
