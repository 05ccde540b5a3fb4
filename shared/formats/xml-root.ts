/** The first element of an XML text, as far as it tells what the text is. */
export interface XmlRoot {
  /** Without its prefix. */
  readonly name: string;
  /** Of the element itself; empty where it has none. */
  readonly namespace: string;
}

/** Looks no further than the first tag; null for what does not begin like XML. Never throws, in linear time. */
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
