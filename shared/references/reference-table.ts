import { foldText } from '../text/fold-text.ts';
import { parseCsv } from '../text/parse-csv.ts';
import { readDoi, readPubmedId } from './identifiers.ts';
import { toReference, type FoundReferences, type RawReference } from './raw-reference.ts';
import { readingWords } from '../words/reading.ts';

/** What PubMed, Zotero, Web of Science and spreadsheets head the columns of publications with, folded. */
const columnWords = {
  title: words('title, article title, document title, Titel, titre, título, titolo'),
  authors: words('authors, author, author names, Autoren, Autor, auteurs, auteur, autores'),
  journal: words(
    'journal, journal/book, journal title, publication title, source title, Zeitschrift, revue, revista',
  ),
  year: words('year, publication year, pub year, Jahr, année, año, anno'),
  doi: words('doi, digital object identifier'),
  pmid: words('pmid, pubmed id, pubmed, pubmedid'),
} as const;
type Column = keyof typeof columnWords;

function words(text: string): readonly string[] {
  return text.split(', ').map((word) => foldText(word).compact);
}

// `Object.entries` of a record typed by its keys.
const columns = Object.entries(columnWords) as [Column, readonly string[]][];

const longestHeading = 200;

/**
 * Reads a table of publications by the names of its columns. Another table is refused in a sentence, since its rows are
 * no citations; null for a text that is no table.
 */
export function readReferenceTable(text: string): FoundReferences | null {
  const parsed = parseCsv(text);
  if (!parsed.ok) return null;
  const [head = [], ...rows] = parsed.value.rows;
  const found = columns.flatMap(([column, names]) => {
    const at = head.findIndex((cell) =>
      names.includes(foldText(cell.slice(0, longestHeading)).compact),
    );
    return at === -1 ? [] : [[column, at] as const];
  });
  const isNamed = found.some(([column]) => /^(?:title|doi|pmid)$/u.test(column));
  if (rows.length > 0 && head.length > 1 && isNamed) {
    return readRows(rows, parsed.value.numbers.slice(1), new Map(found));
  }
  // A comma in a citation has a blank after it.
  const isProse = parsed.value.style.divider === ',' && /,\s/u.test(text.split('\n', 1)[0] ?? '');
  if (isProse || !isPlainTable([head, ...rows])) return null;
  return { references: [], problems: [readingWords.unnamedColumns] };
}

function readRows(
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
  at: ReadonlyMap<Column, number>,
): FoundReferences {
  const problems: string[] = [];
  const references = rows.flatMap((row, index) => {
    const cell = (column: Column) => row[at.get(column) ?? -1]?.trim() ?? '';
    const raw = rawOf(cell);
    const isNamed = Boolean(raw.doi ?? raw.pmid ?? raw.title);
    const reference = isNamed ? toReference(raw) : undefined;
    if (reference === undefined) problems.push(readingWords.emptyRow(numbers[index] ?? index + 2));
    return reference ?? [];
  });
  return { references, problems };
}

function rawOf(cell: (column: Column) => string): RawReference {
  const authors = cell('authors');
  const divider = authors.includes(';') ? ';' : ',';
  return {
    id: '',
    authors: authors
      .replace(/\.$/u, '')
      .split(divider)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    title: cell('title') || undefined,
    journal: cell('journal'),
    year: /\b(?:1[5-9]|20)\d\d\b/u.exec(cell('year'))?.[0],
    doi: readDoi(cell('doi')),
    pmid: readPubmedId(cell('pmid')),
  };
}

/** As many short cells in every line. */
function isPlainTable(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  const isShort = rows.every((row) => row.every((cell) => cell.length < 80));
  return rows.length > 1 && width > 2 && isShort && rows.every((row) => row.length === width);
}
