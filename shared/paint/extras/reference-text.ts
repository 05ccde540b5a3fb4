import type { Reference } from '../../project/annotation-schema.ts';

const mostAuthors = 6;

/** A reference as a list sets it. */
export interface ReferenceText {
  /** Authors, title, journal, year; never empty. */
  readonly words: string;
  /** Where to find it: identifiers, which are best not broken. */
  readonly identifiers: readonly string[];
}

export function referenceText(reference: Reference): ReferenceText {
  const { citation, url, doi, pmid } = reference;
  const found = [doi ? `doi:${doi}` : '', pmid ? `PMID ${pmid}` : ''].filter((part) => part !== '');
  const identifiers = found.length === 0 && url ? [url] : found;
  const parts = [authorWords(reference.authors), reference.title, sourceWords(reference)];
  const known = parts.flatMap((part) => (part?.trim() ? [asSentence(part.trim())] : []));
  // Who wrote it or when says too little; the line that was copied as a whole says more.
  const isPoor = !reference.title && !(reference.authors.length > 0 && reference.journal);
  const words = isPoor && citation?.trim() ? [asSentence(citation.trim())] : known;
  const [first = 'Reference without a title.', ...others] = words.length > 0 ? words : identifiers;
  return words.length > 0
    ? { words: words.join(' '), identifiers }
    : { words: first, identifiers: others };
}

function authorWords(authors: readonly string[]): string {
  const named = authors.slice(0, mostAuthors).join(', ');
  return authors.length > mostAuthors ? `${named} et al.` : named;
}

function sourceWords({ journal, year }: Reference): string {
  return [journal, year].filter((part) => part !== undefined && part !== '').join(', ');
}

function asSentence(text: string): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}
