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

/** The path from a backer to the row at the end, which is not included. */
export function pathOf(backer: Backer): Path {
  const rows: number[] = [];
  const claims: Fact[] = [];
  for (let at: Backer | null = backer; at; at = at.next) {
    rows.push(at.row);
    claims.push(...at.claims);
  }
  return { rows, claims };
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

type BackerTable = Map<number, readonly Backer[]>;

const backers = new WeakMap<SupportGraph, BackerTable>();

/** All that stands behind a row, nearest first: what makes it, what that needs, and what influences any of these. */
export function standingBehind(graph: SupportGraph, row: number): readonly Backer[] {
  return lookUp(backers, graph, row, () => followBack(graph, row, stepsBack(graph, row)));
}

const influencers = new WeakMap<SupportGraph, BackerTable>();

/** What influences a row or reaction, and all that stands behind that, nearest first. */
export function influencing(graph: SupportGraph, subject: number): readonly Backer[] {
  return lookUp(influencers, graph, subject, () =>
    followBack(graph, subject, influencesOn(graph, subject, [])),
  );
}

function lookUp<Item>(
  tables: WeakMap<SupportGraph, Map<number, Item>>,
  graph: SupportGraph,
  key: number,
  make: () => Item,
): Item {
  const table = tables.get(graph) ?? new Map<number, Item>();
  tables.set(graph, table);
  const known = table.get(key) ?? make();
  table.set(key, known);
  return known;
}

function followBack(
  graph: SupportGraph,
  end: number,
  begin: readonly StepBack[],
  most = reaches.get(graph)?.chain ?? mostSteps,
): Backer[] {
  const found: Backer[] = [];
  const seen = new Set<number>();
  const follow = (next: Backer | null, step: StepBack) => {
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
    if (!backer || backer.length >= most) break;
    for (const step of stepsBack(graph, backer.row)) follow(backer, step);
  }
  return found;
}

/** The carrier stands on the way, and the claim itself is told by what acts on it. */
function byCarrier(row: number, next: Backer | null, sign: Sign, influences: boolean): Backer {
  const length = next ? next.length + 1 : 1;
  return { row, sign, influences, activates: false, next, claims: [], length };
}

const steps = new WeakMap<SupportGraph, Map<number, readonly StepBack[]>>();

/**
 * What acts on a row in one step: it makes the thing, carries out that reaction, is needed for it, or influences one of
 * these.
 */
function stepsBack(graph: SupportGraph, row: number): readonly StepBack[] {
  return lookUp(steps, graph, row, () => findStepsBack(graph, row));
}

function findStepsBack(graph: SupportGraph, row: number): StepBack[] {
  const found: StepBack[] = [...needs(graph, row, []), ...influencesOn(graph, row, [])];
  for (const [maker, others] of independentSources(graph).get(row) ?? []) {
    // If other sources make good for this one, it does not decide over the thing.
    if (others.length > 0) continue;
    const reaction = graph.reactions[maker];
    if (!reaction) continue;
    const at = subjectOfReaction(graph, maker);
    const { substrates, carrier, claims } = reaction;
    const plain = { through: null, sign: 1, influences: false, activates: true, claims } as const;
    for (const from of substrates) found.push({ from, ...plain });
    if (carrier !== null) found.push({ from: carrier, ...plain });
    found.push(...needs(graph, at, claims), ...influencesOn(graph, at, claims));
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
  /** For a row, the path from it; the nearest first. */
  readonly paths: ReadonlyMap<number, Path>;
  /** The reactions that make these, each with its product on the route. */
  readonly reactions: readonly Making[];
  /** There is more that is not followed. */
  readonly isCut: boolean;
}

interface Making {
  readonly reaction: number;
  readonly product: number;
}

/** Steps. No pathway is longer; without a bound, the work on a made-up chain grows with the square of its length. */
const longestRoute = 300;

/** How far a diagram is searched. */
export interface Reach {
  readonly chain: number;
  readonly route: number;
  readonly isChainCut: boolean;
}

const reaches = new WeakMap<SupportGraph, Reach>();

const chainLengths = [mostSteps, 8, 6, 5, 4, 3, 2] as const;
const routeLengths = [longestRoute, 100, 30, 12, 8, 6, 4, 3, 2] as const;
/** Ways that are held in memory, and those that are looked at for all columns. */
const [mostHeld, mostLookedAt] = [1_500_000, 6_000_000];
/** Rows and columns that are tried to know what to expect of the others. */
const tried = 24;

/**
 * How far a diagram can be searched in seconds: any pathway to the end, a tangle, in which all acts on all over a few
 * steps, less far. To be called before anything is searched.
 *
 * @param columns the goals of each column
 */
export function reachIn(graph: SupportGraph, columns: readonly (readonly number[])[]): Reach {
  const known = reaches.get(graph);
  if (known) return known;
  const subjects = [...graph.influences.keys()];
  const held = (most: number) =>
    mean(someOf(subjects), (at) => followBack(graph, at, influencesOn(graph, at, []), most).length);
  const chain = chainLengths.find((most) => held(most) * subjects.length <= mostHeld) ?? 1;
  const ways = 1 + held(chain);
  const looked = (most: number) =>
    mean(someOf(columns), (goals) => routeTo(graph, goals, most).paths.size) * ways;
  const route = routeLengths.find((most) => looked(most) * columns.length <= mostLookedAt) ?? 1;
  const reach = { chain, route, isChainCut: chain < mostSteps };
  reaches.set(graph, reach);
  return reach;
}

/** Some of many, spread over all of them. */
function someOf<Item>(items: readonly Item[]): readonly Item[] {
  const stride = Math.max(1, Math.floor(items.length / tried));
  return items.filter((_, at) => at % stride === 0);
}

function mean<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + measure(item), 0) / Math.max(1, items.length);
}

/** The route to any of some rows: the pools of one transmitter. */
export function routeTo(
  graph: SupportGraph,
  goals: readonly number[],
  longest: number = longestRoute,
): Route {
  const { producers, reactions: all, network } = graph;
  const paths = new Map<number, Path>(goals.map((row) => [row, { rows: [row], claims: [] }]));
  const reactions: Making[] = [];
  let border = [...goals];
  for (let length = 0; border.length > 0 && length < longest; length += 1) {
    const found = new Map<number, Path>();
    for (const product of border) {
      const rest = paths.get(product) ?? { rows: [], claims: [] };
      const makers = producers.get(product) ?? [];
      for (const reaction of makers) reactions.push({ reaction, product });
      for (const { substrates, claims } of bestFirst(makers.flatMap((maker) => all[maker] ?? []))) {
        for (const from of substrates) {
          if (!paths.has(from) && !found.has(from)) found.set(from, extend(from, claims, rest));
        }
      }
    }
    const keyOf = (row: number) => network.rows[row]?.key ?? '';
    border = [...found.keys()].sort((one, other) => compareText(keyOf(one), keyOf(other)));
    for (const from of border) paths.set(from, found.get(from) ?? { rows: [], claims: [] });
  }
  const isCut = border.some((row) => (producers.get(row) ?? []).length > 0);
  return { paths, reactions, isCut };
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

/** A path with one row more in front. */
export function extend(from: number, claims: readonly Fact[], rest: Path): Path {
  return { rows: [from, ...rest.rows], claims: [...claims, ...rest.claims] };
}
