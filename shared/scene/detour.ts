import type { DiagramPoint } from '../project/project-schema.ts';
import type { Piece } from './line-meetings.ts';
import { CheapestFirst } from './cheapest-first.ts';
import { grown, type Bounds } from './primitives.ts';
import { withoutNeedless } from './route-geometry.ts';

/** Where a line can end, and the direction in which it leaves there: along one axis, by one unit. */
export interface Port {
  readonly end: DiagramPoint;
  readonly outwards: DiagramPoint;
  /** Where the line may first turn. */
  readonly turn: DiagramPoint;
  /** What it costs to use, as a length in diagram units. */
  readonly cost: number;
}

/** What a line is led round, and what it keeps clear of. */
export interface Ground {
  readonly area: Bounds;
  /** Nodes that the line must not touch. */
  readonly nodes: readonly Bounds[];
  /** The line's own nodes: it leaves and meets these at right angles. */
  readonly ends: readonly Bounds[];
  /** Lines beside which it runs in a lane of its own. */
  readonly lines: readonly Piece[];
  /** Heads and labels of other links. */
  readonly marks: readonly Bounds[];
  /** Told how much was gathered, as points. */
  readonly onSearch: (points: number) => void;
  /** Whether so many points may be looked at; they are, if they may. */
  readonly mayLook: (points: number) => boolean;
}

/** The straight part at a node, with room for a head. Diagram units. */
export const stub = 16;
/** Ground kept round nodes at least, and the lanes beside them. */
const clearance = 4;
const lanes = [8, 18] as const;
/** Between lines that run side by side: at least, and where there is room. */
const leastApart = 5.5;
const apart = 10;
/** Beside shorter pieces no lane is needed. */
const leastBeside = 20;

/** What avoiding it is worth, as a length in diagram units. */
const costs = { bend: 40, crossing: 30, mark: 250, overlap: 900 } as const;

/** By how much the rest is overestimated: the search is then much faster, and the result hardly worse. */
const haste = 1.3;

/** The cheapest line at right angles, as its corners from end to end: short, with few bends and crossings. */
export function findDetour(
  from: readonly Port[],
  to: readonly Port[],
  ground: Ground,
): DiagramPoint[] | null {
  const grid = layGrid(from, to, ground);
  if (!grid) return null;
  const starts = from.filter((port) => isOpen(grid, port));
  const goals = to.filter((port) => isOpen(grid, port));
  return starts.length === 0 || goals.length === 0 ? null : search(grid, starts, goals);
}

/** Lines of a grid that run where a line can sensibly turn; tolls for the ways from point to point. */
interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By point, for the way to the next point on the right, and to the one below. */
  readonly right: Float64Array;
  readonly down: Float64Array;
  readonly ground: Ground;
}

function layGrid(from: readonly Port[], to: readonly Port[], ground: Ground): Grid | null {
  const ports = [...from, ...to];
  // To find where it may turn is work too, also where nothing comes of it.
  ground.onSearch(2 * (ground.nodes.length + ground.lines.length));
  const xs = coordinates(ground, 'x', ports);
  const ys = coordinates(ground, 'y', ports);
  const count = xs.length * ys.length;
  if (!ground.mayLook(count)) return null;
  const grid = {
    xs,
    ys,
    right: new Float64Array(count),
    down: new Float64Array(count),
    ground,
  };
  for (const box of ground.nodes) charge(grid, grown(box, clearance), Infinity);
  for (const box of ground.ends) charge(grid, grown(box, stub - 1), Infinity);
  for (const box of ground.marks) charge(grid, box, costs.mark);
  for (const line of ground.lines) chargeLine(grid, line);
  // A line does not run back along its own first piece.
  for (const { end, turn } of ports) closeStub(grid, end, turn);
  return grid;
}

function coordinates(
  { area, nodes, ends, lines }: Ground,
  axis: 'x' | 'y',
  ports: readonly Port[],
) {
  const size = axis === 'x' ? 'width' : 'height';
  const found = new Set(ports.map(({ turn }) => turn[axis]));
  const [low, high] = [area[axis], area[axis] + area[size]];
  const add = (value: number) => {
    if (value >= low && value <= high) found.add(Math.round(value * 100) / 100);
  };
  for (const box of [...nodes, ...ends]) {
    for (const lane of lanes) {
      add(box[axis] - lane);
      add(box[axis] + box[size] + lane);
    }
  }
  const other = axis === 'x' ? 'y' : 'x';
  for (const { from, to } of lines) {
    // The chords of curves run along no axis.
    const isAlong = Math.abs(from[axis] - to[axis]) < 0.5;
    if (!isAlong || Math.abs(from[other] - to[other]) < leastBeside) continue;
    add(from[axis] - apart);
    add(from[axis] + apart);
  }
  return [...found].sort((a, b) => a - b);
}

/** The first position whose value is greater than this one, or not less. */
function firstAbove(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function addTo(tolls: Float64Array, at: number, toll: number): void {
  tolls[at] = (tolls[at] ?? 0) + toll;
}

/** Puts a toll on all ways through a box. */
function charge(
  { xs, ys, right, down }: Grid,
  { x, y, width, height }: Bounds,
  toll: number,
): void {
  const columns = xs.length;
  const [left, top] = [firstAbove(xs, x), firstAbove(ys, y)];
  for (let row = top; row < ys.length && (ys[row] ?? 0) < y + height; row += 1) {
    for (let column = Math.max(left - 1, 0); column + 1 < columns; column += 1) {
      if ((xs[column] ?? 0) >= x + width) break;
      addTo(right, row * columns + column, toll);
    }
  }
  for (let column = left; column < columns && (xs[column] ?? 0) < x + width; column += 1) {
    for (let row = Math.max(top - 1, 0); row + 1 < ys.length; row += 1) {
      if ((ys[row] ?? 0) >= y + height) break;
      addTo(down, row * columns + column, toll);
    }
  }
}

/** Puts tolls on ways that cross a line, or run along it. */
function chargeLine(grid: Grid, { from, to }: Piece): void {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  const box = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width,
    height,
  };
  if (height <= 0.1 * width) {
    chargeAlong(grid.ys, grid.xs, box.y, box.height, box.x, width, (row, column) => {
      addTo(grid.right, row * grid.xs.length + column, costs.overlap);
    });
  }
  if (width <= 0.1 * height) {
    chargeAlong(grid.xs, grid.ys, box.x, box.width, box.y, height, (column, row) => {
      addTo(grid.down, row * grid.xs.length + column, costs.overlap);
    });
  }
  chargeCrossings(grid, from, to, box);
}

/** The ways that run along a line: on grid lines close to it, the parts beside it. */
function chargeAlong(
  across: readonly number[],
  along: readonly number[],
  offset: number,
  depth: number,
  start: number,
  length: number,
  add: (line: number, at: number) => void,
): void {
  for (let line = firstAbove(across, offset - leastApart); line < across.length; line += 1) {
    if ((across[line] ?? 0) >= offset + depth + leastApart) break;
    for (let at = Math.max(firstAbove(along, start) - 1, 0); at + 1 < along.length; at += 1) {
      if ((along[at] ?? 0) >= start + length) break;
      add(line, at);
    }
  }
}

function chargeCrossings(
  { xs, ys, right, down }: Grid,
  from: DiagramPoint,
  to: DiagramPoint,
  box: Bounds,
): void {
  const columns = xs.length;
  if (box.height > 0) {
    for (let row = firstAbove(ys, box.y - 1e-9); row < ys.length; row += 1) {
      const y = ys[row] ?? 0;
      if (y > box.y + box.height) break;
      const x = from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
      const column = firstAbove(xs, x) - 1;
      if (column >= 0 && column + 1 < columns) addTo(right, row * columns + column, costs.crossing);
    }
  }
  if (box.width > 0) {
    for (let column = firstAbove(xs, box.x - 1e-9); column < columns; column += 1) {
      const x = xs[column] ?? 0;
      if (x > box.x + box.width) break;
      const y = from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
      const row = firstAbove(ys, y) - 1;
      if (row >= 0 && row + 1 < ys.length) addTo(down, row * columns + column, costs.crossing);
    }
  }
}

function closeStub({ xs, ys, right, down }: Grid, end: DiagramPoint, turn: DiagramPoint): void {
  const columns = xs.length;
  const [row, column] = [ys.indexOf(turn.y), xs.indexOf(turn.x)];
  if (end.y === turn.y) {
    const low = Math.min(end.x, turn.x);
    for (
      let at = Math.max(firstAbove(xs, low) - 1, 0);
      (xs[at] ?? Infinity) < Math.max(end.x, turn.x);
      at += 1
    )
      addTo(right, row * columns + at, Infinity);
  } else {
    const low = Math.min(end.y, turn.y);
    for (
      let at = Math.max(firstAbove(ys, low) - 1, 0);
      (ys[at] ?? Infinity) < Math.max(end.y, turn.y);
      at += 1
    )
      addTo(down, at * columns + column, Infinity);
  }
}

/** Whether a port's first piece is free of other nodes. */
function isOpen({ ground }: Grid, { end, turn }: Port): boolean {
  const [left, right] = [Math.min(end.x, turn.x), Math.max(end.x, turn.x)];
  const [top, bottom] = [Math.min(end.y, turn.y), Math.max(end.y, turn.y)];
  return !ground.nodes.some((node) => {
    const { x, y, width, height } = grown(node, clearance - 0.5);
    return left < x + width && right > x && top < y + height && bottom > y;
  });
}

/** A* over the points of a grid, each reached across (even states) or down (odd ones). */
function search(
  grid: Grid,
  starts: readonly Port[],
  goals: readonly Port[],
): DiagramPoint[] | null {
  const run = createSearch(grid, goals);
  const startAt = new Map<number, Port>();
  for (const port of starts) {
    const state = pointOf(grid, port) * 2 + axisOf(port);
    if (port.cost >= run.costOf(state)) continue;
    startAt.set(state, port);
    run.reach(state, port.cost, -1);
  }
  const goalsAt = new Map<number, Port[]>();
  for (const port of goals) {
    const point = pointOf(grid, port);
    goalsAt.set(point, [...(goalsAt.get(point) ?? []), port]);
  }
  let arrived: Port | undefined;
  for (let state = run.next(); state !== undefined && state !== run.end; state = run.next()) {
    for (const port of goalsAt.get(state >> 1) ?? none) {
      const cost = run.costOf(state) + port.cost + (axisOf(port) === (state & 1) ? 0 : costs.bend);
      if (cost >= run.costOf(run.end)) continue;
      arrived = port;
      run.reach(run.end, cost, state);
    }
    run.expand(state);
  }
  const states = arrived ? run.statesBefore(run.end) : [];
  const start = startAt.get(states.at(-1) ?? -1);
  if (!arrived || !start) return null;
  const columns = grid.xs.length;
  const corners = states.map((state) => {
    const point = state >> 1;
    return { x: grid.xs[point % columns] ?? 0, y: grid.ys[Math.floor(point / columns)] ?? 0 };
  });
  return withoutNeedless([start.end, ...corners.reverse(), arrived.end]);
}

const none: readonly Port[] = [];

function pointOf({ xs, ys }: Grid, { turn }: Port): number {
  return ys.indexOf(turn.y) * xs.length + xs.indexOf(turn.x);
}

function createSearch({ xs, ys, right, down }: Grid, goals: readonly Port[]) {
  const columns = xs.length;
  const rows = ys.length;
  const end = columns * rows * 2;
  const best = new Float64Array(end + 1).fill(Infinity);
  const before = new Int32Array(end + 1).fill(-1);
  const done = new Uint8Array(end + 1);
  const queue = new CheapestFirst();
  const target = boundsOf(goals);
  const restOf = (state: number): number => {
    if (state === end) return 0;
    const point = state >> 1;
    const x = xs[point % columns] ?? 0;
    const y = ys[(point / columns) | 0] ?? 0;
    const across = x < target.left ? target.left - x : x > target.right ? x - target.right : 0;
    const down = y < target.top ? target.top - y : y > target.bottom ? y - target.bottom : 0;
    const isAskew = (state & 1) === 0 ? down > 0 : across > 0;
    return (across + down + (isAskew ? costs.bend : 0)) * haste;
  };
  const reach = (state: number, cost: number, from: number): void => {
    if (cost >= (best[state] ?? Infinity)) return;
    best[state] = cost;
    before[state] = from;
    queue.push(state, cost + restOf(state));
  };
  return {
    end,
    costOf: (state: number): number => best[state] ?? Infinity,
    reach,
    /** The cheapest state that was not looked at. */
    next: (): number | undefined => {
      let state = queue.pop();
      while (state !== undefined && done[state] === 1) state = queue.pop();
      if (state !== undefined) done[state] = 1;
      return state;
    },
    /** Reaches all points next to that of a state. */
    expand: (state: number): void => {
      const point = state >> 1;
      const column = point % columns;
      const row = (point / columns) | 0;
      const here = best[state] ?? Infinity;
      const across = here + ((state & 1) === 0 ? 0 : costs.bend);
      const along = here + ((state & 1) === 1 ? 0 : costs.bend);
      const x = xs[column] ?? 0;
      const y = ys[row] ?? 0;
      if (column + 1 < columns)
        reach((point + 1) * 2, across + (xs[column + 1] ?? 0) - x + (right[point] ?? 0), state);
      if (column > 0)
        reach((point - 1) * 2, across + x - (xs[column - 1] ?? 0) + (right[point - 1] ?? 0), state);
      if (row + 1 < rows)
        reach(
          (point + columns) * 2 + 1,
          along + (ys[row + 1] ?? 0) - y + (down[point] ?? 0),
          state,
        );
      if (row > 0) {
        const above = point - columns;
        reach(above * 2 + 1, along + y - (ys[row - 1] ?? 0) + (down[above] ?? 0), state);
      }
    },
    statesBefore: (last: number): number[] => {
      const states: number[] = [];
      for (let at = before[last] ?? -1; at >= 0; at = before[at] ?? -1) states.push(at);
      return states;
    },
  };
}

const axisOf = ({ outwards }: Port): number => (outwards.x === 0 ? 1 : 0);

function boundsOf(ports: readonly Port[]) {
  const [xs, ys] = [ports.map(({ turn }) => turn.x), ports.map(({ turn }) => turn.y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
