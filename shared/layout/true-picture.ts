import { standingOf } from '../project/shown-part.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import type { DiagramPoint, Link, PathwayNode, Project } from '../project/project-schema.ts';
import { moveAnchor } from '../edit/links.ts';
import { positionNodes } from '../edit/move-and-resize.ts';
import { inSequence, type Edit } from '../edit/edit.ts';
import { findFalsehoods } from '../graph/falsehoods.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { centreOf, covers, grown, overlaps, type Bounds } from '../scene/primitives.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { routeLength } from '../scene/route-geometry.ts';
import { canBeLed, isSmall, longest } from '../scene/route-order.ts';
import { portCount } from '../scene/route-ports.ts';
import { layLinks, layLinksInSteps } from './lay-links.ts';
import { openRoom } from './make-room.ts';

/** What a drawing says that is not so, in the words of `findFalsehoods`; crossings do not count. */
export function untruths(project: Project): readonly string[] {
  const { throughNodes, overlaps: shared, hiddenHeads, hiddenLabels } = findFalsehoods(project);
  return [...throughNodes, ...shared, ...hiddenHeads, ...hiddenLabels];
}

/** What may be done to keep a drawing true. */
interface Repair {
  /** What was false before is not looked after. */
  readonly known: ReadonlySet<string>;
  /** How many other drawings may be looked at at each stage, and at all that are still to come. */
  readonly tries: number;
  left: number;
}

/**
 * Moves what is new, then what it is linked to, and at last opens room, until a drawing says nothing that is not so and
 * that the one before did not say; or until nothing helps any more. Of several changes the smallest is made. The same
 * projects always give the same result.
 */
export function keepTrue(before: Project | null, next: Project): Project {
  const had = new Set(before && [...before.nodes, ...before.links].map(({ id }) => id));
  const ids = [...next.nodes, ...next.links].map(({ id }) => id);
  const added = new Set(ids.filter((id) => !had.has(id)));
  // What was led so far no longer is.
  if (!canBeLed(next)) return layLinks(next, before && canBeLed(before) ? {} : { ids: added });
  // In a large drawing the links are led, but to look for changes that help would take long.
  if (!isSmall(next)) return next;
  return atOnce(keepTrueInSteps(before, next, added));
}

/** The same step by step. `first`: what moves before anything else does; ends of links on other links only of these. */
export function* keepTrueInSteps(
  before: Project | null,
  next: Project,
  first: ReadonlySet<string>,
): Steps<Project> {
  if (!isSmall(next)) return yield* withRoomToLay(before, next);
  const known = new Set(before && untruths(before));
  if (untruths(next).every((untruth) => known.has(untruth))) return next;
  const all = new Set([...first, ...next.nodes.map(({ id }) => id)]);
  const stages: readonly Moves[] = [
    (present, wrong) => layings(present, wrong, longest),
    hubMoves,
    (present, wrong) => smallMoves(present, wrong, first),
    cuts,
    (present, wrong) => smallMoves(present, wrong, all),
    cuts,
    (present, wrong) => layings(present, wrong, 0),
  ];
  const repair = { known, tries: triesFor(next), left: 2 * triesFor(next) };
  let present = next;
  for (const [at, moves] of stages.entries()) {
    yield at / stages.length;
    present = yield* repaired(present, repair, moves);
  }
  return present;
}

/** In a larger drawing to lay all links several times would take long. */
const mostNodesLaid = 400;
const mostLaid = 5;
/** Where more is wrong than so much, another try is worth its time if the last one left at most this share of it. */
const [fewWrong, worthwhile] = [20, 0.8];

/** Opens room until the links of a drawing that is not led can be laid so that they say what is so, or nothing helps. */
function* withRoomToLay(before: Project | null, next: Project): Steps<Project> {
  if (next.nodes.length > mostNodesLaid) return next;
  const known = new Set(before && untruths(before));
  let best = { project: next, left: Infinity };
  let present = next;
  for (let at = 0; at < mostLaid && best.left > 0; at += 1) {
    yield at / mostLaid;
    const laid = yield* laidWhereWrong(present);
    const wrong = untruths(laid).filter((untruth) => !known.has(untruth));
    const isWorthwhile = wrong.length <= fewWrong || wrong.length < best.left * worthwhile;
    if (wrong.length < best.left) best = { project: present, left: wrong.length };
    // A heap is not disentangled by a little room, and each try takes long.
    if (!isWorthwhile) break;
    present = inSequence(...cuts(present, wrong).slice(0, mostCuts))(present);
  }
  return best.project;
}

/** What can be led gets ways of its own only where that is not enough. */
function* laidWhereWrong(project: Project): Steps<Project> {
  if (!canBeLed(project)) return yield* layLinksInSteps(project);

  const ids = new Set(linksNamed(project, untruths(project)).map(({ id }) => id));
  return ids.size === 0 ? project : yield* layLinksInSteps(project, { ids });
}

const mostCuts = 8;

/**
 * How many other drawings may be looked at at each stage: fewer in large ones, in which to lead all links takes longer,
 * so that a person does not wait long.
 */
function triesFor({ links }: Project): number {
  return Math.max(12, Math.min(80, Math.floor(120_000 / (links.length + 1) ** 2)));
}

/** Ways round, written into the links that are named in what is wrong: the router does not lead very long ones. */
function layings(project: Project, wrong: readonly string[], least: number): readonly Edit[] {
  const { links } = drawDiagram(project, 'light');
  const named = linksNamed(project, wrong).filter(
    ({ id, origin }) => origin === undefined && routeLength(links.get(id)?.route ?? []) >= least,
  );
  const ids = new Set(named.map(({ id }) => id));
  return ids.size === 0 ? [] : [(present) => layLinks(present, { ids })];
}

/** The links that are named in what is wrong. */
export function linksNamed(project: Project, wrong: readonly string[]): readonly Link[] {
  return concerned(wrong, indexProject(project)).links;
}

type Moves = (project: Project, wrong: readonly string[]) => readonly Edit[];

/** Makes the first of the changes that helps, again and again. */
function* repaired(project: Project, repair: Repair, moves: Moves): Steps<Project> {
  const { known } = repair;
  let present = project;
  // The last resort is never left out.
  let left = Math.max(1, Math.min(repair.tries, repair.left));
  const newIn = (one: Project) => untruths(one).filter((untruth) => !known.has(untruth));
  for (let wrong: readonly string[] = newIn(present); wrong.length > 0 && left > 0;) {
    let better: { readonly project: Project; readonly wrong: readonly string[] } | undefined;
    for (const edit of moves(present, wrong)) {
      if (better || left <= 0) break;
      left -= 1;
      repair.left -= 1;
      yield 0.5;
      const next = edit(present);
      const still = newIn(next);
      if (still.length < wrong.length) better = { project: next, wrong: still };
    }
    if (!better) break;
    present = better.project;
    wrong = better.wrong;
  }
  return present;
}

/** Diagram units between the parts that a cut moves away from each other. */
const widths = [40, 80] as const;

/** Room beside the nodes that are named in what is wrong, on each side. */
function cuts(project: Project, wrong: readonly string[]): readonly Edit[] {
  const { nodes } = concerned(wrong, indexProject(project));
  return widths.flatMap((by) =>
    nodes.flatMap(({ x, y, width, height }) => [
      openRoom({ axis: 'x', at: x + width + 1, by }),
      openRoom({ axis: 'x', at: x - 1, by }),
      openRoom({ axis: 'y', at: y + height + 1, by }),
      openRoom({ axis: 'y', at: y - 1, by }),
    ]),
  );
}

/** The share of the points at which links can end at a node that can be in use: beyond it lines get in each other's way. */
const mostInUse = 0.6;

/** Larger nodes where so many links end that there is no room for them. */
function hubMoves(project: Project, wrong: readonly string[]): readonly Edit[] {
  const index = indexProject(project);
  const { nodes } = concerned(wrong, index);
  const widened = nodes.flatMap((node) => {
    const missing = (index.linksAt.get(node.id) ?? []).length / mostInUse - portCount(node);
    if (missing <= 0) return [];
    const { x, y } = centreOf(node);
    // Each step along two sides gives two points.
    const [across, down] = [Math.ceil(missing * 0.35) * 14, Math.ceil(missing * 0.15) * 10];
    return [
      openRoom({ axis: 'x', at: x, by: across, widened: node.id }),
      openRoom({ axis: 'y', at: y, by: down, widened: node.id }),
    ];
  });
  return widened.length === 0 ? [] : [inSequence(...widened)];
}

/** Diagram units, the shortest first; and shares of a link. */
const ways = [20, 40, 60, 90, 130, 180, 240];
const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/** What could help, the smallest changes first. */
function smallMoves(
  project: Project,
  wrong: readonly string[],
  mayMove: ReadonlySet<string>,
): readonly Edit[] {
  const index = indexProject(project);
  const { nodes, links } = concerned(wrong, index);
  const { locked } = standingOf(project);
  const movable = nodes.filter(
    ({ id, pinned }) => mayMove.has(id) && pinned !== true && !locked.has(id),
  );
  const boxes = project.nodes.filter(({ kind }) => !nodeKinds[kind].contains);
  const homes = project.nodes.filter(({ kind }) => nodeKinds[kind].contains);
  const shifts = ways.flatMap((way) =>
    movable.flatMap((node) =>
      around(way)
        .map((by) => ({ ...node, x: node.x + by.x, y: node.y + by.y }))
        .filter((box) => isFree(box, node, boxes, homes))
        .map(({ id, x, y }) => positionNodes(new Map([[id, { x, y }]]))),
    ),
  );
  return [...anchorMoves(links, index, mayMove), ...shifts];
}

function around(way: number): readonly DiagramPoint[] {
  const slant = Math.round(way * 0.7);
  return [
    { x: way, y: 0 },
    { x: -way, y: 0 },
    { x: 0, y: way },
    { x: 0, y: -way },
    { x: slant, y: slant },
    { x: -slant, y: slant },
    { x: slant, y: -slant },
    { x: -slant, y: -slant },
  ];
}

/** The elements that are named in what is wrong, and the nodes at both ends of those links. Ids contain no spaces. */
function concerned(wrong: readonly string[], index: ProjectIndex) {
  const nodes = new Map<string, PathwayNode>();
  const links = new Map<string, Link>();
  const takeNode = (id: string) => {
    const node = index.nodes.get(id);
    if (node && !nodeKinds[node.kind].contains) nodes.set(id, node);
  };
  for (const word of wrong.flatMap((untruth) => untruth.split(' '))) {
    takeNode(word);
    const link = index.links.get(word);
    if (link) links.set(word, link);
  }
  for (const { source, target } of links.values()) {
    for (const end of [source, target]) if (end.to === 'node') takeNode(end.id);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function isFree(
  box: Bounds,
  node: PathwayNode,
  boxes: readonly PathwayNode[],
  homes: readonly PathwayNode[],
): boolean {
  const room = grown(box, 12);
  if (boxes.some((other) => other.id !== node.id && overlaps(room, other))) return false;
  return homes.every((home) =>
    covers(home, node) ? covers(home, room) : !overlaps(home, room) || overlaps(home, node),
  );
}

/** Other points for the ends of links on links: only of links that may. */
function anchorMoves(
  links: readonly Link[],
  { anchors, linksAt }: ProjectIndex,
  mayMove: ReadonlySet<string>,
): readonly Edit[] {
  const found = new Set<string>();
  for (const link of links) {
    const own = link.target.to === 'anchor' ? [link.target.id] : [];
    for (const id of [...own, ...link.anchors.map((anchor) => anchor.id)]) {
      const isNew = (linksAt.get(id) ?? []).some((one) => mayMove.has(one.id));
      if (isNew && anchors.has(id)) found.add(id);
    }
  }
  return [...found].flatMap((id) => {
    const others = anchors.get(id)?.link.anchors.filter((other) => other.id !== id) ?? [];
    return shares
      .filter((share) => others.every(({ position }) => Math.abs(position - share) > 0.06))
      .map((share) => moveAnchor(id, share));
  });
}
