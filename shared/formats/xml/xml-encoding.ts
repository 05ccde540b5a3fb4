/**
 * In what encoding the bytes of an XML file are, as a label that the Encoding Standard knows (`TextDecoder`), after
 * XML 1.0, appendix F: by the byte order mark, else by what the zeros among the first bytes tell, else as the XML
 * declaration says, else UTF-8. The shells decode, for only they have decoders; the label may be one that none has.
 */
export function xmlEncoding(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return declaredEncoding(bytes) ?? 'utf-8';
}

/** No declaration is longer. */
const longestDeclaration = 200;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, longestDeclaration));
  const found = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/u.exec(start)?.[1];
  const label = found?.toLowerCase();
  // A file whose first byte is a plain "<" cannot be in UTF-16, whatever it says.
  return label?.startsWith('utf-16') ? 'utf-8' : label;
}
