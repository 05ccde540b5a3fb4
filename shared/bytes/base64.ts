import { asciiBytes, latin1At } from './bytes.ts';

/** The bytes of a text in base64 (RFC 4648), blanks left out; null where it is none. Can be many megabytes. */
export function fromBase64(text: string): Uint8Array | null {
  const signs = text.replaceAll(/\s+/gu, '').replace(/={1,2}$/u, '');
  if (signs.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let [held, count, at] = [0, 0, 0];
  for (let i = 0; i < signs.length; i += 1) {
    const value = base64Values[signs.charCodeAt(i)] ?? noBase64;
    if (value === noBase64) return null;
    held = ((held << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at] = (held >> count) & 0xff;
    at += 1;
  }
  return bytes;
}

/** Bytes as text in base64 (RFC 4648), in one line. Can be many megabytes. */
export function toBase64(bytes: Uint8Array): string {
  const signs = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const [b, c] = [bytes[at + 1], bytes[at + 2]];
    const bits = ((bytes[at] ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0);
    signs[to] = signCode(bits >> 18);
    signs[to + 1] = signCode(bits >> 12);
    signs[to + 2] = b === undefined ? padding : signCode(bits >> 6);
    signs[to + 3] = c === undefined ? padding : signCode(bits);
  }
  return latin1At(signs, 0, signs.length);
}

const base64Signs = asciiBytes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = '='.charCodeAt(0);

function signCode(bits: number): number {
  return base64Signs[bits & 63] ?? padding;
}

const noBase64 = 255;
const base64Values = new Uint8Array(128).fill(noBase64);
for (const [value, code] of base64Signs.entries()) base64Values[code] = value;
