import type { Reference } from '../../../shared/project/annotation-schema.ts';

/** "Walther DJ et al.", "Albrecht J, Zielińska M"; empty where nobody is named. */
function authorsInShort({ authors }: Reference): string {
  const [first = '', second] = authors;
  if (authors.length > 2) return `${first} et al.`;
  return second === undefined ? first : `${first}, ${second}`;
}

/** What stands at the head of a reference: who and when, or the best name there is. */
export function headingOfReference(reference: Reference): string {
  const authors = authorsInShort(reference);
  const parts = [authors, reference.journal, reference.year].filter(Boolean);
  if (authors !== '' || parts.length > 1) return parts.join(', ');
  const { citation, title, doi, pmid, url } = reference;
  return (
    citation ?? title ?? (doi && `DOI ${doi}`) ?? (pmid && `PubMed ${pmid}`) ?? url ?? 'Reference'
  );
}

export interface ReferenceLink {
  readonly label: string;
  readonly url: string;
}

/** Where a reference can be read; only what can be opened with safety. */
export function linksOfReference({ doi, pmid, url }: Reference): ReferenceLink[] {
  const links: ReferenceLink[] = [];
  if (doi !== undefined && isDoi(doi)) {
    links.push({ label: `doi:${doi}`, url: `https://doi.org/${encodeURI(doi)}` });
  }
  if (pmid !== undefined && isPubmedId(pmid)) {
    links.push({ label: `PubMed ${pmid}`, url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` });
  }
  if (url !== undefined && isWebPage(url) && links.length === 0) {
    links.push({ label: new URL(url).hostname, url });
  }
  return links;
}

// After doi.org/doi_handbook: a prefix of 10 and a registrant's number, and a suffix of anything that shows.
const isDoi = (text: string): boolean => /^10\.\d{4,9}(?:\.\d+)*\/\S+$/u.test(text);

const isPubmedId = (text: string): boolean => /^[1-9]\d{0,8}$/u.test(text);

function isWebPage(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

export type ReferenceInput = 'doi' | 'pmid' | 'citation';

/** What a person gave as a reference, with what people copy along taken off; or in words what is wrong with it. */
export function readReference(
  kind: ReferenceInput,
  text: string,
):
  | { readonly ok: true; readonly fields: Partial<Pick<Reference, ReferenceInput>> }
  | { readonly ok: false; readonly problem: string } {
  const plain = text.trim();
  if (plain === '') return { ok: false, problem: 'Type something first.' };
  if (kind === 'citation') return { ok: true, fields: { citation: plain } };
  if (kind === 'doi') {
    const doi = plain.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '');
    if (isDoi(doi)) return { ok: true, fields: { doi } };
    return { ok: false, problem: 'A DOI looks like 10.1126/science.1078197.' };
  }
  const pmid = plain
    .replace(/^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|pmid:?\s*)/iu, '')
    .replace(/\/$/u, '');
  if (isPubmedId(pmid)) return { ok: true, fields: { pmid } };
  return { ok: false, problem: 'A PubMed id is a number, such as 12511643.' };
}

/** The reference of the project that says the same, so that none is listed twice. */
export function findReference(
  references: readonly Reference[],
  fields: Partial<Pick<Reference, ReferenceInput>>,
): Reference | undefined {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one.toLowerCase() === other?.toLowerCase();
  return references.find(
    (reference) =>
      same(fields.doi, reference.doi) ||
      same(fields.pmid, reference.pmid) ||
      same(fields.citation, reference.citation),
  );
}
