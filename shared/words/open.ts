import { catalogue } from './language.ts';

/** What a file seems to be, and what of it was read or written otherwise than it stands. */
export const openWords = catalogue('open', {
  lostEncoding: (encoding: string) =>
    `was in the encoding ${encoding}, which lacks characters that are in it now; it is written in UTF-8.`,
  showsHidden: 'shows what is hidden or closed in the diagram.',
  losesPicture: 'loses its picture; its box and the text about it are kept.',
  leavesOutLayers: 'leaves out the layers, locks, tags and saved views.',
  leavesOutPointers: 'leaves out the lines from notes to what they are about.',
  writtenAnew: (file: string) =>
    file === ''
      ? 'does not contain the text of the file that it came from: all of it is written anew.'
      : `does not contain the text of ${file} that it came from: all of it is written anew.`,
  linkBetween: (from: string, to: string, id: string) => `link "${from} → ${to}" (${id})`,

  damagedPart: {
    damaged: 'the part of it that holds the project is damaged',
    'too-large': 'what is packed in it is larger than a project can be',
  },
  projectNotJson: (reason: string) => `its project is not JSON: ${reason}`,
  carries: (found: string) => `what it carries is ${found}`,
  carriesTable: 'what it carries is a table',
  faultInProject: (where: string, why: string) => `in its project ${where}: ${why}`,
  projectDamaged: 'its project is damaged',
  pdf: 'a PDF',
  image: (format: string) => `a ${format} image`,

  onlyZeros: 'a file of nothing but zeros',
  unknownBytes: 'a file of bytes in no known format',
  unknownBytesAdvice:
    'It is neither text nor a diagram. If it was a project once, open its last version or a copy.',
  textFile: 'a text file',
  textFileAdvice:
    'No diagram can be read from a text. Copy names, one on each line, or cells of a table from it and paste them onto the canvas; or save a table as CSV and open that. References in it can be added under References….',
  notText: 'a file that is not text',
  xmlNotUtf8:
    'there are bytes that are not UTF-8, which an XML file is in unless it names another encoding in its first line; save it as UTF-8, or name the encoding',
  xmlBytes: (encoding: string) =>
    `the file says that it is in the encoding "${encoding}", but there are bytes that are not; save it as UTF-8`,
  xmlEncoding: (encoding: string) =>
    `the file says that it is in the encoding "${encoding}", which is not known; save it as UTF-8`,
});
