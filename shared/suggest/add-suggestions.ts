import { relations } from '../project/relations.ts';
import { addAnchor } from '../edit/anchors.ts';
import { inSequence } from '../edit/edit.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { addWithReferences } from '../edit/add-elements.ts';
import { indexProject } from '../graph/project-index.ts';
import type { Library } from '../library/library-schema.ts';
import {
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
} from '../library/elements-from-library.ts';
import type { Endpoint, Link, Project } from '../project/project-schema.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { distanceToRoute, distanceBetween } from '../scene/route-geometry.ts';
import { centreOf } from '../graph/node-bounds.ts';
import { findDrawnFacts } from './drawn-facts.ts';
import { layOutNodes } from './lay-out-nodes.ts';
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

function elementsOf({ link, references }: LinkWithReferences) {
  return { nodes: [], links: [{ ...link, routing: relations[link.relation].routing }], references };
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

/** Where several nodes stand for an entity, the two to be linked are those nearest to each other; the first of equals. */
function nearestPair(
  project: Project,
  sources: readonly string[],
  targets: readonly string[],
): readonly [source: string, target: string] | undefined {
  const { nodes } = indexProject(project);
  let best: { readonly pair: readonly [string, string]; readonly distance: number } | undefined;
  for (const source of sources) {
    for (const target of targets) {
      const [from, to] = [nodes.get(source), nodes.get(target)];
      if (!from || !to || source === target) continue;
      const distance = distanceBetween(centreOf(from), centreOf(to));
      if (!best || distance < best.distance) best = { pair: [source, target], distance };
    }
  }
  return best?.pair;
}

/** Fractions of a link's length: how near to its ends and to other anchors a new anchor may lie, where there is a choice. */
const fromEnds = 0.2;
const apart = 0.12;

/** The place on a link nearest to the wanted one that keeps off its ends and its other anchors. */
function freePosition(wanted: number, taken: readonly number[]): number {
  const positions = [wanted, 0.5, ...taken.flatMap((at) => [at - apart, at + apart])].map((at) =>
    round(Math.min(Math.max(at, fromEnds), 1 - fromEnds)),
  );
  const isFree = (at: number) => taken.every((other) => Math.abs(other - at) >= apart - 1e-6);
  const free = positions.filter(isFree).sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return free[0] ?? round(wanted);
}

/** As finely as anyone sees, and readable in the file. */
const round = (position: number): number => Math.round(position * 1_000) / 1_000;
