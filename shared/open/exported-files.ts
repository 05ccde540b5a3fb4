import { formatIds, formatOf, type FormatId } from '../formats/known-formats.ts';
import { imageFormats, imageFormatSchema, type ImageFormat } from '../project/image-formats.ts';
import { fileKindsWords } from '../words/file-kinds.ts';

/** What a kind of file is called and known by, in dialogs of the system. */
export interface ExportedFile {
  readonly label: string;
  /** Without dots; the first is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
}

const texts = {
  bibtex: { label: 'BibTeX', extensions: ['bib'], mediaType: 'application/x-bibtex' },
  ris: { label: 'RIS', extensions: ['ris'], mediaType: 'application/x-research-info-systems' },
  'plain-text': {
    get label() {
      return fileKindsWords.text;
    },
    extensions: ['txt'],
    mediaType: 'text/plain',
  },
  'own-library': {
    get label() {
      return fileKindsWords.neuromatrixLibrary;
    },
    extensions: ['neuromatrix-library', 'json'],
    mediaType: 'application/json',
  },
  html: {
    get label() {
      return fileKindsWords.webPage;
    },
    extensions: ['html', 'htm'],
    mediaType: 'text/html',
  },
  'csv-table': {
    get label() {
      return fileKindsWords.csvTable;
    },
    extensions: ['csv'],
    mediaType: 'text/csv',
  },
} as const satisfies Record<string, ExportedFile>;

type TextKind = keyof typeof texts;
export type ExportedKind = FormatId | ImageFormat | TextKind;

export const exportedKinds: readonly [ExportedKind, ...ExportedKind[]] = [
  ...formatIds,
  ...imageFormatSchema.options,
  // The keys of an object literal are those of its type.
  ...(Object.keys(texts) as TextKind[]),
];

export function exportedFile(kind: ExportedKind): ExportedFile {
  if (isImage(kind)) return imageFormats[kind];
  return isText(kind) ? texts[kind] : formatOf(kind);
}

function isImage(kind: ExportedKind): kind is ImageFormat {
  return Object.hasOwn(imageFormats, kind);
}

function isText(kind: ExportedKind): kind is TextKind {
  return Object.hasOwn(texts, kind);
}
