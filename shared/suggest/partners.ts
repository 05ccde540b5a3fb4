import { centreOf } from '../scene/primitives.ts';
import { addWithReferences } from '../edit/elements.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { indexProject } from '../graph/project-index.ts';
import { entityToNode, factToLink } from '../library/elements-from-library.ts';
import {
  indexLibrary,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from '../library/library.ts';
import type {
  DiagramPoint,
  Link,
  NodeEndpoint,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import { keepTrue } from '../layout/true-picture.ts';
import { relations } from '../project/relations.ts';
import {
  addCatalysis,
  drawSuggestions,
  nearestPair,
  placedIn,
  type PlacedSuggestions,
} from './add-suggestions.ts';
import { findDrawnFacts, type DrawnFacts } from './drawn-facts.ts';
import { createRoomFinder } from './room-finder.ts';
import { suggestFacts } from './suggestions.ts';

/** A fact of the library about a node of the diagram, and what has to be added to draw it. */
export interface Partner {
  readonly fact: LibraryLink;
  /** What the node is in the fact: one of its ends, or the enzyme or transporter that carries it out. */
  readonly role: 'source' | 'target' | 'via';
  /** The ends of the fact that the diagram lacks. */
  readonly adds: readonly LibraryEntity[];
}

/** What the library says of a node and the diagram does not show; the best founded first. */
export function findPartners(library: Library, project: Project, node: string): Partner[] {
  const index = indexLibrary(library);
  const drawn = findDrawnFacts(library, project);
  const found = drawn.entitiesAt(node).flatMap((own) =>
    (index.linksAt.get(own) ?? []).flatMap((fact): Partner[] => {
      const role = roleOf(fact, own);
      const ends = [fact.source, fact.target].flatMap((id) => index.entities.get(id) ?? []);
      // Where an enzyme is, its compartment says.
      if (ends.length < 2 || fact.stepKind === 'located-in') return [];
      const adds = ends.filter(({ id }) => id !== own && drawn.nodesOf(id).length === 0);
      const isDrawn = role === 'via' ? drawn.catalysisOf(fact) !== undefined : adds.length === 0;
      return isDrawn ? [] : [{ fact, role, adds }];
    }),
  );
  const isSeen = new Set<string>();
  return found
    .sort((one, other) => other.fact.evidence.length - one.fact.evidence.length)
    .filter(({ fact }) => !isSeen.has(fact.id) && isSeen.add(fact.id));
}

function roleOf({ source, target }: LibraryLink, entity: string): Partner['role'] {
  if (entity === source) return 'source';
  return entity === target ? 'target' : 'via';
}

/** Where a fact is drawn: `from` is the end at the node that it is about, `at` the point of the diagram that was chosen. */
export interface PartnerPosition {
  readonly from: NodeEndpoint;
  readonly at: DiagramPoint;
}

/**
 * Draws a fact of the library with all that it says: both ends, the link with its evidence, and the enzyme or
 * transporter at an anchor on it. Nodes that are there already are used.
 */
export function addPartner(
  library: Library,
  project: Project,
  partner: Partner,
  position: PartnerPosition,
  newId: () => string,
): PlacedSuggestions {
  const nodes = placeEnds(project, partner, position, newId);
  const withNodes = addWithReferences({ nodes, links: [], references: [] }, newId)(project);
  const withLink = addLink(library, withNodes, partner, position, newId);
  const withStep =
    partner.role === 'via'
      ? addCatalysis(library, withLink, { fact: partner.fact, enzyme: position.from }, newId)
      : drawSuggestions(
          library,
          withLink,
          suggestFacts(library, withLink, [partner.fact], true),
          newId,
        );
  const next = adoptByPosition(nodes.map(({ id }) => id))(withStep);
  return placedIn(project, keepTrue(project, next));
}

/** Diagram units between the ends of a step that is drawn around a point: room for the enzyme's link. */
const stepLength = 140;

/** One missing end is placed at the point; of two the first before it and the second behind it. */
function placeEnds(
  project: Project,
  { adds, fact }: Partner,
  { from, at }: PartnerPosition,
  newId: () => string,
): PathwayNode[] {
  const axis = acrossFrom(indexProject(project).nodes.get(from.id), at);
  const rooms = createRoomFinder(project);
  return adds.map((entity) => {
    const node = entityToNode(entity, { id: newId(), x: 0, y: 0 });
    const way = adds.length === 1 ? 0 : entity.id === fact.source ? -1 : 1;
    const extent = axis.x === 0 ? node.height : node.width;
    const shift = (way * (stepLength + extent)) / 2;
    const centre = { x: at.x + axis.x * shift, y: at.y + axis.y * shift };
    return { ...node, ...rooms.findRoomAt(node, centre) };
  });
}

/** Across the way from a node to a point, so that the node lies beside what is drawn there. */
function acrossFrom(node: PathwayNode | undefined, at: DiagramPoint): DiagramPoint {
  const centre = node ? centreOf(node) : at;
  const isBeside = Math.abs(at.x - centre.x) > Math.abs(at.y - centre.y);
  return isBeside ? { x: 0, y: 1 } : { x: 1, y: 0 };
}

function addLink(
  library: Library,
  project: Project,
  { fact, role }: Partner,
  { from }: PartnerPosition,
  newId: () => string,
): Project {
  const drawn = findDrawnFacts(library, project);
  if (role === 'via' && drawn.linkOf(fact)) return project;
  const ends = endsOf(project, drawn, fact, role === 'via' ? null : { role, from });
  if (!ends) return project;
  const { link, references } = factToLink(library, fact, { id: newId(), ...ends });
  const routed = { ...link, routing: relations[link.relation].routing };
  return addWithReferences({ nodes: [], links: [routed], references }, newId)(project);
}

/** The nodes nearest to each other; at the node that the fact is about, the end from which it was drawn. */
function endsOf(
  project: Project,
  drawn: DrawnFacts,
  fact: LibraryLink,
  own: { readonly role: 'source' | 'target'; readonly from: NodeEndpoint } | null,
): Pick<Link, 'source' | 'target'> | null {
  const nodesOf = (role: 'source' | 'target') =>
    own?.role === role ? [own.from.id] : drawn.nodesOf(fact[role]);
  const pair = nearestPair(project, nodesOf('source'), nodesOf('target'));
  if (!pair) return null;
  const endAt = (role: 'source' | 'target', id: string): NodeEndpoint =>
    own?.role === role ? own.from : { to: 'node', id };
  return { source: endAt('source', pair[0]), target: endAt('target', pair[1]) };
}
