import { z } from 'zod';

/** Lists that people take along as text files. */
export const textKindSchema = z.enum(['bibtex', 'ris', 'plain-text']);
export type TextKind = z.infer<typeof textKindSchema>;

export const textKinds = {
  bibtex: { label: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex' },
  ris: { label: 'RIS', extension: 'ris', mediaType: 'application/x-research-info-systems' },
  'plain-text': { label: 'Text', extension: 'txt', mediaType: 'text/plain' },
} as const satisfies Record<
  TextKind,
  { readonly label: string; readonly extension: string; readonly mediaType: string }
>;
