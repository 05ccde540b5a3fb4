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
import { labTableWords } from '../words/lab-table.ts';

/** A marker of a laboratory's table. */
export interface LabMarker extends Marker {
  /** An identifier, where the table has one beside the name. */
  readonly identifier?: string;
  /** The reference range as the table has it, where its limit itself is out of range: "< 5". */
  readonly writtenRange?: string;
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
    'value, result, results, result value, measurement, measured value, Wert, Ergebnis, Ergebnisse, Messwert, Messergebnis, Resultat, Befund',
    'valeur, valeur mesurée, résultat, résultats, valor, valor medido, resultado, resultados',
  ),
  unit: words('unit, units, uom, Einheit, Einheiten, unité, unités, unidad, unidades'),
  range: words(
    'reference range, range, ref range, reference, normal range, reference interval, normal',
    'ref, refs, ref value, ref values, ref interval, reference value, reference values, interval, norm',
    'Referenzbereich, Referenz, Ref-Bereich, Referenzwert, Referenzwerte, Bezugsbereich, Normbereich, Normwert, Normwerte, Normalbereich',
    'valeurs de référence, valeur de référence, intervalle de référence, intervalle, référence, réf, valeurs normales, normes, norme',
    'valores de referencia, valor de referencia, referencia, rango de referencia, intervalo de referencia, rango, valores normales',
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
  if (!parsed.ok) return { markers: [], problems: [labTableWords.unclosedQuote] };
  const { rows, hasHeading } = labCellsOf(parsed.value.rows);
  const numbers = parsed.value.numbers.slice(hasHeading ? 1 : 0);
  const table = readTable(rows.slice(0, limits.listLength), numbers);
  const more = rows.length - limits.listLength;
  if (more <= 0) return table;
  const left = labTableWords.firstRowsOnly(limits.listLength, more);
  return { ...table, problems: [...table.problems, left] };
}

/** The rows of a table under the columns that its headings name; without headings, in the usual order of columns. */
export function labCellsOf(rows: readonly (readonly string[])[]): {
  readonly rows: readonly LabCells[];
  readonly hasHeading: boolean;
} {
  const [first = [], ...others] = rows;
  const columns = columnsOf(first);
  const isKnown =
    columns.includes('value') && (columns.includes('name') || columns.includes('identifier'));
  if (isKnown) return { rows: others.map((cells) => toCells(cells, columns)), hasHeading: true };
  const hasHeading = isUnknownHeading(first, others);
  const values = hasHeading ? others : rows;
  return { rows: values.map((cells) => toCells(cells, usualOrder)), hasHeading };
}

/** Words alone above rows with numbers are headings, in whatever language. */
function isUnknownHeading(
  first: readonly string[],
  others: readonly (readonly string[])[],
): boolean {
  const isValue = (cells: readonly string[]) => readValue(cells[1] ?? '', '.') !== undefined;
  return (
    first.length > 2 &&
    first.every((cell) => !/\d/u.test(cell)) &&
    readValue(`1 ${first[2] ?? ''}`, '.')?.unit === undefined &&
    others.filter(isValue).length * 2 > others.length
  );
}

/** Whether a row names the columns of a table of laboratory values: a marker, its value and its unit. */
function isLabHeading(heading: readonly string[]): boolean {
  const columns = columnsOf(heading);
  const isMarker = columns.includes('name') || columns.includes('identifier');
  const isMeasured = columns.includes('unit') || columns.includes('range');
  return isMarker && columns.includes('value') && isMeasured;
}

/** Whether rows look like laboratory values: their headings say so, or most have a name, a number and a unit. */
export function isLabTable(rows: readonly (readonly string[])[]): boolean {
  const [heading = [], ...others] = rows;
  if (isLabHeading(heading)) return true;
  const values = rows.filter((cells) => {
    const short = cells.map((cell) => cell.slice(0, longestHeading).trim());
    return isValueRow(short.filter((cell) => cell !== ''));
  });
  // Headings in a language that is not known here stand above values all the same.
  const rest = others.length > 0 && !values.includes(heading) ? others : rows;
  return values.length > 0 && values.length * 2 > rest.length;
}

function isValueRow([name = '', value = '', unit = '']: readonly string[]): boolean {
  const isNamed = /\p{L}/u.test(name) && readValue(name, '.') === undefined;
  const measured = readValue(value, '.') ?? readValue(`${value} ${unit}`, '.');
  const beside = readValue(`1 ${unit}`, '.')?.unit ?? '';
  return isNamed && measured !== undefined && (measured.unit !== '' || beside !== '');
}

const longestHeading = 200;

function columnsOf(heading: readonly string[]): readonly (LabColumn | undefined)[] {
  const taken = new Set<LabColumn>();
  return heading.map((cell) => {
    // A unit may stand beside the word: "Result (ng/mL)".
    const words = cell.slice(0, longestHeading);
    const names = [words, words.split(/[([]/u, 1)[0] ?? ''].map((text) => foldText(text).compact);
    const column = entriesOfColumns.find(
      ([id, known]) => !taken.has(id) && names.some((name) => name !== '' && known.includes(name)),
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

/** If nothing at all is understood, one sentence is better than one for each row. */
const mostUnread = 3;

function readTable(rows: readonly LabCells[], numbers: readonly number[]): LabTable {
  const read = readLabRows(rows, numbers);
  if (rows.length > mostUnread && read.every(({ marker }) => marker === null)) {
    return { markers: [], problems: [labTableWords.noValues] };
  }
  return {
    markers: read.flatMap(({ marker }) => marker ?? []),
    problems: read.flatMap(({ problems }, at) =>
      problems.map(({ words }) => labTableWords.row(numbers[at] ?? at + 1, words)),
    ),
  };
}

/** Reads rows together: what one number leaves open, the others may tell. */
export function readLabRows(
  rows: readonly LabCells[],
  numbers: readonly number[],
): readonly ReadRow[] {
  const sign = decimalSignOf(
    rows.flatMap(({ value, range, low, high }) => [
      value ?? '',
      range ?? '',
      low ?? '',
      high ?? '',
    ]),
  );
  const order = dateOrderOf(rows.map(({ date }) => date ?? ''));
  return rows.map((row, at) => readRow(row, numbers[at] ?? at + 1, sign, order));
}

function readRow(
  row: LabCells,
  rowNumber: number,
  sign: DecimalSign | null,
  order: DateOrder,
): ReadRow {
  const name = row.name || row.identifier || '';
  const value = readValue(row.value ?? '', sign);
  if (name === '') return noMarker('name', labTableWords.nameMissing);
  if (!value) return noMarker('value', whyNoValue(row.value ?? ''));
  const problems: RowProblem[] = [];
  const range = rangeOf(row, sign);
  if (row.range && !range)
    problems.push({
      column: 'range',
      words: labTableWords.unreadRange(row.range),
    });
  for (const column of ['low', 'high'] as const) {
    const limit = row[column];
    if (limit && !readValue(limit, sign)) problems.push({ column, words: whyNoValue(limit) });
  }
  const date = readDate(row.date ?? '', order);
  if (row.date && date === undefined)
    problems.push({ column: 'date', words: labTableWords.notDate(row.date) });
  const marker = {
    name: name.slice(0, limits.shortTextLength),
    value: `${signOf(row.value ?? '')}${value.amount}`,
    unit: (row.unit || value.unit).slice(0, limits.shortTextLength),
    ...range,
    ...(date === undefined ? {} : { date }),
    ...(row.identifier ? { identifier: row.identifier } : {}),
    ...(row.range && isStrict.test(row.range) ? { writtenRange: trimBlanks(row.range) } : {}),
    row: rowNumber,
  };
  return { marker, problems };
}

function noMarker(column: LabColumn, words: string): ReadRow {
  return { marker: null, problems: [{ column, words }] };
}

/** Values are kept with a point as decimal sign: "12.4", "<5". */
/** A limit that is itself out of range. */
const isStrict = /^\s*[<>](?!=)/u;

const signs = /^\s*([<>≤≥]=?)/u;

/** "<" and "≤" are kept as they are written. */
function signOf(text: string): string {
  const sign = signs.exec(text)?.[1] ?? '';
  return sign === '<=' ? '≤' : sign === '>=' ? '≥' : sign;
}

function whyNoValue(text: string): string {
  if (text === '') return labTableWords.valueMissing;
  if (/^\s*[<>≤≥]?\s*\d+\s*[:/]\s*\d+\s*$/u.test(text)) return labTableWords.ratio(text);
  const [pointed, commaed] = [readValue(text, '.')?.amount, readValue(text, ',')?.amount];
  if (pointed === undefined || commaed === undefined) return labTableWords.notNumber(text);
  return labTableWords.unclearNumber(text, pointed, commaed);
}

function rangeOf(row: LabCells, sign: DecimalSign | null): ReferenceRange | undefined {
  const whole = row.range ? readRange(row.range, sign) : undefined;
  if (whole) return whole;
  const [low, high] = [row.low, row.high].map((text) => readValue(text ?? '', sign)?.amount);
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
