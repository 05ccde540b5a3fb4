import type { Endpoint, Link, Project } from '../project/project-schema.ts';
import { centreOf } from './primitives.ts';
import { distanceBetween } from './route-geometry.ts';

/** `length`: of all links that may be led, together, in diagram units. */
interface Size {
  readonly nodes: number;
  readonly links: number;
  readonly length: number;
}

/** Up to here all links are led anew within a frame; of larger drawings only those of what moves. */
const mostInFrame: Size = { nodes: 200, links: 300, length: 60_000 };
/** In larger drawings and tangles it would take many seconds to lead all links. */
const most: Size = { nodes: 3_000, links: 4_000, length: 1_000_000 };

/** Longer links are not led round. */
export const longest = 3_000;

/**
 * In which order links are led: those that stay as they are first, what hangs on others after these;
 * then those with ends that somebody fixed, and the shorter.
 */
export interface Rank {
  readonly level: Level;
  /** How many of its ends nobody put where they are. */
  readonly freedom: number;
  readonly length: number;
  readonly id: string;
}

/** The links that have still to be led, the first in rank first. */
export class Pending {
  readonly #heap: Rank[] = [];
  readonly #known = new Set<Rank>();
  /** Those whose order does not matter. */
  readonly #free: Rank[] = [];

  /** One that comes before all that are added otherwise, in any order among its like. */
  addFree(rank: Rank): void {
    if (this.#known.has(rank)) return;
    this.#known.add(rank);
    this.#free.push(rank);
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** Takes one out that was led before its turn. */
  remove(rank: Rank): void {
    this.#known.delete(rank);
  }

  add(rank: Rank): void {
    if (this.#known.has(rank)) return;
    this.#known.add(rank);
    const heap = this.#heap;
    let at = heap.push(rank) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(rank, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = rank;
  }

  pop(): Rank | undefined {
    for (let rank = this.#next(); rank; rank = this.#next())
      if (this.#known.delete(rank)) return rank;
    return undefined;
  }

  #next(): Rank | undefined {
    const free = this.#free.pop();
    if (free) return free;
    const heap = this.#heap;
    const [top, last] = [heap[0], heap.pop()];
    if (!top || !last) return undefined;
    if (heap.length === 0) return top;
    for (let at = 0; ;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const child = right && left && isBefore(right, left) ? right : left;
      if (!child || !isBefore(child, last)) {
        heap[at] = last;
        return top;
      }
      heap[at] = child;
      at = 2 * at + (child === right ? 2 : 1);
    }
  }
}

/** Links that stay as they are hang on the stage of their carriers, at a greater depth; others open the next stage. */
export interface Level {
  readonly stage: number;
  readonly depth: number;
}

export const ground: Level = { stage: 0, depth: 0 };
const firstStage: Level = { stage: 1, depth: 0 };

/** Are they led at the same time as far as hanging on others goes? */
export function isSameLevel(one: Level, other: Level): boolean {
  return one.stage === other.stage && one.depth === other.depth;
}

/** Is one led before the other? */
export function isBefore(one: Rank, other: Rank): boolean {
  if (one.level.stage !== other.level.stage) return one.level.stage < other.level.stage;
  if (one.level.depth !== other.level.depth) return one.level.depth < other.level.depth;
  if (one.freedom !== other.freedom) return one.freedom < other.freedom;
  return one.length === other.length ? one.id < other.id : one.length < other.length;
}

/** Few enough links that are not too long together: a tangle takes as long as a large drawing. */
export function canBeLed(project: Project): boolean {
  return isWithin(project, most);
}

/** Whether all links of a drawing are led within a frame, and again and again while a change is looked for that helps. */
export function isSmall(project: Project): boolean {
  return isWithin(project, mostInFrame);
}

function isWithin({ nodes, links }: Project, size: Size): boolean {
  if (nodes.length > size.nodes || links.length > size.links) return false;
  const centres = new Map(nodes.map((node) => [node.id, centreOf(node)]));
  const at = (end: Endpoint) => (end.to === 'point' ? end : centres.get(end.id));
  let length = 0;
  for (const link of links) {
    const [from, to] = [at(link.source), at(link.target)];
    if (from && to && mayBeLed(link)) length += distanceBetween(from, to);
  }
  return length <= size.length;
}

/** Links that a person or another program laid keep their way, and so do those of a node with itself. */
export function mayBeLed({ waypoints, origin, source, target }: Link): boolean {
  const isLoop = source.to === 'node' && target.to === 'node' && source.id === target.id;
  return waypoints.length === 0 && origin === undefined && !isLoop;
}

/** The level of each link, by its id. */
export function levelsOf(
  links: readonly Link[],
  mayLead: (link: Link) => boolean,
): ReadonlyMap<string, Level> {
  const owners = new Map<string, Link>();
  for (const link of links) for (const { id } of link.anchors) owners.set(id, link);
  const ownerOf = (anchor: string) => owners.get(anchor);
  const levels = new Map<string, Level>();
  for (const link of links)
    if (!hangsOnLink(link)) levels.set(link.id, mayLead(link) ? firstStage : ground);
  for (const link of carriersFirst(links, ownerOf)) {
    const below = carriersOf(link, ownerOf).map(({ id }) => levels.get(id) ?? ground);
    const stage = Math.max(0, ...below.map((level) => level.stage)) + (mayLead(link) ? 1 : 0);
    levels.set(link.id, { stage, depth: Math.max(0, ...below.map((level) => level.depth + 1)) });
  }
  return levels;
}

/** Puts each link after the links that it ends at, except where they hang on each other in a ring. */
function carriersFirst(
  links: readonly Link[],
  ownerOf: (anchor: string) => Link | undefined,
): Iterable<Link> {
  const hanging = links.filter(hangsOnLink);
  const sorted = new Set<Link>();
  const entered = new Set<Link>();
  // A stack of our own: links may hang on links more deeply than functions can call each other.
  for (const link of hanging) {
    const waiting = [link];
    for (let at = waiting.at(-1); at; at = waiting.at(-1)) {
      const next = entered.has(at) ? [] : carriersOf(at, ownerOf);
      entered.add(at);
      const open = next.filter((carrier) => hangsOnLink(carrier) && !entered.has(carrier));
      if (open.length > 0) waiting.push(...open);
      else sorted.add(waiting.pop() ?? at);
    }
  }
  return sorted;
}

function hangsOnLink({ source, target }: Link): boolean {
  return source.to === 'anchor' || target.to === 'anchor';
}

function carriersOf(
  { source, target }: Link,
  ownerOf: (anchor: string) => Link | undefined,
): Link[] {
  return [source, target].flatMap((end) => (end.to === 'anchor' ? (ownerOf(end.id) ?? []) : []));
}
