import { strFromU8, strToU8 } from 'fflate';

export function toUtf8(text: string): Uint8Array {
  return strToU8(text);
}

/** Strict: null where the bytes are not UTF-8, rather than replacement characters in a text that may be written back. */
export function fromUtf8(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  const text = strFromU8(content);
  return !text.includes('\uFFFD') || isWritten(text, content) ? text : null;
}

/** Whether the replacement characters stand in the bytes too. */
function isWritten(text: string, bytes: Uint8Array): boolean {
  const written = strToU8(text);
  return written.length === bytes.length && written.every((byte, at) => byte === bytes[at]);
}

/** With U+FFFD for what is not UTF-8. */
export function lenientUtf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
}
