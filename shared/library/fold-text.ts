/** A text as searched: its words, and where each starts in them all run together. */
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
 * Makes texts comparable that people write differently: capitals, accents, hyphens, primes and spaces do not
 * count, Greek letters are spelled out, super- and subscripts are plain (`Fe²⁺` and `fe2`, `5α-DHP` and
 * `5alpha-dhp`, `5-HT1A` and `5ht1a`).
 */
export function foldText(text: string): FoldedText {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\p{Script=Greek}/gu, (letter) => greekNames[letter] ?? letter);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wordStarts: number[] = [];
  let compact = '';
  for (const word of words) {
    wordStarts.push(compact.length);
    compact += word;
  }
  return { compact, wordStarts };
}
