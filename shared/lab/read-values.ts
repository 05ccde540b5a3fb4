/** How a table writes numbers; one table writes them all alike. */
export type DecimalSign = '.' | ',';

/** A measured value; `below` and `above` where the laboratory gives only a bound. */
export interface MeasuredValue {
  readonly amount: number;
  readonly bound: 'exact' | 'below' | 'above';
}

/** The bounds between which a value is usual. */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
}

const digits = String.raw`[-+−]?\d[\d.,'\u00a0\u2009\u202f]*`;

/** The sign that the numbers of a table use: a comma if one of them can only be read so. */
export function decimalSignOf(texts: readonly string[]): DecimalSign {
  const isComma = (text: string) =>
    /\d,(?:\d{1,2}|\d{4,})(?!\d)/u.test(text) ||
    /\.\d{3},\d/u.test(text) ||
    /(?<!\d)0,\d/u.test(text);
  const isPoint = (text: string) =>
    /\d\.(?:\d{1,2}|\d{4,})(?!\d)/u.test(text) ||
    /,\d{3}\.\d/u.test(text) ||
    /(?<!\d)0\.\d/u.test(text);
  return texts.some(isComma) && !texts.some(isPoint) ? ',' : '.';
}

/** Undefined for what is no number, such as "negative". */
export function readValue(text: string, sign: DecimalSign): MeasuredValue | undefined {
  const found = new RegExp(`^\\s*([<>≤≥]=?)?\\s*(${digits})`, 'u').exec(text);
  const amount = found ? toNumber(found[2] ?? '', sign) : undefined;
  if (amount === undefined) return undefined;
  const comparator = found?.[1] ?? '';
  return {
    amount,
    bound: /[<≤]/u.test(comparator) ? 'below' : comparator === '' ? 'exact' : 'above',
  };
}

/** Reads "10–20", "10 to 20", "< 5", "up to 5", "≥ 30", "[3.5; 5]"; undefined for what is no range. */
export function readRange(text: string, sign: DecimalSign): ReferenceRange | undefined {
  const plain = text.trim().replace(/^[[(]/u, '');
  const pair = new RegExp(`^(${digits})\\s*(?:[-–—−;]|to|bis|\\.\\.)\\s*(${digits})`, 'iu').exec(
    plain,
  );
  if (pair) {
    const [low, high] = [toNumber(pair[1] ?? '', sign), toNumber(pair[2] ?? '', sign)];
    return low !== undefined && high !== undefined && low <= high ? { low, high } : undefined;
  }
  const single = new RegExp(
    `^(<=?|>=?|≤|≥|up to|below|under|above|over|from|bis)?\\s*(${digits})\\s*(\\+)?`,
    'iu',
  ).exec(plain);
  const amount = single ? toNumber(single[2] ?? '', sign) : undefined;
  const word = (single?.[1] ?? (single?.[3] === '+' ? '>' : '')).toLowerCase();
  if (amount === undefined || word === '') return undefined;
  return /^(?:[>≥]|above|over|from)/u.test(word) ? { low: amount } : { high: amount };
}

function toNumber(text: string, sign: DecimalSign): number | undefined {
  const grouping = sign === ',' ? /[.'\u00a0\u2009\u202f]/gu : /[,'\u00a0\u2009\u202f]/gu;
  const plain = text
    .replaceAll(grouping, '')
    .replace(sign, '.')
    .replace('−', '-')
    .replace(/[.,]+$/u, '');
  const number = Number(plain);
  return plain !== '' && Number.isFinite(number) ? number : undefined;
}

/** Which of two numbers with slashes comes first. */
export type DateOrder = 'day-first' | 'month-first';

const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/u;

/** By a date that can only be read one way; day first where none decides, as in most countries. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const seconds = texts.map((text) => Number(slashed.exec(text.trim())?.[2] ?? 0));
  return seconds.some((second) => second > 12) ? 'month-first' : 'day-first';
}

/** A date as 2026-03-01, from "2026-03-01T08:00", "2026/3/1", "1.3.2026", "3/1/2026"; undefined for what is none. */
export function readDate(text: string, order: DateOrder): string | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(plain);
  if (iso) return toDate(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/u.exec(plain);
  if (dotted) return toDate(dotted[3], dotted[2], dotted[1]);
  const [, first, second, year] = slashed.exec(plain) ?? [];
  return order === 'day-first' ? toDate(year, second, first) : toDate(year, first, second);
}

function toDate(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const [m, d] = [Number(month), Number(day)];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (m < 1 || m > 12 || d < 1 || d > (lengths[m - 1] ?? 0)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
