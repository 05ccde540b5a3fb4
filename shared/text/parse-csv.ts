import { failure, success, type Result } from '../result.ts';

const dividers = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g } as const;
type Divider = keyof typeof dividers;

interface Cell {
  readonly text: string;
  /** Where the divider, the line break or the end of the text is. */
  readonly end: number;
}

/** A byte order mark, and the line by which spreadsheets tell each other the divider. */
const firstLine = /^\uFEFF?(?:"?sep=[,;\t]"?\r?\n)?/iu;

/** Where a table is no table, and why. */
interface TableFault {
  readonly where: string;
  readonly why: string;
}

/** Rows of cells after RFC 4180, divided by what the first line has most. A quote without an end is an error. */
export function parseCsv(text: string): Result<string[][], TableFault> {
  const opening = firstLine.exec(text)?.[0] ?? '';
  const source = text.slice(opening.length);
  const divider = dividerOf(source);
  const rows: string[][] = [[]];
  let at = 0;
  let line = opening.includes('\n') ? 2 : 1;
  while (at < source.length) {
    const cell =
      source[at] === '"' ? quotedCell(source, at, divider) : plainCell(source, at, divider);
    if (cell === null) {
      return failure({ where: `line ${line}`, why: 'has a quote that nothing closes' });
    }
    rows.at(-1)?.push(cell.text);
    line += breaksIn(source, at, cell.end);
    at = cell.end;
    if (source[at] === divider) {
      at += 1;
      // What ends in a divider ends in an empty cell.
      if (at === source.length) rows.at(-1)?.push('');
    } else if (at < source.length) {
      at += source.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      rows.push([]);
    }
  }
  return success(rows.filter((row) => row.some((cell) => cell !== '')));
}

/** Spreadsheets divide by what their country does not use within numbers. */
function dividerOf(source: string): Divider {
  const first = /^[^\r\n]*/u.exec(source)?.[0] ?? '';
  const counts = ([',', ';', '\t'] as const).map((divider) => ({
    divider,
    count: first.split(divider).length,
  }));
  return counts.sort((a, b) => b.count - a.count)[0]?.divider ?? ',';
}

function quotedCell(source: string, start: number, divider: Divider): Cell | null {
  const parts: string[] = [];
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return null;
    parts.push(source.slice(at, quote));
    if (source[quote + 1] !== '"') {
      // What stands after the closing quote belongs to the cell, as spreadsheets have it.
      const rest = plainCell(source, quote + 1, divider);
      return { text: parts.join('') + rest.text, end: rest.end };
    }
    parts.push('"');
    at = quote + 2;
  }
}

function plainCell(source: string, start: number, divider: Divider): Cell {
  const pattern = dividers[divider];
  pattern.lastIndex = start;
  const end = pattern.exec(source)?.index ?? source.length;
  return { text: source.slice(start, end), end };
}

function breaksIn(source: string, start: number, end: number): number {
  return source.slice(start, end).match(/\r\n|\r|\n/gu)?.length ?? 0;
}
