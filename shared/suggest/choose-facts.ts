import { indexProject } from '../graph/project-index.ts';
import { indexLibrary, type LibraryIndex } from '../library/library-index.ts';
import type { Library, LibraryLink } from '../library/library-schema.ts';
import type { Link, Project } from '../project/project-schema.ts';
import { findDrawnFacts, type DrawnFacts } from './drawn-facts.ts';
import { suggestFacts, type Suggestion } from './suggestion.ts';

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
