import type {
  Evidence,
  Reference,
  PathwayNode,
  DiagramPoint,
} from '../../project/project-schema.ts';
import {
  type DrawnItem,
  type Bounds,
  type DrawnLink,
  type DrawnNode,
  type TextPrimitive,
  grown,
  overlaps,
  primitivesBounds,
} from '../../scene/primitives.ts';
import {
  pointAt,
  directionBetween,
  pointAtLength,
  routeLength,
  runsThrough,
} from '../../scene/route-geometry.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { lineWidth, type TextFont, fontHeights } from '../../scene/text-layout.ts';
import { createSpatialIndex, type SpatialItem } from '../../graph/spatial-index.ts';
import { nodeLook } from '../../scene/looks.ts';
import { textLine, type ExtrasLook } from './block.ts';

export interface NumberedItem {
  readonly item: DrawnItem;
  /** "1–3, 7", with what contradicts the claim after "against". */
  readonly label: string;
}

export interface EvidenceNumbers {
  readonly items: readonly NumberedItem[];
  /** The first has number 1. */
  readonly references: readonly Reference[];
}

/** Elements on one line are read from left to right; so far apart, they are on different ones. In diagram units. */
const rowHeight = 40;

/** Numbers the references behind elements in the order in which a reader of the diagram meets them. */
export function numberEvidence(
  items: readonly DrawnItem[],
  references: readonly Reference[],
  clip: Bounds | null,
): EvidenceNumbers {
  const known = new Map(references.map((reference) => [reference.id, reference]));
  const numbers = new Map<string, number>();
  const cited = items.filter((item) => evidenceOf(item).some((one) => known.has(one.reference)));
  const numbered = inReadingOrder(cited, clip).map((item): NumberedItem => {
    const evidence = evidenceOf(item).filter(({ reference }) => known.has(reference));
    for (const { reference } of evidence) {
      if (!numbers.has(reference)) numbers.set(reference, numbers.size + 1);
    }
    return { item, label: labelOf(evidence, numbers) };
  });
  return { items: numbered, references: [...numbers.keys()].flatMap((id) => known.get(id) ?? []) };
}

function evidenceOf({ drawn }: DrawnItem): readonly Evidence[] {
  return 'node' in drawn ? drawn.node.evidence : drawn.link.evidence;
}

function inReadingOrder(items: readonly DrawnItem[], clip: Bounds | null): readonly DrawnItem[] {
  const positioned = items.map((item) => ({ item, ...positionOf(item) }));
  const shown = clip ? positioned.filter(({ x, y }) => isIn(clip, x, y)) : positioned;
  return shown
    .sort((a, b) => Math.floor(a.y / rowHeight) - Math.floor(b.y / rowHeight) || a.x - b.x)
    .map(({ item }) => item);
}

function positionOf(item: DrawnItem): { readonly x: number; readonly y: number } {
  if (item.type === 'link') return pointAt(item.drawn.route, 0.5);
  const { x, y, width, height } = item.drawn.box;
  // A reader meets a container where its name is, and other elements where they are.
  return { x: x + width / 2, y: y + Math.min(height / 2, rowHeight / 2) };
}

function isIn({ x, y, width, height }: Bounds, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
}

function labelOf(evidence: readonly Evidence[], numbers: ReadonlyMap<string, number>): string {
  const of = (stance: Evidence['stance']) =>
    numberRanges(
      evidence.flatMap((one) => (one.stance === stance ? (numbers.get(one.reference) ?? []) : [])),
    );
  const [pro, contra] = [of('supports'), of('contradicts')];
  if (contra === '') return pro;
  return pro === '' ? `against: ${contra}` : `${pro}, against: ${contra}`;
}

/** "1–3, 7" */
export function numberRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', ')))
    .join(', ');
}

const font: TextFont = { size: 8.5, weight: 600 };
const height = font.size * fontHeights.capHeight;
/** Between a mark and what it belongs to, in diagram units. */
const gap = 2.5;
/** Above and below: commas reach under the line. */
const gapAcross = 3.5;

/** Small numbers at their elements, where they cover the least. In diagram units. */
export function evidenceMarks(
  numbered: readonly NumberedItem[],
  items: readonly DrawnItem[],
  clip: Bounds | null,
  look: ExtrasLook,
): readonly TextPrimitive[] {
  const room = createFreeRoom(items);
  return numbered.map(({ item, label }) => {
    const width = lineWidth(label, font);
    const candidates =
      item.type === 'node' ? besideNode(item.drawn, width) : alongLink(item.drawn, width);
    const { x, y } = freest(room, candidates, clip);
    return textLine(label, x, y + height, font, look.quiet);
  });
}

/** The first position that covers nothing, otherwise the one that covers least; always within the clip. */
function freest(room: FreeRoom, candidates: Iterable<Bounds>, clip: Bounds | null): Bounds {
  let best: Bounds = { x: 0, y: 0, width: 0, height: 0 };
  let least = Infinity;
  for (const candidate of candidates) {
    const allowed = clip ? movedInto(clip, candidate) : candidate;
    const covered = room.coveredBy(allowed) + (allowed === candidate ? 0 : 0.5);
    if (covered < least) [best, least] = [allowed, covered];
    if (covered === 0) break;
  }
  room.take(best);
  return best;
}

/** The same box where it lies within already; one too large for the clip begins with it. */
function movedInto(clip: Bounds, box: Bounds): Bounds {
  const into = (at: number, size: number, start: number, room: number) =>
    Math.max(start, Math.min(at, start + room - size));
  const x = into(box.x, box.width, clip.x + gap, clip.width - 2 * gap);
  const y = into(box.y, box.height, clip.y + gap, clip.height - 2 * gap);
  return x === box.x && y === box.y ? box : { ...box, x, y };
}

/** At the top right as a superscript, else at another corner; last of all inside, where there is room. */
function besideNode({ node, box }: DrawnNode, width: number): Bounds[] {
  const right = box.x + box.width;
  const [above, below] = [box.y - gapAcross - height, box.y + box.height + gapAcross];
  const at = (x: number, y: number): Bounds => ({ x, y, width, height });
  return [
    at(right + gap, box.y - 1),
    at(right - width, above),
    at(box.x, above),
    at(box.x - gap - width, box.y - 1),
    at(right + gap, box.y + box.height - height + 1),
    at(right - width, below),
    at(box.x, below),
    ...(nodeKinds[node.kind].contains
      ? [at(right - width - 16, box.y + box.height - height - 12)]
      : []),
  ];
}

const fractions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** Beside the middle of a link, else nearer to its ends. */
function* alongLink({ route }: DrawnLink, width: number): Generator<Bounds> {
  const length = routeLength(route);
  for (const fraction of fractions) {
    const at = pointAtLength(route, length * fraction);
    const before = pointAtLength(route, length * fraction - 0.5);
    const after = pointAtLength(route, length * fraction + 0.5);
    const along = directionBetween(before, after) ?? { x: 1, y: 0 };
    // Above a line that lies, right of one that stands.
    const isLying = Math.abs(along.x) >= Math.abs(along.y);
    const turn = (isLying ? along.x < 0 : along.y < 0) ? -1 : 1;
    for (const side of [turn, -turn]) {
      const normal = { x: along.y * side, y: -along.x * side };
      const away =
        (isLying ? gapAcross : gap) +
        1 +
        (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2;
      const [cx, cy] = [at.x + normal.x * away, at.y + normal.y * away];
      yield { x: cx - width / 2, y: cy - height / 2, width, height };
    }
  }
}

/** Knows what of a diagram a small mark would cover. */
interface FreeRoom {
  /**
   * How many things a box would cover. A node or a text counts more than a line: next to a line a mark can still be
   * read.
   */
  coveredBy(box: Bounds): number;
  /** This area is taken from now on. */
  take(box: Bounds): void;
}

interface Obstacle {
  readonly bounds: Bounds;
  /** A straight piece of a line; absent where the whole of the bounds is covered. */
  readonly piece?: readonly DiagramPoint[];
}

/** A line that is covered is one thing. */
const wordsWeight = 4;
/** Heads and thick lines reach so far to the side. */
const lineRoom = 2.5;
/** Side by side, two marks would read as one. */
const markRoom = 4;
const cell = 64;

/** Room among the drawn elements. In diagram units. */
function createFreeRoom(items: readonly DrawnItem[]): FreeRoom {
  const obstacles = items.flatMap((item) =>
    item.type === 'node' ? nodeObstacles(item.drawn) : linkObstacles(item.drawn),
  );
  const index = createSpatialIndex(
    obstacles.map(({ bounds }, obstacleIndex): SpatialItem => ({
      id: String(obstacleIndex),
      bounds,
    })),
  );
  const taken = new Map<string, Bounds[]>();
  return {
    coveredBy(box) {
      const near = grown(box, lineRoom);
      const drawn = index
        .within(near)
        .reduce((sum, id) => sum + weightOf(obstacles[Number(id)], box, near), 0);
      const apart = { ...box, x: box.x - markRoom, width: box.width + 2 * markRoom };
      const marks = cellsOf(apart).flatMap((key) => taken.get(key) ?? []);
      return drawn + wordsWeight * marks.filter((mark) => overlaps(mark, apart)).length;
    },
    take(box) {
      for (const key of cellsOf(box)) taken.set(key, [...(taken.get(key) ?? []), box]);
    },
  };
}

function nodeObstacles({ node, box }: DrawnNode): Obstacle[] {
  const badges = node.badges.map((badge): Obstacle => {
    const width = badge.width ?? 24;
    const height = badge.height ?? 16;
    const x = node.x + (node.width / 2) * (1 + badge.x) - width / 2;
    const y = node.y + (node.height / 2) * (1 + badge.y) - height / 2;
    return { bounds: { x, y, width, height } };
  });
  // Marks lie in compartments and groups; only their edges are in the way.
  const body = nodeKinds[node.kind].contains ? seenEdgesOf(node, box) : [{ bounds: box }];
  return [...body, ...badges];
}

/** Imported groups often have none. */
function seenEdgesOf(node: PathwayNode, box: Bounds): Obstacle[] {
  return nodeLook(node, 'light').border === 'none' ? [] : edgesOf(box);
}

function edgesOf({ x, y, width, height }: Bounds): Obstacle[] {
  const corners: readonly DiagramPoint[] = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
  return piecesOf(corners);
}

function linkObstacles({ route, primitives }: DrawnLink): Obstacle[] {
  const words = primitives.filter(({ type }) => type === 'text');
  const label: Obstacle[] = words.length > 0 ? [{ bounds: primitivesBounds(words) }] : [];
  return [...piecesOf(route), ...label];
}

function piecesOf(route: readonly DiagramPoint[]): Obstacle[] {
  return route.slice(1).flatMap((to, index): Obstacle[] => {
    const from = route[index];
    if (!from) return [];
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
    return [{ bounds: { x, y, width, height }, piece: [from, to] }];
  });
}

/** The cost of covering an obstacle with a box; 0 if the box does not cover it. */
function weightOf(obstacle: Obstacle | undefined, box: Bounds, near: Bounds): number {
  if (!obstacle) return 0;
  if (obstacle.piece) return runsThrough(obstacle.piece, near) ? 1 : 0;
  return overlaps(obstacle.bounds, box) ? wordsWeight : 0;
}

/** The cells of a coarse grid that a box touches; marks are small, so they are few. */
function cellsOf({ x, y, width, height }: Bounds): string[] {
  const keys: string[] = [];
  for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row += 1) {
    for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column += 1) {
      keys.push(`${column} ${row}`);
    }
  }
  return keys;
}
