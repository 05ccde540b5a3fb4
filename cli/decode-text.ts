/** Bytes as text, by a label of the Encoding Standard; null where they are not so, or nobody knows it. */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
