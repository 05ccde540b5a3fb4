import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import {
  nodeKindSchema,
  type Anchor,
  type DiagramPoint,
  type Endpoint,
  type Link,
  type LinkStyle,
  type NodeKind,
  type Project,
  type Relation,
} from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { standingOf } from '../project/shown-part.ts';
import { centreOf, covers, grown, type DrawnLink } from '../scene/primitives.ts';
import { distanceToRoute } from '../scene/route-geometry.ts';
import {
  canConnect,
  endOf,
  fitsOn,
  hangsOn,
  linksBetween,
  relationsBetween,
  type End,
} from './connection-rules.ts';
import { clamp, patched, type Edit } from './edit.ts';
import { ifSound } from './elements.ts';
import { moveNodes } from './move-and-resize.ts';

/** The relations of the two halves of a link with a node between: from its source to the node, and from there on. */
export interface Halves {
  readonly first: Relation;
  readonly second: Relation;
}

/**
 * What the two halves of a link say if a node of a kind stands between; null where the model knows nothing that says
 * the same. What carries matter carries it on: both halves of a conversion are conversions. A chain of influences has
 * the sign of the whole: where A lowers B, A raises what lowers B.
 */
export function halvesThrough(project: Project, link: Link, kind: NodeKind): Halves | null {
  if (!nodeKinds[kind].connects) return null;
  const index = indexProject(project);
  const between: End = { type: 'node', kind };
  const firsts = relationsBetween(endOf(index, link.source), between);
  const seconds = relationsBetween(between, endOf(index, link.target));
  const [best] = firsts
    .flatMap((first) => seconds.map((second) => ({ first, second })))
    .filter((halves) => saysTheSame(link.relation, halves))
    .sort((one, other) => strangeness(link.relation, one) - strangeness(link.relation, other));
  return best ?? null;
}

function saysTheSame(whole: Relation, { first, second }: Halves): boolean {
  const { carriesMatter, isClaim, sign } = relations[whole];
  if (carriesMatter || !isClaim) return first === whole && second === whole;
  const isInfluence = (half: Relation) => relations[half].isClaim && !relations[half].carriesMatter;
  if (!isInfluence(first) || !isInfluence(second)) return false;
  if (sign === null) return second === whole && relations[first].sign === 1;
  return (relations[first].sign ?? 0) * (relations[second].sign ?? 0) === sign;
}

/** How far the halves are from what was drawn: best both as before, then the one at the target, then one of its sort. */
function strangeness(whole: Relation, { first, second }: Halves): number {
  return (second === whole ? 0 : 8) + (first === whole ? 0 : 4) + change(first) + change(second);

  function change(half: Relation): number {
    const [one, other] = [relations[half], relations[whole]];
    return Number(one.isOnAmount !== other.isOnAmount) + Number(one.effect !== other.effect);
  }
}

/** The kind that a node gets which is put into a link; null if none can stand there. */
export function kindBetween(project: Project, link: Link): NodeKind | null {
  const usual = relations[link.relation].carriesMatter ? 'intermediate' : 'protein';
  const kinds: readonly NodeKind[] = [usual, ...nodeKindSchema.options];
  return kinds.find((kind) => halvesThrough(project, link, kind)) ?? null;
}

/** Where a link is cut: the fraction of its length as drawn, and how many of its bends lie before. */
export interface LinkCut {
  readonly position: number;
  readonly bends: number;
  readonly point: DiagramPoint;
}

/** The cut of a link as drawn that is closest to a point. */
export function cutNear({ link, route }: DrawnLink, near: DiagramPoint): LinkCut {
  const { position, point } = distanceToRoute(route, near);
  const bends = link.waypoints.filter(
    (bend) => distanceToRoute(route, bend).position < position,
  ).length;
  return { position, point, bends };
}

/**
 * Whether a node can be put into a link: the model knows what the halves say, both may be drawn and are not drawn
 * already, and neither node nor link is locked. A node with others in it stays out.
 */
export function canInsert(project: Project, linkId: string, nodeId: string): boolean {
  const index = indexProject(project);
  const [link, node] = [index.links.get(linkId), index.nodes.get(nodeId)];
  if (!link || !node || index.children.has(nodeId)) return false;
  const { locked } = standingOf(project);
  if (locked.has(linkId) || locked.has(nodeId)) return false;
  const own = index.linksAt.get(nodeId) ?? [];
  const isOnLink = own.some((other) =>
    [other.source, other.target].some((end) => hangsOn(index, end, linkId)),
  );
  if (isOnLink) return false;
  const between: Endpoint = { to: 'node', id: nodeId };
  const isFree = (from: Endpoint, to: Endpoint) =>
    canConnect(project, from, to) && linksBetween(project, from, to).length === 0;
  if (!isFree(link.source, between) || !isFree(between, link.target)) return false;
  return halvesThrough(project, link, node.kind) !== null;
}

/**
 * Puts a node into a link. The half that says what the link said keeps its id, label, notes and evidence. What is
 * anchored on the link stays on the half where it was, or goes to the other one if it makes sense only there. The node
 * moves onto the line.
 */
export function insertIntoLink(
  linkId: string,
  nodeId: string,
  cut: LinkCut,
  newLinkId: string,
): Edit {
  return (project) => {
    if (!canInsert(project, linkId, nodeId)) return project;
    const placed = withCentreAt(project, nodeId, cut.point);
    const index = indexProject(placed);
    const [link, node] = [index.links.get(linkId), index.nodes.get(nodeId)];
    const halves = link && node && halvesThrough(placed, link, node.kind);
    if (!halves) return project;
    const around = grown(node, 8);
    const isClear = (bend: DiagramPoint) => !covers(around, { ...bend, width: 0, height: 0 });
    const [one, other] = halvesOf(index, link, { halves, cut, nodeId, newLinkId, isClear });
    const links = placed.links.flatMap((old) => (old === link ? [one, other] : [old]));
    return ifSound(project, { ...placed, links });
  };
}

function withCentreAt(project: Project, id: string, to: DiagramPoint): Project {
  const node = indexProject(project).nodes.get(id);
  if (!node) return project;
  const from = centreOf(node);
  return moveNodes([id], { x: to.x - from.x, y: to.y - from.y })(project);
}

interface Insertion {
  readonly halves: Halves;
  readonly cut: LinkCut;
  readonly nodeId: string;
  readonly newLinkId: string;
  readonly isClear: (bend: DiagramPoint) => boolean;
}

function halvesOf(
  index: ProjectIndex,
  link: Link,
  { halves, cut, nodeId, newLinkId, isClear }: Insertion,
): readonly [Link, Link] {
  const between: Endpoint = { to: 'node', id: nodeId };
  const anchors = sharedAnchors(index, link, halves, cut.position);
  const first = patched<Link>(link, {
    relation: halves.first,
    target: between,
    waypoints: link.waypoints.slice(0, cut.bends).filter(isClear),
    anchors: anchors.first,
    style: withoutHead(link.style, 'targetHead'),
    entity: undefined,
  });
  const second = patched<Link>(link, {
    relation: halves.second,
    source: between,
    waypoints: link.waypoints.slice(cut.bends).filter(isClear),
    anchors: anchors.second,
    style: withoutHead(link.style, 'sourceHead'),
    entity: undefined,
  });
  const isFirstSame = halves.first === link.relation || halves.second !== link.relation;
  return isFirstSame ? [first, asNew(second, newLinkId)] : [asNew(first, newLinkId), second];
}

/** A half without what was said of the whole. */
function asNew(half: Link, id: string): Link {
  return patched<Link>(half, {
    id,
    label: '',
    formatted: undefined,
    notes: '',
    xrefs: [],
    evidence: [],
    origin: undefined,
    confidence: undefined,
    share: undefined,
    control: undefined,
    controlBasis: undefined,
    when: undefined,
  });
}

/** The head at the node between is that of the half's own relation. */
function withoutHead(
  style: LinkStyle | undefined,
  head: 'sourceHead' | 'targetHead',
): LinkStyle | undefined {
  const left = style && patched<LinkStyle>(style, { [head]: undefined });
  return left && Object.keys(left).length > 0 ? left : undefined;
}

/** Where an anchor goes that makes sense only on the half where it was not: as near to the node as looks well. */
const besideNode = { first: 0.75, second: 0.25 } as const;

function sharedAnchors(
  index: ProjectIndex,
  link: Link,
  halves: Halves,
  at: number,
): { readonly first: readonly Anchor[]; readonly second: readonly Anchor[] } {
  const first: Anchor[] = [];
  const second: Anchor[] = [];
  for (const anchor of link.anchors) {
    const near = anchor.position <= at ? 'first' : 'second';
    const far = near === 'first' ? 'second' : 'first';
    const isBetterFar =
      !fitsOn(index, anchor.id, halves[near]) && fitsOn(index, anchor.id, halves[far]);
    const half = isBetterFar ? far : near;
    const position = isBetterFar ? besideNode[far] : withinHalf(anchor.position, near, at);
    (half === 'first' ? first : second).push({ ...anchor, position });
  }
  return { first, second };
}

/** The part of a half that its head and the node leave to anchors. */
const leftByHead = 0.75;

function withinHalf(position: number, half: 'first' | 'second', at: number): number {
  const [walked, whole] = half === 'first' ? [position, at] : [position - at, 1 - at];
  const within = whole > 0 ? clamp(walked / whole, 0, 1) : 0.5;
  return half === 'first' ? within * leftByHead : within;
}
