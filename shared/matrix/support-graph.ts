import { nodeKinds } from '../project/node-kinds.ts';
import { relations } from '../project/relations.ts';
import { middleGains } from '../whatif/draws.ts';
import type { Fact, Subject } from '../whatif/facts.ts';
import type { Network, Pull, Step } from '../whatif/network.ts';

/** +1: more leads to more; -1: more leads to less. */
export type Sign = 1 | -1;

export function multiply(one: Sign, other: Sign): Sign {
  return one === other ? 1 : -1;
}

/** A step of the network, or what brings a thing without using another up. */
export interface Reaction {
  readonly substrates: readonly number[];
  readonly products: readonly number[];
  readonly carrier: number | null;
  readonly claims: readonly Fact[];
  /** Loading and release move a transmitter towards where it acts, uptake back. */
  readonly moves: 'out' | 'back' | null;
}

/** A row acts on a row, or on a reaction, whose number is that of the rows and its own together. */
interface Effect {
  readonly from: number;
  readonly to: number;
  /** The carrier of the reaction, where it acts by way of that. */
  readonly through: number | null;
  readonly sign: Sign;
  readonly claims: readonly Fact[];
}

type EffectsBySubject = ReadonlyMap<number, readonly Effect[]>;

/** The network of a what-if, as the matrix reads it. */
export interface SupportGraph {
  readonly network: Network;
  readonly reactions: readonly Reaction[];
  /** What a row or reaction needs, and what influences it. */
  readonly requirements: EffectsBySubject;
  readonly influences: EffectsBySubject;
  /** For a row, the receptors that it binds. */
  readonly bindings: EffectsBySubject;
  /** For each row, the reactions that make or bring it, and those that use it. */
  readonly producers: ReadonlyMap<number, readonly number[]>;
  readonly consumers: ReadonlyMap<number, readonly number[]>;
  readonly subjects: readonly Subject[];
  readonly isTransmitter: readonly boolean[];
}

const graphs = new WeakMap<Network, SupportGraph>();

export function graphOf(network: Network): SupportGraph {
  const known = graphs.get(network);
  if (known) return known;
  const graph = makeGraph(network);
  graphs.set(network, graph);
  return graph;
}

/** The number under which effects on a reaction are found. */
export function subjectOfReaction({ network }: SupportGraph, reaction: number): number {
  return network.rows.length + reaction;
}

/** A row by its own name, with its place or pool. */
export function labelOf({ network }: SupportGraph, row: number | undefined): string {
  return row === undefined ? '' : (network.rows[row]?.label ?? '');
}

/** A row by the name of its substance, whatever the pool. */
export function nameOf({ network, subjects }: SupportGraph, row: number | undefined): string {
  const poolOf = row === undefined ? null : (subjects[row]?.poolOf ?? null);
  const whole = poolOf === null ? undefined : network.facts.subjects.get(poolOf);
  return whole?.label ?? (row === undefined ? '' : (subjects[row]?.label ?? ''));
}

function makeGraph(network: Network): SupportGraph {
  const { rows, steps, facts } = network;
  const subjects = rows.flatMap(({ subject }) => facts.subjects.get(subject) ?? []);
  const reactions = steps.map((step) => toReaction(step, subjects));
  const effects: Effect[] = [];
  for (const [at, row] of rows.entries()) {
    for (const pull of row.pulls) {
      if (isSupply(pull)) reactions.push(toSupply(pull, at));
      else effects.push(toEffect(pull, at, null));
    }
  }
  for (const [at, { pulls }] of steps.entries()) {
    const carrier = pulls.find(({ part }) => part === 'carrier')?.from ?? null;
    for (const pull of pulls) {
      if (pull.part !== 'effect') continue;
      const isByCarrier = carrier !== null && rows[carrier]?.subject === pull.fact?.to;
      effects.push(toEffect(pull, rows.length + at, isByCarrier ? carrier : null));
    }
  }
  return {
    network,
    reactions,
    requirements: groupBy(effects.filter(isNeed), 'to'),
    influences: groupBy(
      effects.filter((effect) => !isNeed(effect)),
      'to',
    ),
    bindings: groupBy(
      effects.filter(({ claims: [claim] }) => claim?.relation === 'binds'),
      'from',
    ),
    producers: byEnd(reactions, 'products'),
    consumers: byEnd(reactions, 'substrates'),
    subjects,
    isTransmitter: subjects.map(({ kind, poolOf }) => {
      const whole = poolOf === null ? kind : (facts.subjects.get(poolOf)?.kind ?? kind);
      return nodeKinds[whole].isTransmitter;
    }),
  };
}

function toReaction({ from, to, pulls, fact }: Step, subjects: readonly Subject[]): Reaction {
  return {
    substrates: from,
    products: to,
    carrier: pulls.find(({ part }) => part === 'carrier')?.from ?? null,
    claims: fact ? [fact] : [],
    moves: movesOf(subjects[from[0] ?? -1], subjects[to[0] ?? -1]),
  };
}

function movesOf(from: Subject | undefined, to: Subject | undefined): Reaction['moves'] {
  // From one place to another of the same pool, nothing is released and nothing taken up.
  if (!from || !to || from.id === to.id) return null;
  if ((from.poolOf ?? from.id) !== (to.poolOf ?? to.id)) return null;
  return poolRank(to) > poolRank(from) ? 'out' : 'back';
}

function poolRank({ pool }: Subject): number {
  return pool === 'released' ? 2 : Number(pool === 'vesicular');
}

function isSupply({ fact, sign }: Pull): boolean {
  return fact !== null && sign === 1 && (fact.isSupply || fact.relation === 'releases');
}

function toSupply({ from, fact }: Pull, row: number): Reaction {
  const claims = fact ? [fact] : [];
  return { substrates: [], products: [row], carrier: from, claims, moves: null };
}

function toEffect({ from, sign, fact }: Pull, to: number, through: number | null): Effect {
  return { from, to, through, sign, claims: fact ? [fact] : [] };
}

/** Without the one, the other does not work: a cofactor, or the amount behind a receptor's signal. */
function isNeed({ claims: [claim] }: Effect): boolean {
  if (!claim) return true;
  const { relation } = claim;
  if (relation === 'precursor-of' || relation === 'converts-to') return true;
  return relations[relation].effect === 'requirement';
}

function groupBy(effects: readonly Effect[], end: 'from' | 'to'): EffectsBySubject {
  const table = new Map<number, Effect[]>();
  for (const effect of effects) {
    const list = table.get(effect[end]);
    if (list) list.push(effect);
    else table.set(effect[end], [effect]);
  }
  return table;
}

function byEnd(
  reactions: readonly Reaction[],
  end: 'products' | 'substrates',
): ReadonlyMap<number, readonly number[]> {
  const table = new Map<number, number[]>();
  for (const [reaction, { [end]: rows, moves }] of reactions.entries()) {
    // What is taken up again is not made.
    if (end === 'products' && moves === 'back') continue;
    for (const row of rows) {
      const list = table.get(row);
      if (list) list.push(reaction);
      else table.set(row, [reaction]);
    }
  }
  return table;
}

const gainTables = new WeakMap<Network, ReadonlyMap<number, number>>();

/** How much of a small change of one row reaches the next directly, in the middle of what is thought possible. */
function gainsOf(network: Network): ReadonlyMap<number, number> {
  const known = gainTables.get(network);
  if (known) return known;
  const table = new Map<number, number>();
  for (const { from, to, by } of middleGains(network)) {
    const key = from * network.rows.length + to;
    table.set(key, Math.max(table.get(key) ?? 0, Math.abs(by)));
  }
  gainTables.set(network, table);
  return table;
}

/**
 * How much of a small change of the first row reaches the last, by this way alone; nothing where one of the rows does
 * not move the next, as a product of breakdown does not move what it comes from.
 */
export function carriedAlong({ network }: SupportGraph, rows: readonly number[]): number {
  const gains = gainsOf(network);
  const gain = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : gains.get(from * network.rows.length + to);
  let carried = 1;
  for (let at = 0; at + 1 < rows.length; at += 1) {
    const direct = gain(rows[at], rows[at + 1]);
    // What acts on one step of an enzyme acts on what the step makes.
    const beyond = direct === undefined ? gain(rows[at], rows[at + 2]) : undefined;
    carried *= direct ?? beyond ?? 0;
    if (beyond !== undefined) at += 1;
  }
  return Math.min(1, carried);
}
