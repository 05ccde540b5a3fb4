import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeTextFile } from '../../../shared/text/decode-text-file.ts';
import { readLabTable } from '../../../shared/lab/read-lab-table.ts';
import { dateOrderOf, readDate, readRange, readValue } from '../../../shared/lab/read-values.ts';
import { markerStatus } from '../../../shared/lab/lab-scenario.ts';

test('a table with headings in any order and words gives its markers, and says what it could not read', () => {
  const { markers, problems } = readLabTable(
    'Date,Test name,Result,Units,Reference range,HMDB\n' +
      '2026-03-01,Ferritin,12,µg/L,15 - 150,\n' +
      '2026-03-01,"Zinc, serum",<0.5,mg/L,0.6–1.2,HMDB0015532\n' +
      ',CRP,negative,mg/L,<5,\n' +
      'soon,Copper,1.1,mg/L,about 1,\n',
  );
  expect(markers).toEqual([
    { name: 'Ferritin', value: '12', unit: 'µg/L', low: 15, high: 150, date: '2026-03-01', row: 2 },
    {
      name: 'Zinc, serum',
      value: '<0.5',
      unit: 'mg/L',
      low: 0.6,
      high: 1.2,
      date: '2026-03-01',
      identifier: 'HMDB0015532',
      row: 3,
    },
    { name: 'Copper', value: '1.1', unit: 'mg/L', row: 5 },
  ]);
  expect(problems).toEqual([
    'Row 4: “negative” is not a number.',
    'Row 5: the reference range “about 1” could not be read.',
    'Row 5: “soon” is not a date.',
  ]);
});

test('a table from a country that writes decimals with commas is read as it was meant', () => {
  const { markers } = readLabTable(
    'Parameter;Ergebnis;Einheit;Min;Max;Datum\nFerritin;1.250,5;µg/l;15;150,0;1.3.2026\nZink;0,7;mg/l;0,6;;2.3.2026\n',
  );
  expect(markers).toEqual([
    {
      name: 'Ferritin',
      value: '1250.5',
      unit: 'µg/l',
      low: 15,
      high: 150,
      date: '2026-03-01',
      row: 2,
    },
    { name: 'Zink', value: '0.7', unit: 'mg/l', low: 0.6, date: '2026-03-02', row: 3 },
  ]);
});

test.each([
  'Untersuchung;Messwert;Einheit;Normbereich;Entnahmedatum\nFerritin;12,5;µg/l;15-150;1.3.2026\n',
  'Analyse;Résultat;Unité;Valeurs de référence;Date de prélèvement\nFerritin;12,5;µg/l;15 à 150;01/03/2026\n',
  'Determinación;Resultado;Unidad;Valores de referencia;Fecha\nFerritin;12,5;µg/l;15 a 150;01/03/2026\n',
])('headings of other languages are understood: %s', (table) => {
  expect(readLabTable(table)).toEqual({
    markers: [
      {
        name: 'Ferritin',
        value: '12.5',
        unit: 'µg/l',
        low: 15,
        high: 150,
        date: '2026-03-01',
        row: 2,
      },
    ],
    problems: [],
  });
});

test.each([
  'Analyte,Valeur,Unité,Réf.\nFerritine,12.5,µg/L,15-150\n',
  'Analyte;Valeur mesurée;Unités;Intervalle\nFerritine;12,5;µg/L;15-150\n',
  'Datum;Analyt;Ergebnis (gemessen);Einheit;Ref\n;Ferritine;12,5;µg/L;15-150\n',
  'Test,Result [serum],Units,Ref.\nFerritine,12.5,µg/L,15-150\n',
  'Název,Hodnota,Jednotka,Meze\nFerritine,12.5,µg/L,15-150\n',
])(
  'headings are found with units and remarks beside them, and in unknown languages: %s',
  (table) => {
    expect(readLabTable(table)).toEqual({
      markers: [{ name: 'Ferritine', value: '12.5', unit: 'µg/L', low: 15, high: 150, row: 2 }],
      problems: [],
    });
  },
);

test('a first row that may be a value is one', () => {
  expect(readLabTable('CRP,negative,mg/L\nZinc,0.7,mg/L\n').problems).toEqual([
    'Row 1: “negative” is not a number.',
  ]);
});

test('“less than” and “at most” stay what they are', () => {
  const table = 'name,value,unit,range\nCRP,< 5,mg/L,< 5\nESR,≤5,mm,≤ 5\n';
  const [crp, esr] = readLabTable(table).markers;
  expect(crp).toMatchObject({ value: '<5', high: 5, writtenRange: '< 5' });
  expect(esr).toMatchObject({ value: '≤5', high: 5 });
  expect(esr).not.toHaveProperty('writtenRange');
});

test('what has no values at all is said in one sentence', () => {
  const { markers, problems } = readLabTable('PMID- 1\nTI  - a\nAB  - b\nAU  - c\nER  - d\n');
  expect(markers).toEqual([]);
  expect(problems).toEqual([
    'No laboratory values were found: each row needs the name of a marker and a number.',
  ]);
});

test('a table without headings is taken in the usual order', () => {
  expect(readLabTable('Zinc,0.7,mg/L,0.6-1.2,2026-03-01').markers).toEqual([
    { name: 'Zinc', value: '0.7', unit: 'mg/L', low: 0.6, high: 1.2, date: '2026-03-01', row: 1 },
  ]);
});

test.each(['', '\n\n', 'name,value', '"never closed', 'a,b\nc,d'])(
  'a file without markers gives none: %j',
  (text) => {
    expect(readLabTable(text).markers).toEqual([]);
  },
);

describe('numbers', () => {
  test.each([
    ['12.4', '.', 12.4, 'exact'],
    ['1,250', '.', 1250, 'exact'],
    ['1 250 mg', '.', 1250, 'exact'],
    ['2.5E5', '.', 250_000, 'exact'],
    ['1.2 x 10^9/L', '.', 1.2e9, 'exact'],
    ['>\u00a0200', '.', 200, 'above'],
    ['12.4 mg/L', '.', 12.4, 'exact'],
    ['12 H', '.', 12, 'exact'],
    ['98.6%', '.', 98.6, 'exact'],
    ['<5', '.', 5, 'below'],
    ['≥ 7,5', ',', 7.5, 'above'],
    ['−2', '.', -2, 'exact'],
  ] as const)('%s with %s is %d, %s', (text, sign, amount, bound) => {
    expect(readValue(text, sign)).toMatchObject({ amount, bound });
  });

  test.each([
    '1:160',
    '1/160',
    '12 of 20',
    '2-Sep',
    '3.4.2026',
    '10:30',
    '12 (repeat)',
    'ca. 5',
    '1.2.3',
    '5 6',
  ])('the beginning of a cell is not taken for the whole: %s', (text) => {
    expect(readValue(text, '.')).toBeUndefined();
  });

  test.each([
    ['10-20', { low: 10, high: 20 }],
    ['3.5 to 5', { low: 3.5, high: 5 }],
    ['[1; 2]', { low: 1, high: 2 }],
    ['-1 – 1', { low: -1, high: 1 }],
    ['< 5', { high: 5 }],
    ['up to 5 mg', { high: 5 }],
    ['≥30', { low: 30 }],
    ['30+', { low: 30 }],
    ['20-10', undefined],
    ['30', undefined],
    ['normal', undefined],
  ])('the range %s is %j', (text, range) => {
    expect(readRange(text, '.')).toEqual(range);
  });

  test.each(['10-20 (adults)', '5 of 10', '1:40-1:80', 'see 5 - 10'])(
    'a range is the whole cell or none: %s',
    (text) => {
      expect(readRange(text, '.')).toBeUndefined();
    },
  );
});

test('dates with slashes are read by the one that can be read in one way only', () => {
  expect(dateOrderOf(['03/04/2026', '03/25/2026'])).toBe('month-first');
  expect(readDate('3/4/2026', 'month-first')).toBe('2026-03-04');
  expect(readDate('3/4/2026', 'day-first')).toBe('2026-04-03');
  expect(readDate('29.2.2025', 'day-first')).toBeUndefined();
  expect(readDate('2024-02-29T08:00', 'day-first')).toBe('2024-02-29');
});

test.each([
  [{ value: '12', low: 15, high: 150 }, 'low'],
  [{ value: '15', low: 15, high: 150 }, 'in-range'],
  [{ value: '151', low: 15, high: 150 }, 'high'],
  [{ value: '<15', low: 15 }, 'low'],
  [{ value: '<20', low: 15 }, 'unknown'],
  [{ value: '<5', high: 5 }, 'in-range'],
  [{ value: '>150', low: 15, high: 150 }, 'high'],
  [{ value: '>40', low: 30 }, 'in-range'],
  [{ value: '12' }, 'unknown'],
] as const)('%j is %s', (marker, status) => {
  expect(markerStatus({ name: 'x', unit: '', ...marker })).toBe(status);
});

const marker = (text: string) => readLabTable(`name;value;unit\n${text}`);

test('numbers as laboratories write them are whole cells, or said to be none', () => {
  const { markers, problems } = marker(
    'A;1 250;\nB;1\u00a0250;\nC;1\u202f250,5;\nD;"1\u2019250";\nE;2,5E5;\nF;1.250;\nG;1:160;\nH;12 mg/dl;\n',
  );
  expect(markers.map(({ value, unit }) => `${value} ${unit}`.trim())).toEqual([
    '1250',
    '1250',
    '1250.5',
    '1250',
    '250000',
    '1250',
    '12 mg/dl',
  ]);
  expect(problems).toEqual(['Row 8: “1:160” is a ratio, not a number.']);
});

test('a number that can be two is read by the other cells, and else is asked about', () => {
  expect(marker('A;1,250;\nB;2.5;').markers.map(({ value }) => value)).toEqual(['1250', '2.5']);
  expect(marker('A;1,250;\nB;2,5;').markers.map(({ value }) => value)).toEqual(['1.25', '2.5']);
  const alone = marker('A;1,250;');
  expect(alone.markers).toEqual([]);
  expect(alone.problems[0]).toContain('can mean 1250 or 1.25');
});

const ansiCase = new URL('../../../../shared/cases/inputs/lab-ansi.csv', import.meta.url);

test.skipIf(!existsSync(ansiCase))(
  'the case from the field gives no number that it does not have',
  () => {
    const { text } = decodeTextFile(readFileSync(ansiCase)) ?? { text: '' };
    const { markers, problems } = readLabTable(text);
    expect(markers.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['Ferritin', '1250', 'µg/L'],
      ['Platelets', '250000', '/µL'],
      ['Vitamin B12', '1250', 'pg/mL'],
    ]);
    expect(problems).toEqual(['Row 4: “1:160” is a ratio, not a number.']);
  },
);

test('problems name the row of the file, empty rows counted', () => {
  expect(
    readLabTable('name,value,unit\n\nFerritin,12,µg/L\n\nCRP,negative,mg/L\n').problems,
  ).toEqual(['Row 5: “negative” is not a number.']);
});
