import { nodeKinds } from '../project/node-kinds.ts';
import type { Steps } from '../project/checked-text.ts';
import type { DiagramPoint, Link, PathwayNode, Project } from '../project/project-schema.ts';
import { moveAnchor } from '../edit/links.ts';
import { positionNodes } from '../edit/move-and-resize.ts';
import type { Edit } from '../edit/edit.ts';
import { findFalsehoods } from '../graph/falsehoods.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { covers, grown, overlaps, type Bounds } from '../scene/primitives.ts';

interface Repair {
  /** Nodes that may move, and links that may come in elsewhere on other links. */
  readonly mayMove: ReadonlySet<string>;
  /** What was false before is not looked after. */
  readonly known: ReadonlySet<string>;
  /** How many other drawings may be looked at. */
  readonly tries: number;
}

/** What a drawing says that is not so, in the words of `findFalsehoods`; crossings do not count. */
export function untruths(project: Project): readonly string[] {
  const { throughNodes, overlaps: shared, hiddenHeads, hiddenLabels } = findFalsehoods(project);
  return [...throughNodes, ...shared, ...hiddenHeads, ...hiddenLabels];
}

/**
 * Moves nodes a little, and ends of links on other links, until the drawing says nothing that is not so, or no small move
 * helps. Of several moves the shortest is taken. The same project always gives the same result.
 */
export function* withoutUntruths(project: Project, repair: Repair): Steps<Project> {
  let present = project;
  let left = repair.tries;
  const newIn = (one: Project) => untruths(one).filter((untruth) => !repair.known.has(untruth));
  for (let wrong: readonly string[] = newIn(present); wrong.length > 0 && left > 0;) {
    let better: { readonly project: Project; readonly wrong: readonly string[] } | undefined;
    for (const edit of movesFor(present, wrong, repair.mayMove)) {
      if (better || left <= 0) break;
      left -= 1;
      yield 1 - left / repair.tries;
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

/** Diagram units, the shortest first; and shares of a link. */
const ways = [20, 40, 60, 90, 130, 180, 240];
const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/** What could help, the smallest changes first. */
function movesFor(
  project: Project,
  wrong: readonly string[],
  mayMove: ReadonlySet<string>,
): readonly Edit[] {
  const index = indexProject(project);
  const { nodes, links } = concerned(wrong, index);
  const movable = nodes.filter((node) => mayMove.has(node.id) && node.pinned !== true);
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
  return [...found].flatMap((id) => shares.map((share) => moveAnchor(id, share)));
}
