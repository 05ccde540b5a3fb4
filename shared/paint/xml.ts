import { shortNumber } from './numbers.ts';

/** Attributes as XML, those without a value left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = typeof value === 'number' ? shortNumber(value) : escapeXml(value);
    parts.push(`${name}="${text}"`);
  }
  return parts.join(' ');
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
// XML has no way to write these, not even escaped.
// eslint-disable-next-line no-control-regex -- they are what it takes out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

// eslint-disable-next-line no-control-regex -- they are among what it looks for
const special = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;

/** Text as it can stand between tags and in quotes. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll(impossible, '')
    .replaceAll(/[&<>"]/gu, (character) => entities.get(character) ?? character);
}
