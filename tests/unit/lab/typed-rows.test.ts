import { expect, test } from 'vitest';
import {
  noTypedRows,
  pasteCells,
  readTypedRows,
  removeRow,
  typeCell,
  typedColumns,
  type TypedColumn,
  type TypedRow,
} from '../../../shared/lab/typed-rows.ts';

function typed(...lines: readonly (readonly string[])[]): readonly TypedRow[] {
  let rows = noTypedRows;
  for (const [at, cells] of lines.entries()) {
    for (const [column, text] of cells.entries()) {
      rows = typeCell(rows, rows[at]?.id ?? 0, typedColumns[column] ?? 'name', text);
    }
  }
  return rows;
}

const paste = (rows: readonly TypedRow[], at: number, column: TypedColumn, text: string) =>
  pasteCells(rows, { id: rows[at]?.id ?? 0, column }, text);

const texts = (rows: readonly TypedRow[] | undefined) =>
  rows?.map((row) => typedColumns.map((column) => row[column]).join('|'));

test('there is always an empty row to go on in, also after rows are removed', () => {
  const rows = typed(['Iron', '4'], ['Zinc', '9'], ['Copper', '11']);
  expect(rows).toHaveLength(4);
  const fewer = removeRow(removeRow(rows, rows[0]?.id ?? 0), rows[3]?.id ?? 0);
  expect(texts(fewer)).toEqual(['Zinc|9|||', 'Copper|11|||', '||||']);
  expect(new Set(fewer.map(({ id }) => id)).size).toBe(3);
});

test('a row that is begun has the date of the row before, which can be taken away', () => {
  const rows = typed(['Iron', '4', '', '', '2026-03-01'], ['Zinc']);
  expect(rows[1]?.date).toBe('2026-03-01');
  const without = typeCell(rows, rows[1]?.id ?? 0, 'date', '');
  expect(typeCell(without, rows[1]?.id ?? 0, 'value', '9')[1]?.date).toBe('');
});

test('each row says in words what cannot be read in it, at the cell, and empty rows say nothing', () => {
  const rows = typed(
    ['Iron', '1:160'],
    ['', '4'],
    ['Zinc', '9,5', 'µmol/L', 'about 10', 'soon'],
    ['Copper', '', 'µmol/L'],
  );
  const read = [...readTypedRows(rows).values()];
  expect(read.map(({ problems }) => problems)).toEqual([
    [{ column: 'value', words: '“1:160” is a ratio, not a number.' }],
    [{ column: 'name', words: 'The name of the marker is missing.' }],
    [
      { column: 'range', words: 'The reference range “about 10” could not be read.' },
      { column: 'date', words: '“soon” is not a date.' },
    ],
    [{ column: 'value', words: 'The value is missing.' }],
  ]);
  expect(read[2]?.marker).toMatchObject({ name: 'Zinc', value: '9.5', unit: 'µmol/L' });
});

test('a number that can be two is told by the other rows, or asked about', () => {
  const alone = readTypedRows(typed(['Iron', '1,250']));
  expect([...alone.values()][0]?.problems[0]?.words).toContain('can mean 1250 or 1.25');
  const beside = readTypedRows(typed(['Iron', '1,250'], ['Zinc', '9.5']));
  expect([...beside.values()][0]?.marker?.value).toBe('1250');
});

test('pasted cells fill rows to the right and down from the cell, and what has no room is said', () => {
  const pasted = paste(typed(['Iron', '4']), 0, 'value', '5\tµmol/L\n6\tµmol/L\r\n');
  expect(texts(pasted?.rows)).toEqual(['Iron|5|µmol/L||', '|6|µmol/L||', '||||']);
  expect(pasted?.left).toBe('');
  const dated = typed(['Iron', '4', '', '', '2026-03-01']);
  expect(texts(paste(dated, 1, 'name', 'Zinc\t9\nCopper\t11')?.rows)?.slice(1, 3)).toEqual([
    'Zinc|9|||2026-03-01',
    'Copper|11|||2026-03-01',
  ]);
  expect(paste(noTypedRows, 0, 'range', '1-2\t2026-03-01\tfasting')?.left).toBe(
    'Cells to the right of the date were left out.',
  );
  const long = paste(noTypedRows, 0, 'name', 'Iron\t4\n'.repeat(203));
  expect(long?.rows.filter(({ name }) => name !== '')).toHaveLength(200);
  expect(long?.left).toContain('3 rows did not fit');
});

test('pasted cells under headings go to the columns that these name', () => {
  const table = 'Result\tUnits\tTest\tLow\tHigh\n4\tµmol/L\tIron\t10\t30\n9\tmg/L\tCRP\t\t5\n';
  const pasted = paste(noTypedRows, 0, 'date', table);
  expect(texts(pasted?.rows)).toEqual(['Iron|4|µmol/L|10–30|', 'CRP|9|mg/L|≤ 5|', '||||']);
});

test('the text of one cell is pasted as text', () => {
  expect(paste(noTypedRows, 0, 'name', 'Iron, serum')).toBeNull();
  expect(paste(noTypedRows, 0, 'name', 'Iron\n')).toBeNull();
});

test('an identifier that was pasted beside a name belongs to that name only', () => {
  const rows = paste(noTypedRows, 0, 'name', 'name\tHMDB\tvalue\nIron\tHMDB0015531\t4')?.rows ?? [];
  const [read] = readTypedRows(rows).values();
  expect(read?.marker?.identifier).toBe('HMDB0015531');
  const [changed] = readTypedRows(typeCell(rows, rows[0]?.id ?? 0, 'name', 'Zinc')).values();
  expect(changed?.marker).not.toHaveProperty('identifier');
});
