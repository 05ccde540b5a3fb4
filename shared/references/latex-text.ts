/** Combining marks by the LaTeX command that sets them. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/** Commands without an argument that stand for a character. */
const symbols: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  ldots: '…',
  dots: '…',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  textmu: 'μ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  times: '×',
  pm: '±',
  rightarrow: '→',
  to: '→',
};

const escapes: Readonly<Record<string, string>> = {
  // BibTeX counts braces, escaped ones too.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text for a BibTeX field between braces: every sign that LaTeX would interpret is escaped. */
export function encodeLatex(text: string): string {
  return (
    text
      .replaceAll(/[\\{}%&#$_~^]/gu, (character) => escapes[character] ?? `\\${character}`)
      // Kept apart; otherwise they would become dashes and quotation marks.
      .replaceAll(/(?<=-)-|(?<=`)`|(?<=')'/gu, '{}$&')
  );
}

// An accent with its letter, with or without braces: \'e, \'{e}, \v{c}, \c c, \"{\i}.
const accented =
  /\\(?:([`'^~=."])|([urHvdckb])(?![A-Za-z]))\s*(?:\{\s*(\\[ij]|[^{}\\])\s*\}|(\\[ij](?![A-Za-z])|\p{L}))/gu;
const command = /\\([A-Za-z]+)(?:\{\}|[ \t]+|(?![A-Za-z]))/gu;
const escaped = /\\([{}%&#$_ ])/gu;

/**
 * The plain text of a BibTeX field: accents and symbols as Unicode, without braces and formatting commands, with single
 * spaces. An unknown command is replaced by its argument.
 */
export function decodeLatex(source: string): string {
  const kept: string[] = [];
  // Set aside, so that a literal brace is not read as a grouping brace.
  const keep = (character: string) => `\ue000${kept.push(character) - 1}\ue001`;
  const text = source
    .replaceAll(/[\ue000\ue001]/gu, '\ufffd')
    .replaceAll(escaped, (_all, character: string) => keep(character))
    .replaceAll(accented, (_all, sign?: string, letter?: string, inner?: string, bare?: string) =>
      accent(sign ?? letter ?? '', inner ?? bare ?? ''),
    )
    .replaceAll(command, (_all, name: string) =>
      Object.hasOwn(symbols, name) ? keep(symbols[name] ?? '') : '',
    )
    .replaceAll(/\$[^$]*\$/gu, (formula) => formula.replaceAll(/[$_^]/gu, ''))
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('~', ' ')
    .replaceAll(/[{}$]/gu, '');
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/\ue000(\d+)\ue001/gu, (_all, at: string) => kept[Number(at)] ?? '');
}

function accent(command: string, letter: string): string {
  const base = letter === '\\i' ? 'i' : letter === '\\j' ? 'j' : letter;
  return `${base}${accents[command] ?? ''}`.normalize('NFC');
}
