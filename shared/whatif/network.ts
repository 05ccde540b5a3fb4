import { z } from 'zod';
import { nodeKinds } from '../project/node-kinds.ts';
import { listIn } from './reactions.ts';
import { compareText } from './things.ts';
import type { Fact, Facts, Subject } from './facts.ts';

const rangeSchema = z.tuple([z.number().positive(), z.number().positive()]);
const text = z.string().min(1);

/** What the engine must know beside the claims of the library: places with pools of their own, and shares. */
const settingsSchema = z.strictObject({
  /** A place with its own pools of some things. Steps there are as elsewhere, or only there. */
  places: z.array(
    z.strictObject({
      place: text,
      /** What was seen in the brain does not hold there, so its enzymes have rows of their own. */
      isOutsideBrain: z.boolean().default(false),
      subjects: z.array(text),
      /** Steps that run there as well. */
      also: z.array(text),
      /** Claims that hold there and nowhere else. */
      only: z.array(text),
      /** Things that come there by ways of which the library has nothing. */
      fed: z.array(text).default([]),
      /** Things of which this place tells where the others do not. */
      tells: z.array(text),
      source: text,
    }),
  ),
  /** Words by which the place of a claim is known to be in the brain. */
  brain: z.array(text),
  /** The part of a thing's use that a step has. */
  shares: z.array(z.strictObject({ step: text, range: rangeSchema, source: text })),
  /** What is lost of a thing, or of one in a place, by ways that the library does not have. */
  losses: z.array(z.strictObject({ subject: text, range: rangeSchema, source: text })),
  /** Things that come from elsewhere, too: how much, where what food brings of a thing is 0.3 to 3. */
  sources: z.array(z.strictObject({ subject: text, range: rangeSchema.optional(), source: text })),
  /** Ways between places of the same thing, or into another pool of it; a carrier may take it there. */
  passages: z.array(
    z.strictObject({
      subject: text,
      from: text.nullable(),
      to: text.nullable(),
      as: text.optional(),
      via: text.optional(),
      use: rangeSchema,
      source: text,
    }),
  ),
  /** Steps that go on without their enzyme too, or by another one: how far they hang on the one that is named. */
  carriers: z.array(z.strictObject({ step: text, range: rangeSchema, source: text })),
  /** Claims that are written as a step and are a need. */
  needs: z.array(z.strictObject({ fact: text, range: rangeSchema, source: text })),
  /** How strongly a claim acts, where the library does not say. */
  strengths: z.array(z.strictObject({ fact: text, range: rangeSchema, source: text })),
  /** Effects that a body undoes within days: they count for half of the draws. */
  passing: z.array(z.strictObject({ fact: text, source: text })),
  /** A claim about a transmitter for which a product of its breakdown was measured. */
  measured: z.array(z.strictObject({ fact: text, subject: text, source: text })),
  /** Claims of a place act on the steps of these things only. */
  local: z.array(z.strictObject({ place: text, subjects: z.array(text), source: text })),
  /** Words by which a study is known to have measured a whole tissue, where cells cannot be told from what is outside. */
  tissues: z.array(text),
  /** Words for what leaves the body or goes round in it: what is measured there says nothing of a synapse. */
  fluids: z.array(z.strictObject({ word: text, place: text })),
  /** Models whose tissue is the liver. */
  modelsOfLiver: z.array(text),
  /** What a body holds steady by means that the network does not have. */
  defended: z.array(z.strictObject({ subject: text, because: text, source: text })),
  /** Outcomes and processes that many ways lead to, whose sum nobody measured. */
  summed: z.array(z.strictObject({ subject: text, because: text, source: text })),
  /** Ways that are known and that the network does not have: nothing can be said of where they lead. */
  undrawn: z.array(z.strictObject({ from: text, to: text, source: text })),
  /**
   * Claims and steps (with their place) of which an answer that rests on them must be no surer than this, whatever it
   * starts from: `perhaps`, where it comes out otherwise without them, or `contested`. Of a step, that its product follows what it takes (`substrate`) or what
   * carries it out (`carrier`) is doubted, and what it takes away is not. `when`: only where what acts is so changed.
   * `isOpenWhereSet`: not where a scenario sets what acts, of which it was seen.
   */
  doubted: z.array(
    z.strictObject({
      facts: z.array(text).min(1),
      says: z.enum(['contested', 'perhaps']),
      part: z.enum(['substrate', 'carrier']).optional(),
      when: z.enum(['low', 'high']).optional(),
      isOpenWhereSet: z.boolean().default(false),
      because: text,
      source: text,
    }),
  ),
  /** What people take, and so have much of without the step failing that takes it away. */
  given: z.array(z.strictObject({ subject: text, source: text })),
  /** Enzymes and carriers whose step waits for them: more of them makes, or takes away, more. */
  limiting: z.array(z.strictObject({ subject: text, source: text })),
  /** What follows where these are set so is no surer than this, or nothing is known of it, unless it was measured. */
  unsure: z.array(
    z.strictObject({
      set: text,
      level: z.enum(['low', 'high']),
      says: z.enum(['supported', 'contested', 'perhaps', 'nothing']),
      because: text,
      source: text,
    }),
  ),
  /** One lack by several doors: what was measured of one of these holds perhaps of the others. */
  sameLack: z.array(z.strictObject({ things: z.array(text), source: text })),
  /** What was measured where something is low or high. It checks what is worked out, and decides nothing. */
  findings: z.array(
    z.strictObject({
      set: text,
      level: z.enum(['low', 'high']),
      subject: text,
      seen: z.enum(['low', 'high', 'unchanged', 'both']),
      sentence: text,
      source: text,
      /** Where others found something else: the verdict is no surer than this. */
      sure: z.enum(['supported', 'contested']).optional(),
    }),
  ),
});

export type NetworkSettings = z.infer<typeof settingsSchema>;

/** Reads `data/models/network.json`. Throws if it is damaged, for it comes with the program. */
export function parseNetworkSettings(data: unknown): NetworkSettings {
  return settingsSchema.parse(data);
}

type Range = readonly [number, number];

/** Something that acts on a step, or on a thing, with a strength that is drawn. */
export interface Pull {
  /** The row of what acts. */
  readonly from: number;
  readonly sign: 1 | -1;
  /** As what it acts: it is used up, it carries the step out, or it speeds, slows or is needed. */
  readonly part: 'substrate' | 'carrier' | 'effect';
  /** Its strength: an elasticity. Null: as a substrate acts, by how full its enzyme is. */
  readonly range: Range | null;
  readonly key: string;
  readonly fact: Fact | null;
}

/** A step of matter: from rows to rows, faster or slower by what acts on it. */
export interface Step {
  readonly key: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly pulls: readonly Pull[];
  readonly fact: Fact | null;
  /** Its part of the use of what it takes, before all parts are scaled to 1. */
  readonly use: Range;
  readonly isUseKnown: boolean;
}

/** One thing in one place; a receptor has a row for how much of it there is and one for its signal. */
export interface Row {
  readonly key: string;
  readonly subject: string;
  readonly place: string | null;
  readonly aspect: 'amount' | 'activity' | 'signal';
  readonly label: string;
  readonly isBalanced: boolean;
  /** It comes with food, or from where the network does not reach. */
  readonly isFed: boolean;
  /** It holds by how much an enzyme differs in one place, and a scenario does not set it. */
  readonly isPart: boolean;
  /** The part of its use that no known step takes. */
  readonly loss: Range;
  /** Nobody knows how much of it the known steps take. */
  readonly isUseUnknown: boolean;
  /** How much of it comes from elsewhere. */
  readonly inflow: Range;
  /** Each kind of cell has its own, and the network has one for all. */
  readonly isShared: boolean;
  readonly uses: readonly number[];
  readonly supplies: readonly number[];
  /** What acts on all of its making, or on the thing itself if there is no matter to balance. */
  readonly pulls: readonly Pull[];
}

export interface Network {
  readonly facts: Facts;
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
  /** The row that answers for a subject: of a receptor its signal, otherwise its amount where it is not told apart. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly rowByKey: ReadonlyMap<string, number>;
  readonly passing: ReadonlySet<string>;
  /** Claims about what changes the signal of a receptor without being its transmitter. */
  readonly modulating: ReadonlySet<string>;
  /** For a subject, its rows in places that tell of it where the usual row does not. */
  readonly tells: ReadonlyMap<string, readonly number[]>;
  /** So much acts on single steps that some of it is left out. */
  readonly isCut: boolean;
  readonly settings: NetworkSettings;
}

export type Finding = NetworkSettings['findings'][number];

/** Strengths of what is not measured, as elasticities: the change of a rate for a small change of what acts on it. */
const strengths = {
  strong: [0.5, 1],
  weak: [0.02, 0.12],
  unknown: [0.2, 0.8],
  brake: [0.1, 0.5],
  /** What curbs release need not be at work at rest: without some of these receptors there is as much as with them. */
  autoreceptor: [0.01, 0.4],
  /** What a receptor senses beside its transmitter changes the signal little where nobody measured how much. */
  modulator: [0.02, 0.2],
  outcome: [0.1, 0.5],
  /** In both models of terminals, release is proportional to what the vesicles hold, and so is what passes a barrier. */
  release: [0.8, 1],
} as const satisfies Record<string, Range>;

const anyShare: Range = [0.1, 1];
const lossRange: Range = [0.05, 0.4];
/** Amino acids are built into proteins and burnt, of which the library has nothing. */
const aminoRange: Range = [0.3, 0.8];
/** What comes with food, or from where the network does not reach, beside the others. */
const inflowRange: Range = [0.3, 3];
/** Of what a vesicle takes up, what leaks back: from the serotonin and dopamine models, 35 and 98 %. */
const leakRange: Range = [0.35, 0.98];

const networks = new WeakMap<Facts, Network>();

/** The network that is asked. Made once for each collection of facts. */
export function buildNetwork(facts: Facts, settings: NetworkSettings): Network {
  const known = networks.get(facts);
  if (known) return known;
  const network = build(facts, settings);
  networks.set(facts, network);
  return network;
}

interface RowDraft {
  key: string;
  subject: Subject;
  place: string | null;
  aspect: Row['aspect'];
  pulls: Pull[];
  uses: number[];
  supplies: number[];
  /** It holds by how much an enzyme differs there, and is not what a scenario sets. */
  isPart?: boolean;
}

interface StepDraft extends Step {
  readonly pulls: Pull[];
}

interface Builder {
  readonly facts: Facts;
  readonly settings: NetworkSettings;
  readonly drafts: RowDraft[];
  readonly rowByKey: Map<string, number>;
  readonly steps: StepDraft[];
  readonly stepAt: Map<string, number[]>;
  /** The steps that a subject runs or that start at it. */
  readonly stepsOf: Map<string, StepDraft[]>;
  /** Carriers that fill vesicles. */
  readonly loaders: ReadonlySet<string>;
  /** Rows of places that tell of an enzyme. */
  readonly toldBy: Map<string, readonly number[]>;
  /** Claims on receptors that are made of what binds to them as well. */
  readonly doubled: ReadonlySet<string>;
  readonly modulating: ReadonlySet<string>;
  readonly room: Room;
}

/** Terms of the equations that may still be made. Each thing of a step depends on all that acts on the step. */
interface Room {
  left: number;
  isCut: boolean;
}

/** Far more than any pathway needs: the largest networks that are published have a tenth. */
const mostTerms = 3_000_000;
/** Of one step; published networks have steps of two hundred. */
const mostParts = 400;
/** Steps that are looked at to find what gathers before one enzyme. */
const mostBefore = 5_000;

/** Takes room for what joins a step or a thing; false where there is none left. */
function takeRoom({ room }: Builder, terms: number): boolean {
  if (room.left >= terms) {
    room.left -= terms;
    return true;
  }
  room.isCut = true;
  return false;
}

function build(facts: Facts, settings: NetworkSettings): Network {
  const builder: Builder = {
    facts,
    settings,
    drafts: [],
    rowByKey: new Map(),
    steps: [],
    stepAt: new Map(),
    stepsOf: new Map(),
    loaders: loadersIn(facts),
    toldBy: new Map(),
    doubled: doubledIn(facts),
    modulating: modulatingIn(facts),
    room: { left: mostTerms, isCut: false },
  };
  addRows(builder);
  const claims = placed(facts, settings);
  const isNeed = new Set(settings.needs.map(({ fact }) => fact));
  for (const claim of claims) if (!isNeed.has(claim.fact.key)) addStep(builder, claim);
  for (const passage of settings.passages) addPassage(builder, passage);
  for (const claim of claims) addEffect(builder, claim);
  return finish(builder);
}

/** Which row a claim means: in which place. */
interface Placed {
  readonly fact: Fact;
  readonly place: string | null;
}

function addRows({ facts: { subjects, facts }, settings, drafts, rowByKey }: Builder): void {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const add = (subject: Subject, place: string | null, aspect: Row['aspect']) => {
    const key = rowKey(subject.id, place, aspect === 'signal');
    rowByKey.set(key, drafts.length);
    drafts.push({ key, subject, place, aspect, pulls: [], uses: [], supplies: [] });
  };
  for (const subject of [...subjects.values()].toSorted((a, b) => compareText(a.id, b.id))) {
    const isSubstance = isMatter(subject);
    add(subject, null, isSubstance ? 'amount' : 'activity');
    if (subject.kind === 'receptor') add(subject, null, 'signal');
  }
  for (const { place, isOutsideBrain, subjects: own, also, only, fed } of settings.places) {
    const there = [...also, ...only].flatMap((key) => byKey.get(key) ?? []);
    const made = new Set([
      ...there.map(({ to }) => to),
      ...there.map(({ from }) => from).filter((id) => fed.includes(id)),
    ]);
    for (const id of own) {
      const subject = subjects.get(id);
      // Where nothing of what is known makes it there, as in a drawing without the enzyme, it is no pool of its own.
      if (subject && made.has(id)) add(subject, place, isMatter(subject) ? 'amount' : 'activity');
    }
    // An enzyme that is nowhere else needs no second row.
    const isElsewhere = (id: string) =>
      facts.some(({ via, key }) => via === id && !only.includes(key));
    const vias = isOutsideBrain ? there.map(({ via }) => via ?? '') : [];
    const carriers = new Set(vias.filter(isElsewhere));
    for (const id of carriers) {
      const carrier = subjects.get(id);
      if (carrier) add(carrier, place, 'activity');
    }
  }
}

function isMatter({ kind }: Subject): boolean {
  return nodeKinds[kind].isSubstance;
}

function rowKey(subject: string, place: string | null, isSignal = false): string {
  return `${subject}${place === null ? '' : ` in ${place}`}${isSignal ? ' signal' : ''}`;
}

/** Leaves out what says the same as something else: steps left out that are known, breakdown that is a known step. */
function claimsThatCount({ facts, subjects }: Facts): Fact[] {
  const next = new Map<string, string[]>();
  const taken = new Set<string>();
  for (const { relation, from, to, via } of facts) {
    if (relation !== 'converts-to' || from === '' || to === '') continue;
    listIn(next, from).push(to);
    taken.add(`${via ?? ''} ${from}`);
  }
  const hasPools = (id: string) => subjects.has(`${id}-released`);
  return facts.filter(({ relation, from, to }) => {
    if (relation === 'precursor-of') return !leadsTo(next, from, to);
    if (relation === 'degrades') return !taken.has(`${from} ${to}`);
    if (relation === 'transports' && hasPools(to)) {
      return !['-vesicular', '-released', ''].some((pool) => taken.has(`${from} ${to}${pool}`));
    }
    return true;
  });
}

function loadersIn({ facts }: Facts): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ to, via }) => (via !== null && to.endsWith('-vesicular') ? [via] : [])),
  );
}

function doubledIn({ facts, subjects }: Facts): ReadonlySet<string> {
  const ligands = new Map<string, Set<string>>();
  for (const { relation, from, to } of facts) {
    if (relation === 'binds') ligands.set(to, (ligands.get(to) ?? new Set()).add(from));
  }
  const tellers = new Map<string, Set<string>>();
  for (const { from, to, sign } of facts) {
    const name = `${sign} ${to}`;
    tellers.set(name, (tellers.get(name) ?? new Set()).add(from));
  }
  const isOutcome = (id: string) => subjects.get(id)?.kind === 'outcome';
  return new Set(
    facts.flatMap(({ key, from, to, sign }) => {
      const bound = ligands.get(from);
      if (!bound || subjects.get(from)?.kind !== 'receptor') return [];
      const either = isOutcome(to) ? [1, -1] : [sign];
      return either.some((one) => haveSame(bound, tellers.get(`${one} ${to}`))) ? [key] : [];
    }),
  );
}

function modulatingIn({ facts, subjects }: Facts): ReadonlySet<string> {
  const sensing = new Set(facts.flatMap(({ relation, to }) => (relation === 'binds' ? [to] : [])));
  return new Set(
    facts.flatMap(({ key, relation, to }) => {
      const isOnSignal = relation === 'activates' || relation === 'inhibits';
      const isReceptor = subjects.get(to)?.kind === 'receptor';
      return isOnSignal && isReceptor && sensing.has(to) ? [key] : [];
    }),
  );
}

function haveSame(one: ReadonlySet<string>, other: ReadonlySet<string> = new Set()): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const item of few) if (many.has(item)) return true;
  return false;
}

function leadsTo(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  goal: string,
): boolean {
  const seen = new Set([from]);
  let border = [from];
  for (let step = 0; step < 12 && border.length > 0; step += 1) {
    border = border.flatMap((at) => next.get(at) ?? []).filter((to) => !seen.has(to));
    for (const to of border) seen.add(to);
    if (seen.has(goal)) return true;
  }
  return false;
}

/** Each claim in each place where it holds. */
function placed(facts: Facts, { places }: NetworkSettings): Placed[] {
  const claims = claimsThatCount(facts);
  const byKey = new Map(facts.facts.map((fact) => [fact.key, fact]));
  const only = new Map(places.flatMap(({ place, only: keys }) => keys.map((key) => [key, place])));
  return [
    ...claims.map((fact) => ({ fact, place: only.get(fact.key) ?? null })),
    ...places.flatMap(({ place, also }) =>
      also.flatMap((key) => {
        const fact = byKey.get(key);
        return fact ? [{ fact, place }] : [];
      }),
    ),
  ];
}

function rowAt({ rowByKey }: Builder, subject: string, place: string | null): number | undefined {
  return rowByKey.get(rowKey(subject, place)) ?? rowByKey.get(rowKey(subject, null));
}

/**
 * The row that acts where a claim names a thing: of a receptor its signal, of a transmitter outside what is released.
 * Where the same is claimed of the transmitter, of its receptor only how much there is acts, or the signal would count twice.
 */
function actorAt(builder: Builder, fact: Fact, place: string | null): number | undefined {
  const { from, seesReleased } = fact;
  const { rowByKey } = builder;
  const signal = rowByKey.get(rowKey(from, place, true)) ?? rowByKey.get(rowKey(from, null, true));
  // Outside the brain other nerves bring what a receptor senses, so only how much of it there is acts.
  const isElsewhere = builder.settings.places.some(
    (one) => one.place === place && one.isOutsideBrain,
  );
  if (signal !== undefined && !isElsewhere && !builder.doubled.has(fact.key)) return signal;
  const released = seesReleased ? rowAt(builder, `${from}-released`, place) : undefined;
  return released ?? rowAt(builder, from, place);
}

function addStep(builder: Builder, { fact, place }: Placed): void {
  const { relation, from, to, via } = fact;
  const rows = (ids: readonly string[]) => {
    const named = ids.filter((id) => id !== '');
    if (named.length > mostParts) builder.room.isCut = true;
    return named.slice(0, mostParts).flatMap((id) => rowAt(builder, id, place) ?? []);
  };
  if (relation === 'converts-to' || relation === 'precursor-of') {
    const [taken, made] = [rows([from, ...fact.alsoFrom]), rows([to, ...fact.alsoTo])];
    pushStep(builder, fact, place, taken, made, via);
  } else if (relation === 'degrades') {
    pushStep(builder, fact, place, rows([to]), [], from);
  } else if (relation === 'transports' && !fact.isSupply) {
    const filled = builder.rowByKey.get(`${to}-vesicular`);
    if (filled !== undefined && builder.loaders.has(from)) {
      pushStep(builder, fact, place, rows([to]), [filled], from);
      return;
    }
    const outside = builder.rowByKey.get(`${to}-released`);
    const carried = builder.facts.subjects.get(to);
    const isTakenUp = carried && nodeKinds[carried.kind].isTransmitter && isMatter(carried);
    if (outside !== undefined) pushStep(builder, fact, place, [outside], rows([to]), from);
    else if (isTakenUp) pushStep(builder, fact, place, rows([to]), [], from);
  }
}

function pushStep(
  builder: Builder,
  fact: Fact,
  place: string | null,
  from: readonly number[],
  to: readonly number[],
  via: string | null,
): void {
  const { drafts, steps, stepAt, stepsOf, settings } = builder;
  const ends = [...from, ...to];
  const isMatterOnly = ends.every((row) => isMatterRow(drafts[row]));
  if (ends.length === 0 || !isMatterOnly || from.some((row) => to.includes(row))) return;
  if (!takeRoom(builder, ends.length * (from.length + 1))) return;
  const key = place === null ? fact.key : `${fact.key} in ${place}`;
  const at = steps.length;
  const carrier = via === null || via === '' ? undefined : rowAt(builder, via, place);
  const pulls: Pull[] = from.map((row) => ({
    from: row,
    sign: 1,
    part: 'substrate',
    range: substrateRange(settings, fact),
    key: `${key} substrate ${drafts[row]?.key ?? ''}`,
    fact,
  }));
  if (carrier !== undefined) {
    const part = 'carrier' as const;
    const rangeFor = (name: string) => settings.carriers.find((one) => one.step === name)?.range;
    const range = rangeFor(key) ?? rangeFor(fact.key) ?? [1, 1];
    pulls.push({ from: carrier, sign: 1, part, range, key: `${key} carrier`, fact });
  }
  const shareOf = (name: string) => settings.shares.find(({ step }) => step === name)?.range;
  const known = shareOf(key) ?? shareOf(fact.key);
  const drawn: Range | undefined =
    fact.share === null ? undefined : [Math.max(fact.share, 1e-6), Math.max(fact.share, 1e-6)];
  const use = drawn ?? known;
  const step = { key, from, to, pulls, fact, use: use ?? anyShare, isUseKnown: use !== undefined };
  steps.push(step);
  for (const subject of new Set([fact.via ?? '', fact.from])) {
    const own = stepsOf.get(subject);
    if (own) own.push(step);
    else stepsOf.set(subject, [step]);
  }
  for (const row of from) drafts[row]?.uses.push(at);
  for (const row of to) drafts[row]?.supplies.push(at);
  for (const name of [fact.key, `${fact.from} converts-to ${fact.to}`]) {
    listIn(stepAt, name).push(at);
  }
}

/** Null: as full as its enzyme is, which is drawn. */
function substrateRange({ strengths: set }: NetworkSettings, fact: Fact): Range | null {
  const known = set.find((one) => one.fact === fact.key)?.range;
  if (known) return known;
  if (fact.to === fact.from.replace(/-vesicular$/u, '-released')) return strengths.release;
  return fact.control === null || fact.control === 'none' ? null : strengths[fact.control];
}

/** The same thing comes from one place to another, or into another of its pools. */
function addPassage(
  builder: Builder,
  { subject, from, to, as: into = subject, via, use }: NetworkSettings['passages'][number],
): void {
  const { rowByKey, steps, drafts } = builder;
  const [source, goal] = [rowByKey.get(rowKey(subject, from)), rowByKey.get(rowKey(into, to))];
  const carrier = via === undefined ? undefined : rowByKey.get(rowKey(via, null));
  if (source === undefined || goal === undefined) return;
  const key = `${subject} from ${from ?? 'elsewhere'} to ${to ?? 'elsewhere'}${via === undefined ? '' : ` by ${via}`}`;
  const pulls: Pull[] = [
    {
      from: source,
      sign: 1,
      part: 'substrate',
      range: strengths.release,
      key: `${key} substrate`,
      fact: null,
    },
  ];
  if (carrier !== undefined) {
    const whole = [1, 1] as const;
    pulls.push({
      from: carrier,
      sign: 1,
      part: 'carrier',
      range: whole,
      key: `${key} carrier`,
      fact: null,
    });
  }
  drafts[source]?.uses.push(steps.length);
  drafts[goal]?.supplies.push(steps.length);
  steps.push({ key, from: [source], to: [goal], pulls, fact: null, use, isUseKnown: true });
}

function isMatterRow(draft: RowDraft | undefined): boolean {
  return draft !== undefined && draft.aspect === 'amount';
}

function addEffect(builder: Builder, { fact, place }: Placed): void {
  const { relation } = fact;
  const isNeed = builder.settings.needs.some((need) => need.fact === fact.key);
  const isStep = relation === 'converts-to' || relation === 'precursor-of';
  if ((isStep && !isNeed) || relation === 'degrades') return;
  if (relation === 'transports' && addedAsStep(builder, fact)) return;
  const from = actorAt(builder, fact, place);
  if (from === undefined) return;
  if (addByProduct(builder, fact, from) || addLocally(builder, fact, from)) return;
  if (addByGathering(builder, fact, from)) return;
  if (addOfFluid(builder, fact, from)) return;
  addElsewhere(builder, fact, place);
  addMeasured(builder, fact, place, from);
  const isOfTissue = addOfTissue(builder, fact, from);
  for (const { pulls, to, ends } of targetsOf(builder, fact, place)) {
    const key = `${fact.key}${place === null ? '' : ` in ${place}`}`;
    const range = rangeOf(builder, fact, to);
    if (!range) continue;
    if (!takeRoom(builder, ends)) return;
    // What a whole tissue holds may or may not be what comes out of its cells.
    const seen = isOfTissue ? { ...fact, confidence: 'contested' as const } : fact;
    // More than enough of what a step needs does not speed it.
    const claim = isNeed && seen.when === null ? { ...seen, when: 'low' as const } : seen;
    pulls.push({ from, sign: fact.sign, part: 'effect', range, key, fact: claim });
  }
}

/** A need that counts for one product of an enzyme more than for another acts on its steps, each by itself. */
function addByProduct({ steps }: Builder, fact: Fact, from: number): boolean {
  if (new Set(Object.values(fact.controlBy)).size < 2) return false;
  for (const { fact: made, pulls, key } of steps) {
    if (made?.via !== fact.to) continue;
    const control = fact.controlBy[made.to];
    const range = control === 'none' ? null : strengths[control ?? 'unknown'];
    if (range) {
      const name = `${fact.key} for ${key}`;
      pulls.push({ from, sign: fact.sign, part: 'effect', range, key: name, fact });
    }
  }
  return true;
}

/**
 * Where an enzyme is lacking, what stands before its step gathers, and more of it is not made: the claim acts on the
 * steps that use the thing on its way to that enzyme.
 */
function addByGathering(builder: Builder, fact: Fact, from: number): boolean {
  const { drafts, stepsOf } = builder;
  const { sign, to } = fact;
  if (sign === 1 || drafts[from]?.subject.kind !== 'enzyme') return false;
  const own = new Set(
    (stepsOf.get(fact.from) ?? []).filter((step) => step.fact?.via === fact.from),
  );
  if (own.size === 0) return false;
  const isOf = (row: number) => drafts[row]?.subject.id === to;
  const isPool = (row: number) => drafts[row]?.subject.poolOf === to;
  const uses = stepsBefore(builder, new Set([...own].flatMap((step) => step.from))).filter(
    (step) => !own.has(step) && step.from.some(isOf) && !step.to.some(isPool),
  );
  for (const { pulls, key } of uses) {
    const name = `${fact.key} for ${key}`;
    pulls.push({ from, sign: 1, part: 'effect', range: strengths.unknown, key: name, fact });
  }
  return uses.length > 0;
}

/** All steps by which matter comes to these rows, over a few steps, in their order. */
function stepsBefore(
  { steps, drafts, room }: Builder,
  goals: ReadonlySet<number>,
): readonly StepDraft[] {
  const reached = new Set(goals);
  const found = new Set<number>();
  let border = [...goals];
  for (let round = 0; round < 4 && border.length > 0; round += 1) {
    const next: number[] = [];
    for (const step of border.flatMap((row) => drafts[row]?.supplies ?? [])) {
      if (found.has(step)) continue;
      if (found.size >= mostBefore || room.left <= 0) {
        room.isCut = true;
        break;
      }
      room.left -= 1;
      found.add(step);
      for (const row of steps[step]?.from ?? []) {
        if (reached.has(row)) continue;
        reached.add(row);
        next.push(row);
      }
    }
    border = next;
  }
  return [...found].toSorted((one, other) => one - other).flatMap((step) => steps[step] ?? []);
}

/** What acts on an enzyme acts on it outside the brain as well, unless it was seen in the brain. */
function addElsewhere(builder: Builder, fact: Fact, place: string | null): void {
  const { settings, rowByKey, drafts } = builder;
  const kind = builder.facts.subjects.get(fact.to)?.kind;
  const isOfBrain = settings.brain.some((word) => fact.place?.includes(word) === true);
  if (place !== null || isOfBrain || (kind !== 'enzyme' && kind !== 'transporter')) return;
  for (const { place: other, isOutsideBrain } of settings.places) {
    const row = isOutsideBrain ? rowByKey.get(rowKey(fact.to, other)) : undefined;
    const from = actorAt(builder, fact, other);
    const range = rangeOf(builder, fact, builder.facts.subjects.get(fact.to));
    if (row === undefined || from === undefined || !range) continue;
    drafts[row]?.pulls.push({
      from,
      sign: fact.sign,
      part: 'effect',
      range,
      key: fact.key,
      fact,
    });
  }
}

/**
 * A claim of one place acts on an enzyme of many only where it takes the things of that place. A row of its own tells
 * of the enzyme there.
 */
function addLocally(builder: Builder, fact: Fact, from: number): boolean {
  const { facts, settings, stepsOf, drafts } = builder;
  const kind = facts.subjects.get(fact.to)?.kind;
  if (fact.place === null || (kind !== 'enzyme' && kind !== 'transporter')) return false;
  const local = settings.local.find(({ place }) => fact.place?.includes(place) === true);
  if (!local) return false;
  const own = stepsOf.get(fact.to) ?? [];
  const isLocal = ({ from: [taken], to: [made] }: Step) =>
    local.subjects.includes(drafts[taken ?? -1]?.subject.id ?? '') &&
    (drafts[made ?? -1]?.place ?? null) === null;
  if (own.every(isLocal)) return false;
  const range = rangeOf(builder, fact, facts.subjects.get(fact.to));
  if (!range) return true;
  const pull = { from, sign: fact.sign, part: 'effect', range, key: fact.key, fact } as const;
  for (const { pulls } of own.filter(isLocal)) pulls.push(pull);
  drafts[localRow(builder, fact.to, local.place) ?? -1]?.pulls.push(pull);
  return true;
}

/** The row that tells how much an enzyme differs in one place. Nothing follows from it. */
function localRow(
  { facts, drafts, rowByKey, toldBy }: Builder,
  enzyme: string,
  place: string,
): number | undefined {
  const key = rowKey(enzyme, place);
  const known = rowByKey.get(key);
  const subject = facts.subjects.get(enzyme);
  if (known !== undefined || !subject) return known;
  const row = drafts.length;
  rowByKey.set(key, row);
  toldBy.set(enzyme, [...(toldBy.get(enzyme) ?? []), row]);
  drafts.push({
    key,
    subject,
    place,
    aspect: 'activity',
    pulls: [],
    uses: [],
    supplies: [],
    isPart: true,
  });
  return row;
}

/** What was measured is the product of the breakdown, so the claim holds for that. */
function addMeasured(builder: Builder, fact: Fact, place: string | null, from: number): void {
  for (const { subject } of builder.settings.measured.filter((one) => one.fact === fact.key)) {
    const row = rowAt(builder, subject, place);
    const range = strengths.unknown;
    const key = `${fact.key} for ${subject}`;
    // The claim itself may be in doubt for the transmitter, and is not for what was measured.
    const sure = { ...fact, key };
    if (row !== undefined) {
      const pull = { from, sign: fact.sign, part: 'effect', range, key, fact: sure } as const;
      builder.drafts[row]?.pulls.push(pull);
    }
  }
}

/** What was measured in blood or urine is told of these, and nothing follows from it for a transmitter in its cells. */
function addOfFluid(builder: Builder, fact: Fact, from: number): boolean {
  const { facts, rowByKey, settings, drafts } = builder;
  const subject = facts.subjects.get(fact.to);
  const fluid = settings.fluids.find(({ word }) => fact.tissue?.includes(word) === true);
  if (!subject || !fluid || !rowByKey.has(`${fact.to}-released`)) return false;
  const range = rangeOf(builder, fact, subject);
  const row = localRow(builder, subject.id, fluid.place);
  if (row === undefined || !range) return false;
  drafts[row]?.pulls.push({ from, sign: fact.sign, part: 'effect', range, key: fact.key, fact });
  return true;
}

const brainTissue = 'brain tissue';

/**
 * A transmitter that was measured in a whole tissue: a row of its own tells of the tissue, and nothing follows from it.
 * Nearly all of a transmitter lies within cells, so such a study says little of what is outside.
 */
function addOfTissue(builder: Builder, fact: Fact, from: number): boolean {
  const { facts, rowByKey, settings, drafts } = builder;
  const isOfAmount = fact.relation === 'upregulates' || fact.relation === 'downregulates';
  const subject = facts.subjects.get(fact.to);
  if (!subject || !isOfAmount || fact.seesReleased || !rowByKey.has(`${fact.to}-released`)) {
    return false;
  }
  const studies = fact.references.filter(({ studyKind }) => studyKind === 'animal');
  const isOfTissue = ({ tissue }: (typeof studies)[number]) =>
    settings.tissues.some((word) => tissue?.includes(word) === true);
  const isSeenOtherwise = fact.references.some(({ studyKind }) => studyKind === 'human');
  if (studies.length === 0 || isSeenOtherwise || !studies.every(isOfTissue)) return false;
  const range = rangeOf(builder, fact, subject);
  const row = localRow(builder, subject.id, brainTissue);
  if (row === undefined || !range) return false;
  drafts[row]?.pulls.push({ from, sign: fact.sign, part: 'effect', range, key: fact.key, fact });
  return true;
}

function addedAsStep({ stepAt }: Builder, { key }: Fact): boolean {
  return stepAt.has(key);
}

/** What an effect acts on: the pulls that it joins, and how many equations these are in. */
interface Target {
  readonly pulls: Pull[];
  readonly to: Subject | undefined;
  readonly ends: number;
}

function targetsOf(builder: Builder, fact: Fact, place: string | null): Target[] {
  const { drafts, steps, stepAt, rowByKey, facts, room } = builder;
  if (fact.steps.length > 0) {
    // Where there is no room for so many, nobody needs them all.
    const keys = fact.steps.slice(0, Math.max(1, room.left));
    const at = new Set(keys.flatMap((key) => stepAt.get(key) ?? []));
    return [...at].flatMap((number) => {
      const step = steps[number];
      return step
        ? [{ pulls: step.pulls, to: undefined, ends: step.from.length + step.to.length }]
        : [];
    });
  }
  const subject = facts.subjects.get(fact.to);
  if (!subject) return [];
  const isOnSignal =
    subject.kind === 'receptor' &&
    fact.relation !== 'upregulates' &&
    fact.relation !== 'downregulates';
  if (fact.relation === 'binds' && subject.kind !== 'receptor') return [];
  const row = isOnSignal
    ? rowByKey.get(rowKey(subject.id, null, true))
    : (releasedRow(builder, fact) ?? rowAt(builder, subject.id, place));
  const draft = row === undefined ? undefined : drafts[row];
  return draft ? [{ pulls: draft.pulls, to: subject, ends: 1 }] : [];
}

/** A claim about release acts on what is outside the cell, and makes nothing within it. */
function releasedRow({ rowByKey }: Builder, { from, to, relation, seesReleased }: Fact) {
  const isOfRelease =
    relation === 'releases' || (seesReleased && !rowByKey.has(`${from}-released`));
  return isOfRelease ? rowByKey.get(`${to}-released`) : undefined;
}

/** How strongly an effect acts; null if it is known not to. */
function rangeOf(builder: Builder, fact: Fact, to: Subject | undefined): Range | null {
  const { settings } = builder;
  const set = [...settings.strengths, ...settings.needs].find(
    (one) => one.fact === fact.key,
  )?.range;
  if (set) return set;
  if (fact.control === 'none') return null;
  if (fact.control !== null) return strengths[fact.control];
  if (to?.kind === 'outcome') return strengths.outcome;
  if (builder.modulating.has(fact.key)) return strengths.modulator;
  if (releasedRow(builder, fact) !== undefined) return strengths.brake;
  if (fact.sign === -1 && to?.pool === 'released') {
    const isReceptor = builder.facts.subjects.get(fact.from)?.kind === 'receptor';
    return isReceptor ? strengths.autoreceptor : strengths.brake;
  }
  return strengths.unknown;
}

function usualLoss({ pool, kind }: Subject): Range {
  if (pool === 'vesicular') return leakRange;
  return nodeKinds[kind].nutrient === 'precursor' ? aminoRange : lossRange;
}

/** What comes with food, or from where the network does not reach. */
function fedRows(
  drafts: readonly RowDraft[],
  steps: readonly Step[],
  { sources }: NetworkSettings,
): ReadonlySet<number> {
  const named = new Set(sources.map(({ subject }) => subject));
  const isPassage = (step: number) => steps[step]?.fact === null;
  const isFed = ({ subject, place, supplies }: RowDraft) =>
    supplies.length === 0 ||
    (place === null && named.has(subject.id)) ||
    (nodeKinds[subject.kind].nutrient !== null && !supplies.some(isPassage));
  const fed = new Set(drafts.flatMap((draft, row) => (isFed(draft) ? [row] : [])));
  const reached = new Set<number>();
  const reach = (start: number) => {
    const waiting = [start];
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      if (reached.has(row)) continue;
      reached.add(row);
      for (const step of drafts[row]?.uses ?? []) waiting.push(...(steps[step]?.to ?? []));
    }
  };
  for (const row of fed) reach(row);
  // A circle that nothing feeds, as release and uptake alone, is fed where the substance is made.
  const [wholes, pools] = [[] as number[], [] as number[]];
  for (const [row, { subject }] of drafts.entries()) {
    (subject.poolOf === null ? wholes : pools).push(row);
  }
  for (const row of [...wholes, ...pools]) {
    if (reached.has(row)) continue;
    fed.add(row);
    reach(row);
  }
  return fed;
}

/** Receptors or carriers of many kinds of cells that all act on one process: what one does, it does in its own cells. */
function isSharedBetweenCells(drafts: readonly RowDraft[], { subject, place, pulls }: RowDraft) {
  if (subject.kind !== 'process' || place !== null) return false;
  const actors = pulls.flatMap(({ from }) => drafts[from]?.subject ?? []);
  const apart = actors.filter(({ kind }) => kind === 'receptor' || kind === 'transporter');
  return new Set(apart.map(({ id }) => id)).size > 1;
}

function finish({
  facts,
  drafts,
  rowByKey,
  steps,
  settings,
  toldBy,
  modulating,
  room,
}: Builder): Network {
  const rowOf = new Map<string, number>();
  const fed = fedRows(drafts, steps, settings);
  const losses = new Map(settings.losses.map(({ subject, range }) => [subject, range]));
  const inflows = new Map(settings.sources.map(({ subject, range }) => [subject, range]));
  const shared = new Set(
    drafts.flatMap((draft, at) => (isSharedBetweenCells(drafts, draft) ? [at] : [])),
  );
  const rows = drafts.map(
    ({ key, subject, place, aspect, pulls, uses, supplies, isPart }, at): Row => {
      if (place === null && aspect !== 'signal') rowOf.set(subject.id, at);
      const signal = rowByKey.get(rowKey(subject.id, null, true));
      if (aspect === 'signal') {
        const amount = rowByKey.get(rowKey(subject.id, null));
        if (amount !== undefined) {
          const whole = { sign: 1, part: 'effect', range: [1, 1], fact: null } as const;
          pulls.push({ ...whole, from: amount, key: `${key} amount` });
        }
      }
      return {
        key,
        subject: subject.id,
        place,
        aspect: aspect === 'activity' && signal !== undefined ? 'amount' : aspect,
        label: place === null ? subject.label : `${subject.label} (${place})`,
        isBalanced: aspect === 'amount' && isMatter(subject),
        isFed: fed.has(at),
        isPart: isPart === true,
        loss: losses.get(key) ?? losses.get(subject.id) ?? usualLoss(subject),
        isUseUnknown: nodeKinds[subject.kind].nutrient !== null && !losses.has(subject.id),
        inflow: inflows.get(subject.id) ?? inflowRange,
        isShared: shared.has(at),
        uses,
        supplies,
        pulls,
      };
    },
  );
  return {
    facts,
    rows,
    steps,
    rowOf,
    rowByKey,
    isCut: room.isCut,
    modulating,
    settings,
    passing: new Set(settings.passing.map(({ fact }) => fact)),
    tells: new Map([
      ...toldBy,
      ...settings.places.flatMap(({ place, tells }) =>
        tells.flatMap((id) => {
          const row = rowByKey.get(rowKey(id, place));
          return row === undefined ? [] : [[id, [row]] as const];
        }),
      ),
    ]),
  };
}
