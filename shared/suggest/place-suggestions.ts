import { addAnchor } from '../edit/anchors.ts';
import { inSequence } from '../edit/edit.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { addWithReferences } from '../edit/merge-references.ts';
import { usualRouting } from '../edit/usual-routing.ts';
import { indexProject } from '../graph/project-index.ts';
import type { Library } from '../library/library-schema.ts';
import { factToCatalysis, factToLink, type PlacedLink } from '../library/place-link.ts';
import type { Endpoint, Link } from '../project/link-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { distanceToRoute } from '../scene/route-geometry.ts';
import { centreOf } from '../graph/node-bounds.ts';
import { findDrawnFacts } from './drawn-facts.ts';
import { freePosition } from './free-position.ts';
import { layOutNodes } from './lay-out-nodes.ts';
import { nearestPair } from './nearest-pair.ts';
import type { Suggestion } from './suggestion.ts';

export interface PlacedSuggestions {
  readonly project: Project;
  /** The ids of the nodes and links that are new. */
  readonly added: readonly string[];
}

/**
 * The project with the suggestions in it, for one undo step: what they need is placed where there is room, nothing that is
 * there moves, and what has been drawn since they were made is not drawn again. `newId` gives ids not in use anywhere.
 */
export function addSuggestions(
  library: Library,
  project: Project,
  suggestions: readonly Suggestion[],
  newId: () => string,
): PlacedSuggestions {
  const nodes = layOutNodes(library, project, suggestions, newId);
  const withNodes = addWithReferences({ nodes, links: [], references: [] }, newId)(project);
  const withLinks = suggestions.reduce(
    (present, suggestion) => addLink(library, present, suggestion, newId),
    withNodes,
  );
  const withEnzymes = suggestions.reduce(
    (present, suggestion) => addCatalysis(library, present, suggestion, newId),
    withLinks,
  );
  const next = adoptByPosition(nodes.map(({ id }) => id))(withEnzymes);
  const { nodes: hadNodes, links: hadLinks } = indexProject(project);
  const added = [...next.nodes, ...next.links].map(({ id }) => id);
  return { project: next, added: added.filter((id) => !hadNodes.has(id) && !hadLinks.has(id)) };
}

function addLink(
  library: Library,
  project: Project,
  { fact, hasLink }: Suggestion,
  newId: () => string,
): Project {
  const drawn = findDrawnFacts(library, project);
  if (!hasLink || drawn.linkOf(fact)) return project;
  const pair = nearestPair(project, drawn.nodesOf(fact.source), drawn.nodesOf(fact.target));
  if (!pair) return project;
  const [source, target] = pair.map((id): Endpoint => ({ to: 'node', id })) as [Endpoint, Endpoint];
  const placed = factToLink(library, fact, { id: newId(), source, target });
  return addWithReferences(elementsOf(placed), newId)(project);
}

/** The enzyme's link to an anchor that is made for it on the conversion, at the place nearest to the enzyme. */
function addCatalysis(
  library: Library,
  project: Project,
  { fact, hasCatalysis }: Suggestion,
  newId: () => string,
): Project {
  const drawn = findDrawnFacts(library, project);
  const carrier = drawn.linkOf(fact);
  const enzyme = fact.via === undefined ? undefined : drawn.nodesOf(fact.via)[0];
  if (!hasCatalysis || !carrier || enzyme === undefined || drawn.catalysisOf(fact)) return project;
  const anchor = { id: newId(), position: positionOn(project, carrier, enzyme) };
  const placed = factToCatalysis(library, fact, {
    id: newId(),
    source: { to: 'node', id: enzyme },
    target: { to: 'anchor', id: anchor.id },
  });
  return inSequence(
    addAnchor(carrier.id, anchor),
    addWithReferences(elementsOf(placed), newId),
  )(project);
}

function elementsOf({ link, references }: PlacedLink) {
  return { nodes: [], links: [{ ...link, routing: usualRouting(link.relation) }], references };
}

function positionOn(project: Project, carrier: Link, enzyme: string): number {
  const route = drawDiagram(project, 'light').links.get(carrier.id)?.route;
  const node = indexProject(project).nodes.get(enzyme);
  const nearest = route && node ? distanceToRoute(route, centreOf(node)).position : 0.5;
  return freePosition(
    nearest,
    carrier.anchors.map(({ position }) => position),
  );
}
