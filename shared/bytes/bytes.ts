/** Classes of the Encoding Standard. Browsers, Electron and Node have them; the language's own library does not. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Four bytes, the highest first, as in PNG. */
export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Zero where the bytes end before that position. */
export function uint32At(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** Text of which each character is one byte. Can be many megabytes. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

const latin1AtOnce = 8_192;

/** The same for pieces of any length: one character for each byte. */
export function latin1At(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  const end = Math.min(bytes.length, at + length);
  // Not all at once: a call takes only so many arguments.
  for (let from = at; from < end; from += latin1AtOnce)
    text += String.fromCharCode(...bytes.subarray(from, Math.min(end, from + latin1AtOnce)));
  return text;
}

export function toUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Strict: null where the bytes are not UTF-8. A text with replacement characters might be written back by mistake. */
export function fromUtf8(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  const text = decoder.decode(content);
  return !text.includes('\uFFFD') || isWritten(text, content) ? text : null;
}

/** Whether the bytes themselves contain replacement characters. */
function isWritten(text: string, bytes: Uint8Array): boolean {
  const written = encoder.encode(text);
  return written.length === bytes.length && written.every((byte, at) => byte === bytes[at]);
}

/** What is not UTF-8 becomes U+FFFD. */
export function lenientUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The checksum of PNG and ZIP (ISO 3309), over the parts as if they were one. */
export function crc32(...parts: readonly Uint8Array[]): number {
  let rest = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
