import Flatbush from 'flatbush';
import type { DiagramPoint } from '../project/project-schema.ts';
import { lengthOf, otherAxis, unionBounds, type Axis, type Bounds } from '../scene/primitives.ts';

/** What something that is dragged can be put in line with, in diagram units. */
export interface Surroundings {
  /** The upright boxes of what stands still. */
  readonly boxes: readonly Bounds[];
  /** Only the centre of what is dragged is put in line with these: the middles of links. */
  readonly points: readonly DiagramPoint[];
}

/** What a person is shown while something is in line. All in diagram units. */
export type Guide =
  /** Edges, centres or points with the same coordinate `at` along the axis; it runs across the axis. */
  | {
      readonly type: 'line';
      readonly axis: Axis;
      readonly at: number;
      readonly from: number;
      readonly to: number;
    }
  /** One of several equal gaps along the axis, drawn at the coordinate `at` of the other axis. */
  | {
      readonly type: 'gap';
      readonly axis: Axis;
      readonly at: number;
      readonly from: number;
      readonly to: number;
    };

/** By how much a box is to be moved to be in line; undefined along an axis in which nothing is near. */
export interface Pull {
  readonly x?: number;
  readonly y?: number;
}

const axes: readonly Axis[] = ['x', 'y'];

/**
 * The least shift within `reach` that puts a box in line with its surroundings: edges and centres of other boxes, middles
 * of links, or equal gaps in a row or column.
 */
export function pullOf(box: Bounds, surroundings: Surroundings, reach: number): Pull {
  return Object.fromEntries(
    axes.flatMap((axis) => {
      const shifts = [
        ...lineShifts(box, surroundings, axis),
        ...gapShifts(box, surroundings, axis),
      ];
      const near = shifts.filter((shift) => Math.abs(shift) <= reach);
      if (near.length === 0) return [];
      // The first of equally near ones: lines come before gaps.
      return [[axis, near.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best))]];
    }),
  );
}

/** The guides of a box as it stands. */
export function guidesOf(box: Bounds, surroundings: Surroundings): readonly Guide[] {
  return axes.flatMap((axis) => [
    ...linesAt(box, surroundings, axis),
    ...gapsAt(box, surroundings, axis),
  ]);
}

/**
 * The coordinate within `reach` to which a side of an upright box is pulled while it is dragged: that of the edge of another
 * box, or one that makes the box as long as another; undefined where nothing is near.
 */
export function pulledSide(
  { side, opposite }: { readonly side: number; readonly opposite: number },
  axis: Axis,
  surroundings: Surroundings,
  reach: number,
): number | undefined {
  const { starts, ends } = sorted(surroundings).rulers[axis];
  const direction = side < opposite ? -1 : 1;
  const edges = [starts, ends].flatMap((ruler) => wayToNearest(ruler, side));
  const sizes = surroundings.boxes.map((box) => opposite + direction * lengthOf(box, axis) - side);
  const near = [...edges, ...sizes].filter((way) => Math.abs(way) <= reach);
  if (near.length === 0) return undefined;
  // The first of equally near ones: edges come before sizes.
  return side + near.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
}

/** Marks along an axis at a box and at the nearest one that is as long; none if there is no such box. */
export function sizeGuides(box: Bounds, surroundings: Surroundings, axis: Axis): readonly Guide[] {
  const across = otherAxis(axis);
  const isAsLong = (other: Bounds) => Math.abs(lengthOf(other, axis) - lengthOf(box, axis)) < same;
  const distance = (other: Bounds) => Math.hypot(other.x - box.x, other.y - box.y);
  const alike = surroundings.boxes.filter(isAsLong);
  if (alike.length === 0) return [];
  const nearest = alike.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  return [box, nearest].map((one) => ({
    type: 'gap',
    axis,
    at: one[across] + lengthOf(one, across) / 2,
    from: one[axis],
    to: one[axis] + lengthOf(one, axis),
  }));
}

/** Two coordinates nearer than this are the same, in diagram units. */
const same = 0.01;

/** What is asked of surroundings at every move of the pointer, so that all of them need not be gone through. */
interface Sorted {
  readonly boxes: Finder;
  readonly points: Finder;
  readonly rulers: Readonly<Record<Axis, Rulers>>;
}

/** Coordinates along an axis in ascending order: of edges, of centres, and of points. */
interface Rulers {
  readonly starts: Float64Array;
  readonly centres: Float64Array;
  readonly ends: Float64Array;
  readonly points: Float64Array;
}

/** What overlaps or touches a box. */
type Finder = (area: Bounds) => readonly Bounds[];

const known = new WeakMap<Surroundings, Sorted>();

function sorted(surroundings: Surroundings): Sorted {
  const before = known.get(surroundings);
  if (before) return before;
  const points = surroundings.points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  const rulersOf = (axis: Axis): Rulers => {
    const lines = surroundings.boxes.map((box) => linesOf(box, axis));
    return {
      starts: Float64Array.from(lines, ([start]) => start).sort(),
      centres: Float64Array.from(lines, ([, centre]) => centre).sort(),
      ends: Float64Array.from(lines, ([, , end]) => end).sort(),
      points: Float64Array.from(points, (point) => point[axis]).sort(),
    };
  };
  const made = {
    boxes: finderOf(surroundings.boxes),
    points: finderOf(points),
    rulers: { x: rulersOf('x'), y: rulersOf('y') },
  };
  known.set(surroundings, made);
  return made;
}

function finderOf(all: readonly Bounds[]): Finder {
  if (all.length === 0) return () => [];
  const tree = new Flatbush(all.length);
  for (const { x, y, width, height } of all) tree.add(x, y, x + width, y + height);
  tree.finish();
  return ({ x, y, width, height }) =>
    tree
      .search(x, y, x + width, y + height)
      .sort((one, other) => one - other)
      .flatMap((at) => all[at] ?? []);
}

/** The area within these coordinates along an axis, and as long as can be across it. */
function strip(axis: Axis, from: number, to: number): Bounds {
  const [start, length] = [-1e9, 2e9];
  return axis === 'x'
    ? { x: from, y: start, width: to - from, height: length }
    : { x: start, y: from, width: length, height: to - from };
}

/** The way from a coordinate to the nearest one of a ruler; none of an empty ruler. */
function wayToNearest(ruler: Float64Array, from: number): readonly number[] {
  let [low, high] = [0, ruler.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ruler[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  const before = from - (ruler[low - 1] ?? -Infinity);
  const after = (ruler[low] ?? Infinity) - from;
  return Math.min(before, after) === Infinity ? [] : [after <= before ? after : -before];
}

function lineShifts(box: Bounds, surroundings: Surroundings, axis: Axis): number[] {
  const [start, centre, end] = linesOf(box, axis);
  const { starts, centres, ends, points } = sorted(surroundings).rulers[axis];
  // Centres first: of equally near lines they are taken.
  return [
    ...wayToNearest(points, centre),
    ...wayToNearest(centres, centre),
    ...wayToNearest(starts, start),
    ...wayToNearest(ends, end),
    ...wayToNearest(ends, start),
    ...wayToNearest(starts, end),
  ];
}

/** The pairs of lines that may be brought together: a centre with a centre, an edge with an edge. */
function comparable(box: Bounds, still: Bounds, axis: Axis): (readonly [number, number])[] {
  const [start, centre, end] = linesOf(box, axis);
  const [itsStart, itsCentre, itsEnd] = linesOf(still, axis);
  return [
    [centre, itsCentre],
    [start, itsStart],
    [end, itsEnd],
    [start, itsEnd],
    [end, itsStart],
  ];
}

function linesAt(box: Bounds, surroundings: Surroundings, axis: Axis): Guide[] {
  const across = otherAxis(axis);
  const { boxes, points } = sorted(surroundings);
  const beside = (at: number) => strip(axis, at - same, at + same);
  const found = new Map<number, Bounds[]>();
  const add = (at: number, thing: Bounds) => {
    const key = Math.round(at / same) * same;
    found.set(key, [...(found.get(key) ?? []), thing]);
  };
  const lines = linesOf(box, axis);
  const [, centre] = lines;
  for (const still of new Set(lines.flatMap((line) => boxes(beside(line))))) {
    // One line says enough of boxes of the same size: the first, through their centres.
    const line = comparable(box, still, axis).find(([mine, its]) => Math.abs(its - mine) < same);
    if (line) add(line[0], still);
  }
  for (const point of points(beside(centre)))
    if (Math.abs(point[axis] - centre) < same) add(centre, point);
  return [...found].map(([at, things]) => {
    const all = unionBounds([box, ...things]);
    return { type: 'line', axis, at, from: all[across], to: all[across] + lengthOf(all, across) };
  });
}

/** The boxes beside a box along an axis: those before it and those after it, the nearest first. */
interface Row {
  readonly before: readonly Bounds[];
  readonly after: readonly Bounds[];
}

/** Boxes within the same row or column that do not reach over the box. */
function rowOf(box: Bounds, surroundings: Surroundings, axis: Axis): Row {
  const across = otherAxis(axis);
  const area = strip(across, box[across], endOf(box, across));
  const inRow = sorted(surroundings)
    .boxes(area)
    .filter(
      (still) =>
        still[across] < box[across] + lengthOf(box, across) &&
        box[across] < still[across] + lengthOf(still, across),
    );
  const [, centre] = linesOf(box, axis);
  return {
    before: inRow
      .filter((still) => endOf(still, axis) <= centre)
      .sort((one, two) => endOf(two, axis) - endOf(one, axis)),
    after: inRow.filter((still) => still[axis] >= centre).sort((one, two) => one[axis] - two[axis]),
  };
}

function gapShifts(box: Bounds, surroundings: Surroundings, axis: Axis): number[] {
  const { before, after } = rowOf(box, surroundings, axis);
  const [previous, next] = [before[0], after[0]];
  const shifts: number[] = [];
  const toStart = (start: number) => shifts.push(start - box[axis]);
  if (previous && next) {
    const room = next[axis] - endOf(previous, axis) - lengthOf(box, axis);
    if (room > 0) toStart(endOf(previous, axis) + room / 2);
  }
  const gapBefore = gapBetween(before[1], previous, axis);
  if (previous && gapBefore !== null) toStart(endOf(previous, axis) + gapBefore);
  const gapAfter = gapBetween(next, after[1], axis);
  if (next && gapAfter !== null) toStart(next[axis] - gapAfter - lengthOf(box, axis));
  return shifts;
}

/** The gaps beside the box that are equal to each other or to the next gap in the row. */
function gapsAt(box: Bounds, surroundings: Surroundings, axis: Axis): Guide[] {
  const { before, after } = rowOf(box, surroundings, axis);
  const row = [before[1], before[0], box, after[0], after[1]];
  const gaps = row.slice(1).flatMap((second, at) => {
    const first = row[at];
    const length = gapBetween(first, second, axis);
    return first && second && length !== null
      ? [{ first, second, length, isNear: at === 1 || at === 2 }]
      : [];
  });
  const equal = gaps.filter((gap) =>
    gaps.some(
      (twin) =>
        twin !== gap && Math.abs(twin.length - gap.length) < same && (twin.isNear || gap.isNear),
    ),
  );
  return equal.map(({ first, second }) => ({
    type: 'gap',
    axis,
    at: middleOfBoth(first, second, otherAxis(axis)),
    from: endOf(first, axis),
    to: second[axis],
  }));
}

function gapBetween(first: Bounds | undefined, second: Bounds | undefined, axis: Axis) {
  if (!first || !second) return null;
  const gap = second[axis] - endOf(first, axis);
  return gap > same ? gap : null;
}

/** The middle of what two boxes have in common along an axis, or of what lies between them. */
function middleOfBoth(one: Bounds, two: Bounds, axis: Axis): number {
  return (Math.max(one[axis], two[axis]) + Math.min(endOf(one, axis), endOf(two, axis))) / 2;
}

function linesOf(box: Bounds, axis: Axis): readonly [number, number, number] {
  const length = lengthOf(box, axis);
  return [box[axis], box[axis] + length / 2, box[axis] + length];
}

function endOf(box: Bounds, axis: Axis): number {
  return box[axis] + lengthOf(box, axis);
}
