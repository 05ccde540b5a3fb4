import type { Reference } from '../project/project-schema.ts';
import { joinName, splitName, toReference, type FoundReferences } from './raw-reference.ts';
import { readingWords } from '../words/reading.ts';

/** The fields of one record, by tag, in the order of the file. */
type Fields = Map<string, string[]>;

/**
 * Reads a RIS file, as reference managers and PubMed's tools write it (Research Information Systems, "RIS Format
 * Specifications"). Unknown tags are left out.
 */
export function readRis(text: string): FoundReferences {
  const records = splitRecords(text);
  const found = records.flatMap((fields) => readRecord(fields) ?? []);
  const empty = records.length - found.length;
  const words = readingWords.emptyRecords(empty);
  return { references: found, problems: empty > 0 ? [words] : [] };
}

const tagged = /^([A-Z][A-Z0-9]) {0,2}- ?(.*)$/u;

function splitRecords(text: string): Fields[] {
  const records: Fields[] = [];
  let fields: Fields | null = null;
  let last: string[] | null = null;
  for (const line of text.replace(/^\ufeff/u, '').split(/\r\n|[\n\r]/u)) {
    const [, tag, value = ''] = tagged.exec(line) ?? [];
    if (tag === 'TY') records.push((fields = new Map()));
    if (tag === 'ER') fields = last = null;
    else if (fields && tag !== undefined) {
      last = fields.get(tag) ?? [];
      last.push(value.trim());
      fields.set(tag, last);
    } else if (fields && last && line.trim() !== '') {
      // A long value continues in lines without a tag.
      last.push(`${last.pop() ?? ''} ${line.trim()}`);
    }
  }
  return records;
}

function readRecord(fields: Fields) {
  const first = (...tags: readonly string[]) =>
    tags.flatMap((tag) => fields.get(tag) ?? []).find((value) => value !== '');
  const [start, end] = [first('SP'), first('EP')];
  const title = first('TI', 'T1', 'CT');
  return toReference({
    id: first('ID') ?? '',
    doi: first('DO', 'M3'),
    pmid: pmidOf(fields),
    authors: ['AU', 'A1'].flatMap((tag) => fields.get(tag) ?? []).map(readName),
    title,
    journal: first('T2', 'JO', 'JF', 'JA', 'J1', 'J2', 'BT', 'PB'),
    year: first('PY', 'Y1', 'DA'),
    volume: first('VL'),
    issue: first('IS'),
    pages: start !== undefined && end !== undefined ? `${start}–${end}` : start,
    url: first('UR', 'L2', 'LK'),
    citation: citationOf(fields, title),
  });
}

const citedAs = 'Cited as: ';

/**
 * A note may contain the whole reference as a line. Our own notes say so; other notes count only if there is nothing
 * better.
 */
function citationOf(fields: Fields, title: string | undefined): string | undefined {
  const notes = fields.get('N1') ?? [];
  const own = notes.find((note) => note.startsWith(citedAs));
  return own?.slice(citedAs.length) ?? (title === undefined ? notes[0] : undefined);
}

/** PubMed's identifier has no tag of its own: reference managers put it under AN, or in a note with its name. */
function pmidOf(fields: Fields): string | undefined {
  const isPubmed = /pubmed|medline|nlm/iu.test(
    (fields.get('DB') ?? fields.get('DP') ?? []).join(' '),
  );
  const [number] = fields.get('AN') ?? [];
  if (isPubmed && number !== undefined) return number;
  const notes = ['AN', 'N1', 'M1', 'M2', 'ID'].flatMap((tag) => fields.get(tag) ?? []);
  return notes.flatMap((note) => /\bPMID\s*:?\s*(\d{1,9})\b/iu.exec(note)?.[1] ?? [])[0];
}

function readName(text: string): string {
  const [family = '', given = '', suffix] = text.split(',').map((part) => part.trim());
  return suffix ? joinName(`${family} ${suffix}`, given) : joinName(family, given);
}

/** A RIS file for this and other programs. */
export function writeRis(references: readonly Reference[]): string {
  return references.map(writeRecord).join('\r\n');
}

function writeRecord(reference: Reference): string {
  const { id, doi, pmid, authors, title, journal, year, volume, issue, pages, url, citation } =
    reference;
  const [start, end] = (pages ?? '').split(/[–-]/u);
  const isRange =
    pages !== undefined && pages.split('–').length === 2 && start !== '' && end !== '';
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', journal === undefined ? 'GEN' : 'JOUR'],
    ['ID', id],
    ...authors.map((name) => ['AU', writeName(name)] as const),
    ['TI', title],
    ['T2', journal],
    ['PY', year === undefined ? undefined : String(year)],
    ['VL', volume],
    ['IS', issue],
    ['SP', isRange ? start : pages],
    ['EP', isRange ? end : undefined],
    ['DO', doi],
    ['AN', pmid === undefined ? undefined : `PMID: ${pmid}`],
    ['UR', url],
    ['N1', citation === undefined ? undefined : `${citedAs}${citation}`],
    ['ER', ''],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value = '']) => `${tag}  - ${value.replaceAll(/[\r\n]+/gu, ' ')}\r\n`)
    .join('');
}

function writeName(name: string): string {
  const { family, given } = splitName(name);
  return given === '' ? family : `${family}, ${given}`;
}
