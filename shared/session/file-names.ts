import { toUtf8 } from '../bytes/bytes.ts';

/** Bytes of a suggested name in UTF-8; file systems allow 255 for the whole name. */
const mostNameBytes = 180;
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
/** Control characters, halves of characters, and marks that make a name look different from how it is written. */
const invisibleCharacters = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const forbiddenCharacters = /[<>:"/\\|?*]/gu;

export const projectExtension = 'neuromatrix';

/** A file name that every system accepts, made from a name that a person gave. */
export function fileNameFrom(suggested: string, extension: string): string {
  const wanted = withoutExtension(oneLine(suggested), extension).replaceAll(
    forbiddenCharacters,
    '-',
  );
  const tidy = shortened(wanted.replace(/^[\s.]+/u, '')).replace(/[\s.]+$/u, '');
  const name = reservedOnWindows.test(tidy) ? `_${tidy}` : tidy;
  return `${/[^-]/u.test(name) ? name : 'Untitled'}.${extension}`;
}

/** `path` with the extension that it must have for the system to know the file. */
export function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`;
}

/** Text for a title bar or a dialog: one line, nothing invisible. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(invisibleCharacters, '').trim();
}

function withoutExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

/** Cuts between characters, never within one. */
function shortened(name: string): string {
  let result = '';
  let bytes = 0;
  for (const character of name) {
    bytes += toUtf8(character).length;
    if (bytes > mostNameBytes) break;
    result += character;
  }
  return result;
}
