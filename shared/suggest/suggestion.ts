import { canConnect } from '../edit/connection-rules.ts';
import { indexLibrary, type LibraryIndex } from '../library/library-index.ts';
import type { Library, LibraryLink } from '../library/library-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { findDrawnFacts, type DrawnFacts } from './drawn-facts.ts';

/** A fact of the library that the diagram could have, with what placing it would bring. */
export interface Suggestion {
  readonly fact: LibraryLink;
  /** The claim itself is to be drawn; false where only the enzyme's part is missing. */
  readonly hasLink: boolean;
  /** The enzyme's part is to be drawn. */
  readonly hasCatalysis: boolean;
  /** Entities that the diagram lacks and that would be placed with it. */
  readonly adds: readonly string[];
  /** Other facts say the same in more detail: a precursor whose steps are known, a breakdown by a known reaction. */
  readonly isImplied: boolean;
  /** No publication stands behind it. */
  readonly lacksEvidence: boolean;
}

/**
 * Of these facts the ones that a diagram does not have yet, in their order. With `mayAdd` also those that need nodes which
 * are not there; without it only links among the nodes present.
 */
export function suggestFacts(
  library: Library,
  project: Project,
  facts: Iterable<LibraryLink>,
  mayAdd: boolean,
): readonly Suggestion[] {
  const index = indexLibrary(library);
  const drawn = findDrawnFacts(library, project);
  const unique = [...new Set(facts)].filter((fact) => isPossible(index, drawn, project, fact));
  const known = detailsOf(library, drawn, mayAdd ? unique : []);
  return unique.flatMap((fact) => suggestFact(fact, drawn, mayAdd, isImplied(fact, known)) ?? []);
}

function suggestFact(
  fact: LibraryLink,
  drawn: DrawnFacts,
  mayAdd: boolean,
  implied: boolean,
): Suggestion | undefined {
  const isMissing = (entity: string) => drawn.nodesOf(entity).length === 0;
  const hasLink = !drawn.linkOf(fact);
  const ends = hasLink ? [fact.source, fact.target].filter(isMissing) : [];
  if (!mayAdd && ends.length > 0) return undefined;
  const { via } = fact;
  const hasCatalysis = via !== undefined && !drawn.catalysisOf(fact) && (mayAdd || !isMissing(via));
  if (!hasLink && !hasCatalysis) return undefined;
  const enzymes = hasCatalysis && isMissing(via) ? [via] : [];
  return {
    fact,
    hasLink,
    hasCatalysis,
    adds: [...new Set([...ends, ...enzymes])],
    isImplied: implied,
    lacksEvidence: fact.evidence.length === 0,
  };
}

/** Whether its entities are known, and the nodes that stand for them can be linked. */
function isPossible(
  index: LibraryIndex,
  drawn: DrawnFacts,
  project: Project,
  { source, target, via, stepKind }: LibraryLink,
): boolean {
  // Where an enzyme is, its compartment says.
  if (stepKind === 'located-in') return false;
  const entities = via === undefined ? [source, target] : [source, target, via];
  if (source === target || entities.some((id) => !index.entities.has(id))) return false;
  const [from, to] = [drawn.nodesOf(source)[0], drawn.nodesOf(target)[0]];
  if (from === undefined || to === undefined) return true;
  return canConnect(project, { to: 'node', id: from }, { to: 'node', id: to });
}

/** The conversions among the entities that the diagram has, or would have with what is suggested. */
function detailsOf(
  library: Library,
  drawn: DrawnFacts,
  suggested: readonly LibraryLink[],
): readonly LibraryLink[] {
  const coming = new Set(
    suggested
      .filter(({ relation }) => relation === 'converts-to')
      .flatMap(({ source, target }) => [source, target]),
  );
  const isThere = (entity: string) => coming.has(entity) || drawn.nodesOf(entity).length > 0;
  return library.links.filter(
    ({ relation, source, target }) =>
      relation === 'converts-to' && isThere(source) && isThere(target),
  );
}

function isImplied(fact: LibraryLink, conversions: readonly LibraryLink[]): boolean {
  if (fact.relation === 'degrades') {
    return conversions.some(({ source, via }) => source === fact.target && via === fact.source);
  }
  return fact.relation === 'precursor-of' && leadsTo(fact.source, fact.target, conversions);
}

function leadsTo(from: string, to: string, conversions: readonly LibraryLink[]): boolean {
  const reached = new Set([from]);
  // A set grows while it is walked through: each place is visited once.
  for (const entity of reached) {
    for (const { source, target } of conversions) if (source === entity) reached.add(target);
  }
  return reached.has(to);
}
