import { nodeKinds } from '../project/node-kinds.ts';
import type { Confidence } from '../project/project-schema.ts';
import { createQueue, middleGains, type Gain } from './draws.ts';
import type { Fact } from './facts.ts';
import type { Network, Row } from './network.ts';

/** A chain of direct effects from what is set to a row. */
export interface Chain {
  /** What is set. */
  readonly start: number;
  /** Which way it is set: up or down. */
  readonly sign: 1 | -1;
  readonly gains: readonly Gain[];
  /** How much of the change it carries: positive raises the last row. */
  readonly weight: number;
}

/** Looks up the chains that lead from what is set to a row. */
export interface Reasons {
  /** One for each last step that matters, the best founded first. */
  chainsTo(row: number): readonly Chain[];
}

const tables = new WeakMap<Network, Gains>();

interface Gains {
  readonly into: ReadonlyMap<number, readonly Gain[]>;
  readonly outOf: ReadonlyMap<number, readonly Gain[]>;
}

/** Below this a direct effect carries nothing that a person would want to read. */
const leastGain = 0.005;

function gainsOf(network: Network): Gains {
  const known = tables.get(network);
  if (known) return known;
  const into = new Map<number, Gain[]>();
  const outOf = new Map<number, Gain[]>();
  for (const gain of middleGains(network)) {
    if (Math.abs(gain.by) < leastGain) continue;
    addTo(into, gain.to, gain);
    addTo(outOf, gain.from, gain);
  }
  const made = { into, outOf };
  tables.set(network, made);
  return made;
}

function addTo(lists: Map<number, Gain[]>, key: number, gain: Gain): void {
  const list = lists.get(key);
  if (list) list.push(gain);
  else lists.set(key, [gain]);
}

/** A strongest way to a row in one direction, as a chain of the last steps. */
interface Way {
  readonly row: number;
  readonly weight: number;
  readonly length: number;
  readonly before: Way | null;
  readonly gain: Gain | null;
}

/** Nobody follows a longer chain. */
const longest = 14;
/** Chains that carry less than this part of what the strongest carries are not told. */
const leastPart = 0.3;

/** Finds the strongest ways from what is set to all rows, once; the chains of a row are read from them. */
export function findReasons(network: Network, starts: ReadonlyMap<number, 1 | -1>): Reasons {
  const { into } = gainsOf(network);
  const best = strongestWays(network, starts);
  return {
    chainsTo(row) {
      if (starts.has(row)) return [];
      const found: Chain[] = [];
      for (const gain of into.get(row) ?? []) {
        for (const sign of [1, -1] as const) {
          const way = best.get(wayKey(gain.from, sign));
          if (!way || passes(way, row) || !isSeen(gain, sign)) continue;
          found.push(toChain(way, gain, starts));
        }
      }
      return wellFounded(found);
    },
  };
}

function wellFounded(chains: readonly Chain[]): Chain[] {
  const most = chains.reduce((weight, chain) => Math.max(weight, Math.abs(chain.weight)), 0);
  return chains
    .filter(({ weight }) => Math.abs(weight) >= leastPart * most)
    .map((chain) => ({ chain, weakness: weaknessOf(chain), weight: Math.abs(chain.weight) }))
    .toSorted((one, other) => one.weakness - other.weakness || other.weight - one.weight)
    .map(({ chain }) => chain);
}

function strongestWays(
  network: Network,
  starts: ReadonlyMap<number, 1 | -1>,
): ReadonlyMap<string, Way> {
  const { outOf } = gainsOf(network);
  const best = new Map<string, Way>();
  const ways: Way[] = [];
  const waiting = createQueue();
  const add = (way: Way) => {
    waiting.add(ways.length, -Math.abs(way.weight));
    ways.push(way);
  };
  for (const [row, weight] of starts) add({ row, weight, length: 0, before: null, gain: null });
  while (waiting.size() > 0) {
    const way = ways[waiting.takeLeast().item];
    if (!way) continue;
    const sign = way.weight > 0 ? 1 : -1;
    const key = wayKey(way.row, sign);
    if (best.has(key)) continue;
    best.set(key, way);
    if (way.length >= longest) continue;
    for (const gain of outOf.get(way.row) ?? []) {
      if (starts.has(gain.to) || passes(way, gain.to) || !isSeen(gain, sign)) continue;
      const weight = way.weight * gain.by * (gain.pull.fact?.confidence === 'contested' ? 0.5 : 1);
      const next = wayKey(gain.to, weight > 0 ? 1 : -1);
      if (best.has(next) || Math.abs(weight) < 1e-6) continue;
      add({ row: gain.to, weight, length: way.length + 1, before: way, gain });
    }
  }
  return best;
}

/** What was seen in a shortage says nothing of a surplus. */
function isSeen({ pull }: Gain, sign: 1 | -1): boolean {
  const when = pull.fact?.when;
  return when === 'low' ? sign === -1 : when === 'high' ? sign === 1 : true;
}

function wayKey(row: number, sign: number): string {
  return `${row} ${sign}`;
}

function passes(way: Way, row: number): boolean {
  for (let at: Way | null = way; at; at = at.before) if (at.row === row) return true;
  return false;
}

function toChain(way: Way, last: Gain, starts: ReadonlyMap<number, 1 | -1>): Chain {
  const gains = [last];
  let start = way;
  for (let at = way; at.before && at.gain; at = at.before) {
    gains.unshift(at.gain);
    start = at.before;
  }
  const contested = last.pull.fact?.confidence === 'contested' ? 0.5 : 1;
  const weight = way.weight * last.by * contested;
  return { start: start.row, sign: starts.get(start.row) ?? 1, gains, weight };
}

const doubts: Readonly<Record<Confidence, number>> = { established: 0, supported: 1, contested: 3 };

/** The weakest claim of a chain decides how well it is founded; one without a judgement stands below a supported one. */
function weaknessOf({ gains }: Chain): number {
  return Math.max(
    0,
    ...factsOf({ gains }).map(({ confidence }) => (confidence ? doubts[confidence] : 2)),
  );
}

export function factsOf({ gains }: Pick<Chain, 'gains'>): Fact[] {
  return [...new Set(gains.flatMap(({ pull }) => pull.fact ?? []))];
}

/** The weakest confidence among the claims of a chain; null where one has none. */
export function confidenceOf(chain: Pick<Chain, 'gains'>): Confidence | null {
  const found = new Set(factsOf(chain).map(({ confidence }) => confidence));
  for (const one of ['contested', null, 'supported'] as const) if (found.has(one)) return one;
  return 'established';
}

/** One step of a chain in words, with the claim that it rests on. */
export interface ReasonStep {
  readonly sentence: string;
  readonly fact: Fact | null;
}

/** A chain as steps that a person can read aloud. */
export function tellChain(network: Network, { start, sign, gains }: Chain): ReasonStep[] {
  const steps: ReasonStep[] = [];
  let direction: number = sign;
  const first = network.rows[start];
  for (const gain of gains) {
    const [from, to] = [network.rows[gain.from], network.rows[gain.to]];
    const next = direction * Math.sign(gain.by);
    // How much of a receptor there is, and what it signals, are one step for a reader.
    const isInner = gain.pull.fact === null && from?.subject === to?.subject;
    if (from && to && !isInner) {
      steps.push({
        sentence: tellStep(network, gain, from, to, direction, next),
        fact: gain.pull.fact,
      });
    }
    direction = next;
  }
  if (steps.length === 0 && first) {
    steps.push({ sentence: `${first.label} is set.`, fact: null });
  }
  return steps;
}

function tellStep(
  network: Network,
  { pull, step, isUse }: Gain,
  from: Row,
  to: Row,
  direction: number,
  next: number,
): string {
  const cause = causeWords(network, from, direction);
  const amount = next > 0 ? 'more' : 'less';
  const toName = nameOf(network, to);
  if (isUse) {
    return next > 0
      ? `${cause} uses up less ${toName}, which gathers.`
      : `${cause} uses up more ${toName}.`;
  }
  const relation = pull.fact?.relation;
  if (relation === 'cofactor-of' && to.aspect !== 'amount') {
    return `${cause} ${next > 0 ? 'speeds' : 'slows'} ${toName}, which needs it.`;
  }
  const pool = network.facts.subjects.get(to.subject)?.pool;
  if (step && pool === 'vesicular') return `${cause} means that ${amount} is stored in vesicles.`;
  if (step && pool === 'released') {
    return isMatter(network, from)
      ? `${cause} means that ${amount} is released.`
      : `${cause} lets ${amount} out.`;
  }
  if (step) {
    const name = `${amount} ${toName}`;
    return isMatter(network, from) ? `${cause} means ${name}.` : `${cause} makes ${name}.`;
  }
  if (relation === 'binds') return `${cause} means that ${toName} signals ${amount}.`;
  if (kindOf(network, to) === 'outcome') {
    return `${cause} goes with ${next > 0 ? 'higher' : 'lower'} ${toName}.`;
  }
  return `${cause} ${next > 0 ? 'raises' : 'lowers'} ${toName}.`;
}

/** "vitamin B6" and "non-REM sleep" within a sentence: abbreviations and signs of elements stay as they are. */
function withinSentence(label: string): string {
  return label.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll}{2})/gu, (letter) =>
    letter.toLowerCase(),
  );
}

/** A name within a sentence. What a person wrote stays as it is. */
function nameOf({ facts }: Network, { subject, label }: Row): string {
  return facts.subjects.get(subject)?.entity ? withinSentence(label) : label;
}

function kindOf({ facts }: Network, { subject }: Row) {
  return facts.subjects.get(subject)?.kind;
}

function isMatter(network: Network, row: Row): boolean {
  const kind = kindOf(network, row);
  return kind !== undefined && nodeKinds[kind].isSubstance;
}

function causeWords(network: Network, row: Row, direction: number): string {
  const kind = kindOf(network, row);
  const name = nameOf(network, row);
  if (isMatter(network, row)) return `${direction > 0 ? 'More' : 'Less'} ${name}`;
  if (kind === 'enzyme') return `${direction > 0 ? 'Faster' : 'Slower'} ${name}`;
  if (kind === 'receptor') return `${direction > 0 ? 'More' : 'Less'} signal of ${name}`;
  return `${direction > 0 ? 'More' : 'Less'} ${name}`;
}
