import type { Fact } from '../whatif/facts.ts';
import { compareText } from '../whatif/things.ts';
import { independentSources } from './sources.ts';
import { multiply, subjectOfReaction } from './support-graph.ts';
import type { Reaction, Sign, SupportGraph } from './support-graph.ts';

/** A way through the network: a sequence of rows, and the claims between them. */
export interface Path {
  /** From the cause to the effect; a single one for a row by itself. */
  readonly rows: readonly number[];
  readonly claims: readonly Fact[];
}

/** A path that is looked at, as a list: all ways that end alike share that end. */
export interface Way {
  readonly row: number;
  /** Between this row and the next. */
  readonly claims: readonly Fact[];
  readonly next: Way | null;
  /** The number of rows, this one included. */
  readonly length: number;
}

/** A way with one row more in front. */
export function extend(row: number, claims: readonly Fact[], next: Way): Way {
  return { row, claims, next, length: next.length + 1 };
}

/** Steps that may still be made. They are counted and not timed: everybody gets the same answer. */
export interface Work {
  left: number;
}

/** A row that acts on another, directly or over several steps, with the shortest way to it. */
export interface Backer {
  readonly row: number;
  readonly sign: Sign;
  /** Whether the way contains an influence; otherwise it consists of making and needing only. */
  readonly influences: boolean;
  /** Whether all influences on the way set something going that is there, without making more or less of it. */
  readonly activates: boolean;
  /** The next row that it acts on; null if that is the one at the end. */
  readonly next: Backer | null;
  /** The claims from it to the next. */
  readonly claims: readonly Fact[];
  /** The number of rows on the way, itself included, the one at the end not included. */
  readonly length: number;
}

/** The path from a backer, if there is one, to the row at the end of a way. `claims`: what stands before the way. */
export function pathAlong(backer: Backer | null, claims: readonly Fact[], way: Way): Path {
  const rows: number[] = [];
  const all = new Set<Fact>();
  for (let at = backer; at; at = at.next) {
    rows.push(at.row);
    for (const claim of at.claims) all.add(claim);
  }
  for (const claim of claims) all.add(claim);
  for (let at: Way | null = way; at; at = at.next) {
    rows.push(at.row);
    for (const claim of at.claims) all.add(claim);
  }
  return { rows, claims: [...all] };
}

/** Longer chains would not help a person. */
const mostSteps = 12;

/** One step back from a row or reaction. */
interface StepBack {
  readonly from: number;
  /** The carrier of a reaction, if it acts by way of that. */
  readonly through: number | null;
  readonly sign: Sign;
  readonly influences: boolean;
  readonly activates: boolean;
  readonly claims: readonly Fact[];
}

/** Looks up what stands behind rows. */
export interface Backers {
  /** The factors that stand behind a row, nearest first: what makes it, what that needs, what influences any of these. */
  standingBehind(row: number, work: Work): readonly Backer[];
  /** The factors that influence a row or reaction, or stand behind what does, nearest first. */
  influencing(subject: number, work: Work): readonly Backer[];
}

/** Lists that are kept are not searched for a second time. */
const mostKept = 2_000_000;

/** @param most steps of a chain */
export function createBackers(
  graph: SupportGraph,
  isFactor: (row: number) => boolean,
  most: number,
): Backers {
  let kept = 0;
  const lookUp = (
    table: Map<number, readonly Backer[]>,
    end: number,
    begin: () => readonly StepBack[],
    work: Work,
  ) => {
    const known = table.get(end);
    if (known) return known;
    const found = followBack(graph, end, begin(), most, work).filter(({ row }) => isFactor(row));
    // What was not followed to its end is not kept.
    if (work.left > 0 && kept < mostKept) {
      table.set(end, found);
      kept += 1 + found.length;
    }
    return found;
  };
  const behind = new Map<number, readonly Backer[]>();
  const influences = new Map<number, readonly Backer[]>();
  return {
    standingBehind: (row, work) => lookUp(behind, row, () => stepsBack(graph, row), work),
    influencing: (subject, work) => {
      if (!graph.influences.has(subject)) return [];
      return lookUp(influences, subject, () => influencesOn(graph, subject, []), work);
    },
  };
}

function followBack(
  graph: SupportGraph,
  end: number,
  begin: readonly StepBack[],
  most: number,
  work: Work,
): Backer[] {
  const found: Backer[] = [];
  const seen = new Set<number>();
  const follow = (next: Backer | null, step: StepBack) => {
    work.left -= 1;
    // What a transmitter does to another is not the doing of what the transmitter is made of.
    const isSignal = step.influences && graph.isTransmitter[step.from] === true;
    if (step.from === end || isSignal) return;
    const sign = next ? multiply(next.sign, step.sign) : step.sign;
    const influences = step.influences || next?.influences === true;
    const activates = step.activates && next?.activates !== false;
    const key = step.from * 4 + (sign === 1 ? 2 : 0) + Number(influences);
    if (seen.has(key)) return;
    seen.add(key);
    const carrier = step.through === null ? null : byCarrier(step.through, next, sign, influences);
    const before = carrier ?? next;
    const length = before ? before.length + 1 : 1;
    const { from: row, claims } = step;
    found.push({ row, sign, influences, activates, next: before, claims, length });
  };
  for (const step of begin) follow(null, step);
  // The list grows while it is read: nearest first.
  for (let at = 0; at < found.length; at += 1) {
    const backer = found[at];
    if (!backer || backer.length >= most || work.left <= 0) break;
    for (const step of stepsBack(graph, backer.row)) follow(backer, step);
  }
  return found;
}

/** The carrier stands on the way, and the claim itself is told by what acts on it. */
function byCarrier(row: number, next: Backer | null, sign: Sign, influences: boolean): Backer {
  const length = next ? next.length + 1 : 1;
  return { row, sign, influences, activates: false, next, claims: [], length };
}

const stepTables = new WeakMap<SupportGraph, Map<number, readonly StepBack[]>>();

/**
 * What acts on a row in one step: it makes the thing, carries out that reaction, is needed for it, or influences one of
 * these.
 */
function stepsBack(graph: SupportGraph, row: number): readonly StepBack[] {
  const table = stepTables.get(graph) ?? new Map<number, readonly StepBack[]>();
  stepTables.set(graph, table);
  const known = table.get(row) ?? findStepsBack(graph, row);
  table.set(row, known);
  return known;
}

function findStepsBack(graph: SupportGraph, row: number): StepBack[] {
  const found: StepBack[] = [...needs(graph, row, []), ...influencesOn(graph, row, [])];
  for (const [maker, others] of independentSources(graph, row)) {
    // If other sources make good for this one, it does not decide over the thing.
    if (others.length > 0) continue;
    const reaction = graph.reactions[maker];
    if (!reaction) continue;
    const at = subjectOfReaction(graph, maker);
    const { substrates, carrier, claims } = reaction;
    const plain = { through: null, sign: 1, influences: false, activates: true, claims } as const;
    for (const from of substrates) found.push({ from, ...plain });
    if (carrier !== null) found.push({ from: carrier, ...plain });
    for (const need of needs(graph, at, claims)) found.push(need);
    for (const influence of influencesOn(graph, at, claims)) found.push(influence);
  }
  return found;
}

function needs(graph: SupportGraph, subject: number, claims: readonly Fact[]): StepBack[] {
  return (graph.requirements.get(subject) ?? []).map((effect) => ({
    from: effect.from,
    through: effect.through,
    sign: 1,
    influences: false,
    activates: true,
    claims: [...effect.claims, ...claims],
  }));
}

function influencesOn(graph: SupportGraph, subject: number, claims: readonly Fact[]): StepBack[] {
  return (graph.influences.get(subject) ?? []).map((effect) => ({
    from: effect.from,
    through: effect.through,
    sign: effect.sign,
    influences: true,
    activates: effect.claims.every(({ relation }) => relation === 'activates'),
    claims: [...effect.claims, ...claims],
  }));
}

/** All from which a transmitter is made by steps of matter, itself included, with the shortest way from each. */
export interface Route {
  /** For a row, the way from it; the nearest first. */
  readonly ways: ReadonlyMap<number, Way>;
  /** Steps that were followed. */
  readonly longest: number;
  /** There is more that is not followed. */
  readonly isCut: boolean;
}

/** Steps. No pathway is longer; without a bound, the work on a made-up chain grows with the square of its length. */
const longestRoute = 300;

/** How far a diagram is searched. */
export interface Reach {
  readonly chain: number;
  readonly route: number;
  readonly isChainCut: boolean;
}

const chainLengths = [mostSteps, 8, 6, 5, 4, 3, 2] as const;
const routeLengths = [longestRoute, 100, 30, 12, 8, 6, 4] as const;
const shortestRoute = 3;
/** Steps that are looked at for all columns. */
const mostLookedAt = 6_000_000;
/** Rows and columns that are tried to know what to expect of the others, and steps of one that is tried. */
const [tried, mostTried] = [24, 400_000];

/** What is searched. */
export interface Asked {
  /** The goals of each column. */
  readonly columns: readonly (readonly number[])[];
  readonly isFactor: (row: number) => boolean;
  /** Rows and claims of all paths that can be kept. */
  readonly mostKept: number;
  /** Chains that can be held in memory. */
  readonly mostHeld: number;
}

/**
 * How far a diagram can be searched in seconds: any pathway to the end, a tangle, in which all acts on all over a few
 * steps, less far.
 */
export function reachIn(
  graph: SupportGraph,
  { columns, isFactor, mostKept: room, mostHeld }: Asked,
): Reach {
  const subjects = [...graph.influences.keys()];
  const held = (most: number) =>
    mean(someOf(subjects), (at) => {
      const work = { left: mostTried };
      const found = followBack(graph, at, influencesOn(graph, at, []), most, work);
      return work.left > 0 ? found.length : Number.POSITIVE_INFINITY;
    });
  const chain = chainLengths.find((most) => held(most) * subjects.length <= mostHeld) ?? 1;
  const around = 1 + held(chain);
  const some = someOf(columns);
  const part = columns.length / Math.max(1, some.length);
  const isShort = (most: number) => {
    let [looked, kept] = [0, 0];
    // Where a few are too many already, the others need not be tried.
    return some.every((goals) => {
      const one = tryRoute(graph, goals, most, isFactor);
      looked += one.steps * around * part;
      kept += one.room * part;
      return looked <= mostLookedAt && kept <= room;
    });
  };
  const route = routeLengths.find(isShort) ?? shortestRoute;
  return { chain, route, isChainCut: chain < mostSteps };
}

/** Steps of a route, and rows and claims on the paths of its precursors, which are the longest. */
function tryRoute(
  graph: SupportGraph,
  goals: readonly number[],
  most: number,
  isFactor: (row: number) => boolean,
): { readonly steps: number; readonly room: number } {
  const work = { left: mostTried };
  const { ways } = routeTo(graph, goals, most, work);
  let room = 0;
  for (const [row, { length }] of ways) if (isFactor(row)) room += 2 * length;
  return { steps: work.left > 0 ? ways.size : Number.POSITIVE_INFINITY, room };
}

/** Some of many, spread over all of them. */
function someOf<Item>(items: readonly Item[]): readonly Item[] {
  const stride = Math.max(1, Math.floor(items.length / tried));
  return items.filter((_, at) => at % stride === 0);
}

function mean<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + measure(item), 0) / Math.max(1, items.length);
}

/** The route to any of some rows: the pools of one transmitter. It ends where the work does. */
export function routeTo(
  graph: SupportGraph,
  goals: readonly number[],
  longest: number,
  work: Work,
): Route {
  const { producers, network } = graph;
  const ways = new Map<number, Way>(
    goals.map((row) => [row, { row, claims: [], next: null, length: 1 }]),
  );
  let border = [...goals];
  for (let length = 0; border.length > 0 && length < longest && work.left > 0; length += 1) {
    const found = new Map<number, Way>();
    for (const product of border) {
      const rest = ways.get(product);
      for (const { from, claims } of rest ? makingOf(graph, product) : []) {
        work.left -= 1;
        if (rest && !ways.has(from) && !found.has(from))
          found.set(from, extend(from, claims, rest));
      }
      if (work.left <= 0) break;
    }
    const keyOf = (row: number) => network.rows[row]?.key ?? '';
    border = [...found.keys()].sort((one, other) => compareText(keyOf(one), keyOf(other)));
    for (const [from, way] of border.flatMap((row) => {
      const way = found.get(row);
      return way ? [[row, way] as const] : [];
    }))
      ways.set(from, way);
  }
  const isCut = border.some((row) => (producers.get(row) ?? []).length > 0);
  return { ways, longest, isCut };
}

/** Whether a row of a route is on the way from another one: there it has the distance of its own way. */
export function isOnWay({ ways }: Route, way: Way, row: number, work: Work): boolean {
  const own = ways.get(row);
  if (!own || own.length > way.length) return false;
  let at: Way | null = way;
  while (at && at.length > own.length) {
    work.left -= 1;
    at = at.next;
  }
  return at?.row === row;
}

/** One row from which another is made. */
interface Making {
  readonly from: number;
  readonly claims: readonly Fact[];
}

const makings = new WeakMap<SupportGraph, Map<number, readonly Making[]>>();

/** From what a row is made, each only once: by the surest of the reactions that do so. The same for all columns. */
function makingOf(graph: SupportGraph, product: number): readonly Making[] {
  const table = makings.get(graph) ?? new Map<number, readonly Making[]>();
  makings.set(graph, table);
  const known = table.get(product);
  if (known) return known;
  const makers = (graph.producers.get(product) ?? []).flatMap(
    (maker) => graph.reactions[maker] ?? [],
  );
  const found = new Map<number, Making>();
  for (const { substrates, claims } of bestFirst(makers))
    for (const from of substrates) if (!found.has(from)) found.set(from, { from, claims });
  const made = [...found.values()];
  table.set(product, made);
  return made;
}

/** Of steps between the same rows, the surer one stands for them, then one of which the control is known. */
function bestFirst(reactions: readonly Reaction[]): readonly Reaction[] {
  const rank = ({ claims: [claim] }: Reaction) => {
    const doubt = claim?.confidence ? doubts[claim.confidence] : 2;
    const isBare = claim === undefined || claim.references.length === 0;
    return doubt * 4 + Number(isBare) * 2 + Number(claim?.control === null);
  };
  return reactions.toSorted((one, other) => rank(one) - rank(other));
}

const doubts = { established: 0, supported: 1, contested: 3 } as const;
