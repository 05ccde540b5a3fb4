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
          found.push(toChain(network, way, gain, starts));
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
      const weight = way.weight * gain.by * likenessOf(network, gain);
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

/** How gladly a step is told: less so where it is contested, or leaves a place for what is made elsewhere as well. */
function likenessOf({ rows, rowByKey }: Network, { from, to, pull }: Gain): number {
  const [before, after] = [rows[from], rows[to]];
  const isContested = pull.fact?.confidence === 'contested';
  const isAside =
    before !== undefined &&
    before.place !== null &&
    after?.place === null &&
    before.subject !== after.subject &&
    rowByKey.has(before.subject);
  return (isContested ? 0.5 : 1) * (isAside ? 0.25 : 1);
}

function toChain(
  network: Network,
  way: Way,
  last: Gain,
  starts: ReadonlyMap<number, 1 | -1>,
): Chain {
  const gains = [last];
  let start = way;
  for (let at = way; at.before && at.gain; at = at.before) {
    gains.unshift(at.gain);
    start = at.before;
  }
  const weight = way.weight * last.by * likenessOf(network, last);
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

/** One sentence of a reason, with the claims that it rests on. */
export interface ReasonStep {
  readonly sentence: string;
  readonly facts: readonly Fact[];
}

/** A chain as sentences that a person can read aloud: what happens one after the other in one place is one sentence. */
export function tellChain(network: Network, { start, sign, gains }: Chain): ReasonStep[] {
  const links = linksOf(network, sign, gains);
  const first = network.rows[start];
  if (links.length === 0) return first ? [{ sentence: `${first.label} is set.`, facts: [] }] : [];
  const steps: ReasonStep[] = [];
  let here: string | null = null;
  for (let at = 0; at < links.length;) {
    const group = togetherFrom(network, links, at);
    const place = placeOf(group);
    const isNew = place !== null && place !== here;
    const text = tellTogether(network, group, place, at > 0 && !isNew);
    steps.push({
      sentence: isNew ? `${placeWords(place)}, ${withSmallLetter(text)}.` : `${text}.`,
      facts: [...new Set(group.flatMap(({ gain }) => gain.pull.fact ?? []))],
    });
    here = group.at(-1)?.to.place ?? null;
    at += group.length;
  }
  return steps;
}

/** One effect of a chain with its direction. */
interface ChainLink {
  readonly gain: Gain;
  readonly from: Row;
  readonly to: Row;
  /** Up or down: what acts, and what is acted on. */
  readonly direction: number;
  readonly next: number;
  /** The enzyme that lies between, where what it needs acts on one of its steps: the first or the second half. */
  readonly enzyme: string | null;
  readonly half: 'need' | 'step' | null;
}

function linksOf(network: Network, sign: number, gains: readonly Gain[]): ChainLink[] {
  const { rows } = network;
  let direction = sign;
  return gains.flatMap((gain): ChainLink[] => {
    const [from, to] = [rows[gain.from], rows[gain.to]];
    const before = direction;
    direction *= Math.sign(gain.by);
    // How much of a receptor there is, and what it signals, are one step for a reader.
    const isInner = gain.pull.fact === null && from?.subject === to?.subject;
    if (!from || !to || isInner) return [];
    const link = { gain, from, to, direction: before, next: direction };
    const enzyme = enzymeBetween(network, gain, from, to);
    if (enzyme === null) return [{ ...link, enzyme, half: null }];
    const speed = before * gain.pull.sign;
    return [
      { ...link, next: speed, enzyme, half: 'need' },
      { ...link, direction: speed, enzyme, half: 'step' },
    ];
  });
}

/** A claim about an enzyme that counts for one of its steps only would seem to make the product by itself. */
function enzymeBetween({ facts }: Network, { pull, step }: Gain, from: Row, to: Row) {
  const { fact, part } = pull;
  if (!step || !fact || part !== 'effect' || fact.from !== from.subject) return null;
  const enzyme = facts.subjects.get(fact.to);
  const isCarrier = enzyme?.kind === 'enzyme' || enzyme?.kind === 'transporter';
  return enzyme && isCarrier && enzyme.id !== to.subject ? enzyme.label : null;
}

/** More products than these in one sentence nobody follows. */
const mostProducts = 3;

/** What is told in one sentence: a few products in a row, or what is stored and released of one thing. */
function togetherFrom(network: Network, links: readonly ChainLink[], start: number): ChainLink[] {
  const [first, ...others] = links.slice(start);
  if (!first) return [];
  const group = [first];
  const isFirstMade = isMade(network, first);
  for (const link of others) {
    const last = group.at(-1) ?? first;
    const isPool = isOfPools(network, link) && link.next === last.next;
    const isPoolOfOne = group.length === 1 && isOnWhole(network, first);
    if (isPool && (isPoolOfOne || isOfPools(network, last))) group.push(link);
    else if (isFirstMade && isMadeNext(network, link, last) && group.length < mostProducts) {
      group.push(link);
    } else break;
  }
  return group;
}

/** A step that makes a thing, and no pool of what it is made of. */
function isMade(network: Network, link: ChainLink): boolean {
  const { gain, half } = link;
  return gain.step !== null && !gain.isUse && half !== 'need' && !isOfPools(network, link);
}

function isMadeNext(network: Network, link: ChainLink, last: ChainLink): boolean {
  const kind = kindOf(network, last.to);
  return (
    isMade(network, link) &&
    link.half === null &&
    link.next === last.next &&
    link.gain.pull.part === 'substrate' &&
    link.to.place === last.to.place &&
    isMade(network, last) &&
    kind !== undefined &&
    !nodeKinds[kind].isTransmitter
  );
}

/** From a substance to what is stored of it, or from there to what is released. */
function isOfPools({ facts }: Network, { gain, from, to }: ChainLink): boolean {
  const [one, other] = [facts.subjects.get(from.subject), facts.subjects.get(to.subject)];
  const isPool = other?.pool === 'vesicular' || other?.pool === 'released';
  if (!isPool || !one || gain.isUse || !gain.step) return false;
  return other.poolOf === one.id || (one.poolOf !== null && other.poolOf === one.poolOf);
}

/** It makes, raises or lowers a substance of which there are pools. */
function isOnWhole(network: Network, link: ChainLink): boolean {
  const { gain, half, to } = link;
  const isEffect = gain.step === null && gain.pull.fact?.relation !== 'binds';
  return half !== 'need' && isMatter(network, to) && (isMade(network, link) || isEffect);
}

function placeOf(group: readonly ChainLink[]): string | null {
  for (const { from, to } of group) if (to.place ?? from.place) return to.place ?? from.place;
  return null;
}

/** Places that take no article. */
const bare = new Set(['blood', 'urine', 'brain tissue', 'serotonin neurons']);

function placeWords(place: string): string {
  return bare.has(place) ? `In ${place}` : `In the ${place}`;
}

function withSmallLetter(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A sentence without its full stop. */
function tellTogether(
  network: Network,
  [first, ...others]: readonly ChainLink[],
  place: string | null,
  isGoingOn: boolean,
): string {
  if (!first) return '';
  const amount = first.next > 0 ? 'more' : 'less';
  const pools = others.filter((link) => isOfPools(network, link));
  if (isOfPools(network, first) && isMatter(network, first.from)) {
    return tellPools(network, [first, ...pools], place, isGoingOn);
  }
  const made = others
    .filter((link) => !isOfPools(network, link))
    .map(({ to }) => `${amount} ${nameOf(network, to, place)}`);
  const last = made.pop();
  const products = [...made.map((name) => `, ${name}`), last ? ` and so ${last}` : ''].join('');
  const doings = pools.map((link) => doingOf(network, link)).join(' and ');
  const stored = pools.length === 0 ? '' : `, so ${amount} is ${doings}`;
  return `${tellStep(network, first, place)}${products}${stored}`;
}

function doingOf({ facts }: Network, { to }: ChainLink): 'stored' | 'released' {
  return facts.subjects.get(to.subject)?.pool === 'vesicular' ? 'stored' : 'released';
}

function tellPools(
  network: Network,
  links: readonly ChainLink[],
  place: string | null,
  isGoingOn: boolean,
): string {
  const [first] = links;
  if (!first) return '';
  const amount = first.next > 0 ? 'more' : 'less';
  const doings = links.map((link) => doingOf(network, link)).join(' and ');
  const isWhole = network.facts.subjects.get(first.from.subject)?.poolOf === null;
  if (isGoingOn && isWhole && first.direction === first.next) {
    return `Then ${amount} ${nameOf(network, first.from, place)} is ${doings}`;
  }
  return `${causeWords(network, first.from, first.direction, place)} means that ${amount} is ${doings}`;
}

function tellStep(network: Network, link: ChainLink, place: string | null): string {
  const { gain, from, to, direction, next, enzyme, half } = link;
  const { pull, step, isUse } = gain;
  const cause =
    half === 'step' && enzyme !== null
      ? `${direction > 0 ? 'Faster' : 'Slower'} ${enzyme}`
      : causeWords(network, from, direction, place);
  const amount = next > 0 ? 'more' : 'less';
  const toName = half === 'need' && enzyme !== null ? enzyme : nameOf(network, to, place);
  const relation = pull.fact?.relation;
  const isEnzyme = half === 'need' || to.aspect !== 'amount';
  if (relation === 'cofactor-of' && half !== 'step' && isEnzyme) {
    return `${cause} ${next > 0 ? 'speeds' : 'slows'} ${toName}, which needs it`;
  }
  const isOfMatter = half === null && isMatter(network, from);
  if (isUse) {
    const isCarrier = half === null && kindOf(network, from) === 'transporter';
    return tellUse(cause, isCarrier ? 'takes up' : 'uses', toName, next, isOfMatter);
  }
  if (half !== 'need' && step) {
    if (isOfPools(network, link)) return `${cause} lets ${amount} out`;
    if (network.facts.subjects.get(to.subject)?.pool === 'released') {
      return `${cause} lets ${amount} ${wholeNameOf(network, to)} out`;
    }
    if (isUptake(network, from, to)) return `${cause} means that ${amount} is taken up`;
    return `${cause} ${isOfMatter ? 'means' : 'makes'} ${amount} ${toName}`;
  }
  if (to.aspect === 'signal' || relation === 'binds') {
    return `${cause} means that ${toName} signals ${amount}`;
  }
  if (kindOf(network, to) === 'outcome') {
    return `${cause} goes with ${next > 0 ? 'higher' : 'lower'} ${toName}`;
  }
  return `${cause} ${next > 0 ? 'raises' : 'lowers'} ${toName}`;
}

/** What is used less builds up. */
function tellUse(
  cause: string,
  deed: string,
  name: string,
  next: number,
  isOfMatter: boolean,
): string {
  if (isOfMatter) {
    const set = `With ${withSmallLetter(cause)}`;
    return next > 0
      ? `${set}, less ${name} is used, so it builds up`
      : `${set}, more ${name} is used, so less is left`;
  }
  return next > 0
    ? `${cause} ${deed} less ${name}, so it builds up`
    : `${cause} ${deed} more ${name}, so less is left`;
}

/** What is outside comes back into cells. */
function isUptake({ facts }: Network, from: Row, to: Row): boolean {
  const one = facts.subjects.get(from.subject);
  return one?.pool === 'released' && one.poolOf === to.subject;
}

/** "vitamin B6" and "non-REM sleep" within a sentence: abbreviations and signs of elements stay as they are. */
function withinSentence(label: string): string {
  return label.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll}{2})/gu, (letter) =>
    letter.toLowerCase(),
  );
}

/** A name within a sentence that names the place, if any. What a person wrote stays as it is. */
function nameOf(network: Network, row: Row, place: string | null): string {
  const subject = network.facts.subjects.get(row.subject);
  if (!subject?.entity) return row.label;
  if (subject.poolOf !== null && subject.pool !== 'cytosolic') {
    const where = subject.pool === 'released' ? 'outside the cells' : 'in vesicles';
    return `${wholeNameOf(network, row)} ${where}`;
  }
  return withinSentence(row.place === place ? subject.label : row.label);
}

function wholeNameOf({ facts }: Network, { subject, label }: Row): string {
  const whole = facts.subjects.get(facts.subjects.get(subject)?.poolOf ?? '');
  return whole ? withinSentence(whole.label) : label;
}

function kindOf({ facts }: Network, { subject }: Row) {
  return facts.subjects.get(subject)?.kind;
}

function isMatter(network: Network, row: Row): boolean {
  const kind = kindOf(network, row);
  return kind !== undefined && nodeKinds[kind].isSubstance;
}

function causeWords(network: Network, row: Row, direction: number, place: string | null): string {
  const kind = kindOf(network, row);
  const name = nameOf(network, row, place);
  const amount = direction > 0 ? 'More' : 'Less';
  if (isMatter(network, row)) return `${amount} ${name}`;
  if (kind === 'enzyme') return `${direction > 0 ? 'Faster' : 'Slower'} ${name}`;
  if (kind === 'receptor') return `${amount} signal of ${name}`;
  return `${amount} ${name}`;
}
