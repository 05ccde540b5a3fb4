import { counted, numberText } from '../grammar.ts';
import type { readingWords } from '../reading.ts';

export const words: typeof readingWords = {
  stoppedInLine: (line) => `Das Lesen endete in Zeile ${line}: Davor gibt es zu viele Fehler.`,
  brokenEntry: (line) => `Der Eintrag in Zeile ${line} konnte nicht gelesen werden.`,
  moreBroken: (count) => `${numberText(count)} weitere Einträge konnten nicht gelesen werden.`,
  emptyEntries: (count) =>
    counted(count, { one: 'Eintrag ist leer.', other: 'Einträge sind leer.' }),
  emptyRecords: (count) =>
    counted(count, { one: 'Datensatz ist leer.', other: 'Datensätze sind leer.' }),
  notCslJson: (count) =>
    counted(count, {
      one: 'Eintrag ist keine CSL-JSON-Angabe.',
      other: 'Einträge sind keine CSL-JSON-Angaben.',
    }),

  markup: () => `Dies ist ein XML- oder HTML-Dokument, kein Literaturverzeichnis. ${readable}`,
  program: () => `Dies ist JSON oder ein Programm, kein Literaturverzeichnis. ${readable}`,
  otherList: () =>
    `Dies ist eine Liste aus Web of Science oder EndNote; exportieren Sie sie als RIS oder BibTeX. ${readable}`,
  unknownTags: () => `Dies ist eine Liste mit unbekannten Kürzeln. ${readable}`,
  unnamedColumns:
    'Dies ist eine Tabelle ohne Spalten namens title, doi, pmid, journal oder year. Benennen Sie sie in der ersten Zeile, oder fügen Sie DOIs oder PubMed-Kennungen ein, je Zeile eine.',
  emptyRow: (row) => `Zeile ${row} nennt keine Veröffentlichung.`,
};

const readable = 'Lesbar sind BibTeX, RIS, PubMed (.nbib), CSL-JSON und Textzeilen.';
