import type { Reference } from '../project/project-schema.ts';

/** A numbered list for a document, one reference on each line. */
export function writePlainText(references: readonly Reference[]): string {
  return references.map((reference, at) => `${at + 1}. ${lineOf(reference)}\n`).join('');
}

function lineOf(reference: Reference): string {
  const { title, citation, doi, pmid, url } = reference;
  const words = [authorsOf(reference), title, sourceOf(reference)].filter(Boolean).map(asSentence);
  // Authors or year alone say too little; the citation that was copied as a whole says more.
  const said = title === undefined && citation !== undefined ? [asSentence(citation)] : words;
  const identifiers = [
    doi === undefined ? '' : `doi:${doi}`,
    pmid === undefined ? '' : `PMID: ${pmid}`,
  ];
  const found = identifiers.filter(
    (identifier) => identifier !== '' && !citation?.includes(identifier),
  );
  const all = [...said, ...(found.length > 0 ? found : [url ?? ''])];
  return all
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\s+/gu, ' ');
}

function authorsOf({ authors, etAl }: Reference): string {
  return [...authors, ...(etAl === true ? ['et al.'] : [])].join(', ');
}

/** "Science 2003;299(5603):76" */
function sourceOf({ journal, year, volume, issue, pages }: Reference): string {
  const number = `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`;
  const numberAndPages = [number, pages ?? ''].filter((part) => part !== '').join(':');
  const when = [year ?? '', numberAndPages].filter((part) => part !== '').join(';');
  return [journal ?? '', when].filter((part) => part !== '').join(' ');
}

function asSentence(text: string | undefined): string {
  const plain = (text ?? '').trim();
  return plain === '' || /[.!?…。]$/u.test(plain) ? plain : `${plain}.`;
}
