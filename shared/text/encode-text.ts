import { unreachable } from '../result.ts';
import { toUtf8 } from '../bytes/bytes.ts';
import { upperHalves } from './one-byte-encodings.ts';
import type { TextEncoding } from './decode-text-file.ts';

/** A text as bytes in an encoding; null if the encoding lacks a character of the text. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | null {
  switch (encoding) {
    case 'utf-8':
      return toUtf8(text);
    case 'utf-16le':
    case 'utf-16be':
      return inTwoBytes(text, encoding === 'utf-16le');
    case 'windows-1252':
    case 'macintosh':
      // A byte order mark makes no sense where a character is one byte.
      return inOneByte(text.replace(/^\uFEFF/u, ''), upperHalves[encoding]);
    default:
      return unreachable(encoding);
  }
}

function inOneByte(text: string, upperHalf: string): Uint8Array | null {
  const codes = new Map(Array.from(upperHalf, (sign, at): [string, number] => [sign, 0x80 + at]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const code = unit < 0x80 ? unit : codes.get(text.charAt(at));
    if (code === undefined) return null;
    bytes[at] = code;
  }
  return bytes;
}

function inTwoBytes(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = isLittle ? unit & 0xff : unit >> 8;
    bytes[2 * at + 1] = isLittle ? unit >> 8 : unit & 0xff;
  }
  return bytes;
}
