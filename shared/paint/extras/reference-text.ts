import type { Reference } from '../../project/annotation-schema.ts';

const mostAuthors = 6;

/** A reference as a list sets it: authors, title, journal, year, where to find it. Never empty. */
export function referenceText(reference: Reference): string {
  const { citation, url, doi, pmid } = reference;
  const parts = [authorWords(reference.authors), reference.title, sourceWords(reference)];
  const known = parts.flatMap((part) => (part?.trim() ? [asSentence(part.trim())] : []));
  // Who wrote it or when says too little; the line that was copied as a whole says more.
  const isPoor = !reference.title && !(reference.authors.length > 0 && reference.journal);
  const words = isPoor && citation?.trim() ? [asSentence(citation.trim())] : known;
  const places = [doi ? `doi:${doi}` : '', pmid ? `PMID ${pmid}` : ''].filter(
    (part) => part !== '',
  );
  const found = places.length === 0 && url ? [url] : places;
  return [...words, ...found].join(' ') || citation || 'Reference without a title.';
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
