/** How numbers are written: with a point or a comma before the decimals. */
export type DecimalSign = '.' | ',';

/** Blanks that spreadsheets and word processors write, and signs without width. Around a text they mean nothing. */
const blank = String.raw`[\s\u00a0\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]`;
const outerBlanks = new RegExp(`^${blank}+|${blank}+$`, 'gu');

/** A text without the blanks around it, invisible ones included. */
export function trimBlanks(text: string): string {
  return text.replace(outerBlanks, '');
}

/** The signs that group thousands, besides the point and the comma. */
const groupers = String.raw`[ \u00a0\u2007\u2009\u202f'\u2019\u02bc]`;
const exponent = String.raw`(?:[eE][-+\u2212]?\d{1,3}|\s?[×x*·]\s?10(?:\^[-+\u2212]?\d{1,3}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))`;
/** The digits of a cell; the next step finds out what the signs between them mean. */
export const numberPattern = String.raw`[-+\u2212]?(?:\d(?:[\d.,]|${groupers}(?=\d{3}(?!\d)))*|[.,]\d+)${exponent}?`;

const wholeNumber = new RegExp(
  `^([-+\\u2212]?)([\\d.,]+|\\d(?:[\\d.,]|${groupers}(?=\\d))*)(${exponent})?$`,
  'u',
);

/**
 * The number that the whole text is, or undefined; never the number at its beginning. A text such as `1,250` is one
 * number in one country and another in the next: it is read with the decimal sign of the table's other numbers, and is
 * undefined if none of them shows it (`null`).
 */
export function readNumber(text: string, sign: DecimalSign | null): number | undefined {
  const [, minus = '', digits = '', power = ''] = wholeNumber.exec(trimBlanks(text)) ?? [];
  const plain = plainDigits(digits, sign);
  if (plain === undefined) return undefined;
  const number = Number(`${minus === '\u2212' ? '-' : minus}${plain}e${exponentOf(power)}`);
  return Number.isFinite(number) ? number : undefined;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function exponentOf(power: string): string {
  if (power === '') return '0';
  return power
    .replace(/^\s?[×x*·]\s?10\^?|^[eE]/u, '')
    .replaceAll(/[\u2212⁻]/gu, '-')
    .replaceAll('⁺', '+')
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (sign) => String(superscripts.indexOf(sign)));
}

/** `1.250,5` becomes `1250.5`; undefined for a text that is not a number, or that can be two numbers. */
function plainDigits(digits: string, sign: DecimalSign | null): string | undefined {
  if (/^\d+$/u.test(digits)) return digits;
  const meant = signIn(digits) ?? (isAmbiguous(digits) ? sign : undefined);
  if (!meant) return undefined;
  const [whole = '', decimals = '', ...more] = digits.split(meant);
  if (more.length > 0 || !/^\d*$/u.test(decimals) || !isGrouped(whole)) return undefined;
  if (whole === '' && decimals === '') return undefined;
  return `${whole.replaceAll(/\D/gu, '') || '0'}.${decimals || '0'}`;
}

/** Only digits, or groups of thousands that are divided by one and the same sign. */
function isGrouped(whole: string): boolean {
  const mark = /\D/u.exec(whole)?.[0];
  if (mark === undefined) return true;
  const [first = '', ...groups] = whole.split(mark);
  const isThousands = groups.every((group) => /^\d{3}$/u.test(group));
  // In India the groups above the thousands have two digits.
  const isIndian =
    mark === ',' &&
    /^\d{3}$/u.test(groups.at(-1) ?? '') &&
    groups.slice(0, -1).every((group) => /^\d{2}$/u.test(group));
  return /^\d{1,3}$/u.test(first) && (isThousands || isIndian);
}

/** One sign with three digits after it: thousands in some countries, decimals in others. */
function isAmbiguous(digits: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/u.test(digits);
}

/** The decimal sign that the digits themselves show; undefined if they do not. */
function signIn(digits: string): DecimalSign | undefined {
  const marks = digits.match(/[.,]/gu) ?? [];
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return /\D/u.test(digits) ? '.' : undefined;
  if (first !== last) return last === ',' ? ',' : '.';
  // A sign that occurs twice is not a decimal sign.
  if (marks.length > 1) return first === ',' ? '.' : ',';
  if (isAmbiguous(digits)) return undefined;
  return first === ',' ? ',' : '.';
}

const inText = new RegExp(numberPattern, 'gu');

/** The decimal sign that the numbers of a table show; null if none shows one, or if two disagree. */
export function decimalSignOf(texts: readonly string[]): DecimalSign | null {
  const signs = new Set<DecimalSign>();
  for (const text of texts) {
    for (const [number] of text.matchAll(inText)) {
      const digits = number.replace(/^[-+\u2212]/u, '').replace(/[eE×x*·\s].*$/u, '');
      const isNumber = /[.,]/u.test(digits) && plainDigits(digits, null) !== undefined;
      const sign = isNumber ? signIn(digits) : undefined;
      if (sign) signs.add(sign);
    }
  }
  const [only] = signs;
  return signs.size === 1 && only ? only : null;
}
