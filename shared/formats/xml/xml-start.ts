/** The first element of an XML text, with what tells which kind of text it is. */
export interface XmlRoot {
  /** Without its prefix. */
  readonly name: string;
  /** Of the element itself; empty where it has none. */
  readonly namespace: string;
}

/** Looks no farther than the first tag; null for a text that does not begin like XML. Never throws, in linear time. */
export function findXmlRoot(text: string): XmlRoot | null {
  let at = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  while (text.startsWith('<?', at) || text.startsWith('<!', at)) {
    const end = endOfMarkup(text, at);
    if (end === null) return null;
    at = skipSpace(text, end);
  }
  return text[at] === '<' ? readTag(text, at) : null;
}

/** Where a declaration, comment, instruction or document type ends; null where it does not. */
function endOfMarkup(text: string, at: number): number | null {
  if (text.startsWith('<?', at)) return after(text, '?>', at);
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  const hasSubset = bracket !== -1 && bracket < close;
  const inner = hasSubset ? text.indexOf(']', bracket) : at;
  return inner === -1 ? null : after(text, '>', inner);
}

function after(text: string, mark: string, from: number): number | null {
  const found = text.indexOf(mark, from);
  return found === -1 ? null : found + mark.length;
}

const name = /<(?:([^\s:/>]{1,100}):)?([^\s:/>]{1,100})/y;
/** No first tag that we know comes near. */
const longestTag = 10_000;

function readTag(text: string, at: number): XmlRoot | null {
  name.lastIndex = at;
  const found = name.exec(text);
  if (!found) return null;
  const [start, prefix, local = ''] = found;
  const from = at + start.length;
  const close = text.indexOf('>', from);
  const end = close === -1 ? from + longestTag : Math.min(close, from + longestTag);
  return { name: local, namespace: namespaceIn(text.slice(from, end), prefix) };
}

function namespaceIn(tag: string, prefix: string | undefined): string {
  const wanted = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  for (const [, key, , double, single] of tag.matchAll(attribute)) {
    if (key === wanted) return double ?? single ?? '';
  }
  return '';
}

const attribute = /([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/gu;

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  return at + (space.exec(text)?.[0].length ?? 0);
}

const space = /\s*/y;

/**
 * In what encoding the bytes of an XML file are, as a label that the Encoding Standard knows (`TextDecoder`), after
 * XML 1.0, appendix F: by the byte order mark, else by what the zeros among the first bytes tell, else as the XML
 * declaration says, else UTF-8. The shells decode, for only they have decoders; the label may be one that none has.
 */
export function xmlEncoding(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return declaredEncoding(bytes) ?? 'utf-8';
}

/** No declaration is longer. */
const longestDeclaration = 200;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, longestDeclaration));
  const found = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/u.exec(start)?.[1];
  const label = found?.toLowerCase();
  // A file whose first byte is a plain "<" cannot be in UTF-16, whatever it declares.
  return label?.startsWith('utf-16') ? 'utf-8' : label;
}
