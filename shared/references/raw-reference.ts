import { referenceSchema, type Reference, limits } from '../project/project-schema.ts';
import { readDoi, readPubmedId } from './identifiers.ts';

/** What was read from a file of references, as texts that are not checked yet. */
export interface RawReference {
  readonly id: string;
  readonly authors: readonly string[];
  /** There are more than those listed. */
  readonly etAl?: boolean | undefined;
  readonly doi?: string | undefined;
  readonly pmid?: string | undefined;
  readonly title?: string | undefined;
  readonly journal?: string | undefined;
  readonly year?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly url?: string | undefined;
  readonly citation?: string | undefined;
}

export interface FoundReferences {
  /** In the order of the file. Ids are the file's own, or empty. */
  readonly references: readonly ImportedReference[];
  /** Sentences on what could not be read. */
  readonly problems: readonly string[];
}

/** A reference whose id is only a wish: it may be empty, or taken by another. */
export type ImportedReference = Reference;

/** A reference as a project stores it; undefined if it says nothing. Malformed identifiers are left out. */
export function toReference(raw: RawReference): ImportedReference | undefined {
  const year = /\d{4}/u.exec(raw.year ?? '')?.[0];
  const doi = readDoi(raw.doi ?? '') ?? doiOfUrl(raw.url);
  const pmid = readPubmedId(raw.pmid ?? '');
  const fields = {
    ...named('doi', doi),
    ...named('pmid', pmid),
    ...named('title', raw.title),
    ...named('journal', raw.journal),
    ...named('volume', raw.volume),
    ...named('issue', raw.issue),
    ...named('pages', raw.pages),
    ...named('url', raw.url),
    ...named('citation', raw.citation),
  };
  const authors = raw.authors.map(short).filter((name) => name !== '');
  if (Object.keys(fields).length + authors.length === 0) return undefined;
  const parsed = referenceSchema.safeParse({
    id: wishedId(raw.id),
    ...fields,
    authors: authors.slice(0, limits.listLength),
    ...(raw.etAl === true ? { etAl: true } : {}),
    ...(year !== undefined && Number(year) >= 1000 && Number(year) <= 3000
      ? { year: Number(year) }
      : {}),
  });
  return parsed.success ? parsed.data : undefined;
}

function doiOfUrl(url: string | undefined): string | undefined {
  return /\bdoi\.org\//iu.test(url ?? '') ? readDoi(url ?? '') : undefined;
}

function named(name: string, text: string | undefined): Record<string, string> {
  const value = short(text ?? '');
  return value === '' ? {} : { [name]: value };
}

function short(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, limits.shortTextLength);
}

/** An id as the schema wants one. */
function wishedId(text: string): string {
  const id = text.replaceAll(/[\s\p{Cc}]+/gu, '-').slice(0, limits.idLength);
  return id === '' ? 'reference' : id;
}

const initials = /^\p{Lu}{1,4}$/u;
const particle = /^\p{Ll}/u;

/**
 * A name as projects store it: "Walther DJ" if only initials are known, as in PubMed; otherwise "Walther, Diego". The
 * name of an organisation stays as it is.
 */
export function joinName(family: string, given: string): string {
  const [last, first] = [family.trim(), given.trim()];
  if (last === '' || first === '') return last || first;
  return initials.test(first) ? `${last} ${first}` : `${last}, ${first}`;
}

/** The parts of such a name; an organisation is a family name only. */
export function splitName(name: string): { readonly family: string; readonly given: string } {
  const comma = name.indexOf(',');
  if (comma >= 0) {
    return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
  }
  const space = name.lastIndexOf(' ');
  const last = name.slice(space + 1);
  return space > 0 && initials.test(last)
    ? { family: name.slice(0, space), given: last }
    : { family: name, given: '' };
}

/** "Ludwig van Beethoven" or ("van Beethoven", "Jr", "Ludwig"), split at the commas, after the rules of BibTeX. */
export function readBibtexName(parts: readonly string[]): string {
  const [first = '', second = '', third] = parts;
  if (parts.length <= 1) return readWrittenOut(first.trim());
  return third === undefined ? joinName(first, second) : joinName(`${first} ${second}`, third);
}

function readWrittenOut(name: string): string {
  const words = name.split(/\s+/u);
  const particleAt = words.findIndex((word, at) => at > 0 && particle.test(word));
  const familyAt = particleAt > 0 && particleAt < words.length - 1 ? particleAt : words.length - 1;
  return joinName(words.slice(familyAt).join(' '), words.slice(0, familyAt).join(' '));
}
