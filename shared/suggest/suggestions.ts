import { canConnect } from '../edit/connection-rules.ts';
import {
  indexLibrary,
  type LibraryIndex,
  type Library,
  type LibraryLink,
} from '../library/library.ts';
import type { Project, Link } from '../project/project-schema.ts';
import { indexProject } from '../graph/project-index.ts';
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

export type GrowDirection = 'upstream' | 'downstream' | 'both';

/** All links of the library among the nodes present, or among those named; nothing that the diagram has already. */
export function connectKnown(
  library: Library,
  project: Project,
  among?: ReadonlySet<string>,
): readonly Suggestion[] {
  if (!among) return suggestFacts(library, project, library.links, false);
  const drawn = findDrawnFacts(library, project);
  const isAmong = (entity: string) => drawn.nodesOf(entity).some((id) => among.has(id));
  const facts = library.links.filter(({ source, target }) => isAmong(source) && isAmong(target));
  return suggestFacts(library, project, facts, false);
}

/** What a reaction needs: its enzymes, their cofactors, and what these are made from. `id` is a link, anchor or node of it. */
export function completeStep(
  library: Library,
  project: Project,
  id: string,
): readonly Suggestion[] {
  const index = indexLibrary(library);
  const steps = stepsAt(library, project, id);
  const enzymes = new Set(steps.flatMap(({ via }) => via ?? []));
  const cofactors = cofactorFacts(index, enzymes);
  const makers = cofactors.flatMap(({ source }) =>
    (index.linksAt.get(source) ?? []).filter((fact) => fact.target === source && isMaking(fact)),
  );
  return suggestFacts(library, project, [...steps, ...cofactors, ...makers], true);
}

/** What leads to a node (made from, needed, raised or lowered by) or on from it (made of it, sensed, cleared). */
export function growFrom(
  library: Library,
  project: Project,
  node: string,
  direction: GrowDirection,
): readonly Suggestion[] {
  const index = indexLibrary(library);
  const entities = findDrawnFacts(library, project).entitiesAt(node);
  const facts = entities.flatMap((entity) =>
    (index.linksAt.get(entity) ?? []).filter(
      (fact) => direction === 'both' || sideOf(fact, entity) === direction,
    ),
  );
  const enzymes = new Set(facts.flatMap(({ via }) => via ?? []));
  return suggestFacts(library, project, [...facts, ...cofactorFacts(index, enzymes)], true);
}

/** On which side of an entity a link of its lies. What clears it comes after it, though the link points at it. */
function sideOf(fact: LibraryLink, entity: string): 'upstream' | 'downstream' {
  if (fact.target !== entity) return 'downstream';
  return fact.relation === 'degrades' ? 'downstream' : 'upstream';
}

const isMaking = ({ relation }: LibraryLink): boolean =>
  relation === 'converts-to' || relation === 'precursor-of';

function cofactorFacts(index: LibraryIndex, enzymes: ReadonlySet<string>): LibraryLink[] {
  return [...enzymes].flatMap((enzyme) =>
    (index.linksAt.get(enzyme) ?? []).filter(
      ({ relation, target }) => relation === 'cofactor-of' && target === enzyme,
    ),
  );
}

/** The conversions of the library that an element of the diagram is, carries out as an enzyme, is made by, or lies on. */
function stepsAt(library: Library, project: Project, id: string): readonly LibraryLink[] {
  const drawn = findDrawnFacts(library, project);
  const link = conversionAt(project, id);
  if (link) return library.links.filter((fact) => isFactOf(drawn, fact, link));
  const index = indexLibrary(library);
  return drawn.entitiesAt(id).flatMap((entity) => {
    const facts = index.linksAt.get(entity) ?? [];
    const carriedOut = facts.filter(({ via }) => via === entity);
    if (carriedOut.length > 0) return carriedOut;
    // Taken up again it is not made.
    return facts.filter(
      ({ relation, target, stepKind }) =>
        relation === 'converts-to' && target === entity && stepKind === undefined,
    );
  });
}

function isFactOf(drawn: DrawnFacts, fact: LibraryLink, { source, target }: Link): boolean {
  return (
    fact.relation === 'converts-to' &&
    source.to === 'node' &&
    target.to === 'node' &&
    drawn.nodesOf(fact.source).includes(source.id) &&
    drawn.nodesOf(fact.target).includes(target.id)
  );
}

/** The conversion that a link or anchor belongs to: itself, or the one that it ends on. */
function conversionAt(project: Project, id: string): Link | undefined {
  const index = indexProject(project);
  const link = index.anchors.get(id)?.link ?? index.links.get(id);
  if (link?.target.to !== 'anchor') return link;
  return index.anchors.get(link.target.id)?.link;
}
