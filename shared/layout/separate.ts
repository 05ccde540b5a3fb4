import { createSpatialIndex } from '../graph/spatial-index.ts';
import type { DiagramPoint } from '../project/project-schema.ts';
import type { Bounds } from '../scene/primitives.ts';
import { byPosition, type LevelBox } from './reactions.ts';

interface Separation {
  /** These do not move. */
  readonly isFixed: (id: string) => boolean;
  /** Diagram units that two boxes keep between each other. */
  readonly gap: (one: string, other: string) => number;
  /** The greatest gap there can be. */
  readonly widest: number;
}

const rounds = 60;

/**
 * Moves boxes apart that lie on each other or too close, each as little as it takes; the others stay. Afterwards no two
 * of them overlap, but for fixed ones that did before. The result does not depend on the order of the boxes.
 */
export function separate(
  boxes: readonly LevelBox[],
  { isFixed, gap, widest }: Separation,
): ReadonlyMap<string, DiagramPoint> {
  const sorted = boxes.toSorted(byPosition).map((box) => ({ ...box }));
  for (let round = 0; round < rounds; round += 1) {
    const shifts = shiftsOf(sorted, isFixed, gap, widest);
    if (shifts === null || shifts.size === 0) break;
    for (const box of sorted) {
      const shift = shifts.get(box.id);
      if (!shift) continue;
      box.x += shift.x;
      box.y += shift.y;
    }
  }
  return settle(sorted, isFixed, gap, widest);
}

type Moving = { -readonly [Key in keyof LevelBox]: LevelBox[Key] };

/** So many pairs a box: with more they lie on one heap, which to push apart would take long. */
const mostPairs = 12;

/** Of each pair that is too close, both give way by half along the shorter way out; of several wishes, the greatest. */
function shiftsOf(
  boxes: readonly Moving[],
  isFixed: Separation['isFixed'],
  gap: Separation['gap'],
  widest: number,
): ReadonlyMap<string, { x: number; y: number }> | null {
  let pairs = 0;
  const shifts = new Map<string, { x: number; y: number }>();
  const index = createSpatialIndex(
    boxes.map((box, at) => ({ id: String(at), bounds: around(box, widest / 2) })),
  );
  const push = (id: string, x: number, y: number) => {
    const known = shifts.get(id) ?? { x: 0, y: 0 };
    shifts.set(id, { x: stronger(known.x, x), y: stronger(known.y, y) });
  };
  for (const [at, one] of boxes.entries()) {
    for (const found of index.within(around(one, widest / 2))) {
      const other = boxes[Number(found)];
      if (!other || Number(found) <= at) continue;
      const [stays, otherStays] = [isFixed(one.id), isFixed(other.id)];
      const out = wayOut(one, other, gap(one.id, other.id));
      if (!out || (stays && otherStays)) continue;
      pairs += 1;
      if (pairs > mostPairs * boxes.length) return null;
      const share = stays || otherStays ? 1.02 : 0.52;
      if (!stays) push(one.id, -out.x * share, -out.y * share);
      if (!otherStays) push(other.id, out.x * share, out.y * share);
    }
  }
  return shifts;
}

/** Wishes in opposite directions add up; of those in one direction the greater is enough. */
function stronger(one: number, other: number): number {
  if (one * other < 0) return one + other;
  return Math.abs(one) >= Math.abs(other) ? one : other;
}

/** By how much the other box has to move away, along one axis; undefined where they are apart. */
function wayOut(one: Bounds, other: Bounds, gap: number): DiagramPoint | undefined {
  const across = other.x + other.width / 2 - one.x - one.width / 2;
  const down = other.y + other.height / 2 - one.y - one.height / 2;
  const missingAcross = (one.width + other.width) / 2 + gap - Math.abs(across);
  const missingDown = (one.height + other.height) / 2 + gap - Math.abs(down);
  if (missingAcross <= hair || missingDown <= hair) return undefined;
  return missingAcross < missingDown
    ? { x: across < 0 ? -missingAcross : missingAcross, y: 0 }
    : { x: 0, y: down < 0 ? -missingDown : missingDown };
}

/** Diagram units that may be missing: results are rounded. */
const hair = 0.6;

function around({ x, y, width, height }: Bounds, by: number): Bounds {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Puts boxes down one after another, each where it is if there is room, else at the nearest free spot. */
function settle(
  boxes: readonly Moving[],
  isFixed: Separation['isFixed'],
  gap: Separation['gap'],
  widest: number,
): ReadonlyMap<string, DiagramPoint> {
  const ground = new Ground(gap, widest);
  const positions = new Map<string, DiagramPoint>();
  const put = (box: Moving, at: DiagramPoint) => {
    positions.set(box.id, at);
    ground.add({ ...box, ...at });
  };
  for (const box of boxes) if (isFixed(box.id)) put(box, { x: box.x, y: box.y });
  // The large ones first: small ones find room beside them.
  const free = boxes.filter(({ id }) => !isFixed(id));
  const large = free.toSorted((a, b) => Math.sign(size(b) - size(a)) || byPosition(a, b));
  for (const box of large) put(box, ground.nearestFree(box));
  return positions;
}

const size = ({ width, height }: Bounds): number =>
  width * height > largeFrom ? width * height : 0;
const largeFrom = 40_000;

/** Boxes on the ground by cells. */
class Ground {
  readonly #cells = new Map<number, LevelBox[]>();
  /** How far out the last box of a cell had to go. */
  readonly #rings = new Map<string, number>();
  readonly #gap: Separation['gap'];
  readonly #widest: number;

  constructor(gap: Separation['gap'], widest: number) {
    this.#gap = gap;
    this.#widest = widest;
  }

  add(box: LevelBox): void {
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  nearestFree(box: LevelBox): DiagramPoint {
    if (this.#isFree(box)) return { x: box.x, y: box.y };
    const step = { x: box.width / 4 + 10, y: box.height / 4 + 10 };
    const key = `${Math.round(box.x / cell)} ${Math.round(box.y / cell)} ${box.width} ${box.height}`;
    for (let ring = Math.max(1, (this.#rings.get(key) ?? 0) - 1); ; ring += 1) {
      let best: { readonly at: DiagramPoint; readonly distance: number } | undefined;
      for (const { x, y } of ringAround(ring)) {
        const at = { x: box.x + x * step.x, y: box.y + y * step.y };
        const distance = Math.hypot(x * step.x, y * step.y);
        if ((best && distance >= best.distance) || !this.#isFree({ ...box, ...at })) continue;
        best = { at, distance };
      }
      if (!best) continue;
      this.#rings.set(key, ring);
      return best.at;
    }
  }

  #isFree(box: LevelBox): boolean {
    for (const key of cellsOf(around(box, this.#widest))) {
      for (const other of this.#cells.get(key) ?? [])
        if (wayOut(box, other, this.#gap(box.id, other.id))) return false;
    }
    return true;
  }
}

/** Diagram units. */
const cell = 160;

function cellsOf({ x, y, width, height }: Bounds): number[] {
  const keys: number[] = [];
  for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row += 1)
    for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column += 1)
      keys.push(row * 4_194_304 + column);
  return keys;
}

/** The points of a square ring, those straight to the sides first. */
function ringAround(ring: number): readonly DiagramPoint[] {
  const points: DiagramPoint[] = [];
  for (let across = 0; across <= ring; across += 1) {
    for (const side of across === 0 ? [0] : [across, -across]) {
      for (const out of [ring, -ring])
        points.push({ x: out, y: side }, ...(across < ring ? [{ x: side, y: out }] : []));
    }
  }
  return points;
}
