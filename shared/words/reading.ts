import { counted, numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What cannot be read in a list of references. */
export const readingWords = catalogue('reading', {
  stoppedInLine: (line: number) =>
    `Reading stopped in line ${line}: there are too many faults before it.`,
  brokenEntry: (line: number) => `The entry in line ${line} could not be read.`,
  moreBroken: (count: number) => `${numberText(count)} more entries could not be read.`,
  emptyEntries: (count: number) =>
    counted(count, { one: 'entry is empty.', other: 'entries are empty.' }),
  emptyRecords: (count: number) =>
    counted(count, { one: 'record is empty.', other: 'records are empty.' }),
  notCslJson: (count: number) =>
    counted(count, {
      one: 'entry is not a CSL-JSON reference.',
      other: 'entries are not CSL-JSON references.',
    }),

  markup: () => `This is an XML or HTML document, not a list of references. ${readable}`,
  program: () => `This is JSON or a program, not a list of references. ${readable}`,
  otherList: () =>
    `This is a list from Web of Science or EndNote; export it as RIS or BibTeX. ${readable}`,
  unknownTags: () => `This is a list with unknown tags. ${readable}`,
  unnamedColumns:
    'This is a table without columns named title, doi, pmid, journal or year. Name them in the first row, or paste DOIs or PubMed IDs, one on each line.',
  emptyRow: (row: number) => `Row ${row} names no publication.`,
});

const readable = 'BibTeX, RIS, PubMed (.nbib), CSL-JSON and lines of text can be read.';
