import type { Reference } from '../project/annotation-schema.ts';
import { linkSchema, type Endpoint, type Link, type Relation } from '../project/link-schema.ts';
import { indexLibrary } from './library-index.ts';
import type { Library, LibraryLink } from './library-schema.ts';

/** What the library cannot know about a new link. */
export interface LinkEnds {
  readonly id: string;
  readonly source: Endpoint;
  readonly target: Endpoint;
}

/** A link of a project, with the references that its evidence names. */
export interface PlacedLink {
  readonly link: Link;
  readonly references: readonly Reference[];
}

/**
 * Makes a library link one of a project, with its evidence, confidence and words. A `precursor-of`, which leaves its
 * steps out, becomes a dashed conversion that says so (the omitted process of SBGN).
 */
export function factToLink(library: Library, fact: LibraryLink, ends: LinkEnds): PlacedLink {
  if (fact.relation !== 'precursor-of') return makeLink(library, fact, fact.relation, ends);
  const placed = makeLink(library, fact, 'converts-to', ends);
  const link: Link = { ...placed.link, label: 'precursor of', style: { line: 'dashed' } };
  return { ...placed, link };
}

/** The enzyme's part in a conversion, from the enzyme to an anchor on it: the same claim on the same evidence. */
export function factToCatalysis(library: Library, fact: LibraryLink, ends: LinkEnds): PlacedLink {
  return makeLink(library, fact, 'catalyzes', ends);
}

function makeLink(
  library: Library,
  fact: LibraryLink,
  relation: Relation,
  ends: LinkEnds,
): PlacedLink {
  const link = linkSchema.parse({
    ...ends,
    relation,
    confidence: fact.confidence,
    notes: notesOf(fact),
    evidence: fact.evidence.map(({ reference, basis, source }) => ({ reference, basis, source })),
    entity: fact.id,
  });
  return { link, references: referencesOf(library, fact) };
}

function notesOf(fact: LibraryLink): string {
  const notes = [fact.summary];
  if (fact.note !== undefined) notes.push(`Caution: ${fact.note}`);
  if (fact.databaseConfirmation !== undefined) notes.push(`Also in: ${fact.databaseConfirmation}`);
  return notes.join('\n\n');
}

function referencesOf(library: Library, fact: LibraryLink): Reference[] {
  const { references } = indexLibrary(library);
  const ids = new Set(fact.evidence.map((evidence) => evidence.reference));
  return [...ids].flatMap((id) => references.get(id) ?? []);
}
