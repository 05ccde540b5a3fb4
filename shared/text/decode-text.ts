/** A class of the Encoding Standard. Browsers, Electron and Node have it; the language's own library does not. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * Decodes bytes by a label of the Encoding Standard; null if they are not in that encoding, or if the label is not
 * known.
 */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
