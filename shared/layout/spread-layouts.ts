import type { DiagramPoint } from '../project/project-schema.ts';
import { centreOf, grown, overlaps, type Bounds } from '../scene/primitives.ts';
import { cyclesIn } from './cycles.ts';
import { compare, type Helper, type Level, type LevelBox, type LevelLink } from './reactions.ts';
import { separate } from './separate.ts';

/** Centres of boxes. */
type Centres = Map<string, DiagramPoint>;

/** Diagram units: from the edge of a box to the next along a link, at least. */
const alongLink = 76;
const between = 34;

/** Round one element: what it is linked to on the first circle, what these are linked to on the next, and so on. */
export function layRadially(level: Level, centre: string | undefined): Centres {
  const graph = graphOf(level);
  return inParts(level, graph, (part) => {
    const root =
      centre !== undefined && part.includes(centre) ? centre : busiest(part, graph.neighbours);
    return aroundCircle(graph, part, [root]);
  });
}

/** Every cycle of a part in a circle, clockwise; what hangs on it outside. Null where there is no cycle. */
export function layInRings(level: Level): Centres | null {
  const graph = graphOf(level);
  const edges = level.links.filter(({ isConversion }) => isConversion);
  const cycles = cyclesIn(edges.map(({ source, target }) => [source, target] as const));
  if (cycles.length === 0) return null;
  return inParts(level, graph, (part) => {
    const own = new Set(part);
    const cycle = cycles.find(([first]) => first !== undefined && own.has(first));
    if (!cycle) return aroundCircle(graph, part, [busiest(part, graph.neighbours)]);
    return aroundCircle(graph, part, turnedToTop(cycle, graph.boxes));
  });
}

/** Linked boxes draw near, all others drive each other away, from where they are. */
export function layByForces(level: Level): Centres {
  const graph = graphOf(level);
  return inParts(level, graph, (part) => settled(graph, part));
}

interface Graph {
  readonly boxes: ReadonlyMap<string, LevelBox>;
  readonly links: readonly LevelLink[];
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** Room that helpers of a link take along it, by its two ends. */
  readonly room: ReadonlyMap<string, number>;
}

function graphOf({ boxes, links }: Level): Graph {
  const neighbours = new Map(boxes.map(({ id }) => [id, new Set<string>()]));
  const room = new Map<string, number>();
  const join = (one: string, other: string, needed: number) => {
    neighbours.get(one)?.add(other);
    neighbours.get(other)?.add(one);
    for (const key of [`${one} ${other}`, `${other} ${one}`])
      room.set(key, Math.max(room.get(key) ?? 0, needed));
  };
  for (const { source, target, helpers, feeders } of links) {
    join(source, target, roomOf(helpers));
    for (const feeder of feeders) join(feeder, target, 0);
  }
  return { boxes: new Map(boxes.map((box) => [box.id, box])), links, neighbours, room };
}

/** Half of the helpers stand on each side of a link. */
function roomOf(helpers: readonly Helper[]): number {
  const heights = helpers.map((helper) => reachOf(helper));
  return Math.max(0, ...heights, heights.reduce((sum, one) => sum + one, 0) / 2) + 20;
}

function reachOf({ box, helpers }: Helper): number {
  const inner = helpers.reduce((sum, helper) => sum + reachOf(helper), 0);
  return Math.max(Math.min(box.width, 2 * box.height), inner / 1.5) + between / 2;
}

function busiest(
  part: readonly string[],
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const countOf = (id: string) => neighbours.get(id)?.size ?? 0;
  const [first = ''] = part.toSorted((a, b) => countOf(b) - countOf(a) || compare(a, b));
  return first;
}

/** Lays each connected part out for itself, and the parts beside each other. */
function inParts(
  { boxes }: Level,
  graph: Graph,
  lay: (part: readonly string[]) => Centres,
): Centres {
  const seen = new Set<string>();
  const blocks: { centres: Centres; area: Bounds }[] = [];
  for (const { id: start } of boxes) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const id of part) {
      for (const next of [...(graph.neighbours.get(id) ?? [])].sort(compare)) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    const centres = lay(part);
    blocks.push({ centres, area: areaOf(centres, graph.boxes) });
  }
  return besideEachOther(blocks);
}

function areaOf(centres: Centres, boxes: ReadonlyMap<string, LevelBox>): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [id, { x, y }] of centres) {
    const { width = 0, height = 0 } = boxes.get(id) ?? {};
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - height / 2);
    bottom = Math.max(bottom, y + height / 2);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const betweenParts = 110;

function besideEachOther(blocks: readonly { centres: Centres; area: Bounds }[]): Centres {
  const whole = blocks.reduce(
    (sum, { area }) => sum + (area.width + betweenParts) * (area.height + betweenParts),
    0,
  );
  const widest = blocks.reduce(
    (most, { area }) => Math.max(most, area.width),
    1.5 * Math.sqrt(whole),
  );
  const all: Centres = new Map();
  let [left, top, shelf] = [0, 0, 0];
  for (const { centres, area } of blocks.toSorted((a, b) => b.area.height - a.area.height)) {
    if (left > 0 && left + area.width > widest) {
      [left, top, shelf] = [0, top + shelf + betweenParts, 0];
    }
    for (const [id, { x, y }] of centres)
      all.set(id, { x: x - area.x + left, y: y - area.y + top });
    left += area.width + betweenParts;
    shelf = Math.max(shelf, area.height);
  }
  return all;
}

interface TreeNode {
  readonly id: string;
  readonly depth: number;
  readonly children: TreeNode[];
  /** In radians. */
  need: number;
}

/**
 * `roots` at the centre, or several on the innermost circle in their order; the others by how many links away they are,
 * each within the part of the circle that its branch has.
 */
function aroundCircle(graph: Graph, part: readonly string[], roots: readonly string[]): Centres {
  const { trees, levels } = treesFrom(graph, part, roots);
  const sizeOf = (id: string) => {
    const { width = 0, height = 0 } = graph.boxes.get(id) ?? {};
    return Math.hypot(width, height);
  };
  const radii = radiiOf(graph, levels, roots, sizeOf);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const needs = trees.map((tree) => measure(tree, radii, sizeOf));
    const total = needs.reduce((sum, need) => sum + need, 0);
    const full = 2 * Math.PI;
    if (total <= full) break;
    for (const at of radii.keys()) radii[at] = (radii[at] ?? 0) * (total / full) * 1.01;
  }
  const centres: Centres = new Map();
  const whole = trees.reduce((sum, { need }) => sum + need, 0);
  const spare = (2 * Math.PI - whole) / Math.max(1, trees.length);
  const even = (2 * Math.PI) / trees.length;
  const fitsEvenly = trees.every(({ need }) => need <= even);
  let angle = -Math.PI / 2 - (fitsEvenly ? even : (trees[0]?.need ?? 0) + spare) / 2;
  for (const tree of trees) {
    const share = roots.length === 1 ? 2 * Math.PI : fitsEvenly ? even : tree.need + spare;
    put(tree, angle, share, radii, centres);
    angle += share;
  }
  return roots.length === 1 ? drawnIn(graph, levels, centres) : centres;
}

/** Above so many boxes circles stay as wide as they are. */
const mostDrawnIn = 400;
/** How much larger than the smallest the largest box is where circles would waste room. */
const unequal = 3;

/** Boxes of very different sizes leave much room on circles: each is drawn towards the centre as far as others allow. */
function drawnIn(
  graph: Graph,
  levels: readonly (readonly TreeNode[])[],
  centres: Centres,
): Centres {
  const boxes = [...centres.keys()].flatMap((id) => graph.boxes.get(id) ?? []);
  const sizes = boxes.map(({ width, height }) => Math.hypot(width, height));
  const isEven = Math.max(...sizes) < unequal * Math.min(...sizes);
  if (isEven || boxes.length > mostDrawnIn) return centres;
  const placed: (Bounds & { readonly id: string })[] = [];
  const drawn: Centres = new Map();
  for (const { id } of levels.flat()) {
    const [box, centre] = [graph.boxes.get(id), centres.get(id)];
    if (!box || !centre) continue;
    const radius = Math.hypot(centre.x, centre.y);
    const boxAt = (share: number) => ({
      id,
      x: centre.x * share - box.width / 2,
      y: centre.y * share - box.height / 2,
      width: box.width,
      height: box.height,
    });
    let share = 0;
    while (share < 1 && placed.some((other) => isTooClose(graph, boxAt(share), other)))
      share += 12 / Math.max(radius, 12);
    const here = boxAt(Math.min(1, share));
    placed.push(here);
    drawn.set(id, centreOf(here));
  }
  return drawn;
}

function isTooClose(
  { neighbours, room }: Graph,
  one: Bounds & { readonly id: string },
  other: Bounds & { readonly id: string },
): boolean {
  const isLinked = neighbours.get(one.id)?.has(other.id) === true;
  const needed = isLinked ? Math.max(alongLink, room.get(`${one.id} ${other.id}`) ?? 0) : between;
  return overlaps(grown(one, needed), other);
}

function treesFrom(graph: Graph, part: readonly string[], roots: readonly string[]) {
  const own = new Set(part);
  const trees = roots.map((id): TreeNode => ({ id, depth: 0, children: [], need: 0 }));
  const seen = new Set(roots);
  const levels: TreeNode[][] = [];
  let level: TreeNode[] = [...trees];
  while (level.length > 0) {
    levels.push(level);
    const next: TreeNode[] = [];
    for (const node of level) {
      for (const id of inOrderAround(graph, node.id)) {
        if (seen.has(id) || !own.has(id)) continue;
        seen.add(id);
        const child = { id, depth: node.depth + 1, children: [], need: 0 };
        node.children.push(child);
        next.push(child);
      }
    }
    level = next;
  }
  return { trees, levels };
}

/** Clockwise as they stand now, so that the picture is recognized. */
function inOrderAround({ boxes, neighbours }: Graph, id: string): string[] {
  const box = boxes.get(id);
  if (!box) return [];
  const from = centreOf(box);
  const angleOf = (other: string) => {
    const { x, y } = centreOf(boxes.get(other) ?? box);
    const angle = Math.atan2(y - from.y, x - from.x) + Math.PI / 2;
    return angle < 0 ? angle + 2 * Math.PI : angle;
  };
  return [...(neighbours.get(id) ?? [])].sort((a, b) => angleOf(a) - angleOf(b) || compare(a, b));
}

/** The radius of each circle, from the innermost: far enough for the boxes, and for what stands at the links. */
function radiiOf(
  graph: Graph,
  levels: readonly (readonly TreeNode[])[],
  roots: readonly string[],
  sizeOf: (id: string) => number,
): number[] {
  const radii: number[] = [];
  for (const [depth, level] of levels.entries()) {
    const largest = level.reduce((most, { id }) => Math.max(most, sizeOf(id)), 0);
    if (depth === 0) {
      radii.push(roots.length === 1 ? 0 : ringRadius(graph, roots, sizeOf));
      continue;
    }
    const before = (levels[depth - 1] ?? []).reduce(
      (most, { id }) => Math.max(most, sizeOf(id)),
      0,
    );
    const helpers = (levels[depth - 1] ?? []).reduce(
      (most, node) =>
        node.children.reduce(
          (sum, child) => Math.max(sum, graph.room.get(`${node.id} ${child.id}`) ?? 0),
          most,
        ),
      0,
    );
    const step = (largest + before) / 2 + Math.max(alongLink - 30, helpers);
    radii.push((radii.at(-1) ?? 0) + step);
  }
  return radii;
}

function ringRadius(graph: Graph, ring: readonly string[], sizeOf: (id: string) => number): number {
  const apart = ring.map((id, at) => {
    const next = ring[(at + 1) % ring.length] ?? id;
    const room = graph.room.get(`${id} ${next}`) ?? 0;
    return (sizeOf(id) + sizeOf(next)) / 2 + Math.max(alongLink, room);
  });
  return Math.max(...apart) / (2 * Math.sin(Math.PI / ring.length));
}

/** What part of the circle a branch needs, in radians. */
function measure(root: TreeNode, radii: readonly number[], sizeOf: (id: string) => number): number {
  const order = [root];
  for (const node of order) order.push(...node.children);
  for (const node of order.reverse()) {
    const radius = radii[node.depth] ?? 0;
    const own = radius === 0 ? 0 : (sizeOf(node.id) + between) / radius;
    const inner = node.children.reduce((sum, { need }) => sum + need, 0);
    node.need = Math.max(own, inner);
  }
  return root.need;
}

function put(
  root: TreeNode,
  from: number,
  share: number,
  radii: readonly number[],
  centres: Centres,
): void {
  const waiting = [{ node: root, from, share }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { node } = at;
    const angle = at.from + at.share / 2;
    const radius = radii[node.depth] ?? 0;
    centres.set(node.id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    const needed = node.children.reduce((sum, { need }) => sum + need, 0);
    // A branch of few spreads no further than a third of the circle, so that siblings are seen to belong together.
    const used = node.depth === 0 ? at.share : Math.min(at.share, Math.max(needed, widestFan));
    let start = angle - used / 2;
    for (const child of node.children) {
      const part = used * (needed === 0 ? 1 / node.children.length : child.need / needed);
      waiting.push({ node: child, from: start, share: part });
      start += part;
    }
  }
}

const widestFan = (2 * Math.PI) / 3;

/** The first is the one that stands highest now. */
function turnedToTop(
  cycle: readonly string[],
  boxes: ReadonlyMap<string, LevelBox>,
): readonly string[] {
  const heightOf = (id: string) => boxes.get(id)?.y ?? 0;
  const first = cycle.reduce(
    (best, id, at) => (heightOf(id) < heightOf(cycle[best] ?? id) ? at : best),
    0,
  );
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

/** How often everything moves; less often in large diagrams, where nobody sees the difference. */
const forceSteps = 320;
const fewerSteps = 120;
const many = 600;

function settled(graph: Graph, part: readonly string[]): Centres {
  const boxes = part.flatMap((id) => graph.boxes.get(id) ?? []);
  const at = new Map(part.map((id, number) => [id, number]));
  const x = Float64Array.from(boxes, (box) => box.x + box.width / 2);
  const y = Float64Array.from(boxes, (box) => box.y + box.height / 2);
  unfold(x, y);
  const springs = graph.links.flatMap(springsOf).flatMap(([one, other]) => {
    const [a, b] = [at.get(one), at.get(other)];
    if (a === undefined || b === undefined) return [];
    return [{ a, b, gap: Math.max(alongLink, graph.room.get(`${one} ${other}`) ?? 0) }];
  });
  const field: Field = { boxes, x, y, springs };
  const steps = boxes.length > many ? fewerSteps : forceSteps;
  let pairs: readonly Pair[] = [];
  for (let step = 0; step < steps; step += 1) {
    if (step % 4 === 0) pairs = nearPairs(boxes, x, y);
    relax(field, pairs, (1 - step / steps) ** 1.5);
  }
  return new Map(
    boxes.map(({ id }, number) => [id, { x: x[number] ?? 0, y: y[number] ?? 0 }] as const),
  );
}

function springsOf({ source, target, feeders }: LevelLink): (readonly [string, string])[] {
  return [[source, target], ...feeders.map((feeder) => [feeder, target] as const)];
}

/** Boxes on one point would never part: each starts a little beside it, on a spiral. */
function unfold(x: Float64Array, y: Float64Array): void {
  for (const number of x.keys()) {
    const [angle, radius] = [number * 2.399_963, 14 * Math.sqrt(number + 1)];
    x[number] = (x[number] ?? 0) + radius * Math.cos(angle);
    y[number] = (y[number] ?? 0) + radius * Math.sin(angle);
  }
}

/** Boxes by number, with their centres. */
interface Field {
  readonly boxes: readonly LevelBox[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The gap is that between the edges of two boxes, in diagram units. */
  readonly springs: readonly { readonly a: number; readonly b: number; readonly gap: number }[];
}

/** Two boxes with a wider gap leave each other alone, in diagram units. */
const reach = 260;
/** How hard neighbours push, and how hard links pull. */
const strength = { push: 44, pull: 0.3 } as const;

/** One step: everything moves as it is pushed and pulled, at most as far as the heat allows. */
function relax({ boxes, x, y, springs }: Field, pairs: readonly Pair[], heat: number): void {
  const [dx, dy] = [new Float64Array(x.length), new Float64Array(x.length)];
  const apply = (a: number, b: number, force: (gap: number) => number) => {
    const [across, down] = [(x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0)];
    const distance = Math.hypot(across, down) || 1e-3;
    const along = { x: across / distance, y: down / distance };
    const [one, other] = [boxes[a], boxes[b]];
    if (!one || !other) return;
    const by = force(distance - reachAlong(one, along) - reachAlong(other, along));
    dx[a] = (dx[a] ?? 0) - along.x * by;
    dy[a] = (dy[a] ?? 0) - along.y * by;
    dx[b] = (dx[b] ?? 0) + along.x * by;
    dy[b] = (dy[b] ?? 0) + along.y * by;
  };
  const push = (gap: number) =>
    gap > reach ? 0 : strength.push * (1 - gap / reach) + Math.max(0, between - gap) * 0.5;
  for (const [a, b] of pairs) apply(a, b, push);
  const degree = new Float64Array(x.length);
  for (const { a, b } of springs) {
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  }
  for (const { a, b, gap: wanted } of springs) {
    const share = 1 / Math.sqrt(Math.max(1, Math.min(degree[a] ?? 1, degree[b] ?? 1)));
    apply(a, b, (gap) => (wanted - gap) * strength.pull * share);
  }
  const most = 4 + 120 * heat;
  for (const number of x.keys()) {
    const [byX, byY] = [dx[number] ?? 0, dy[number] ?? 0];
    const length = Math.hypot(byX, byY);
    const part = length > most ? most / length : 1;
    x[number] = (x[number] ?? 0) + byX * part;
    y[number] = (y[number] ?? 0) + byY * part;
  }
}

/** From the centre of a box to its edge. */
function reachAlong({ width, height }: Size, along: DiagramPoint): number {
  return Math.min(
    width / 2 / Math.max(Math.abs(along.x), 1e-6),
    height / 2 / Math.max(Math.abs(along.y), 1e-6),
  );
}

/** The pairs that may be within reach of each other, by cells. In crowded cells only some neighbours count. */
function nearPairs(boxes: readonly LevelBox[], x: Float64Array, y: Float64Array): Pair[] {
  const largest = boxes.reduce((most, { width, height }) => Math.max(most, width, height), 0);
  const side = Math.min(largest, 800) + reach;
  const cells = new Map<string, number[]>();
  for (const number of x.keys()) {
    const key = `${Math.floor((x[number] ?? 0) / side)} ${Math.floor((y[number] ?? 0) / side)}`;
    const cell = cells.get(key);
    if (cell) cell.push(number);
    else cells.set(key, [number]);
  }
  const mostOthers = boxes.length > many ? 14 : 60;
  const pairs: Pair[] = [];
  for (const [key, cell] of cells) {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    for (const [right, below] of halfAround) {
      const others = cells.get(`${column + right} ${row + below}`)?.slice(0, mostOthers) ?? [];
      for (const a of cell)
        for (const b of others) if (right + below !== 0 || right !== 0 || b > a) pairs.push([a, b]);
    }
  }
  return pairs;
}

type Pair = readonly [number, number];

/** A cell and those after it, so that each pair comes once. */
const halfAround = [
  [0, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

/**
 * Puts helpers beside their links: enzymes across from the middle, what serves them further out. Those of one link stand
 * on both of its sides. Gives the centres of all boxes.
 */
export function withHelpers(level: Level, centres: Centres): Centres {
  const boxes = new Map(level.boxes.map((box) => [box.id, box]));
  const all: Centres = new Map(centres);
  const placed: LevelBox[] = [];
  const putBox = (box: LevelBox, { x, y }: DiagramPoint) => {
    all.set(box.id, { x, y });
    placed.push({ ...box, x: x - box.width / 2, y: y - box.height / 2 });
  };
  for (const { id } of level.boxes) {
    const [box, centre] = [boxes.get(id), centres.get(id)];
    if (box && centre) putBox(box, centre);
  }
  const spine = new Set(level.boxes.map(({ id }) => id));
  for (const link of level.links) {
    const [from, to] = [centres.get(link.source), centres.get(link.target)];
    if (!from || !to) continue;
    const [across, down] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(across, down) || 1;
    const along = { x: across / length, y: down / length };
    const outside = { x: along.y, y: -along.x };
    const middle = middleBetween(
      { ...(boxes.get(link.source) ?? noSize), centre: from },
      { ...(boxes.get(link.target) ?? noSize), centre: to },
      along,
    );
    const count = Math.ceil(link.helpers.length / 2);
    for (const [at, helper] of link.helpers.entries()) {
      const side = at % 2 === 0 ? 1 : -1;
      const slot = (Math.floor(at / 2) - (count - 1) / 2) * 1;
      putHelper(helper, middle, { x: outside.x * side, y: outside.y * side }, along, slot, putBox);
    }
  }
  // Only helpers give way.
  const corners = separate(placed, {
    isFixed: (id) => spine.has(id),
    gap: () => 14,
    widest: 14,
  });
  for (const { id, width, height } of placed) {
    const corner = corners.get(id);
    if (corner) all.set(id, { x: corner.x + width / 2, y: corner.y + height / 2 });
  }
  return all;
}

const noSize: Size = { width: 0, height: 0 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The middle of the free part of a link, between the edges of its boxes. */
function middleBetween(
  one: Size & { readonly centre: DiagramPoint },
  other: Size & { readonly centre: DiagramPoint },
  along: DiagramPoint,
): DiagramPoint {
  const [start, end] = [reachAlong(one, along), reachAlong(other, along)];
  const [a, b] = [one.centre, other.centre];
  return {
    x: (a.x + along.x * start + b.x - along.x * end) / 2,
    y: (a.y + along.y * start + b.y - along.y * end) / 2,
  };
}

const fromLine = 44;

function putHelper(
  { box, helpers }: Helper,
  from: DiagramPoint,
  outside: DiagramPoint,
  along: DiagramPoint,
  slot: number,
  put: (box: LevelBox, centre: DiagramPoint) => void,
): void {
  const half = (direction: DiagramPoint) =>
    (Math.abs(direction.x) * box.width + Math.abs(direction.y) * box.height) / 2;
  const out = half(outside) + fromLine;
  const beside = slot * (2 * half(along) + between / 2);
  const centre = {
    x: from.x + outside.x * out + along.x * beside,
    y: from.y + outside.y * out + along.y * beside,
  };
  put(box, centre);
  const edge = {
    x: centre.x + outside.x * half(outside),
    y: centre.y + outside.y * half(outside),
  };
  for (const [at, helper] of helpers.entries())
    putHelper(helper, edge, outside, along, at - (helpers.length - 1) / 2, put);
}
