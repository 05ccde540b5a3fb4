import { parseCsv } from '../text/parse-csv.ts';
import { trimBlanks } from '../text/read-number.ts';
import { labCellsOf, readLabRows, type LabCells, type LabMarker } from './read-lab-table.ts';
import { labTableWords } from '../words/lab-table.ts';

/** What a person types of a laboratory value, from left to right. */
export const typedColumns = ['name', 'value', 'unit', 'range', 'date'] as const;
export type TypedColumn = (typeof typedColumns)[number];

/** A row as it is typed: texts, not read yet. */
export type TypedRow = Readonly<Record<TypedColumn, string>> & {
  /** Tells rows apart while rows before them come and go. */
  readonly id: number;
  /** Beside the name in what was pasted; gone when the name is changed. */
  readonly identifier?: string;
};

/** Nobody types more; what is longer is opened as a table. */
const mostTypedRows = 200;
const fewestRows = 3;

/** What begins empty: there is always an empty row at the end, to go on in. */
export const noTypedRows: readonly TypedRow[] = withEmptyRows([]);

function withEmptyRows(rows: readonly TypedRow[]): readonly TypedRow[] {
  const last = rows.at(-1);
  const missing = Math.max(fewestRows - rows.length, last && isEmptyRow(last) ? 0 : 1);
  const next = nextId(rows);
  return [...rows, ...Array.from({ length: missing }, (_, at) => emptyRow(next + at))];
}

function emptyRow(id: number): TypedRow {
  return { id, name: '', value: '', unit: '', range: '', date: '' };
}

function nextId(rows: readonly TypedRow[]): number {
  return Math.max(0, ...rows.map(({ id }) => id)) + 1;
}

/** A date alone is no value: it may have been taken over from the row before. */
export function isEmptyRow({ name, value, unit, range }: TypedRow): boolean {
  return [name, value, unit, range].every((text) => trimBlanks(text) === '');
}

/** Types into one cell. A row that is begun takes over the date of the row before: values of one visit share it. */
export function typeCell(
  rows: readonly TypedRow[],
  id: number,
  column: TypedColumn,
  text: string,
): readonly TypedRow[] {
  return withEmptyRows(
    rows.map((row, at) => {
      if (row.id !== id) return row;
      const { identifier, ...plain } = row;
      const kept = identifier === undefined || column === 'name' ? plain : row;
      const isBegun = isEmptyRow(row) && row.date === '' && column !== 'date';
      const date = isBegun ? (rows[at - 1]?.date ?? '') : row.date;
      return { ...kept, date, [column]: text };
    }),
  );
}

export function removeRow(rows: readonly TypedRow[], id: number): readonly TypedRow[] {
  return withEmptyRows(rows.filter((row) => row.id !== id));
}

/**
 * Fills rows with copied cells, from one cell to the right and down as a spreadsheet does; cells under headings go into
 * the columns that these name. Where there is no date, it is that of the row before. Null if the text is no more than one cell. `left` says what found no room.
 */
export function pasteCells(
  rows: readonly TypedRow[],
  start: { readonly id: number; readonly column: TypedColumn },
  text: string,
): { readonly rows: readonly TypedRow[]; readonly left: string } | null {
  const table = /[\t\r\n]/u.test(text.trimEnd()) ? parseCsv(text) : null;
  if (!table?.ok) return null;
  const { rows: named, hasHeading } = labCellsOf(table.value.rows);
  const from = typedColumns.indexOf(start.column);
  const cells = hasHeading
    ? named.map(toTypedCells)
    : table.value.rows.map((row) => cellsFrom(row, from));
  const row = rows.findIndex(({ id }) => id === start.id);
  const room = mostTypedRows - row;
  const next = nextId(rows);
  const date = rows[row - 1]?.date ?? '';
  const filled = cells.slice(0, room).map((texts, at) => {
    const before = rows[row + at] ?? emptyRow(next + at);
    return { ...before, date: before.date || date, ...texts };
  });
  const widest = Math.max(0, ...table.value.rows.map(({ length }) => length));
  return {
    rows: withEmptyRows([...rows.slice(0, row), ...filled, ...rows.slice(row + filled.length)]),
    left: [
      cells.length > room ? labTableWords.rowsFoundNoRoom(cells.length - room) : '',
      !hasHeading && from + widest > typedColumns.length ? labTableWords.cellsRightDateWere : '',
    ]
      .filter((words) => words !== '')
      .join(' '),
  };
}

function cellsFrom(row: readonly string[], from: number): Partial<TypedRow> {
  return Object.fromEntries(
    row.slice(0, typedColumns.length - from).map((cell, at) => {
      return [typedColumns[from + at], trimBlanks(cell)];
    }),
  );
}

/** Some tables have an identifier in place of a name, and a column for each limit of the range. */
function toTypedCells({ low = '', high = '', ...cells }: LabCells): Partial<TypedRow> {
  return {
    ...cells,
    name: cells.name || cells.identifier || '',
    range: cells.range || rangeInWords(low, high),
  };
}

function rangeInWords(low: string, high: string): string {
  if (low === '') return high === '' ? '' : `≤ ${high}`;
  return high === '' ? `≥ ${low}` : `${low}–${high}`;
}

/** What a typed row says, or what cannot be read in it; empty rows say nothing. */
export interface ReadTypedRow {
  readonly marker: LabMarker | null;
  /** Sentences, each for its cell. */
  readonly problems: readonly { readonly column: TypedColumn; readonly words: string }[];
}

/** Reads the rows together; the key is a row's id. Their numbers count down from 0, below those of any table. */
export function readTypedRows(rows: readonly TypedRow[]): ReadonlyMap<number, ReadTypedRow> {
  const typed = rows.filter((row) => !isEmptyRow(row));
  const read = readLabRows(typed.map(toCells), []);
  return new Map(
    typed.map(({ id }, at) => {
      const { marker, problems } = read[at] ?? { marker: null, problems: [] };
      return [
        id,
        {
          marker: marker && { ...marker, row: -id },
          problems: problems.map(({ column, words }) => ({
            column: isTypedColumn(column) ? column : 'name',
            words: words.slice(0, 1).toUpperCase() + words.slice(1),
          })),
        },
      ];
    }),
  );
}

function isTypedColumn(column: string): column is TypedColumn {
  return typedColumns.some((one) => one === column);
}

function toCells(row: TypedRow): LabCells {
  return {
    ...Object.fromEntries(typedColumns.map((column) => [column, trimBlanks(row[column])])),
    ...(row.identifier === undefined ? {} : { identifier: row.identifier }),
  };
}
