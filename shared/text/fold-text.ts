/** A text prepared for search: its words, and where each starts in the text without spaces. */
export interface FoldedText {
  readonly compact: string;
  readonly wordStarts: readonly number[];
}

const greekNames: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

/**
 * Makes texts comparable that people write in different ways. Capitals, accents, hyphens, primes and spaces do not
 * count; Greek letters are spelled out; super- and subscripts are plain (`Fe²⁺` and `fe2`, `5α-DHP` and `5alpha-dhp`,
 * `5-HT1A` and `5ht1a`).
 */
export function foldText(text: string): FoldedText {
  const words = isAscii(text)
    ? text.toLowerCase().match(/[a-z0-9]+/gu)
    : plainLetters(text).match(/[\p{L}\p{N}]+/gu);
  const wordStarts: number[] = [];
  let compact = '';
  for (const word of words ?? []) {
    wordStarts.push(compact.length);
    compact += word;
  }
  return { compact, wordStarts };
}

/** Most names are plain and need none of the slower steps. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\p{Script=Greek}/gu, (letter) => greekNames[letter] ?? letter);
}
