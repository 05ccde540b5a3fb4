import { addElements } from '../../shared/edit/elements.ts';
import { positionNodes } from '../../shared/edit/move-and-resize.ts';
import { findFalsehoods } from '../../shared/graph/falsehoods.ts';
import { boundsAround } from '../../shared/graph/spatial-index.ts';
import { applyArrangement, arrangeInSteps } from '../../shared/layout/arrange.ts';
import { layLinks } from '../../shared/layout/lay-links.ts';
import { keepTrue, untruths } from '../../shared/layout/true-picture.ts';
import type { Library, LibraryLink } from '../../shared/library/library.ts';
import { atOnce } from '../../shared/project/checked-text.ts';
import { newProject, type PathwayNode, type Project } from '../../shared/project/project-schema.ts';
import { centreOf, type Axis } from '../../shared/scene/primitives.ts';
import { withFacts } from './picture-links.ts';

/** The ways in which a sheet is tried. */
const styles = ['down', 'right'] as const;
type Style = (typeof styles)[number];

/** The room that a sheet's content may take, so that its smallest letters, of 10.5 units, have 5 points on A3. */
const room = { long: 2_280, short: 1_520 } as const;

/** How often nodes may be moved for the sake of links, and put on the grid again. */
const mostRounds = 4;

/**
 * Nodes and the links for facts among them, laid out as the program itself does it: in layers, the enzymes beside their
 * steps. Of the layers from above and from the left the ones that fit the paper, with the fewest crossings.
 */
export function layOutSheet(
  library: Library,
  nodes: readonly PathwayNode[],
  facts: readonly LibraryLink[],
  nodeOf: ReadonlyMap<string, PathwayNode>,
): Project {
  const bare = addElements({ nodes })(newProject());
  const tried = styles.map((style) => {
    const project = laidOut(library, bare, facts, { nodeOf, style });
    return { project, cost: costOf(project) };
  });
  const [best] = tried.sort((one, other) => one.cost - other.cost);
  if (!best) throw new Error('No way to lay out a sheet was tried.');
  return best.project;
}

/** What is false weighs most, then what is too large, then crossings. */
function costOf(project: Project): number {
  const { width = 0, height = 0 } = boundsAround(project.nodes) ?? {};
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const isTooLarge = long > room.long || short > room.short;
  return (
    untruths(project).length * 1e6 +
    (isTooLarge ? 1e4 + long : 0) +
    findFalsehoods(project).crossings.length
  );
}

function laidOut(
  library: Library,
  bare: Project,
  facts: readonly LibraryLink[],
  { nodeOf, style }: { readonly nodeOf: ReadonlyMap<string, PathwayNode>; readonly style: Style },
): Project {
  const draft = withFacts(library, bare, facts, nodeOf);
  const boxes = atOnce(arrangeInSteps(draft, { style, ids: [] }));
  const arranged = boxes ? applyArrangement(boxes, style)(draft) : draft;
  const axis = style === 'down' ? 'x' : 'y';
  const placed = { ...bare, nodes: onGrid(inLine(arranged, axis)).nodes };
  // Once more, now that is known where the enzymes are: their lines come in where they are close.
  let present = withFacts(library, placed, facts, nodeOf);
  for (let round = 0; round < mostRounds && untruths(present).length > 0; round += 1)
    present = onGrid(keepTrue(null, present));
  return layLinks(present);
}

/** Diagram units by which nodes that a link joins may be out of line, where they need not be. */
const askew = 14;

/** Nodes that links join and that are nearly in line get into line, so that their links run straight. */
function inLine(project: Project, axis: Axis): Project {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const leader = leaders.get(id);
    return leader === undefined ? id : leaderOf(leader);
  };
  const centres = new Map(project.nodes.map((node) => [node.id, centreOf(node)[axis]]));
  for (const { source, target } of project.links) {
    if (source.to !== 'node' || target.to !== 'node') continue;
    const [one, other] = [leaderOf(source.id), leaderOf(target.id)];
    const apart = Math.abs((centres.get(one) ?? 0) - (centres.get(other) ?? Infinity));
    if (one !== other && apart <= askew) leaders.set(other, one);
  }
  const moved = project.nodes.flatMap((node) => {
    const by = (centres.get(leaderOf(node.id)) ?? 0) - centreOf(node)[axis];
    const { x, y } = node;
    return by === 0 ? [] : [[node.id, { x, y, [axis]: node[axis] + by }] as const];
  });
  return moved.reduce((present, move) => {
    const next = positionNodes(new Map([move]))(present);
    return untruths(next).length > untruths(present).length ? present : next;
  }, project);
}

/** The centre of each node on a grid of ten, its corners too. */
function onGrid(project: Project): Project {
  const even = (length: number) => Math.ceil(length / 20) * 20;
  const nodes = project.nodes.map((node) => {
    const { x, y } = centreOf(node);
    const [width, height] = [even(node.width), even(node.height)];
    const snapped = (value: number) => Math.round(value / 10) * 10;
    return { ...node, width, height, x: snapped(x) - width / 2, y: snapped(y) - height / 2 };
  });
  return { ...project, nodes };
}
