import { parseCsv } from '../text/parse-csv.ts';
import { decimalSignOf, trimBlanks, type DecimalSign } from '../text/read-number.ts';
import { foldText } from '../text/fold-text.ts';
import { limits, type Marker } from '../project/project-schema.ts';
import {
  dateOrderOf,
  readDate,
  readRange,
  readValue,
  type DateOrder,
  type ReferenceRange,
} from './read-values.ts';

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

/** What laboratories and spreadsheets in English, German, French and Spanish head their columns with, folded. */
const columnNames = {
  name: words(
    'name, marker, test, test name, analyte, parameter, component, assay, biomarker',
    'Untersuchung, Laborwert, Analyt, Messgröße, Bezeichnung, analyse, examen, paramètre, marqueur, nom',
    'análisis, prueba, analito, parámetro, marcador, determinación, nombre',
  ),
  identifier: words('identifier, id, code, loinc, chebi, hmdb, xref'),
  value: words(
    'value, result, result value, measurement, Wert, Ergebnis, Messwert, Resultat, Befund',
    'valeur, résultat, valor, resultado',
  ),
  unit: words('unit, units, uom, Einheit, Einheiten, unité, unités, unidad, unidades'),
  range: words(
    'reference range, range, ref range, reference, normal range, reference interval, normal',
    'Referenzbereich, Referenz, Normbereich, Normwert, Normwerte, Normalbereich',
    'valeurs de référence, intervalle de référence, référence, valeurs normales, normes, norme',
    'valores de referencia, rango de referencia, intervalo de referencia, rango, valores normales',
  ),
  low: words(
    'low, min, minimum, lower, lower limit, ref low, reference low, range low, range min',
    'Untergrenze, untere Grenze, limite inférieure, mínimo, límite inferior',
  ),
  high: words(
    'high, max, maximum, upper, upper limit, ref high, reference high, range high, range max',
    'Obergrenze, obere Grenze, limite supérieure, máximo, límite superior',
  ),
  date: words(
    'date, collected, collection date, sample date, date collected, time, Datum, day, Tag',
    'Entnahmedatum, Abnahmedatum, date de prélèvement, jour, fecha, fecha de toma, día',
  ),
} as const;

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(',').map((word) => foldText(word).compact));
}

type LabColumn = keyof typeof columnNames;

/** The texts of one row by what they say. */
export type LabCells = Readonly<Partial<Record<LabColumn, string>>>;

/** If there are no headings, the columns are expected in this order. */
const usualOrder: readonly LabColumn[] = ['name', 'value', 'unit', 'range', 'date'];

/** Reads a CSV table of markers, whatever the names of its columns and the form of its numbers. */
export function readLabTable(text: string): LabTable {
  const parsed = parseCsv(text);
  if (!parsed.ok)
    return { markers: [], problems: ['The file is not a table: a quote in it is never closed.'] };
  const { rows, hasHeading } = labCellsOf(parsed.value.rows);
  const table = readTable(rows.slice(0, limits.listLength), hasHeading ? 2 : 1);
  const more = rows.length - limits.listLength;
  if (more <= 0) return table;
  const left = `Only the first ${limits.listLength.toLocaleString('en')} rows were read; ${more.toLocaleString('en')} were left out.`;
  return { ...table, problems: [...table.problems, left] };
}

/** The rows of a table under the columns that its headings name; without headings, in the usual order of columns. */
export function labCellsOf(rows: readonly (readonly string[])[]): {
  readonly rows: readonly LabCells[];
  readonly hasHeading: boolean;
} {
  const [first = [], ...others] = rows;
  const columns = columnsOf(first);
  const hasHeading =
    columns.includes('value') && (columns.includes('name') || columns.includes('identifier'));
  return hasHeading
    ? { rows: others.map((cells) => toCells(cells, columns)), hasHeading }
    : { rows: rows.map((cells) => toCells(cells, usualOrder)), hasHeading };
}

/** Whether a row names the columns of a table of laboratory values: a marker, its value and its unit. */
export function isLabHeading(heading: readonly string[]): boolean {
  const columns = columnsOf(heading);
  const isMarker = columns.includes('name') || columns.includes('identifier');
  return isMarker && columns.includes('value') && columns.includes('unit');
}

function columnsOf(heading: readonly string[]): readonly (LabColumn | undefined)[] {
  const taken = new Set<LabColumn>();
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
const entriesOfColumns = Object.entries(columnNames) as [LabColumn, readonly string[]][];

function toCells(cells: readonly string[], columns: readonly (LabColumn | undefined)[]): LabCells {
  const row: Partial<Record<LabColumn, string>> = {};
  for (const [at, column] of columns.entries())
    if (column) row[column] = trimBlanks(cells[at] ?? '');
  return row;
}

/** The marker of one row, or why there is none; a row may have both, where only a part of it could not be read. */
export interface ReadRow {
  readonly marker: LabMarker | null;
  readonly problems: readonly RowProblem[];
}

/** Says in words without a capital, to follow the number of the row, what could not be read. */
interface RowProblem {
  readonly column: LabColumn;
  readonly words: string;
}

function readTable(rows: readonly LabCells[], firstRow: number): LabTable {
  const read = readLabRows(rows, firstRow);
  return {
    markers: read.flatMap(({ marker }) => marker ?? []),
    problems: read.flatMap(({ problems }, at) =>
      problems.map(({ words }) => `Row ${at + firstRow}: ${words}`),
    ),
  };
}

/** Reads rows together: what one number leaves open, the others may tell. */
export function readLabRows(rows: readonly LabCells[], firstRow: number): readonly ReadRow[] {
  const sign = decimalSignOf(
    rows.flatMap(({ value, range, low, high }) => [
      value ?? '',
      range ?? '',
      low ?? '',
      high ?? '',
    ]),
  );
  const order = dateOrderOf(rows.map(({ date }) => date ?? ''));
  return rows.map((row, at) => readRow(row, at + firstRow, sign, order));
}

function readRow(
  row: LabCells,
  rowNumber: number,
  sign: DecimalSign | null,
  order: DateOrder,
): ReadRow {
  const name = row.name || row.identifier || '';
  const value = readValue(row.value ?? '', sign);
  if (name === '') return noMarker('name', 'the name of the marker is missing.');
  if (!value) return noMarker('value', whyNoValue(row.value ?? ''));
  const problems: RowProblem[] = [];
  const range = rangeOf(row, sign);
  if (row.range && !range)
    problems.push({
      column: 'range',
      words: `the reference range “${row.range}” could not be read.`,
    });
  for (const column of ['low', 'high'] as const) {
    const limit = row[column];
    if (limit && !readValue(limit, sign)) problems.push({ column, words: whyNoValue(limit) });
  }
  const date = readDate(row.date ?? '', order);
  if (row.date && date === undefined)
    problems.push({ column: 'date', words: `“${row.date}” is not a date.` });
  const marker = {
    name: name.slice(0, limits.shortTextLength),
    value: `${bounds[value.bound]}${value.amount}`,
    unit: (row.unit || value.unit).slice(0, limits.shortTextLength),
    ...range,
    ...(date === undefined ? {} : { date }),
    ...(row.identifier ? { identifier: row.identifier } : {}),
    row: rowNumber,
  };
  return { marker, problems };
}

function noMarker(column: LabColumn, words: string): ReadRow {
  return { marker: null, problems: [{ column, words }] };
}

/** Values are kept with a point as decimal sign: "12.4", "<5". */
const bounds = { exact: '', below: '<', above: '>' } as const;

function whyNoValue(text: string): string {
  if (text === '') return 'the value is missing.';
  if (/^\s*[<>≤≥]?\s*\d+\s*[:/]\s*\d+\s*$/u.test(text))
    return `“${text}” is a ratio, not a number.`;
  const [pointed, commaed] = [readValue(text, '.')?.amount, readValue(text, ',')?.amount];
  if (pointed === undefined || commaed === undefined) return `“${text}” is not a number.`;
  return `“${text}” can mean ${pointed} or ${commaed}, and no other number of the table tells which; write it without a mark between thousands.`;
}

function rangeOf(row: LabCells, sign: DecimalSign | null): ReferenceRange | undefined {
  const whole = row.range ? readRange(row.range, sign) : undefined;
  if (whole) return whole;
  const [low, high] = [row.low, row.high].map((text) => readValue(text ?? '', sign)?.amount);
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
