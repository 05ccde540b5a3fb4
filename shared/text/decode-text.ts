/** Of the Encoding Standard. Browsers, Electron and Node all have it, though the language's own library does not. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** Bytes as text, by a label of the Encoding Standard; null where they are not so, or nobody knows it. */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
