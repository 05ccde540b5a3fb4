import type { DiagramPoint } from '../project/project-schema.ts';
import { CheapestFirst } from '../scene/cheapest-first.ts';
import type { Bounds } from '../scene/primitives.ts';
import { withoutNeedless } from '../scene/route-geometry.ts';

/** Diagram units between two lines that run side by side. */
export const pitch = 10;

/** Where a line can leave or arrive: at the border of a node, or beside a link. */
export interface Port {
  /** Where the line ends as drawn. */
  readonly end: DiagramPoint;
  /** The first point of the grid outside. */
  readonly outside: DiagramPoint;
  /** The direction that leads outwards here. */
  readonly outwards: Direction;
  /** What it costs to use, as a length in diagram units. */
  readonly cost: number;
}

/** Right 0, down 1, left 2, up 3. */
export type Direction = number;

/** By direction. */
const steps = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

const costs = { step: 10, bend: 70, crossing: 55, shared: 4, overlap: 2_000, beside: 7 } as const;

/** What a step is thought to cost before it is looked at. */
const estimatedStep = 7;

interface Cell {
  /** The nets that run along here across and down. */
  readonly across: Set<string>;
  readonly down: Set<string>;
}

/**
 * Finds lines at right angles round obstacles. It remembers what runs where, and the next line is the cheapest: short,
 * with few bends and crossings. Lines of one net (the same source and relation, say) share their course where they can.
 */
export class RouteGrid {
  readonly #columns: number;
  readonly #rows: number;
  readonly #origin: DiagramPoint;
  readonly #blocked: Uint8Array;
  readonly #cells = new Map<number, Cell>();

  constructor(area: Bounds, obstacles: readonly Bounds[]) {
    this.#origin = { x: area.x, y: area.y };
    this.#columns = Math.ceil(area.width / pitch) + 1;
    this.#rows = Math.ceil(area.height / pitch) + 1;
    this.#blocked = new Uint8Array(this.#columns * this.#rows);
    for (const box of obstacles) this.#block(box);
  }

  /** The corners from a source's end to a target's end; empty if there is none. */
  route(net: string, sources: readonly Port[], targets: readonly Port[]): readonly DiagramPoint[] {
    const goals = new Map<number, Port>();
    for (const port of targets) {
      const state = this.#stateOf(port.outside, (port.outwards + 2) % 4);
      const known = goals.get(state);
      if (!known || known.cost > port.cost) goals.set(state, port);
    }
    const found = this.#search(net, sources, goals, targets);
    return found ? withoutNeedless([found.from.end, ...found.points, found.to.end]) : [];
  }

  /** Runs a line along corners; others then keep clear of it. */
  occupy(net: string, corners: readonly DiagramPoint[]): void {
    for (let at = 1; at < corners.length; at += 1) {
      const [a, b] = [corners[at - 1], corners[at]];
      if (!a || !b) continue;
      for (const index of this.#between(a, b)) {
        const cell = this.#cells.get(index) ?? {
          across: new Set<string>(),
          down: new Set<string>(),
        };
        (a.y === b.y ? cell.across : cell.down).add(net);
        this.#cells.set(index, cell);
      }
    }
  }

  #block({ x, y, width, height }: Bounds): void {
    for (let row = this.#rowOf(y); row <= this.#rowOf(y + height); row += 1) {
      for (let column = this.#columnOf(x); column <= this.#columnOf(x + width); column += 1) {
        this.#blocked[row * this.#columns + column] = 1;
      }
    }
  }

  #search(
    net: string,
    sources: readonly Port[],
    goals: ReadonlyMap<number, Port>,
    targets: readonly Port[],
  ): { from: Port; to: Port; points: DiagramPoint[] } | undefined {
    const size = this.#columns * this.#rows * 4;
    const best = new Float64Array(size).fill(Infinity);
    const before = new Int32Array(size).fill(-1);
    // A state that was looked at is finished: the estimate is not strict enough to come back to it soon.
    const done = new Uint8Array(size);
    const queue = new CheapestFirst();
    const first = new Map<number, Port>();
    const area = areaOf(targets);
    const rest = (index: number) => this.#estimate(index, area);
    for (const port of sources) {
      const state = this.#stateOf(port.outside, port.outwards);
      if (this.#isBlocked(state >> 2) || (best[state] ?? Infinity) <= port.cost) continue;
      best[state] = port.cost;
      first.set(state, port);
      queue.push(state, port.cost + rest(state >> 2));
    }
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      if (done[state] === 1) continue;
      done[state] = 1;
      const goal = goals.get(state);
      if (goal) return this.#traced(state, before, first, goal);
      const here = best[state] ?? Infinity;
      for (let direction = 0; direction < 4; direction += 1) {
        if (direction === ((state & 3) + 2) % 4) continue;
        const next = this.#neighbour(state >> 2, direction);
        if (next < 0 || this.#isBlocked(next)) continue;
        const to = next * 4 + direction;
        if (done[to] === 1) continue;
        const bend = direction === (state & 3) ? 0 : costs.bend;
        const end = goals.get(to)?.cost ?? 0;
        const cost = here + bend + this.#costOf(net, next, direction) + end;
        if (cost >= (best[to] ?? Infinity)) continue;
        best[to] = cost;
        before[to] = state;
        queue.push(to, cost + rest(next));
      }
    }
    return undefined;
  }

  #costOf(net: string, index: number, direction: Direction): number {
    const isAcross = direction % 2 === 0;
    const cell = this.#cells.get(index);
    const along = cell && (isAcross ? cell.across : cell.down);
    if (along?.has(net)) return costs.shared;
    const crossed = cell && (isAcross ? cell.down : cell.across);
    const others = crossed ? crossed.size - (crossed.has(net) ? 1 : 0) : 0;
    let cost = costs.step + (along?.size ?? 0) * costs.overlap + others * costs.crossing;
    for (const side of [(direction + 1) % 4, (direction + 3) % 4]) {
      const beside = this.#cells.get(this.#neighbour(index, side));
      const lane = beside && (isAcross ? beside.across : beside.down);
      if (lane && lane.size > (lane.has(net) ? 1 : 0)) cost += costs.beside;
    }
    return cost;
  }

  #traced(
    last: number,
    before: Int32Array,
    first: ReadonlyMap<number, Port>,
    to: Port,
  ): { from: Port; to: Port; points: DiagramPoint[] } | undefined {
    const points: DiagramPoint[] = [];
    let state = last;
    for (let at = last; at >= 0; at = before[at] ?? -1) {
      points.push(this.#pointOf(at >> 2));
      state = at;
    }
    const from = first.get(state);
    return from && { from, to, points: points.reverse() };
  }

  /**
   * The estimate of the rest. It is a little too high where a line could be shared: the search is then fast, and the
   * result hardly worse.
   */
  #estimate(index: number, area: Bounds): number {
    const { x, y } = this.#pointOf(index);
    const across = Math.max(area.x - x, 0, x - area.x - area.width);
    const down = Math.max(area.y - y, 0, y - area.y - area.height);
    return ((across + down) / pitch) * estimatedStep;
  }

  #between(a: DiagramPoint, b: DiagramPoint): number[] {
    const found: number[] = [];
    const [fromRow, toRow] = [this.#rowOf(a.y), this.#rowOf(b.y)].sort((one, two) => one - two);
    const [fromColumn, toColumn] = [this.#columnOf(a.x), this.#columnOf(b.x)].sort(
      (one, two) => one - two,
    );
    for (let row = fromRow ?? 0; row <= (toRow ?? 0); row += 1) {
      for (let column = fromColumn ?? 0; column <= (toColumn ?? 0); column += 1) {
        found.push(row * this.#columns + column);
      }
    }
    return found;
  }

  #isBlocked(index: number): boolean {
    return this.#blocked[index] === 1;
  }

  #neighbour(index: number, direction: Direction): number {
    const step = steps[direction] ?? steps[0];
    const column = (index % this.#columns) + step.x;
    const row = Math.floor(index / this.#columns) + step.y;
    const isInside = column >= 0 && column < this.#columns && row >= 0 && row < this.#rows;
    return isInside ? row * this.#columns + column : -1;
  }

  #stateOf(point: DiagramPoint, direction: Direction): number {
    return (this.#rowOf(point.y) * this.#columns + this.#columnOf(point.x)) * 4 + direction;
  }

  #pointOf(index: number): DiagramPoint {
    return {
      x: this.#origin.x + (index % this.#columns) * pitch,
      y: this.#origin.y + Math.floor(index / this.#columns) * pitch,
    };
  }

  #columnOf = (x: number): number => Math.round((x - this.#origin.x) / pitch);
  #rowOf = (y: number): number => Math.round((y - this.#origin.y) / pitch);
}

function areaOf(ports: readonly Port[]): Bounds {
  const across = ports.map(({ outside }) => outside.x);
  const down = ports.map(({ outside }) => outside.y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}
