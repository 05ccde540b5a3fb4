import { toReference, type FoundReferences, type RawReference } from './raw-reference.ts';
import { readingWords } from '../words/reading.ts';

/**
 * Reads references that PubMed exports: `.nbib`, or its format "PubMed" (MEDLINE, fields after
 * www.nlm.nih.gov/bsd/mms/medlineelements.html). Fields that a project does not have are left out.
 */
export function readMedline(text: string): FoundReferences {
  const records = splitRecords(text);
  const found = records.flatMap((fields) => toReference(readRecord(fields)) ?? []);
  const empty = records.length - found.length;
  const words = readingWords.emptyRecords(empty);
  return { references: found, problems: empty > 0 ? [words] : [] };
}

type Fields = Map<string, string[]>;

const tagged = /^([A-Z]{2,4}) *- ?(.*)$/u;

/** A record begins with its PubMed id. A record without one begins after an empty line. */
function splitRecords(text: string): Fields[] {
  const records: Fields[] = [];
  let fields: Fields | null = null;
  let last: string[] | null = null;
  for (const line of text.replace(/^\ufeff/u, '').split(/\r\n|[\n\r]/u)) {
    const [, tag, value = ''] = tagged.exec(line) ?? [];
    if (tag !== undefined) {
      if (fields === null || (tag === 'PMID' && fields.has('PMID')))
        records.push((fields = new Map()));
      last = fields.get(tag) ?? [];
      last.push(value.trim());
      fields.set(tag, last);
    } else if (line.trim() === '') fields = last = null;
    // A long value continues in indented lines.
    else if (last) last.push(`${last.pop() ?? ''} ${line.trim()}`);
  }
  return records;
}

function readRecord(fields: Fields): RawReference {
  const first = (...tags: readonly string[]) =>
    tags.flatMap((tag) => fields.get(tag) ?? []).find((value) => value !== '');
  const ids = ['LID', 'AID'].flatMap((tag) => fields.get(tag) ?? []);
  const doi = ids.flatMap((id) => /^(\S+) \[doi\]$/u.exec(id)?.[1] ?? [])[0];
  const title = first('TI', 'BTI');
  return {
    id: '',
    doi,
    pmid: first('PMID'),
    authors: [...(fields.get('AU') ?? fields.get('FAU') ?? []), ...(fields.get('CN') ?? [])],
    title: title?.replace(/\.$/u, ''),
    journal: first('TA', 'JT'),
    year: first('DP', 'DEP'),
    volume: first('VI'),
    issue: first('IP'),
    pages: first('PG')?.replace('-', '–'),
    citation: title === undefined ? first('SO') : undefined,
  };
}
