import { nodeKinds } from '../project/node-kinds.ts';
import { createSpatialIndex, type SpatialIndex, boundsAround } from '../graph/spatial-index.ts';
import type { PathwayNode, Project, DiagramPoint } from '../project/project-schema.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import {
  boundsBetween,
  centreOf,
  covers,
  grown,
  primitivesBounds,
  type Bounds,
} from '../scene/primitives.ts';

/** Finds room for new nodes. It remembers what it has placed and never moves anything. */
export interface RoomFinder {
  /**
   * The top left corner of a box close to the best of the wanted centres (the first is preferred). The box overlaps
   * nothing, does not lie across a compartment's border, and keeps off links; the line from `partner` to it keeps off
   * nodes, unless that costs a long way. Diagram units.
   */
  findRoom(size: Size, wanted: readonly DiagramPoint[], partner: Bounds): DiagramPoint;
  /** The top left corner of a box at a centre that a person chose, or close to it where that is taken. */
  findRoomAt(size: Size, centre: DiagramPoint): DiagramPoint;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Diagram units: ground left round a node at least, and where there is a choice; step and number of the rings searched. */
const leastMargin = 6;
const margin = 20;
const step = 20;
const rings = 24;

/** Between a node and what it is linked to, for the link with its head and what ends on it. */
const leastGap = 56;

/** What avoiding it is worth, as a distance in diagram units. */
const costs = {
  secondChoice: 30,
  onLink: 160,
  acrossNode: 200,
  acrossLink: 25,
  otherCompartment: 60,
  tooClose: 200,
} as const;

interface Ground {
  /** What has been placed, and the lines to it. */
  readonly solid: Bounds[];
  readonly lines: (readonly [DiagramPoint, DiagramPoint])[];
  readonly nodes: SpatialIndex;
  readonly boxes: ReadonlyMap<string, Bounds>;
  readonly segments: SpatialIndex;
  /** Pieces of links that are not led round nodes, because a person or another program laid them. */
  readonly fixed: ReadonlySet<string>;
  readonly labels: SpatialIndex;
  readonly ends: ReadonlyMap<string, readonly [DiagramPoint, DiagramPoint]>;
  readonly compartments: readonly Bounds[];
}

export function createRoomFinder(project: Project): RoomFinder {
  const ground = surveyOf(project);
  const floor = boundsAround(project.nodes);
  const place = (size: Size, wanted: readonly DiagramPoint[], partner: Bounds): DiagramPoint => {
    const found = search(ground, size, wanted, partner) ?? below(ground, floor, size, wanted);
    const box = { ...found, ...size };
    ground.solid.push(box);
    ground.lines.push([centreOf(partner), centreOf(box)]);
    return found;
  };
  return {
    findRoom: ({ width, height }, wanted, partner) => place({ width, height }, wanted, partner),
    findRoomAt: ({ width, height }, centre) => {
      const size = { width, height };
      const corner = cornerOf(centre, size, { x: 0, y: 0 });
      const box = { ...corner, ...size };
      if (isTaken(ground, grown(box, leastMargin)))
        return place(size, [centre], { ...centre, width: 0, height: 0 });
      ground.solid.push(box);
      return corner;
    },
  };
}

function surveyOf(project: Project): Ground {
  const isOpen = ({ kind }: PathwayNode) => nodeKinds[kind].isPlace;
  const boxes = new Map(
    project.nodes.filter((node) => !isOpen(node)).map((node) => [node.id, boxOf(node)]),
  );
  const ends = new Map<string, readonly [DiagramPoint, DiagramPoint]>();
  const fixed = new Set<string>();
  const labels = new Map<string, Bounds>();
  for (const [id, { link, route, label }] of drawDiagram(project, 'light').links) {
    if (label.length > 0) labels.set(id, primitivesBounds(label));
    route.forEach((to, at) => {
      const from = route[at - 1];
      const key = `${id} ${at}`;
      if (from) ends.set(key, [from, to]);
      if (link.waypoints.length > 0 || link.origin !== undefined) fixed.add(key);
    });
  }
  return {
    solid: [],
    lines: [],
    nodes: indexOf(boxes),
    boxes,
    segments: indexOf(new Map([...ends].map(([id, [a, b]]) => [id, boundsBetween(a, b)]))),
    ends,
    fixed,
    labels: indexOf(labels),
    compartments: project.nodes.filter(isOpen).map(boxOf),
  };
}

const boxOf = (node: PathwayNode): Bounds => boundsAround([node]) ?? node;

const indexOf = (boxes: ReadonlyMap<string, Bounds>) =>
  createSpatialIndex([...boxes].map(([id, bounds]) => ({ id, bounds })));

function search(
  ground: Ground,
  size: Size,
  wanted: readonly DiagramPoint[],
  partner: Bounds,
): DiagramPoint | undefined {
  let best: { readonly at: DiagramPoint; readonly cost: number } | undefined;
  for (let ring = 0; ring <= rings; ring += 1) {
    // A place of this ring or a later one costs at least the way there.
    if (best && ring * step > best.cost) break;
    for (const [choice, centre] of wanted.entries()) {
      for (const offset of ringAround(ring)) {
        const at = cornerOf(centre, size, offset);
        const way = Math.hypot(offset.x, offset.y) + choice * costs.secondChoice;
        if (best && way >= best.cost) continue;
        const trouble = costOf(ground, { ...at, ...size }, partner);
        if (way + trouble < (best?.cost ?? Infinity)) best = { at, cost: way + trouble };
      }
    }
  }
  return best?.at;
}

/** The places of a square ring, the ones straight to the sides first: lines to them stay straight. */
function ringAround(ring: number): readonly DiagramPoint[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const offsets: DiagramPoint[] = [];
  for (let across = 0; across <= ring; across += 1) {
    for (const side of across === 0 ? [0] : [across, -across]) {
      for (const out of [ring, -ring]) {
        offsets.push({ x: out, y: side }, ...(across < ring ? [{ x: side, y: out }] : []));
      }
    }
  }
  return offsets.map(({ x, y }) => ({ x: x * step, y: y * step }));
}

function cornerOf(
  centre: DiagramPoint,
  { width, height }: Size,
  offset: DiagramPoint,
): DiagramPoint {
  return {
    x: Math.round(centre.x + offset.x - width / 2),
    y: Math.round(centre.y + offset.y - height / 2),
  };
}

/** Infinite where a node must not be. */
function costOf(ground: Ground, box: Bounds, partner: Bounds): number {
  if (isTaken(ground, grown(box, margin))) return Infinity;
  const isElsewhere = ground.compartments.some((one) => covers(one, box) !== covers(one, partner));
  return (
    linksUnder(ground, grown(box, margin / 2)) * costs.onLink +
    costOfLine(ground, [centreOf(partner), centreOf(box)], partner) +
    (isElsewhere ? costs.otherCompartment : 0) +
    (overlaps(grown(partner, leastGap), box) ? costs.tooClose : 0)
  );
}

function isTaken(ground: Ground, room: Bounds): boolean {
  const { nodes, solid, compartments, segments, ends, fixed, labels } = ground;
  return (
    labels.within(room).length > 0 ||
    segments.within(room).some((id) => {
      const line = fixed.has(id) ? ends.get(id) : undefined;
      return line !== undefined && crosses(...line, room);
    }) ||
    solid.some((other) => overlaps(room, other)) ||
    compartments.some((one) => overlaps(room, one) && !covers(one, room)) ||
    nodes.within(room).length > 0
  );
}

/** At most two: more make it no worse. */
function linksUnder({ segments, ends, lines }: Ground, box: Bounds): number {
  const near = segments.within(box).flatMap((id) => {
    const pair = ends.get(id);
    return pair ? [pair] : [];
  });
  return Math.min([...near, ...lines].filter((line) => crosses(...line, box)).length, 2);
}

function costOfLine(
  ground: Ground,
  line: readonly [DiagramPoint, DiagramPoint],
  partner: Bounds,
): number {
  const near = boundsBetween(...line);
  const boxes = ground.nodes.within(near).flatMap((id) => ground.boxes.get(id) ?? []);
  const inWay = [...boxes, ...ground.solid].filter(
    (other) => !overlaps(other, partner) && crosses(...line, other),
  );
  const crossed = ground.lines.filter((other) => intersect(line, other));
  return inWay.length * costs.acrossNode + crossed.length * costs.acrossLink;
}

/** Under everything there is, where there is always room. */
function below(
  ground: Ground,
  floor: Bounds | undefined,
  size: Size,
  wanted: readonly DiagramPoint[],
): DiagramPoint {
  const bottoms = [...(floor ? [floor] : []), ...ground.solid].map(({ y, height }) => y + height);
  const [centre] = wanted;
  return {
    x: Math.round((centre?.x ?? 0) - size.width / 2),
    y: Math.round(Math.max(...bottoms, 0) + 2 * margin),
  };
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a straight line enters a box (Liang and Barsky's clipping). */
function crosses(from: DiagramPoint, to: DiagramPoint, box: Bounds): boolean {
  let [first, last] = [0, 1];
  for (const [start, way, least, most] of [
    [from.x, to.x - from.x, box.x, box.x + box.width],
    [from.y, to.y - from.y, box.y, box.y + box.height],
  ] as const) {
    if (way === 0) {
      if (start <= least || start >= most) return false;
      continue;
    }
    const [enter, leave] = [(least - start) / way, (most - start) / way];
    first = Math.max(first, Math.min(enter, leave));
    last = Math.min(last, Math.max(enter, leave));
  }
  return first < last;
}

/** Whether two lines cross at a point within both. */
function intersect(
  [a, b]: readonly [DiagramPoint, DiagramPoint],
  [c, d]: readonly [DiagramPoint, DiagramPoint],
): boolean {
  const side = (from: DiagramPoint, to: DiagramPoint, point: DiagramPoint) =>
    Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
