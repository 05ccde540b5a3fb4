import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { writeRows } from '../../../shared/formats/csv-format.ts';
import { tabbed, usualStyle } from '../../../shared/formats/table-style.ts';
import { toCsv } from '../../../shared/matrix/matrix-view.ts';
import { guardFormulas, unguardFormulas } from '../../../shared/text/parse-csv.ts';

const textsOfSigns = array(
  constantFrom('=', '+', '-', '@', '＝', '＠', "'", '"', ',', ';', '|', '\t', '\r', '\n', '1', 'a'),
).map((signs) => signs.join(''));

const writers = {
  'a table of links': (rows: string[][]) => writeRows(rows, { ...usualStyle, marked: false }),
  'a table with tabs': (rows: string[][]) => writeRows(rows, { ...tabbed, marked: false }),
  'a table in quotes': (rows: string[][]) =>
    writeRows(rows, { ...usualStyle, quotes: 'all', marked: false }),
  'the matrix': toCsv,
};

test.each(Object.entries(writers))(
  'no spreadsheet finds a formula in %s, wherever it divides',
  (_name, write) => {
    assert(
      property(array(array(textsOfSigns, { maxLength: 3 }), { maxLength: 3 }), (rows) => {
        const text = write(rows);
        for (const divider of [',', ';', '\t', '|']) expect(formulasIn(text, divider)).toEqual([]);
      }),
    );
  },
);

/** As the simplest spreadsheet reads it: quotes protect nothing but themselves. */
function formulasIn(text: string, divider: string): string[] {
  const cells = text.split(/[\r\n]/u).flatMap((line) => line.split(divider));
  return cells
    .map((cell) => cell.replace(/^"+/u, ''))
    .filter((cell) => /^[=+\-@＝＋－＠]/u.test(cell) && !/^[-+]\d+"?$/u.test(cell));
}

test('what was guarded is read as it was', () => {
  assert(
    property(textsOfSigns, (text) => {
      expect(unguardFormulas(guardFormulas(text))).toBe(text);
    }),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['x;=1+1', "x;'=1+1"],
  ['a\n=1+1', "a\n'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['-5.5', '-5.5'],
  ['1,25-(OH)2D', '1,25-(OH)2D'],
  ['N-acetyl', 'N-acetyl'],
])('%j is written as %j', (text, written) => {
  expect(guardFormulas(text)).toBe(written);
});
