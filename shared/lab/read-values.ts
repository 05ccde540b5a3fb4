import { numberPattern, readNumber, trimBlanks, type DecimalSign } from '../text/read-number.ts';

/** A measured value; `below` and `above` if the laboratory gives only a bound. */
interface MeasuredValue {
  readonly amount: number;
  readonly bound: 'exact' | 'below' | 'above';
}

/** The bounds between which a value is usual. */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
}

/** A value with its unit. Some laboratories put the unit next to the number instead of in its own column. */
interface WrittenValue extends MeasuredValue {
  /** Empty where there is none beside the number. */
  readonly unit: string;
}

const value = new RegExp(`^([<>≤≥]=?|=)?\\s*(${numberPattern})(.*)$`, 'su');

/**
 * Reads "12.4", "<0.1", "> 200", "1 250", "2.5E5", "12.4 mg/L", "12 H". Undefined if the whole text is not a number,
 * such as "negative", a ratio like "1:160" or a date, and if it can be two numbers.
 */
export function readValue(text: string, sign: DecimalSign | null): WrittenValue | undefined {
  const [, comparator = '', digits = '', rest = ''] = value.exec(trimBlanks(text)) ?? [];
  const amount = readNumber(digits, sign);
  const unit = trimBlanks(rest.replace(flag, ''));
  if (amount === undefined || (unit !== '' && !isUnit(unit))) return undefined;
  return { amount, bound: boundOf(comparator), unit };
}

function boundOf(comparator: string): MeasuredValue['bound'] {
  if (/[<≤]/u.test(comparator)) return 'below';
  return /[>≥]/u.test(comparator) ? 'above' : 'exact';
}

/** How laboratories mark what is out of range. */
const flag =
  /(?:\s*(?:\*{1,3}|\+{1,3}|[↑↓⬆⬇▲▼]{1,2}|!|[[(](?:HH?|LL?|high|low)[\])])|(?:^|\s)(?:HH?|LL?|high|low))$/iu;

const unitNames = new Set(
  [
    'kg g mg µg ug mcg ng pg fg mol mmol µmol umol nmol pmol fmol mM µM uM nM pM M L dL mL µL uL fL',
    'U IU kU mU µU uU mIU µIU uIU kIU AU RU GPL MPL eq mEq val mval Osm mOsm s sec min h hr d',
    'mmHg Pa kPa bar °C °F C F % ‰ ppm ppb cells copies index ratio score T/L G/L Tsd Mio ms mV bpm cm mm m',
  ].flatMap((line) => line.split(' ').map((name) => name.toLowerCase())),
);

/**
 * Every part between the strokes must be a unit that laboratories use, with any power and with any word for the blood.
 */
function isUnit(text: string): boolean {
  const plain = text.toLowerCase().replaceAll('μ', 'µ');
  const [first = '', ...others] = plain.split('/').map((part) => part.trim());
  const isPower = /^(?:10|1000|1\.73|mio|tsd)?(?:[\^⁰¹²³⁴⁵⁶⁷⁸⁹*]*\d*)$/u.test(first);
  const isPart = (part: string) =>
    /^(?:\d{1,4}\s?)?(?:[a-zµ%°]{1,6})(?:[²³23]|\^\d)?(?:\s(?:hb|crea|creatinine|kreatinin|urine|hgb))?$/u.test(
      part,
    );
  if (others.length === 0) return unitNames.has(first.replace(/[²³]$/u, ''));
  return (isPower || isPart(first)) && others.every(isPart);
}

const between = String.raw`\s*(?:[-–—−;]|to|bis|à|a|\.\.+|…)\s*`;
const pair = new RegExp(`^(${numberPattern})${between}(${numberPattern})(.*)$`, 'isu');
const single = new RegExp(
  `^(<=?|>=?|≤|≥|up to|below|under|less than|above|over|more than|from|bis|unter|über|ab)?\\s*(${numberPattern})\\s*(\\+)?(.*)$`,
  'isu',
);

/** Reads "10–20", "10 to 20 mg/L", "< 5", "up to 5", "≥ 30", "[3.5; 5]"; undefined if the whole text is not a range. */
export function readRange(text: string, sign: DecimalSign | null): ReferenceRange | undefined {
  const plain = trimBlanks(trimBlanks(text).replace(/^[[(](.*)[\])]$/su, '$1'));
  const isEnd = (rest = '') => rest.trim() === '' || isUnit(rest.trim());
  const [, from = '', to = '', rest] = pair.exec(plain) ?? [];
  const [low, high] = [readNumber(from, sign), readNumber(to, sign)];
  if (low !== undefined && high !== undefined && isEnd(rest)) {
    return low <= high ? { low, high } : undefined;
  }
  const [, comparator = '', digits = '', plus = '', end] = single.exec(plain) ?? [];
  const amount = readNumber(digits, sign);
  const word = (comparator || (plus === '+' ? '>' : '')).toLowerCase();
  if (amount === undefined || word === '' || !isEnd(end)) return undefined;
  return /^(?:[>≥]|above|over|more|from|über|ab)/u.test(word) ? { low: amount } : { high: amount };
}

/** Which of two numbers with slashes comes first. */
export type DateOrder = 'day-first' | 'month-first';

const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/u;

/** Decided by a date that can only be read in one way. If none decides, the day comes first, as in most countries. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const seconds = texts.map((text) => Number(slashed.exec(text.trim())?.[2] ?? 0));
  return seconds.some((second) => second > 12) ? 'month-first' : 'day-first';
}

/** A date as 2026-03-01, from "2026-03-01T08:00", "2026/3/1", "1.3.2026", "3/1/2026"; undefined if it is not a date. */
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
