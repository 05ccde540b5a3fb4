import { parseCsv } from '../text/parse-csv.ts';
import { decimalSignOf, trimBlanks, type DecimalSign } from '../text/read-number.ts';
import { foldText } from '../text/fold-text.ts';
import { limits } from '../project/value-schemas.ts';
import type { Marker } from '../project/project-schema.ts';
import { dateOrderOf, readDate, readRange, readValue, type ReferenceRange } from './read-values.ts';

/** A marker of a laboratory's table. */
export interface LabMarker extends Marker {
  /** An identifier, where the table has one beside the name. */
  readonly identifier?: string;
  /** The row of the file, from 1. */
  readonly row: number;
}

export interface LabTable {
  readonly markers: readonly LabMarker[];
  /** Sentences on what could not be read. */
  readonly problems: readonly string[];
}

const columnNames = {
  name: [
    'name',
    'marker',
    'test',
    'testname',
    'analyte',
    'parameter',
    'component',
    'assay',
    'biomarker',
  ],
  identifier: ['identifier', 'id', 'code', 'loinc', 'chebi', 'hmdb', 'xref'],
  value: ['value', 'result', 'resultvalue', 'measurement', 'wert', 'ergebnis'],
  unit: ['unit', 'units', 'uom', 'einheit'],
  range: [
    'referencerange',
    'range',
    'refrange',
    'reference',
    'normalrange',
    'referenceinterval',
    'normal',
    'referenzbereich',
  ],
  low: [
    'low',
    'min',
    'minimum',
    'lower',
    'lowerlimit',
    'reflow',
    'referencelow',
    'rangelow',
    'rangemin',
  ],
  high: [
    'high',
    'max',
    'maximum',
    'upper',
    'upperlimit',
    'refhigh',
    'referencehigh',
    'rangehigh',
    'rangemax',
  ],
  date: [
    'date',
    'collected',
    'collectiondate',
    'sampledate',
    'datecollected',
    'time',
    'datum',
    'day',
  ],
} as const;

type Column = keyof typeof columnNames;
type Row = Readonly<Partial<Record<Column, string>>>;

/** If there are no headings, the columns are expected in this order. */
const usualOrder: readonly Column[] = ['name', 'value', 'unit', 'range', 'date'];

/** Reads a CSV table of markers, whatever the names of its columns and the form of its numbers. */
export function readLabTable(text: string): LabTable {
  const parsed = parseCsv(text);
  if (!parsed.ok)
    return { markers: [], problems: ['The file is not a table: a quote in it is never closed.'] };
  const { rows: allRows } = parsed.value;
  const [first = [], ...others] = allRows;
  const columns = columnsOf(first);
  const hasHeading =
    columns.includes('value') && (columns.includes('name') || columns.includes('identifier'));
  const rows = hasHeading ? others : allRows;
  const table = readRows(
    rows
      .slice(0, limits.listLength)
      .map((cells) => toRow(cells, hasHeading ? columns : usualOrder)),
    hasHeading ? 2 : 1,
  );
  const more = rows.length - limits.listLength;
  if (more <= 0) return table;
  const left = `Only the first ${limits.listLength.toLocaleString('en')} rows were read; ${more.toLocaleString('en')} were left out.`;
  return { ...table, problems: [...table.problems, left] };
}

function columnsOf(heading: readonly string[]): readonly (Column | undefined)[] {
  const taken = new Set<Column>();
  return heading.map((cell) => {
    const name = foldText(cell).compact;
    const column = entriesOfColumns.find(
      ([id, names]) => !taken.has(id) && names.includes(name),
    )?.[0];
    if (column) taken.add(column);
    return column;
  });
}

// `Object.entries` of a record typed by its keys.
const entriesOfColumns = Object.entries(columnNames) as [Column, readonly string[]][];

function toRow(cells: readonly string[], columns: readonly (Column | undefined)[]): Row {
  const row: Partial<Record<Column, string>> = {};
  for (const [at, column] of columns.entries())
    if (column) row[column] = trimBlanks(cells[at] ?? '');
  return row;
}

function readRows(rows: readonly Row[], firstRow: number): LabTable {
  const sign = decimalSignOf(
    rows.flatMap(({ value, range, low, high }) => [
      value ?? '',
      range ?? '',
      low ?? '',
      high ?? '',
    ]),
  );
  const order = dateOrderOf(rows.map(({ date }) => date ?? ''));
  const problems: string[] = [];
  const markers = rows.flatMap((row, at): LabMarker[] => {
    const name = row.name || row.identifier || '';
    const rowName = `Row ${at + firstRow}`;
    if (name === '') return report(`${rowName} names no marker.`);
    const value = readValue(row.value ?? '', sign);
    if (!value) return report(`${rowName}: ${whyNoValue(row.value ?? '')}`);
    const range = rangeOf(row, sign);
    if (row.range && !range)
      problems.push(`${rowName}: the reference range “${row.range}” could not be read.`);
    for (const limit of [row.low, row.high]) {
      if (limit && !readValue(limit, sign)) problems.push(`${rowName}: ${whyNoValue(limit)}`);
    }
    const date = readDate(row.date ?? '', order);
    if (row.date && date === undefined) problems.push(`${rowName}: “${row.date}” is not a date.`);
    return [
      {
        name: name.slice(0, limits.shortTextLength),
        value: `${bounds[value.bound]}${value.amount}`,
        unit: (row.unit || value.unit).slice(0, limits.shortTextLength),
        ...range,
        ...(date === undefined ? {} : { date }),
        ...(row.identifier ? { identifier: row.identifier } : {}),
        row: at + firstRow,
      },
    ];
  });
  return { markers, problems };

  function report(problem: string): [] {
    problems.push(problem);
    return [];
  }
}

/** Values are kept with a point as decimal sign: "12.4", "<5". */
const bounds = { exact: '', below: '<', above: '>' } as const;

/** A sentence. */
function whyNoValue(text: string): string {
  if (/^\s*[<>≤≥]?\s*\d+\s*[:/]\s*\d+\s*$/u.test(text))
    return `“${text}” is a ratio, not a number.`;
  const [pointed, commaed] = [readValue(text, '.')?.amount, readValue(text, ',')?.amount];
  if (pointed === undefined || commaed === undefined) return `“${text}” is not a number.`;
  return `“${text}” can mean ${pointed} or ${commaed}, and no other number of the table tells which; write it without a mark between thousands.`;
}

function rangeOf(row: Row, sign: DecimalSign | null): ReferenceRange | undefined {
  const whole = row.range ? readRange(row.range, sign) : undefined;
  if (whole) return whole;
  const [low, high] = [row.low, row.high].map((text) => readValue(text ?? '', sign)?.amount);
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
