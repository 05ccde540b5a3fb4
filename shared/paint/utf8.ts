import { strFromU8, strToU8 } from 'fflate';

export function toUtf8(text: string): Uint8Array {
  return strToU8(text);
}

/** Strict: null where the bytes are not UTF-8, rather than replacement characters in a text that may be written back. */
export function fromUtf8(bytes: Uint8Array): string | null {
  const text = strFromU8(bytes);
  // A byte that belongs to no character was read as one of three bytes.
  return strToU8(text).length === bytes.length ? text : null;
}
