import { counted, numberText } from '../grammar.ts';
import type { readingWords } from '../reading.ts';

export const words: typeof readingWords = {
  stoppedInLine: (line) =>
    `La lectura se detuvo en la línea ${line}: hay demasiados errores antes.`,
  brokenEntry: (line) => `No se ha podido leer la entrada de la línea ${line}.`,
  moreBroken: (count) => `No se han podido leer ${numberText(count)} entradas más.`,
  emptyEntries: (count) =>
    counted(count, { one: 'entrada está vacía.', other: 'entradas están vacías.' }),
  emptyRecords: (count) =>
    counted(count, { one: 'registro está vacío.', other: 'registros están vacíos.' }),
  notCslJson: (count) =>
    counted(count, {
      one: 'entrada no es una referencia CSL-JSON.',
      other: 'entradas no son referencias CSL-JSON.',
    }),

  markup: () => `Es un documento XML o HTML, no una lista de referencias. ${readable}`,
  program: () => `Es JSON o un programa, no una lista de referencias. ${readable}`,
  otherList: () =>
    `Es una lista de Web of Science o EndNote; expórtela como RIS o BibTeX. ${readable}`,
  unknownTags: () => `Es una lista con etiquetas desconocidas. ${readable}`,
  unnamedColumns:
    'Es una tabla sin columnas llamadas title, doi, pmid, journal o year. Nómbrelas en la primera fila, o pegue DOI o identificadores de PubMed, uno por línea.',
  emptyRow: (row) => `La fila ${row} no nombra ninguna publicación.`,
};

const readable = 'Se pueden leer BibTeX, RIS, PubMed (.nbib), CSL-JSON y líneas de texto.';
