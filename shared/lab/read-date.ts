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
