import { nodeKinds } from '../project/node-kinds.ts';
import { askModels, type Driver, type ModelAnswer, type Models } from '../kinetics/simulate.ts';
import type { Level } from './scenario-words.ts';
import type { Facts } from './facts.ts';
import { buildNetwork, type Finding, type Network, type NetworkSettings } from './network.ts';
import {
  drawChanges,
  drawsFor,
  middleGains,
  type Gain,
  spreadOf,
  startsOfDoubted,
  type Clamped,
  type Drawn,
  type DrawWatch,
  type Spread,
} from './draws.ts';

/** The bundled data that the engine rests on. */
export interface Knowledge {
  readonly models: Models;
  readonly network: NetworkSettings;
}

/** Something that the scenario sets, by the id of its subject. */
export interface Setting {
  readonly subject: string;
  readonly level: 'low' | 'high';
}

/** What a scenario does to one subject. */
export interface Verdict {
  readonly subject: string;
  readonly row: number;
  readonly level: Level;
  readonly median: number;
  readonly band: readonly [number, number];
  /** The share of draws, or of a model's runs, that agree with the level. */
  readonly share: number;
  /** The shares of draws that fall and that rise by more than 2 %. */
  readonly falling: number;
  readonly rising: number;
  readonly basis: 'model' | 'draws';
  readonly model: ModelAnswer | null;
  readonly isSet: boolean;
  /** What was measured of it under the same scenario. */
  readonly finding: Finding | null;
  /** The finding is of another door to the same lack. */
  readonly isFindingOfKin: boolean;
  /** Why a verdict that the numbers give is told as uncertain; null where they leave it open themselves, or decide. */
  readonly doubt: Doubt | null;
}

/**
 * Something else was measured; a body holds it; many ways lead to it and nobody measured their sum; all of the substance
 * is uncertain, of which it is a pool; nobody knows whether what is set so moves anything; what makes it is short too;
 * what is released less need not gather in vesicles; it follows from something of which all this is said.
 */
type Doubt = 'finding' | 'held' | 'summed' | 'pool' | 'unsure' | 'short' | 'stored' | 'follows';

export interface WhatIf {
  readonly network: Network;
  readonly settings: readonly Setting[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly draws: number;
  readonly rejected: number;
  readonly isStepwise: boolean;
  /** In a first answer: on what more draws must decide. */
  readonly open: ReadonlySet<string>;
}

interface WhatIfWatch extends Pick<DrawWatch, 'onProgress'> {
  /** Gets an answer from the first draws: only verdicts that more draws will not turn. */
  readonly onFirst?: ((answer: WhatIf) => void) | undefined;
}

/** What "low" and "high" mean where no model says otherwise: half, and twice, the usual amount. */
const sizes = { low: Math.log(0.5), high: Math.log(2) } as const;
/** Of an enzyme or carrier, "low" is a marked loss: a quarter of its activity is left; "high" is as much more. */
const sizesOfProtein = { low: Math.log(0.25), high: Math.log(4) } as const;

/** In a network of thousands of things fewer draws must do: time and memory grow with both. */
const mostNumbers = 1_000_000;

/** Answers a scenario. More draws make the bands finer, not the verdicts other. */
export function askWhatIf(
  facts: Facts,
  settings: readonly Setting[],
  knowledge: Knowledge,
  { wanted = 1000, onProgress, onFirst }: WhatIfWatch & { readonly wanted?: number } = {},
): WhatIf {
  const network = buildNetwork(facts, knowledge.network);
  const few = Math.min(wanted, Math.max(100, Math.floor(mostNumbers / network.rows.length)));
  const draws = drawsFor(network, few);
  const said = settings.filter((one) => unsureOf(network, one)?.says !== 'nothing');
  const fixed = fixedRows(network, said);
  const models = knowledge.models;
  // Of many settings the models take as long as the draws.
  const found = modelAnswers(network, settings, models, (share) => onProgress?.(share / 2));
  const onDraws = found.size === 0 ? onProgress : (share: number) => onProgress?.((1 + share) / 2);
  const clamped: Clamped = new Map(
    [...found].flatMap(([row, { answer, level }]) =>
      level === 'uncertain' || fixed.has(row) || !leads(found, network, answer.model)
        ? []
        : [[row, answer.runs.map((run) => Math.log(Math.max(1 + run, 1e-3)))] as const],
    ),
  );
  const levels = new Map(settings.map(({ subject, level }) => [subject, level]));
  const reached = reachedFrom(network, startsOf(fixed, clamped, found));
  const answerFrom = (drawn: Drawn, isFirst: boolean): WhatIf => {
    const plain: Asked = { network, settings, levels, found, drawn, reached, withoutDoubt: null };
    const withoutDoubt = drawWithoutDoubt(plain, fixed, clamped);
    const asked = { ...plain, withoutDoubt };
    const verdicts = new Map<string, Verdict>();
    const open = new Set<string>();
    for (const subject of facts.subjects.keys()) {
      const verdict = verdictOn(subject, asked);
      if (!verdict) continue;
      const isOpen = isFirst && (verdict.doubt === 'follows' || !isSettled(verdict, asked));
      if (isOpen) open.add(subject);
      else verdicts.set(subject, verdict);
    }
    const { rejected, isStepwise } = drawn;
    return { network, settings, verdicts, draws: drawn.draws, rejected, isStepwise, open };
  };
  const watch = {
    onProgress: onDraws,
    ...(onFirst && { onFirst: (drawn: Drawn) => onFirst(answerFrom(drawn, true)) }),
  };
  return answerFrom(drawChanges(network, fixed, clamped, draws, watch), false);
}

/** What is set, and what a model moves, with the direction. */
function startsOf(
  fixed: ReadonlyMap<number, number>,
  clamped: Clamped,
  found: ReadonlyMap<number, Found>,
): ReadonlyMap<number, 1 | -1> {
  const starts = new Map<number, 1 | -1>();
  for (const row of clamped.keys()) {
    const level = found.get(row)?.level;
    if (level === 'low' || level === 'high') starts.set(row, level === 'low' ? -1 : 1);
  }
  for (const [row, change] of fixed) starts.set(row, change < 0 ? -1 : 1);
  return starts;
}

/** Whether more draws will say the same: a strict judge and a lenient one agree. */
function isSettled({ subject, level, row }: Verdict, asked: Asked): boolean {
  return [strict, lenient].every((measure) => {
    const other = verdictOn(subject, asked, measure);
    return other?.level === level && other.row === row;
  });
}

/** A model that leaves its transmitter open does not decide what leads there. */
function leads(found: ReadonlyMap<number, Found>, network: Network, model: string): boolean {
  const outside = network.rowByKey.get(`${model}-released`);
  return outside === undefined || (found.get(outside)?.level ?? 'uncertain') !== 'uncertain';
}

function fixedRows(network: Network, settings: readonly Setting[]): Map<number, number> {
  const fixed = new Map<number, number>();
  const set = new Map(settings.map(({ subject, level }) => [subject, level]));
  for (const [at, { subject, aspect, place, isPart }] of network.rows.entries()) {
    const level = set.get(subject);
    if (!level || aspect === 'signal' || isPart) continue;
    const kind = network.facts.subjects.get(subject)?.kind;
    // Less of a transmitter at its synapses is not less of it in a gland.
    if (place !== null && kind && nodeKinds[kind].isTransmitter) continue;
    const isProtein = kind === 'enzyme' || kind === 'transporter';
    fixed.set(at, (isProtein ? sizesOfProtein : sizes)[level]);
  }
  return fixed;
}

interface Found {
  readonly answer: ModelAnswer;
  readonly level: Level;
}

/** What the models say, by row. A model that has no part in one of the settings is not asked. */
function modelAnswers(
  network: Network,
  settings: readonly Setting[],
  models: Models,
  onProgress: (share: number) => void,
): Map<number, Found> {
  const drivers: Driver[] = settings.flatMap(({ subject, level }) => {
    const entity = network.facts.subjects.get(subject)?.entity;
    return entity ? [{ entity, level }] : [];
  });
  const isDriven = (driver: Driver) =>
    models.drives.drives.some(
      ({ entity, level, evidence }) =>
        entity === driver.entity && level === driver.level && evidence !== 'assumed',
    );
  const others = settings.filter(
    (one) => !drivers.some((d) => d.entity === one.subject && isDriven(d)),
  );
  const found = new Map<number, Found>();
  const driven = drivers.filter(isDriven);
  if (driven.length === 0) return found;
  const aside = touchedBy(network, others);
  for (const answer of askModels(models, driven, onProgress).answers) {
    const row = network.rowByKey.get(answer.entity);
    if (row === undefined || aside.has(row)) continue;
    found.set(row, { answer, level: levelOfModel(answer) });
  }
  return found;
}

/** Rows that something moves of which the models know nothing. */
function touchedBy(network: Network, settings: readonly Setting[]): ReadonlySet<number> {
  if (settings.length === 0) return new Set();
  const drawn = drawChanges(network, fixedRows(network, settings), new Map(), 100);
  return new Set(
    network.rows.flatMap((_, row) => {
      const { falling, rising } = spreadOf(drawn, row);
      return falling + rising > 0.1 ? [row] : [];
    }),
  );
}

/** Most runs of a model must agree; all of them where studies disagree on what the model is told. */
const mostRuns = 2 / 3;

/** The central run and most others on one side, and none on the other, decide a direction. */
function levelOfModel({ runs, median, evidence }: ModelAnswer): Level {
  const part = evidence.includes('contested') ? 1 : mostRuns;
  const falls = runs.filter((run) => run < -0.02).length;
  const rises = runs.filter((run) => run > 0.02).length;
  if (median < -0.02 && rises === 0 && falls >= part * runs.length) return 'low';
  if (median > 0.02 && falls === 0 && rises >= part * runs.length) return 'high';
  // Where studies disagree on what the model is told, it does not decide that nothing changes.
  return falls + rises === 0 && part < 1 ? 'unchanged' : 'uncertain';
}

interface Asked {
  readonly network: Network;
  readonly settings: readonly Setting[];
  /** The same by subject. */
  readonly levels: ReadonlyMap<string, Setting['level']>;
  readonly found: ReadonlyMap<number, Found>;
  readonly drawn: Drawn;
  readonly reached: ReadonlySet<number>;
  /** The same draws with all that is doubtful held as it was; null where nothing is doubtful. */
  readonly withoutDoubt: Drawn | null;
}

/** What decides a verdict. */
interface Measure {
  /** The share of draws that must agree. */
  readonly needed: number;
  /** The share of draws in which a receptor's amount moves, from which on it counts. */
  readonly moved: number;
  /** The median that must be beyond a tenth, of the spread, on this side. */
  readonly median: (spread: Spread, side: 1 | -1) => number;
}

const plainly: Measure = { needed: 0.9, moved: 0.3, median: ({ median }) => median };
/** A hundred draws miss the share and the median of a thousand by no more than this, but for rare cases. */
const strict: Measure = {
  needed: 0.98,
  moved: 0.45,
  median: ({ medianBetween: [from, to] }, side) => (side === 1 ? from : to),
};
const lenient: Measure = {
  needed: 0.8,
  moved: 0.15,
  median: ({ medianBetween: [from, to] }, side) => (side === 1 ? to : from),
};

function verdictOn(subject: string, asked: Asked, measure = plainly): Verdict | null {
  const { levels, found, drawn, reached, network } = asked;
  const set = levels.get(subject);
  const row = rowFor(asked, subject, measure);
  if (row === undefined) return null;
  const spread = spreadOf(drawn, row);
  const model = found.get(row)?.answer ?? null;
  const { median, band, falling, rising } = spread;
  const finding = findingOn(asked, subject) ?? findingOfKin(asked, subject);
  const plain = {
    subject,
    row,
    median,
    band,
    falling,
    rising,
    model,
    finding,
    isFindingOfKin: finding !== null && findingOn(asked, subject) === null,
    isSet: false,
    doubt: null,
  };
  if (set) return { ...plain, level: set, share: 1, basis: 'draws', isSet: true };
  const level = found.get(row)?.level ?? 'uncertain';
  if (model && level !== 'uncertain') {
    const share = agreeing(model.runs, level);
    const answered = { ...plain, level, median: model.median, band: model.band, share };
    return withDoubt({ ...answered, basis: 'model' }, asked, measure);
  }
  const judged = judge(spread, measure);
  const isLeftOut =
    judged.level === 'unchanged' &&
    (saysNothing(asked, subject, spread) || (model === null && leadsFromMeasured(asked, subject)));
  if (!reached.has(row) || isLeftOut) {
    const silent = {
      ...plain,
      median: 0,
      band: [0, 0] as const,
      share: 0,
      basis: 'draws' as const,
    };
    // Where only a measurement tells, it tells as much as a measurement of something else does.
    return finding && finding.seen !== 'unchanged'
      ? { ...silent, falling: 0, rising: 0, level: 'uncertain', doubt: 'finding' }
      : { ...silent, level: 'unknown' };
  }
  const isOpen = network.rows[row]?.isShared === true && judged.level !== 'unchanged';
  const isUncertain = isOpen || (model && isAgainst(judged.level, model));
  return withDoubt(
    { ...plain, ...judged, ...(isUncertain && { level: 'uncertain' }), basis: 'draws' },
    asked,
    measure,
  );
}

/** What was measured of it where one of the things that the scenario sets was so. */
function findingOn({ network, levels }: Asked, subject: string): Finding | null {
  return oneOf(
    network.settings.findings.filter(
      (one) => one.subject === subject && levels.get(one.set) === one.level,
    ),
  );
}

/** What was measured of it where the same lack comes about otherwise: of a vitamin, where its coenzyme is set. */
function findingOfKin({ network, settings }: Asked, subject: string): Finding | null {
  const { findings, sameLack } = network.settings;
  const kin = new Set(
    settings.flatMap((set) =>
      sameLack
        .filter(({ things }) => things.includes(set.subject) && !things.includes(subject))
        .flatMap(({ things }) => things.map((id) => `${id} ${set.level}`)),
    ),
  );
  return oneOf(
    findings.filter((one) => one.subject === subject && kin.has(`${one.set} ${one.level}`)),
  );
}

function oneOf(found: readonly Finding[]): Finding | null {
  const [first] = found;
  if (!first || found.every(({ seen }) => seen === first.seen)) return first ?? null;
  return { ...first, seen: 'both' };
}

/** Turns what the numbers decide into what can be said. */
function withDoubt(verdict: Verdict, asked: Asked, measure: Measure): Verdict {
  const { level, finding } = verdict;
  if (level === 'uncertain' || finding?.seen === level) return verdict;
  const doubt = doubtOn(verdict, asked, measure);
  return doubt ? { ...verdict, level: 'uncertain', doubt } : verdict;
}

function doubtOn(verdict: Verdict, asked: Asked, measure: Measure): Doubt | null {
  const { network } = asked;
  const { level, finding, subject, row, basis } = verdict;
  // The steps are not all there is.
  if (finding) return 'finding';
  if (level === 'unchanged') return null;
  if (asked.settings.every((one) => isUnsure(network, one))) return 'unsure';
  const isWhole = network.rows[row]?.place === null;
  if (isWhole && network.settings.defended.some((one) => one.subject === subject)) return 'held';
  if (isSummed(network, subject)) return 'summed';
  if (isMadeWithWhatIsShort(verdict, asked)) return 'short';
  if (gathersInVesicles(verdict, asked)) return 'stored';
  if (basis === 'model') return null;
  const whole = network.facts.subjects.get(subject)?.poolOf ?? null;
  if (whole !== null && verdictOn(whole, asked, measure)?.level === 'uncertain') return 'pool';
  return follows(verdict, asked, measure) ? 'follows' : null;
}

/** More of what an enzyme makes does not follow where what the enzyme needs is short, whatever else takes it less. */
function isMadeWithWhatIsShort(
  { level, subject }: Pick<Verdict, 'level' | 'subject'>,
  { network, drawn }: Asked,
): boolean {
  if (level !== 'high') return false;
  const { facts } = network.facts;
  const makers = facts.flatMap(({ relation, to, via }) =>
    relation === 'converts-to' && to === subject && via !== null ? [via] : [],
  );
  return facts.some(({ relation, from, to }) => {
    const row = network.rowOf.get(from);
    if (relation !== 'cofactor-of' || !makers.includes(to) || row === undefined) return false;
    return spreadOf(drawn, row).falling >= plainly.needed;
  });
}

/** What a vesicle holds is set by what fills it: what is released less, or more, need not gather or run out there. */
function gathersInVesicles(
  { level, subject }: Pick<Verdict, 'level' | 'subject'>,
  { network, drawn, levels }: Asked,
): boolean {
  const { subjects, facts } = network.facts;
  const { pool = null, poolOf = null } = subjects.get(subject) ?? {};
  const released = `${poolOf}-released`;
  const row = network.rowByKey.get(released);
  if (pool !== 'vesicular' || row === undefined) return false;
  // What takes it up again fills the vesicles, so they hold less where it is blocked.
  const isTakenUpLess = facts.some(
    ({ from, via }) => from === released && via !== null && levels.has(via),
  );
  const { falling, rising } = spreadOf(drawn, row);
  const isOpposite = (level === 'high' ? falling : rising) >= plainly.needed;
  return isOpposite && !isTakenUpLess;
}

/** Why what follows where a thing is set so is not sure; null where nothing speaks against it. */
export function unsureOf(
  { settings, facts }: Network,
  { subject, level }: Setting,
): Pick<NetworkSettings['unsure'][number], 'says' | 'because' | 'source'> | null {
  const told = settings.unsure.find((one) => one.set === subject && one.level === level);
  if (told) return told;
  if (level === 'high' && waitsForNextStep({ settings, facts }, subject)) return waiting;
  const kind = facts.subjects.get(subject)?.kind;
  const isProtein = kind === 'enzyme' || kind === 'transporter';
  const isSurplus = isProtein && level === 'high' && facts.subjects.get(subject)?.entity !== null;
  if (!isSurplus || settings.limiting.some((one) => one.subject === subject)) return null;
  return surplus;
}

/** Whether so much of it as is told is known of people in whom the one step that takes it away fails. */
function waitsForNextStep(
  { settings, facts: { subjects, facts } }: Pick<Network, 'settings' | 'facts'>,
  subject: string,
): boolean {
  const found = subjects.get(subject);
  const isBetween = found?.kind === 'intermediate' || found?.kind === 'metabolite';
  if (!isBetween || found.entity === null) return false;
  if (settings.given.some((one) => one.subject === subject)) return false;
  const steps = facts.filter(
    ({ from, relation }) => from === subject && relation === 'converts-to',
  );
  const enzymes = new Set(steps.flatMap(({ via }) => via ?? []));
  return steps.length > 0 && enzymes.size <= 1;
}

const waiting = {
  says: 'perhaps',
  because: 'It is high where its next step fails, and then what that step makes is low',
  source: 'judgement',
} as const;

/** What follows from it is at most perhaps so. */
function isUnsure(network: Network, setting: Setting): boolean {
  const says = unsureOf(network, setting)?.says;
  return says === 'perhaps' || says === 'nothing';
}

const surplus = {
  says: 'perhaps',
  because: 'More of what does not limit a step need not move it, and nobody measured it here',
  source: 'judgement',
} as const;

/** Whether it does not come out the same while all that is doubtful stays as it was. */
function follows({ level, row }: Verdict, { withoutDoubt }: Asked, measure: Measure): boolean {
  return withoutDoubt !== null && judge(spreadOf(withoutDoubt, row), measure).level !== level;
}

/** Many ways lead to every outcome, and to some processes as well. */
function isSummed({ settings, facts }: Network, subject: string): boolean {
  const isOutcome = facts.subjects.get(subject)?.kind === 'outcome';
  return isOutcome || settings.summed.some((one) => one.subject === subject);
}

/** So many of the same draws tell whether something follows from what is doubtful. */
const drawsWithoutDoubt = 250;

/**
 * Draws once more with what is doubtful held as it was. What was measured to change as the numbers say keeps its change.
 * Null where nothing is doubtful.
 */
function drawWithoutDoubt(
  asked: Asked,
  fixed: ReadonlyMap<number, number>,
  clamped: Clamped,
): Drawn | null {
  const { network, drawn } = asked;
  const held = new Map(fixed);
  const kept = new Map(clamped);
  const isDoubtful = (doubt: Doubt | null) => doubt === 'finding' || doubt === 'held';
  const { findings, defended } = network.settings;
  const told = [...findings, ...defended].map(({ subject }) => subject);
  const unsure = asked.settings.filter((one) => isUnsure(network, one));
  for (const row of fixedRows(network, unsure).keys()) held.set(row, 0);
  // What a model of the liver finds of a thing need not be so in the cells of the brain.
  for (const [row, { answer }] of asked.found) {
    const isSet = fixed.has(row);
    if (!isSet && kept.has(row) && network.settings.modelsOfLiver.includes(answer.model)) {
      held.set(row, 0);
      kept.delete(row);
    }
  }
  for (const subject of new Set(told)) {
    const verdict = verdictOn(subject, asked);
    if (!verdict || verdict.isSet) continue;
    const isSeen = verdict.finding?.seen === verdict.level;
    if (!isSeen && !isDoubtful(verdict.doubt)) continue;
    for (const row of rowsOf(network, subject)) {
      if (fixed.has(row)) continue;
      if (!isSeen) {
        held.set(row, 0);
        kept.delete(row);
      } else if (!kept.has(row)) {
        kept.set(
          row,
          [...(drawn.changes[row] ?? [])].map((change) => (Number.isNaN(change) ? 0 : change)),
        );
      }
    }
  }
  const isPlain = held.size === fixed.size && unsure.length === 0;
  if (isPlain && !movesDoubted(asked, fixed)) return null;
  const draws = Math.min(drawn.draws, drawsWithoutDoubt);
  return drawChanges(network, held, kept, draws, { isWithoutDoubted: true });
}

/** Whether anything moves what a doubted claim or step starts from. */
function movesDoubted({ network, drawn }: Asked, fixed: ReadonlyMap<number, number>): boolean {
  return [...startsOfDoubted(network)].some((from) => {
    if (fixed.has(from)) return true;
    const { falling, rising } = spreadOf(drawn, from);
    return falling + rising > 0.1;
  });
}

/** Of a substance all its pools, of a receptor its amount and its signal; not what it is in places of its own. */
function rowsOf({ rowByKey }: Network, subject: string): number[] {
  const keys = ['', '-vesicular', '-released', ' signal'].map((end) => subject + end);
  return keys.flatMap((key) => rowByKey.get(key) ?? []);
}

/** Under so small a change nothing is moved at all: what leads there acts on the other side of normal only. */
const leastMoved = 0.005;

/**
 * Whether that nothing changes by the ways that were worked out says nothing: there are others, or hardly any is one.
 * Of how a mood or a sleep comes about next to nothing is drawn, and what many ways sum to nobody measured.
 */
function saysNothing(asked: Asked, subject: string, { band }: Spread): boolean {
  const { network } = asked;
  const isUnmoved = Math.max(Math.abs(band[0]), Math.abs(band[1])) < leastMoved;
  return (
    isUnmoved ||
    isEnzymeOfWeakNeed(asked, subject) ||
    isSummed(network, subject) ||
    leadsUndrawn(asked, subject) ||
    isOfItsVitamin(asked, subject)
  );
}

/**
 * That an enzyme hardly changes is known where somebody measured it: because what it lacks was judged to limit it little,
 * nobody knows.
 */
function isEnzymeOfWeakNeed({ network, levels }: Asked, subject: string): boolean {
  const { facts, subjects } = network.facts;
  if (subjects.get(subject)?.kind !== 'enzyme') return false;
  return !facts.some(
    ({ from, to, relation, controlBasis }) =>
      to === subject &&
      levels.has(from) &&
      relation === 'cofactor-of' &&
      controlBasis !== null &&
      !controlBasis.startsWith('judgement'),
  );
}

/** What was seen where a vitamin is short, by ways that nobody drew, holds perhaps where what is made of it is short. */
function isOfItsVitamin({ network, levels }: Asked, subject: string): boolean {
  const { facts, subjects } = network.facts;
  const isVitamin = (id: string) => subjects.get(id)?.kind === 'micronutrient';
  const vitamins = facts.flatMap(({ relation, from, to }) =>
    relation === 'precursor-of' && isVitamin(from) && levels.get(to) === 'low' ? [from] : [],
  );
  return facts.some(
    ({ from, to, relation }) =>
      vitamins.includes(from) &&
      (to === subject || `${to}-released` === subject) &&
      (relation === 'upregulates' || relation === 'downregulates'),
  );
}

/** A way is known that the network does not have, so that nothing changes by the ways it has says little. */
function leadsUndrawn({ network, levels }: Asked, subject: string): boolean {
  return network.settings.undrawn.some(({ from, to }) => to === subject && levels.has(from));
}

/** It is a pool of, or follows at once from, something that was measured to change, or on which nobody can say. */
function leadsFromMeasured(asked: Asked, subject: string): boolean {
  const { network, levels } = asked;
  const { facts, subjects } = network.facts;
  if (!network.settings.findings.some(({ set, level }) => levels.get(set) === level)) return false;
  const wholeOf = (id: string) => subjects.get(id)?.poolOf ?? id;
  const whole = wholeOf(subject);
  const before = facts.flatMap(({ from, to }) => (to === subject ? [wholeOf(from)] : []));
  return [whole, ...before].some(
    (id) =>
      id !== subject &&
      !levels.has(id) &&
      (findingOn(asked, id)?.seen ?? 'unchanged') !== 'unchanged',
  );
}

/** A model that leaves it open, or that can only say the other direction, makes the answer uncertain. */
function isAgainst(level: Level, { runs }: ModelAnswer): boolean {
  const [falls, rises] = [runs.some((run) => run < -0.02), runs.some((run) => run > 0.02)];
  if (level === 'unchanged') return falls || rises;
  return (level === 'high' && falls) || (level === 'low' && rises);
}

function agreeing(runs: readonly number[], level: Level): number {
  const agrees = (run: number) => {
    if (level === 'low') return run < -0.02;
    return level === 'high' ? run > 0.02 : Math.abs(run) <= 0.02;
  };
  return runs.filter(agrees).length / runs.length;
}

/** Of a transmitter what is outside the cell counts, of a receptor its amount if that changes, else its signal. */
function rowFor(
  { network, drawn, found }: Asked,
  subject: string,
  measure: Measure,
): number | undefined {
  const { needed, moved } = measure;
  const isQuiet = (row: number) => spreadOf(drawn, row).within >= needed;
  const released = network.rowByKey.get(`${subject}-released`);
  const places = [subject, `${subject}-released`].flatMap((id) => network.tells.get(id) ?? []);
  const elsewhere = places.find((row) => !isQuiet(row));
  if (released !== undefined) {
    if (elsewhere === undefined) return released;
    if (isQuiet(released)) return elsewhere;
    const isDecided = (at: number) => judge(spreadOf(drawn, at), measure).level !== 'uncertain';
    return !isDecided(released) && isDecided(elsewhere) && !found.has(released)
      ? elsewhere
      : released;
  }
  const amount = network.rowOf.get(subject);
  const signal = network.rowByKey.get(`${subject} signal`);
  if (amount === undefined || signal === undefined) {
    return amount !== undefined && isQuiet(amount) ? (elsewhere ?? amount) : amount;
  }
  const { falling, rising } = spreadOf(drawn, amount);
  return falling + rising > moved ? amount : signal;
}

function judge(spread: Spread, { needed, median }: Measure): { level: Level; share: number } {
  const { falling, rising, within } = spread;
  if (within >= needed) return { level: 'unchanged', share: within };
  if (falling >= needed && median(spread, -1) < -0.1) return { level: 'low', share: falling };
  if (rising >= needed && median(spread, 1) > 0.1) return { level: 'high', share: rising };
  return { level: 'uncertain', share: Math.max(falling, rising, within) };
}

/** What carries less than this part of a change says nothing of where it leads: not even that nothing changes there. */
const leastReach = 0.005;
/** Parts are sorted into bins by their logarithm. */
const binWidth = 0.01;
const lastBin = Math.floor(-Math.log(leastReach) / binWidth);

/**
 * All rows that something leads to, by a way that carries enough to speak of. What was seen in a shortage leads nowhere
 * from a surplus.
 */
function reachedFrom(network: Network, starts: ReadonlyMap<number, 1 | -1>): ReadonlySet<number> {
  const outOf = new Map<number, Gain[]>();
  for (const gain of middleGains(network)) {
    const list = outOf.get(gain.from);
    if (list) list.push(gain);
    else outOf.set(gain.from, [gain]);
  }
  // A row that rises stands at twice its number and one, one that falls at twice its number.
  const stateOf = (row: number, sign: number) => row * 2 + Number(sign > 0);
  const done = new Set<number>();
  // The ways that carry most come first, so that each row is looked at once.
  const bins: number[][] = [[...starts].map(([row, sign]) => stateOf(row, sign))];
  for (let bin = 0; bin < bins.length; bin += 1) {
    for (const state of bins[bin] ?? []) {
      if (done.has(state)) continue;
      done.add(state);
      const sign = state % 2 === 1 ? 1 : -1;
      for (const { to, by, pull } of outOf.get(Math.floor(state / 2)) ?? []) {
        const next = stateOf(to, sign * by);
        const goal = bin + Math.ceil(-Math.log(Math.min(1, Math.abs(by))) / binWidth);
        if (goal > lastBin || done.has(next)) continue;
        if (isSeenOn(pull.fact?.when ?? null, sign)) (bins[goal] ??= []).push(next);
      }
    }
  }
  return new Set([...done].map((state) => Math.floor(state / 2)));
}

function isSeenOn(when: 'low' | 'high' | 'both' | null, sign: 1 | -1): boolean {
  return when === 'low' ? sign === -1 : when === 'high' ? sign === 1 : true;
}
