import { parseCsv } from '../text/parse-csv.ts';
import { foldText } from '../text/fold-text.ts';
import { limits } from '../project/value-schemas.ts';
import type { Marker } from '../project/project-schema.ts';
import {
  dateOrderOf,
  readDate,
  decimalSignOf,
  readRange,
  readValue,
  type ReferenceRange,
} from './read-values.ts';

/** A marker of a laboratory's table. */
export interface LabMarker extends Marker {
  /** An identifier, where the table has one beside the name. */
  readonly identifier?: string;
  /** In which row of the file it stands, from 1. */
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

/** Without a heading these columns are taken, in this order. */
const usualOrder: readonly Column[] = ['name', 'value', 'unit', 'range', 'date'];

/** Reads a CSV table of markers, however its columns are called and its numbers written. */
export function readLabTable(text: string): LabTable {
  const parsed = parseCsv(text);
  if (!parsed.ok)
    return { markers: [], problems: ['The file is not a table: a quote in it is never closed.'] };
  const [first = [], ...others] = parsed.value;
  const columns = columnsOf(first);
  const hasHeading =
    columns.includes('value') && (columns.includes('name') || columns.includes('identifier'));
  const rows = (hasHeading ? others : parsed.value).slice(0, limits.listLength);
  return readRows(
    rows.map((cells) => toRow(cells, hasHeading ? columns : usualOrder)),
    hasHeading ? 2 : 1,
  );
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
  for (const [at, column] of columns.entries()) if (column) row[column] = (cells[at] ?? '').trim();
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
    if (!readValue(row.value ?? '', sign))
      return report(`${rowName}: “${row.value ?? ''}” is not a number.`);
    const range = rangeOf(row, sign);
    if (row.range && !range)
      problems.push(`${rowName}: the reference range “${row.range}” could not be read.`);
    const date = readDate(row.date ?? '', order);
    if (row.date && date === undefined) problems.push(`${rowName}: “${row.date}” is not a date.`);
    return [
      {
        name: name.slice(0, limits.shortTextLength),
        value: normalized(row.value ?? '', sign),
        unit: (row.unit ?? '').slice(0, limits.shortTextLength),
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

/** With a point as decimal sign and the unit that some laboratories put beside it left out: "12.4", "<5". */
function normalized(text: string, sign: '.' | ','): string {
  const value = readValue(text, sign);
  if (!value) return text;
  return `${{ exact: '', below: '<', above: '>' }[value.bound]}${value.amount}`;
}

function rangeOf(row: Row, sign: '.' | ','): ReferenceRange | undefined {
  const whole = row.range ? readRange(row.range, sign) : undefined;
  if (whole) return whole;
  const [low, high] = [row.low, row.high].map((text) => readValue(text ?? '', sign)?.amount);
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
