/** The upper halves of the encodings of one byte a sign, after the Encoding Standard. */
export const upperHalves = {
  'windows-1252': `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${latin1Upper()}`,
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
} as const;

function latin1Upper(): string {
  return String.fromCharCode(...Array.from({ length: 96 }, (_, at) => 0xa0 + at));
}

type OneByteEncoding = keyof typeof upperHalves;

/**
 * Decodes any bytes in such an encoding. The shells cannot do it for us: Node 20 decodes Windows-1252 as Latin-1 and
 * gives control characters for quotes, dashes and the euro (issue 60888 of nodejs/node).
 */
export function decodeOneByte(bytes: Uint8Array, encoding: OneByteEncoding): string {
  const upper = upperHalves[encoding];
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) {
    const codes = Array.from(bytes.subarray(start, start + pieceLength), (byte) =>
      byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80),
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

/** The number of arguments that a call can have everywhere. */
const pieceLength = 8_192;

/** The encoding that a label of the Encoding Standard names; null if it is none of these. */
export function oneByteEncoding(label: string): OneByteEncoding | null {
  if (
    /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-1|iso8859-1|latin1|l1|us-ascii|ascii)$/u.test(
      label,
    )
  ) {
    return 'windows-1252';
  }
  return /^(?:macintosh|mac|x-mac-roman|csmacintosh)$/u.test(label) ? 'macintosh' : null;
}
