import type { PlainValue } from '../plain/plain-graph.ts';

/** What a spreadsheet would take for a formula (owasp.org/www-community/attacks/CSV_Injection). */
const formula = /^'*[=+\-@\t\r]/u;
const guarded = /^''*[=+\-@\t\r]/u;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

/** A value as a cell. Text that begins like a formula gets an apostrophe before it, by which it stays text. */
function writeCell(value: PlainValue | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const isFormula = formula.test(text) && !plainNumber.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that a cell stands for. */
export function readCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

/** Rows with the mark that lets spreadsheets read UTF-8, and the line ends of RFC 4180. */
export function writeRows(rows: readonly (readonly (PlainValue | undefined)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}
