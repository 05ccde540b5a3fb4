import { decodeText } from './decode-text.ts';
import { decodeOneByte } from './one-byte-encodings.ts';
import { tableTextWords } from '../words/table-text.ts';

/** How a text is in its file. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** A sentence for the person if the encoding is a guess. */
  readonly remark: string | null;
}

/**
 * The text of a plain file, such as a table or a list of references. At most its first bytes tell the encoding: UTF-8
 * or UTF-16; otherwise it is one that spreadsheets used before. Null if it is not a text.
 */
export function decodeTextFile(bytes: Uint8Array): DecodedText | null {
  const encoding = unicodeEncoding(bytes);
  const text = decodeText(bytes, encoding);
  if (text !== null && !text.includes('\u0000')) {
    return { text: text.replace(/^\uFEFF/u, ''), encoding, remark: null };
  }
  if (encoding !== 'utf-8' || bytes.subarray(0, looked).includes(0)) return null;
  const guess = isMacRoman(bytes) ? 'macintosh' : 'windows-1252';
  const old = decodeOneByte(bytes, guess);
  if (isBinary(old)) return null;
  return { text: old, encoding: guess, remark: remarkOn(guess) };
}

function remarkOn(encoding: 'macintosh' | 'windows-1252'): string {
  return tableTextWords.guessedEncoding(tableTextWords.encodings[encoding]);
}

const looked = 4_096;

function unicodeEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Most letters of a table are Latin, so every second byte is zero.
  const start = bytes.subarray(0, looked);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4 && even === 0) return 'utf-16le';
  return even > start.length / 4 && odd === 0 ? 'utf-16be' : 'utf-8';
}

/**
 * In Mac Roman, letters with accents are from 0x80 to 0x9f and signs are above; in Windows-1252 it is the other way
 * round. Which of these bytes stand next to plain letters decides.
 */
function isMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || !(isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]))) continue;
    if (unusedInWindows.has(byte)) mac += 2;
    // In Windows-1252, quotes, dashes and similar signs stand next to letters too.
    else if (byte < 0xa0 && !punctuationOfWindows.has(byte)) mac += 1;
    else if (byte >= 0xc0 && byte !== 0xca && !punctuationOfMac.has(byte)) windows += 1;
  }
  return mac > windows;
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

const unusedInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const punctuationOfWindows = new Set([
  0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99,
]);
const punctuationOfMac = new Set([0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5]);

/** No text contains more than a few control characters. */
function isBinary(text: string): boolean {
  const controls =
    // eslint-disable-next-line no-control-regex -- control characters are what tells binary files
    text.slice(0, looked).match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/gu)?.length ?? 0;
  return controls > Math.min(text.length, looked) / 50;
}
