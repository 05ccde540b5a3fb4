import type { Xref } from '../../project/annotation-schema.ts';
import { limits } from '../../project/limits.ts';

/** Identifiers as one text: `ChEBI:28790; HMDB:HMDB0000259`. A backslash takes a mark's meaning away. */
export function writeXrefs(xrefs: readonly Xref[]): string | undefined {
  if (xrefs.length === 0) return undefined;
  return xrefs
    .map(({ database, id }) => `${escaped(database, /[\\;:]/gu)}:${escaped(id, /[\\;]/gu)}`)
    .join('; ');
}

/** The other way; what is no identifier is left out and counted. */
export function readXrefs(text: string): { readonly xrefs: Xref[]; readonly unread: number } {
  const wanted = splitAt(text, ';')
    .map(trimmed)
    .filter(({ length }) => length > 0);
  const xrefs = wanted.flatMap(readXref).slice(0, limits.listLength);
  return { xrefs, unread: wanted.length - xrefs.length };
}

function readXref(part: readonly string[]): Xref[] {
  const colon = part.indexOf(':');
  if (colon < 1) return [];
  const database = plain(trimmed(part.slice(0, colon)));
  const id = plain(trimmed(part.slice(colon + 1)));
  const isFit = [database, id].every((one) => one !== '' && one.length <= limits.shortTextLength);
  return isFit ? [{ database, id }] : [];
}

/** Marks, and spaces at the ends, which a reader would take away. */
function escaped(text: string, marks: RegExp): string {
  const ends = /^\s|\s$/gu;
  return text.replaceAll(marks, (mark) => `\\${mark}`).replaceAll(ends, (space) => `\\${space}`);
}

/** Signs of each part; an escaped one keeps its backslash, so that it is no mark. */
function splitAt(text: string, mark: string): string[][] {
  const parts: string[][] = [[]];
  for (const sign of text.match(/\\[^]|[^]/gu) ?? []) {
    if (sign === mark) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
}

function trimmed(signs: readonly string[]): readonly string[] {
  const isSpace = (sign: string) => /^\s$/u.test(sign);
  const start = signs.findIndex((sign) => !isSpace(sign));
  const end = signs.findLastIndex((sign) => !isSpace(sign));
  return start === -1 ? [] : signs.slice(start, end + 1);
}

function plain(signs: readonly string[]): string {
  return signs
    .map((sign) => (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign))
    .join('');
}
