import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Library, LibraryLink } from '../library/library.ts';
import { presentEntities } from '../library/match-nodes.ts';
import type { Endpoint, Link, Relation, Project } from '../project/project-schema.ts';

/** The parts of a library that a diagram shows already. */
export interface DrawnFacts {
  /** The nodes that stand for an entity: placed from it, or sharing an identifier with it. */
  nodesOf(entity: string): readonly string[];
  entitiesAt(node: string): readonly string[];
  /** The link that makes the claim of a fact, whoever drew it. */
  linkOf(fact: LibraryLink): Link | undefined;
  /** The link by which the fact's enzyme catalyzes it. */
  catalysisOf(fact: LibraryLink): Link | undefined;
}

/** A `precursor-of` is drawn as a conversion that leaves its steps out. */
export function relationOf({ relation }: LibraryLink): Relation {
  return relation === 'precursor-of' ? 'converts-to' : relation;
}

export function findDrawnFacts(library: Library, project: Project): DrawnFacts {
  const index = indexProject(project);
  const nodes = presentEntities(library, project.nodes);
  const entities = new Map<string, string[]>();
  for (const [entity, ids] of nodes) {
    for (const id of ids) entities.set(id, [...(entities.get(id) ?? []), entity]);
  }
  const byFact = new Map<string, Link[]>();
  for (const link of project.links) {
    if (link.entity !== undefined)
      byFact.set(link.entity, [...(byFact.get(link.entity) ?? []), link]);
  }
  const nodesOf = (entity: string) => nodes.get(entity) ?? [];
  return {
    nodesOf,
    entitiesAt: (node) => entities.get(node) ?? [],
    linkOf: (fact) =>
      byFact.get(fact.id)?.find(({ relation }) => relation !== 'catalyzes') ??
      findLink(index, nodesOf(fact.source), relationOf(fact), (end) =>
        isAtOneOf(index, end, nodesOf(fact.target)),
      ),
    catalysisOf: (fact) =>
      byFact.get(fact.id)?.find(({ relation }) => relation === 'catalyzes') ??
      findLink(index, fact.via === undefined ? [] : nodesOf(fact.via), 'catalyzes', (end) =>
        isConversion(hostOf(index, end), nodesOf(fact.source), nodesOf(fact.target)),
      ),
  };
}

function findLink(
  index: ProjectIndex,
  sources: readonly string[],
  relation: Relation,
  isTarget: (end: Endpoint) => boolean,
): Link | undefined {
  for (const id of sources) {
    const found = index.linksAt
      .get(id)
      ?.find(
        (link) =>
          link.relation === relation &&
          link.source.to === 'node' &&
          link.source.id === id &&
          isTarget(link.target),
      );
    if (found) return found;
  }
  return undefined;
}

/** At a node itself, or at a reaction that it catalyzes: a cofactor may be drawn to either. */
function isAtOneOf(index: ProjectIndex, end: Endpoint, nodes: readonly string[]): boolean {
  if (end.to === 'node') return nodes.includes(end.id);
  const host = hostOf(index, end);
  if (!host) return false;
  return [host, ...host.anchors.flatMap(({ id }) => index.linksAt.get(id) ?? [])].some(
    ({ relation, source }) =>
      relation === 'catalyzes' && source.to === 'node' && nodes.includes(source.id),
  );
}

function isConversion(
  link: Link | undefined,
  sources: readonly string[],
  targets: readonly string[],
): boolean {
  if (link?.relation !== 'converts-to') return false;
  const { source, target } = link;
  return (
    source.to === 'node' &&
    target.to === 'node' &&
    sources.includes(source.id) &&
    targets.includes(target.id)
  );
}

function hostOf(index: ProjectIndex, end: Endpoint): Link | undefined {
  return end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
}
