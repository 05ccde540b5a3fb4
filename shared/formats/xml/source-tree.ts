/**
 * An element as it stands in its text, with the position of each of its parts. Positions are offsets in the text, in
 * UTF-16 code units.
 */
export interface SourceElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly local: string;
  readonly attributes: readonly SourceAttribute[];
  /** The elements in it, without text and comments. */
  readonly children: readonly SourceElement[];
  /** The text directly in it, as a reader gets it. */
  readonly text: string;
  /** Of the `<` of its start tag. */
  readonly start: number;
  /** Behind its name in the start tag. */
  readonly nameEnd: number;
  /** Behind the `>` of its start tag. */
  readonly openEnd: number;
  /** Of the `<` of its end tag; the same as `openEnd` where there is none. */
  readonly closeStart: number;
  /** Behind all of it. */
  readonly end: number;
  /** It is one tag, such as `<a/>`. */
  readonly isOneTag: boolean;
}

interface SourceAttribute {
  readonly name: string;
  /** As a reader gets it. */
  readonly value: string;
  readonly quote: '"' | "'";
  readonly start: number;
  /** Of the value, between its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind the closing quote. */
  readonly end: number;
}

interface OpenElement {
  readonly tag: Omit<SourceElement, 'children' | 'text' | 'closeStart' | 'end'>;
  readonly children: SourceElement[];
  readonly texts: string[];
}

/**
 * The positions of everything in a well-formed text without a document type: one that `readXml` has accepted. `null`
 * where it is not such a text. In linear time.
 */
export function readSource(text: string): SourceElement | null {
  const open: OpenElement[] = [];
  let at = text.indexOf('<');
  let root: SourceElement | null = null;
  const add = (element: SourceElement) => {
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  };
  while (at !== -1) {
    const top = open.at(-1);
    const special = specialEnd(text, at);
    if (special === null) return null;
    let next = special.end;
    if (special.kind === 'cdata') {
      top?.texts.push(withPlainLineEnds(text.slice(at + cdataStart.length, next - 3)));
    }
    if (special.kind === 'tag') {
      if (text[at + 1] === '/') {
        next = text.indexOf('>', at) + 1;
        const done = open.pop();
        if (next === 0 || !done) return null;
        const { tag, children, texts } = done;
        add({ ...tag, children, text: texts.join(''), closeStart: at, end: next });
      } else {
        const tag = readTag(text, at);
        if (!tag) return null;
        next = tag.openEnd;
        if (tag.isOneTag) add({ ...tag, children: [], text: '', closeStart: next, end: next });
        else open.push({ tag, children: [], texts: [] });
      }
    }
    at = text.indexOf('<', next);
    if (at > next) open.at(-1)?.texts.push(unescapeXml(withPlainLineEnds(text.slice(next, at))));
  }
  return open.length === 0 ? root : null;
}

const cdataStart = '<![CDATA[';

/** Where a comment, an instruction or a section of text ends; a tag is read by others. `null`: it does not end. */
function specialEnd(
  text: string,
  at: number,
): { kind: 'tag' | 'cdata' | 'other'; end: number } | null {
  const [kind, mark, length] = text.startsWith('<!--', at)
    ? (['other', '-->', 4] as const)
    : text.startsWith(cdataStart, at)
      ? (['cdata', ']]>', cdataStart.length] as const)
      : text.startsWith('<?', at)
        ? (['other', '?>', 2] as const)
        : (['tag', '', 0] as const);
  if (kind === 'tag') return text[at + 1] === '!' ? null : { kind, end: at };
  const found = text.indexOf(mark, at + length);
  return found === -1 ? null : { kind, end: found + mark.length };
}

const namePattern = /[^\s/>=]+/y;
const attributePattern = /\s+([^\s/>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const tagEndPattern = /\s*(\/?)>/y;

function readTag(text: string, start: number): OpenElement['tag'] | null {
  namePattern.lastIndex = start + 1;
  const name = namePattern.exec(text)?.[0];
  if (name === undefined) return null;
  const nameEnd = start + 1 + name.length;
  const attributes: SourceAttribute[] = [];
  let at = nameEnd;
  for (;;) {
    attributePattern.lastIndex = at;
    const found = attributePattern.exec(text);
    if (!found) break;
    const [whole, attribute = '', double, single] = found;
    const raw = double ?? single ?? '';
    const end = at + whole.length;
    const valueEnd = end - 1;
    attributes.push({
      name: attribute,
      value: unescapeXml(raw.replaceAll(/\r\n|[\r\n\t]/gu, ' ')),
      quote: double === undefined ? "'" : '"',
      start: at + whole.search(/\S/u),
      valueStart: valueEnd - raw.length,
      valueEnd,
      end,
    });
    at = end;
  }
  tagEndPattern.lastIndex = at;
  const close = tagEndPattern.exec(text);
  if (!close) return null;
  return {
    name,
    local: name.slice(name.indexOf(':') + 1),
    attributes,
    start,
    nameEnd,
    openEnd: at + close[0].length,
    isOneTag: close[1] === '/',
  };
}

/** Line ends count as one character, as in XML 1.0, section 2.11. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}

const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/gu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
