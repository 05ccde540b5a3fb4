import { nodeKinds } from '../project/node-kinds.ts';
import { relations } from '../project/relations.ts';
import type { Leaning, Level } from './scenario-words.ts';
import type { Library } from '../library/library.ts';
import type { Confidence, NodeKind, Project, Reference } from '../project/project-schema.ts';
import { citationOf } from '../kinetics/simulate.ts';
import { statusMarkersOf, type StatusMarker } from '../lab/status-markers.ts';
import {
  askWhatIf,
  unsureOf,
  type Knowledge,
  type Setting,
  type Verdict,
  type WhatIf,
} from './answer.ts';
import { disputesOn } from './doubts.ts';
import { gatherFacts, type Fact, type Subject } from './facts.ts';
import {
  confidenceOf,
  factsOf,
  findReasons,
  tellChain,
  type Chain,
  type Reasons,
} from './reasons.ts';
import { seed } from './draws.ts';

/** One step of a reason: a sentence, and the publications that prove this step. */
export interface ViewStep {
  readonly sentence: string;
  readonly references: readonly Reference[];
}

/** One chain of reasons. */
export interface ViewCause {
  /** All steps as one text. */
  readonly sentence: string;
  readonly steps: readonly ViewStep[];
  /** Which way this cause pushes. */
  readonly to: 'low' | 'high';
  readonly confidence: Confidence | null;
  readonly path: readonly { readonly id: string; readonly label: string }[];
  /** All nodes of the diagram that show the things on the path, and its links. */
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly references: readonly Reference[];
}

/** What a scenario does to one thing, for a window, a page or a program. */
export interface ViewChange {
  /** The node that stands for it; the library's entry where nothing is drawn. */
  readonly id: string;
  readonly entity: string | null;
  /** All nodes that show the thing; the first stands for it. */
  readonly nodes: readonly string[];
  readonly label: string;
  readonly kind: NodeKind;
  readonly level: Level;
  /** Of what is uncertain: which way it may go. */
  readonly leaning: Leaning | null;
  /** Of what hardly changes: it was measured, and not worked out only. */
  readonly isMeasured: boolean;
  /** What it needs and is low, where nothing is known to change how much of it there is. */
  readonly lacks: readonly string[];
  /** Set by the scenario itself. */
  readonly isSupply: boolean;
  /** The verdict in a sentence, with band, basis and confidence. */
  readonly verdict: string;
  readonly pool: 'cytosolic' | 'vesicular' | 'released' | null;
  readonly place: string | null;
  /** The part of the draws, or of a model's runs, that agrees. */
  readonly share: number;
  readonly median: number;
  readonly band: readonly [number, number];
  readonly basis: 'model' | 'draws';
  /** The model that was asked, what was multiplied in it, and which of its outputs tells the thing. */
  readonly model: AskedModel | null;
  readonly confidence: Confidence | null;
  /** What kind of study the weakest step of the best reason rests on. */
  readonly study: string | null;
  readonly causes: readonly ViewCause[];
  readonly remarks: readonly string[];
  /** What stands on the path of the best reason and not in the diagram. */
  readonly leftOut: readonly string[];
  /** Receptors that signal as this does, and for no other reason that is told first. */
  readonly receptors: readonly string[];
  /** Of such a receptor the id of the change that tells of it. */
  readonly follows: string | null;
  /** What is measured to learn its status, as the library tells it. */
  readonly markers: readonly StatusMarker[];
}

/** How a scenario asks a kinetic model. */
export interface AskedModel {
  /** "folate+methionine" where models were solved together. */
  readonly model: string;
  readonly multiply: Readonly<Record<string, number>>;
  readonly output: string;
}

/** A thing that a scenario moves, or may move. */
export interface MovedChange extends ViewChange {
  readonly level: 'low' | 'high' | 'uncertain';
}

/** The result of a scenario as plain data. Things that do not change are told apart from those of which nothing is known. */
export interface ScenarioView {
  /** Low, high or uncertain: transmitters first, then what is drawn, then what only the library knows. */
  readonly changes: readonly MovedChange[];
  /** What is drawn and hardly changes, or of which nothing is known here. */
  readonly quiet: readonly ViewChange[];
  readonly notes: readonly string[];
  readonly draws: number;
  readonly rejected: number;
  readonly seed: number;
  /** Of a first answer: how many things are still open, which stand in neither list. */
  readonly open: number | null;
}

/** What a scenario sets: a node of the diagram, or an entry of the library that is not drawn. */
export interface NodeSupply {
  readonly node: string;
  readonly level: 'low' | 'high';
}

/** What a scenario is asked of, beside the diagram. */
export interface Known {
  readonly library: Library;
  readonly knowledge: Knowledge;
}

interface Asking extends Known {
  /** Only what is drawn counts, not what the library knows around it. */
  readonly onlyDrawn?: boolean;
  /** Told the share of the draws that are done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Gets a first answer after a tenth of the draws, where it takes many. No verdict of it is turned later. */
  readonly onFirst?: ((view: ScenarioView) => void) | undefined;
}

/** This sentence always stands next to a reason with references. */
const referenceCaution = 'References prove the single steps, not the chain.';

/** Answers a scenario of a project. Supplies of nodes that are not things, such as notes, are ignored. */
export function toScenarioView(
  project: Project,
  supplies: readonly NodeSupply[],
  { library, knowledge, onlyDrawn = false, onProgress, onFirst }: Asking,
): ScenarioView {
  const facts = gatherFacts(project, library, onlyDrawn);
  const settings = new Map<string, Setting>();
  for (const { node, level } of supplies) {
    const subject = facts.subjectOf.get(node) ?? node;
    if (facts.subjects.has(subject)) settings.set(subject, { subject, level });
  }
  if (settings.size === 0) {
    return { changes: [], quiet: [], notes: [], draws: 0, rejected: 0, seed, open: null };
  }
  const toView = (answer: WhatIf) => viewOf(answer, { project, library, knowledge, onlyDrawn });
  const answer = askWhatIf(facts, [...settings.values()], knowledge, {
    onProgress,
    onFirst: onFirst && ((first) => onFirst({ ...toView(first), open: first.open.size })),
  });
  return { ...toView(answer), open: null };
}

function viewOf(
  answer: WhatIf,
  {
    project,
    onlyDrawn,
    ...known
  }: Known & { readonly project: Project; readonly onlyDrawn: boolean },
): Omit<ScenarioView, 'open'> {
  const teller = makeTeller(answer, known);
  const told = withReceptors(
    [...answer.verdicts.values()].flatMap((verdict) => teller(verdict) ?? []),
  );
  const order = orderIn(project);
  const sorted = told.toSorted(
    (one, other) => rankOf(one) - rankOf(other) || order(one) - order(other),
  );
  return {
    changes: sorted.filter(isMoved),
    quiet: sorted.filter((change) => !isMoved(change) && change.nodes.length > 0),
    notes: notesOn(answer, onlyDrawn),
    draws: answer.draws,
    rejected: answer.rejected,
    seed,
  };
}

/** Joins receptors to the transmitter that moves them, where both are drawn and go the same way. */
function withReceptors(told: readonly ViewChange[]): ViewChange[] {
  const byId = new Map(told.map((change) => [change.id, change]));
  const receptors = new Map<string, string[]>();
  const joined = told.map((change) => {
    const of = change.follows === null ? undefined : byId.get(change.follows);
    const isAlike = of?.level === change.level && of.leaning === change.leaning;
    const isTold = of && !of.isSupply && of.nodes.length > 0 && change.nodes.length > 0;
    if (!isAlike || !isTold) return { ...change, follows: null };
    receptors.set(of.id, [...(receptors.get(of.id) ?? []), change.label]);
    return change;
  });
  return joined.map((change) => ({ ...change, receptors: receptors.get(change.id) ?? [] }));
}

/** What binds to a receptor and so moves it, by the id of its node. */
function binderOf(chain: Chain, { network }: WhatIf): string | null {
  const last = chain.gains.findLast(({ pull }) => pull.fact !== null);
  if (last?.pull.fact?.relation !== 'binds') return null;
  const { subjects } = network.facts;
  const bound = subjects.get(network.rows[last.from]?.subject ?? '');
  const whole = subjects.get(bound?.poolOf ?? '') ?? bound;
  return whole?.nodes[0] ?? null;
}

function isMoved(change: ViewChange): change is MovedChange {
  return change.level !== 'unchanged' && change.level !== 'unknown';
}

function rankOf({ kind, isSupply, nodes }: ViewChange): number {
  if (nodes.length === 0) return nodeKinds[kind].isTransmitter ? 3 : 4;
  if (isSupply) return 1;
  return nodeKinds[kind].isTransmitter ? 0 : 2;
}

function orderIn({ nodes }: Project): (change: ViewChange) => number {
  const position = new Map(nodes.map(({ id }, at) => [id, at]));
  return ({ nodes: [first] }) => position.get(first ?? '') ?? nodes.length;
}

function notesOn({ network, draws, rejected, isStepwise }: WhatIf, onlyDrawn: boolean): string[] {
  const around = onlyDrawn
    ? 'Only what is drawn counts here.'
    : 'The diagram counts, and what the library knows around it.';
  const lost =
    rejected === 0
      ? ''
      : ` ${rejected} of them had no steady state${isStepwise ? ' that was found' : ''} and count against every verdict.`;
  return [
    around,
    'Low is half of a nutrient, hormone or substance and a quarter of an enzyme or carrier, high twice and four times as much; models say what they assume.',
    `What is not measured was drawn ${draws.toLocaleString('en')} times from stated ranges, always the same.${lost}`,
    ...(isStepwise
      ? ['So much acts on so much here that steady states were only come near to, step by step.']
      : []),
    ...(network.isCut
      ? [
          'So much takes part in single steps here that some of it is left out: what is not found to change may change. To know, copy a part of the diagram into a new project.',
        ]
      : []),
    referenceCaution,
  ];
}

/** Puts verdicts into words; nothing for what is neither drawn nor changed. */
function makeTeller(
  answer: WhatIf,
  { library, knowledge }: Known,
): (verdict: Verdict) => ViewChange | null {
  const { network, settings } = answer;
  const starts = new Map<number, 1 | -1>();
  const levels = new Map(settings.map(({ subject, level }) => [subject, level]));
  for (const [at, row] of network.rows.entries()) {
    const level = levels.get(row.subject);
    if (level && row.aspect !== 'signal' && !row.isPart) starts.set(at, level === 'low' ? -1 : 1);
  }
  const reasons = findReasons(network, starts);
  const lacking = cofactorsLacking(answer);
  const mostSet = greatestKnown(answer);
  return (asked) => {
    const verdict = isPoolThatIsSet(asked, starts) ? { ...asked, isSet: true } : asked;
    const subject = network.facts.subjects.get(verdict.subject);
    const row = network.rows[verdict.row];
    const isQuiet = verdict.level === 'unchanged' || verdict.level === 'unknown';
    if (!subject || !row || (isQuiet && subject.nodes.length === 0)) return null;
    const leaning = leaningOf(verdict);
    const chains = isQuiet || verdict.isSet ? [] : chainsFor(verdict, leaning, reasons, answer);
    const [first] = chains;
    const confidence = first ? verdictConfidence(verdict, subject, first, answer) : null;
    const study = first ? studyOf(first, verdict) : null;
    const pool = network.facts.subjects.get(row.subject)?.pool ?? null;
    const causes = withoutRepeats(chains.map((chain) => toCause(answer, chain)));
    const lacks = verdict.level === 'unknown' ? (lacking.get(subject.id) ?? []) : [];
    const isReasoned = chains.length > 0;
    const isMeasured = isSeenUnchanged(verdict, answer);
    const told = {
      ...verdict,
      isReasoned,
      isMeasured,
      isOutcome: subject.kind === 'outcome',
      isSizeUnknown: isSmall(verdict, answer) || isBeyond(verdict, mostSet),
      leaning,
      lacks,
      confidence,
      study,
      pool,
      place: row.place,
    };
    return {
      id: subject.nodes[0] ?? subject.id,
      entity: subject.entity,
      nodes: subject.nodes,
      label: subject.label,
      kind: subject.kind,
      level: verdict.level,
      leaning,
      isMeasured,
      lacks,
      isSupply: verdict.isSet,
      verdict: verdictWords(told, knowledge),
      pool,
      place: row.place,
      share: verdict.share,
      median: verdict.median,
      band: verdict.band,
      basis: verdict.basis,
      model: askedModelOf(verdict),
      confidence,
      study,
      causes,
      remarks: [
        ...remarksOn(verdict, subject, chains, answer, knowledge),
        ...remarksOnKnown(answer, verdict, subject, chains),
      ],
      leftOut: leftOutOf(answer, subject, chains),
      receptors: [],
      follows: first && subject.kind === 'receptor' ? binderOf(first, answer) : null,
      markers: statusMarkersOf(library, subject.entity),
    };
  };
}

/** Whether somebody measured that this setting, with no other beside it, hardly moves it. */
function isSeenUnchanged(
  { level, finding, isFindingOfKin }: Verdict,
  { settings }: WhatIf,
): boolean {
  if (level !== 'unchanged' || isFindingOfKin || settings.length > 1) return false;
  return finding?.seen === level;
}

/** One established step is one thing, a chain of them another. */
const mostSureClaims = 1;

/** How sure a verdict is: as its weakest claim, and no more than supported where it was worked out from what is not. */
function verdictConfidence(
  verdict: Verdict,
  subject: Subject,
  chain: Chain,
  answer: WhatIf,
): Confidence | null {
  const weakest = confidenceOf(chain);
  if (verdict.level === 'uncertain') return weakest === 'contested' ? weakest : null;
  if (isDisputed(verdict, chain, answer) || actsFromFood(chain, answer)) return 'contested';
  if (subject.kind === 'outcome') {
    return verdict.finding?.seen === verdict.level ? weakest : 'contested';
  }
  // How much it is hangs on how much was assumed.
  if (isSmall(verdict, answer) && weakest === 'established') return 'supported';
  if (weakest === 'established' && isHeld(subject.id, answer)) return 'supported';
  const isSeen = verdict.finding?.seen === verdict.level && !verdict.isFindingOfKin;
  const isMeasured = isSeen && answer.settings.length === 1;
  if (weakest !== 'established' || isMeasured) return weakest;
  const isUnsure =
    chain.gains.some(({ isUse }) => isUse) ||
    isOfFood(answer) ||
    isTooLong(chain, answer) ||
    isOfUnknownStrength(chain, answer) ||
    isSurplus(verdict, answer) ||
    answer.settings.some((set) => unsureOf(answer.network, set) !== null) ||
    isHeld(subject.id, answer) ||
    answer.settings.some((set) => isHeld(set.subject, answer));
  return isUnsure ? 'supported' : weakest;
}

/** Others measured something else of it, or of what stands on the way to it. */
function isDisputed(
  { finding, level, isFindingOfKin }: Verdict,
  chain: Chain,
  answer: WhatIf,
): boolean {
  const { network, verdicts } = answer;
  const isSeen = finding?.seen === level && finding.sure === undefined && !isFindingOfKin;
  if (!isSeen && disputesOn(chain, answer).length > 0) return true;
  const onTheWay = chain.gains.slice(0, -1).map(({ to }) => network.rows[to]?.subject ?? '');
  return [finding, ...onTheWay.map((id) => verdicts.get(id)?.finding)].some(
    (one) => one?.sure === 'contested',
  );
}

/**
 * A mineral that acts on a receptor, a carrier or a process from outside the cell was given there in a dish. How much of
 * it there is beside a synapse a body holds, whatever it eats.
 */
function actsFromFood(chain: Pick<Chain, 'gains'>, { network }: WhatIf): boolean {
  return factsOf(chain).some(({ from, relation }) => {
    const isDirect = relation === 'activates' || relation === 'inhibits';
    return isDirect && network.facts.subjects.get(from)?.kind === 'micronutrient';
  });
}

/** Of what a model finds: so little that another assumption would tell another size. */
function isSmall({ basis, median }: Verdict, { network, settings }: WhatIf): boolean {
  const isOfProtein = settings.some(({ subject }) => {
    const kind = network.facts.subjects.get(subject)?.kind;
    return kind === 'enzyme' || kind === 'transporter';
  });
  return basis === 'model' && Math.abs(median) < (isOfProtein ? 0.2 : 0.1);
}

/** The pool of a substance that answers for all of it is what the scenario sets: to tell it would find nothing. */
function isPoolThatIsSet({ row }: Verdict, starts: ReadonlyMap<number, 1 | -1>): boolean {
  return starts.has(row);
}

/** The greatest change that is set or that a model knows, in logarithms. */
function greatestKnown({ verdicts }: WhatIf): number {
  const known = [...verdicts.values()].filter(({ isSet, basis }) => isSet || basis === 'model');
  return Math.max(0, ...known.map(({ median }) => sizeOf(median)));
}

function sizeOf(median: number): number {
  return Math.abs(Math.log(Math.max(1 + median, 1e-3)));
}

/** No draw knows that something changes more than what it follows from; only a model or a measurement could. */
function isBeyond({ basis, median, isSet }: Verdict, mostSet: number): boolean {
  return basis === 'draws' && !isSet && mostSet > 0 && sizeOf(median) > mostSet + 1e-6;
}

/** How far a cell follows what comes with food, or a hormone of blood, it decides itself. */
function isOfFood({ network, settings }: WhatIf): boolean {
  return settings.some(({ subject }) => {
    const kind = network.facts.subjects.get(subject)?.kind;
    return kind !== undefined && nodeKinds[kind].factorGroup !== null;
  });
}

function isTooLong(chain: Chain, { network }: WhatIf): boolean {
  const wholeOf = (id: string) => network.facts.subjects.get(id)?.poolOf ?? id;
  const claims = factsOf(chain).filter(({ from, to }) => wholeOf(from) !== wholeOf(to));
  return claims.length > mostSureClaims;
}

/**
 * That an enzyme needs something is sure; that it lacks it when there is less of it is another matter. So is how much of
 * a receptor's signal hangs on what is not its transmitter.
 */
function isOfUnknownStrength(chain: Chain, { network }: WhatIf): boolean {
  const judged = new Set(
    network.settings.strengths.flatMap(({ fact, source }) => (isJudgement(source) ? [fact] : [])),
  );
  return factsOf(chain).some(({ key, relation, control, controlBasis, controlBy }) => {
    if (network.modulating.has(key)) return true;
    if (relation !== 'cofactor-of') return false;
    const isUnknown = control === null && Object.keys(controlBy).length === 0;
    return isUnknown || judged.has(key) || isJudgement(controlBasis ?? '');
  });
}

function isJudgement(source: string): boolean {
  return source.startsWith('judgement');
}

/** What more than enough of a thing does was seldom measured; a model may know. */
function isSurplus({ basis }: Verdict, { settings }: WhatIf): boolean {
  return basis !== 'model' && settings.some(({ level }) => level === 'high');
}

/** A body works against changes of it. */
function isHeld(subject: string, { network }: WhatIf): boolean {
  return network.settings.defended.some(({ subject: id }) => id === subject);
}

function askedModelOf({ model, isSet }: Verdict): AskedModel | null {
  if (!model || isSet) return null;
  return { model: model.group, multiply: model.factors, output: model.output };
}

/** Two chains can differ in what no sentence tells, such as an enzyme of two genes. */
function withoutRepeats(causes: readonly ViewCause[]): ViewCause[] {
  return [
    ...new Map(causes.toReversed().map((cause) => [cause.sentence, cause])).values(),
  ].reverse();
}

/** More ways than these would not help a person. */
const mostCauses = 4;

/** So large a part of the draws is more than a rare case. */
const notRare = 0.1;
/** Under a change of this size a model's run counts as none. */
const leastChange = 0.02;

/** Which way an uncertain thing may go: by the draws, and by the runs of a model that leaves it open. */
function leaningOf({ level, falling, rising, model, finding }: Verdict): Leaning | null {
  if (level !== 'uncertain') return null;
  const runs = model?.runs ?? [];
  const isSeen = (seen: Level) => finding?.seen === seen;
  // What was measured tells more than what was worked out.
  if (isSeen('low') || isSeen('high')) return isSeen('low') ? 'lower' : 'higher';
  const mayFall = falling >= notRare || runs.some((run) => run < -leastChange);
  const mayRise = rising >= notRare || runs.some((run) => run > leastChange);
  if (mayFall === mayRise) return 'either';
  return mayFall ? 'lower' : 'higher';
}

/** The reasons for a verdict, and none for what never happens. */
function chainsFor(
  { row, level }: Verdict,
  leaning: Leaning | null,
  reasons: Reasons,
  answer: WhatIf,
): readonly Chain[] {
  const chains = reasons.chainsTo(row);
  const ofSide = (side: 1 | -1) =>
    chains.filter(
      (chain) =>
        Math.sign(chain.weight) === side && !contradicts(chain, answer) && !defeatsItself(chain),
    );
  const [lower, higher] = [ofSide(-1), ofSide(1)];
  if (level === 'low' || leaning === 'lower') return lower.slice(0, mostCauses);
  if (level === 'high' || leaning === 'higher') return higher.slice(0, mostCauses);
  // Of both sides the best, then the second best: a reader of two reasons hears both sides.
  const bestFirst = (at: number) =>
    chains.filter((chain) => chain === lower[at] || chain === higher[at]);
  return [...bestFirst(0), ...bestFirst(1)];
}

/** So large a part of the draws leaves little doubt of the side. */
const nearlyAll = 0.9;

/** A chain over something that the same answer found to go the other way, or to change little. */
function contradicts({ gains, sign }: Chain, { verdicts, network }: WhatIf): boolean {
  let direction: number = sign;
  return gains.slice(0, -1).some(({ to, by }) => {
    direction *= Math.sign(by);
    const found = verdicts.get(network.rows[to]?.subject ?? '');
    if (found?.row !== to) return false;
    const { level, falling, rising } = found;
    if (level === 'unchanged') return true;
    const falls = level === 'low' || (level === 'uncertain' && falling >= nearlyAll);
    const rises = level === 'high' || (level === 'uncertain' && rising >= nearlyAll);
    return (falls && direction > 0) || (rises && direction < 0);
  });
}

/** An enzyme uses its substrate up and makes its product: less of the one does not come to less of the other. */
function defeatsItself({ gains }: Chain): boolean {
  return gains.some(({ isUse, step }, at) => isUse && step && gains[at + 1]?.step === step);
}

/** For each enzyme or carrier, what it needs and is low. */
function cofactorsLacking({ network, verdicts }: WhatIf): ReadonlyMap<string, readonly string[]> {
  const { facts, subjects } = network.facts;
  const lacking = new Map<string, string[]>();
  for (const { relation, from, to } of facts) {
    const label = subjects.get(from)?.label;
    if (relation !== 'cofactor-of' || label === undefined) continue;
    if (verdicts.get(from)?.level !== 'low') continue;
    lacking.set(to, [...new Set([...(lacking.get(to) ?? []), label])]);
  }
  return lacking;
}

function toCause({ network }: WhatIf, chain: Chain): ViewCause {
  const steps = tellChain(network, chain).map(({ sentence, facts: proving }) => ({
    sentence,
    references: referencesOf(proving),
  }));
  const rows = [chain.start, ...chain.gains.map(({ to }) => to)];
  const subjects = [...new Set(rows.flatMap((at) => network.rows[at]?.subject ?? []))].flatMap(
    (id) => network.facts.subjects.get(id) ?? [],
  );
  const facts = factsOf(chain);
  return {
    sentence: steps.map(({ sentence }) => sentence).join(' '),
    steps,
    to: chain.weight < 0 ? 'low' : 'high',
    confidence: confidenceOf(chain),
    path: subjects.map((subject) => ({ id: subject.nodes[0] ?? subject.id, label: subject.label })),
    nodes: subjects.flatMap(({ nodes }) => nodes),
    links: [...new Set(facts.flatMap(({ links }) => links))],
    references: referencesOf(facts),
  };
}

function referencesOf(facts: readonly Fact[]): Reference[] {
  const found = new Map(
    facts.flatMap((fact) => fact.references.map(({ reference }) => [reference.id, reference])),
  );
  return [...found.values()];
}

/** Words by which a finding is known to have been made in animals. */
const ofAnimals = /\b(?:rats?|mouse|mice|monkeys?|guinea pigs?|animals?)\b/iu;

/**
 * Work on animals and cells is named where none on people stands beside it. Who measured that a receptor binds its
 * transmitter says nothing of the answer; and that something was seen to change in people says more than the steps do.
 */
function studyOf(chain: Chain, { level, finding, isFindingOfKin }: Verdict): string | null {
  const isSeen = finding?.seen === level && !isFindingOfKin;
  if (finding && isSeen && !ofAnimals.test(finding.sentence)) return null;
  const claims = factsOf(chain).filter(({ relation }) => relation !== 'binds');
  const found = new Set(claims.flatMap(studiesOf));
  return found.size === 0 ? null : [...found].toSorted().join(', ');
}

type Shown = NonNullable<Fact['references'][number]['shownIn']>;

/** Reviews that do not say of whom they tell neither found a claim in people nor in animals. */
function studiesOf({ references, confidence, relation }: Fact): Shown[] {
  const kinds = references.map(({ shownIn }) => shownIn);
  if (kinds.includes('human')) return [];
  const isStep = relation === 'precursor-of' || relations[relation].reaction !== null;
  // Of steps that textbooks have, few who cite one say in whom it was found.
  const isTextbook = isStep && confidence === 'established';
  const isMixed = kinds.includes(null) || kinds.length === 0;
  if (isMixed && (isTextbook || !kinds.some((kind) => kind === 'animal' || kind === 'cell'))) {
    return [];
  }
  return kinds.flatMap((kind) => kind ?? []);
}

type Told = Verdict &
  Pick<
    ViewChange,
    'confidence' | 'study' | 'pool' | 'place' | 'leaning' | 'lacks' | 'isMeasured'
  > & {
    readonly isReasoned: boolean;
    readonly isOutcome: boolean;
    readonly isSizeUnknown: boolean;
  };

const poolWords = {
  cytosolic: 'within the cell',
  vesicular: 'in vesicles',
  released: 'outside the cell',
} as const;

function verdictWords(told: Told, { models }: Knowledge): string {
  const { level, isSet, basis, model, pool, place, lacks, isOutcome } = told;
  if (isSet) return `Set ${level === 'low' ? 'low' : 'high'} by the scenario.`;
  if (level === 'unknown') {
    if (isOutcome) {
      return 'Not known here: by what is drawn it hardly moves, and other ways were not worked out.';
    }
    return lacks.length === 0
      ? 'Not known here: nothing that is known leads there, or next to nothing.'
      : `Nothing is known to change how much of it there is. It lacks ${lacks.join(' and ')}, and this counts in the steps that it runs.`;
  }
  const where = [pool ? poolWords[pool] : '', place === null ? '' : `in the ${place}`]
    .filter((part) => part !== '')
    .join(', ');
  const spec = model && models.specs.get(model.model);
  const by = basis === 'model' && spec ? `by the ${spec.id} model` : agreement(told, spec?.id);
  const isBare = told.leaning !== null && model !== null && where !== '';
  const size = sizeWords(told);
  const parts = [size + (isBare ? ',' : ''), where, by]
    .filter((part) => part !== '')
    .join(' ')
    .replace(' :', ':');
  const isOpen = told.isSizeUnknown && (level === 'low' || level === 'high');
  return `${parts}${isOpen ? '; by how much is not known here' : ''}${foundingWords(told)}.`;
}

function agreement(told: Told, name: string | undefined): string {
  const { level, share, falling, rising, band, model } = told;
  const part = (one: number) => Math.round(one * 100);
  if (level !== 'uncertain') return `in ${part(share)} of 100 draws`;
  if (isOnlyMeasured(told)) return ': measured so; the steps drawn here do not show it';
  if (isMeasuredSide(told)) return ': measured so';
  // Where a model leaves it open, both numbers stand side by side.
  if (model && name !== undefined) {
    const [ofDraws, ofModel] = [between(band, double), between(model.band, tenfold)];
    return `: ${ofDraws} in the draws, ${ofModel} by the ${name} model`;
  }
  const counts = [
    part(falling) > 0 ? `lower in ${part(falling)}` : '',
    part(rising) > 0 ? `higher in ${part(rising)}` : '',
  ].filter((text) => text !== '');
  return counts.length === 0 ? '' : `: ${counts.join(', ')} of 100 draws`;
}

const leaningSentences: Readonly<Record<Leaning, string>> = {
  lower: 'Lower, or too little to matter',
  higher: 'Higher, or too little to matter',
  either: 'Could go either way',
};

/** The same where the draws agree and something else speaks against them. */
const doubtSentences: Readonly<Record<Leaning, string>> = {
  lower: 'Perhaps lower',
  higher: 'Perhaps higher',
  either: 'Could go either way',
};

function sizeWords(told: Told): string {
  const { level, leaning, doubt, median, band, model, basis } = told;
  const most = basis === 'model' ? tenfold : double;
  if (level === 'unchanged') {
    return `${told.isMeasured ? 'Little change' : 'No effect found here'} (${between(band, most)})`;
  }
  // Where the model finds little, people and animals without an enzyme often had many times as much.
  if (told.isSizeUnknown && !leaning) return level === 'low' ? 'Lower' : 'Higher';
  if (leaning) {
    const isTold = doubt !== null || isMeasuredSide(told);
    const sentence = (isTold ? doubtSentences : leaningSentences)[leaning];
    // A mood has no scale on which it rises by a half.
    return (
      sentence +
      (model || told.isOutcome || isMeasuredSide(told) || isOnlyMeasured(told)
        ? ''
        : ` (${between(band, most)})`)
    );
  }
  const size = Math.abs(median);
  const adverb = size > 0.3 ? 'Clearly' : size > 0.1 ? 'Somewhat' : 'A little';
  const about = median > most ? '' : 'about ';
  const side = level === 'low' ? 'lower' : 'higher';
  if (told.isOutcome) return side === 'lower' ? 'Lower' : 'Higher';
  return `${adverb} ${side}, ${about}${percent(median, most)} (${between(band, most)})`;
}

/** Where a measurement says which way, the numbers of the draws would speak against it. */
function isMeasuredSide({ level, finding }: Told): boolean {
  return level === 'uncertain' && (finding?.seen === 'low' || finding?.seen === 'high');
}

/** Nothing that is drawn leads there, and a measurement tells. */
function isOnlyMeasured({ doubt, falling, rising, model, band }: Told): boolean {
  return doubt === 'finding' && !model && falling + rising === 0 && band[0] === 0 && band[1] === 0;
}

function between([from, to]: readonly [number, number], most: number): string {
  const [one, other] = [percent(from, most), percent(to, most)];
  return one === other ? one : `${one} to ${other}`;
}

/** A relative change of 9 is ten times as much. */
const tenfold = 9;
/** Draws tell that something gathers; how far it does nobody can draw. */
const double = 1;

/** A change is carried on from small steps, so a great one is told as great only. */
function percent(change: number, most: number): string {
  if (change > most) return most === double ? 'more than double' : 'more than tenfold';
  const value = Math.round(change * 100);
  return value === 0 ? '0 %' : `${value > 0 ? '+' : '−'}${Math.abs(value)} %`;
}

function foundingWords({ confidence, study, level, isReasoned }: Told): string {
  if (level === 'unchanged' || (level === 'uncertain' && confidence === null)) return '';
  // Of what no chain leads to there is no confidence to judge.
  if (!isReasoned) return '';
  const words = [
    confidence ?? 'confidence not judged',
    study === null ? '' : `${study} studies only`,
  ];
  return `; ${words.filter((word) => word !== '').join(', ')}`;
}

function remarksOn(
  verdict: Verdict,
  subject: Subject,
  chains: readonly Chain[],
  answer: WhatIf,
  { models }: Knowledge,
): string[] {
  const { model, basis, level, isSet } = verdict;
  const remarks: string[] = [];
  if (chains.length === 0 && (level === 'low' || level === 'high') && !isSet) {
    remarks.push(
      ...(becauseOfModel(verdict, models) ?? [
        'No single chain of steps carries it; it follows from all that was worked out.',
      ]),
    );
  }
  if (subject.kind === 'outcome') {
    remarks.push('What studies found to go together, and no prediction for a person.');
  }
  const spec = model && models.specs.get(model.model);
  if (model && spec) {
    const assumed = model.assumptions.map(
      ({ meaning, factor }) => `${meaning}: ${factor === 1 ? 'not changed' : `× ${factor}`}`,
    );
    remarks.push(
      basis === 'model'
        ? `Model: ${citationOf(spec)}. It holds for ${spec.scope.tissue}.`
        : `A model leaves it open: ${citationOf(spec)}. It holds for ${spec.scope.tissue}.`,
      `Assumed: ${assumed.join('; ')}.`,
      ...model.notes.map(asSentence),
    );
  }
  const contested =
    chains.every((chain) => confidenceOf(chain) === 'contested') && chains.length > 0;
  if (contested && level === 'uncertain') remarks.push('It rests on contested claims alone.');
  if (model && basis === 'model' && isSmall(verdict, answer)) {
    remarks.push(
      'How much it is hangs on what was assumed: a greater loss can move it many times as far.',
    );
  }
  return remarks;
}

/** Why a model finds it, where the way is one that no claim of the library has; null where nobody wrote it down. */
function becauseOfModel(
  { subject, level, basis, model }: Verdict,
  { drives }: Knowledge['models'],
): string[] | null {
  if (basis !== 'model' || !model) return null;
  const told = drives.because.filter(
    (one) =>
      one.entity === subject && one.level === level && (model.factors[one.parameter] ?? 1) < 1,
  );
  return told.length === 0 ? null : told.map(({ sentence }) => sentence);
}

/** What is known of a thing beside the steps that lead to it. */
function remarksOnKnown(
  answer: WhatIf,
  { finding, level, isSet, row, doubt, falling, rising }: Verdict,
  subject: Subject,
  chains: readonly Chain[],
): string[] {
  if (isSet || level === 'unknown') return [];
  if (level === 'unchanged') {
    return finding?.seen === level ? [`${finding.sentence} (${finding.source}).`] : [];
  }
  const { network } = answer;
  const { defended, summed } = network.settings;
  const isHere = ({ subject: id }: { readonly subject: string }) => id === subject.id;
  // Of a place of its own something else may hold than of all of it.
  const isToldOf = doubt === 'held' || network.rows[row]?.place !== null;
  const held = isToldOf ? defended.find(isHere) : undefined;
  const isOtherSide =
    doubt === 'finding' && finding !== null && isAgainstSteps(finding.seen, falling, rising);
  const sum = doubt === 'summed' ? (summed.find(isHere) ?? sumOfOutcomes) : undefined;
  return [
    ...(finding ? [`${finding.sentence} (${finding.source}).`] : []),
    ...(isOtherSide ? ['The steps that are drawn lead the other way.'] : []),
    ...heldMinerals(chains, answer),
    ...(held ? [`${held.because} (${held.source}).`] : []),
    ...(sum ? [`${sum.because} (${sum.source}).`] : []),
    ...(doubt === 'pool'
      ? ['Of all of the substance no more is said than perhaps, so neither of this pool.']
      : []),
    ...(doubt === 'unsure' ? unsureRemarks(answer) : []),
    ...chains
      .slice(0, 1)
      .flatMap((chain) => disputesOn(chain, answer))
      .map(({ because, source }) => `${because} (${source}).`),
    ...(doubt === 'short' ? ['What makes it is short of what it needs as well.'] : []),
    ...(doubt === 'stored'
      ? ['What a vesicle holds is set by what fills it, so it need not follow release.']
      : []),
    ...(doubt === 'follows'
      ? ['It follows from something of which no more is said than perhaps.']
      : []),
    ...(network.rows[row]?.isShared === true
      ? ['Each kind of cell has its own, so what happens in one says nothing of the others.']
      : []),
  ];
}

const sumOfOutcomes = {
  because: 'Many transmitters and receptors lead to it, and what they sum to was not measured',
  source: 'judgement',
};

function isAgainstSteps(seen: string, falling: number, rising: number): boolean {
  return seen === 'low' ? rising > falling : seen === 'high' && falling > rising;
}

/** Why nothing is sure where these things are set so. */
function unsureRemarks({ network, settings }: WhatIf): string[] {
  const told = settings.flatMap((one) => unsureOf(network, one) ?? []);
  return [...new Set(told.map(({ because, source }) => `${because} (${source}).`))];
}

/** That a body holds a mineral, beside what is told to follow from its acting from outside. */
function heldMinerals(chains: readonly Chain[], answer: WhatIf): string[] {
  const [first] = chains;
  if (!first || !actsFromFood(first, answer)) return [];
  const { defended } = answer.network.settings;
  return answer.settings.flatMap(({ subject }) => {
    const held = defended.find((one) => one.subject === subject);
    return held ? [`${held.because}, so food hardly moves what is beside a synapse.`] : [];
  });
}

function leftOutOf({ network }: WhatIf, subject: Subject, chains: readonly Chain[]): string[] {
  if (subject.nodes.length === 0) return [];
  const names = [
    ...new Set(
      chains.slice(0, 1).flatMap(({ gains }) =>
        gains.flatMap(({ to, from }) =>
          [from, to].flatMap((at) => {
            const found = network.facts.subjects.get(network.rows[at]?.subject ?? '');
            return found && found.nodes.length === 0 && found.id !== subject.id
              ? [found.label]
              : [];
          }),
        ),
      ),
    ),
  ];
  return names;
}

function asSentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/u.test(begun) ? begun : `${begun}.`;
}

/** What `whatif --json` prints of each thing. */
export interface LevelData extends Omit<
  ViewChange,
  | 'nodes'
  | 'kind'
  | 'leaning'
  | 'isMeasured'
  | 'lacks'
  | 'isSupply'
  | 'causes'
  | 'markers'
  | 'receptors'
  | 'follows'
> {
  readonly reasons: readonly {
    readonly to: 'low' | 'high';
    readonly path: readonly string[];
    readonly steps: readonly {
      readonly sentence: string;
      readonly references: readonly string[];
    }[];
  }[];
  readonly markers: readonly {
    readonly id: string;
    readonly label: string;
    readonly sentences: readonly string[];
    readonly references: readonly string[];
  }[];
}

/** A scenario as plain data for a program: every drawn thing, and what else changes. */
export function toLevelData({ changes, quiet }: ScenarioView): LevelData[] {
  return [...changes, ...quiet].map((change) => ({
    id: change.id,
    entity: change.entity,
    label: change.label,
    level: change.level,
    pool: change.pool,
    place: change.place,
    share: rounded(change.share),
    median: rounded(change.median),
    band: [rounded(change.band[0]), rounded(change.band[1])],
    basis: change.basis,
    model: change.model,
    confidence: change.confidence,
    study: change.study,
    verdict: change.verdict,
    reasons: change.causes.map(({ to, path, steps }) => ({
      to,
      path: path.map(({ id }) => id),
      steps: steps.map(({ sentence, references }) => ({
        sentence,
        references: references.map(({ id }) => id),
      })),
    })),
    remarks: change.remarks,
    leftOut: change.leftOut,
    markers: change.markers.map(({ id, label, sentences, references }) => ({
      id,
      label,
      sentences,
      references: references.map((reference) => reference.id),
    })),
  }));
}

/** Four digits are more than is known, and beyond tenfold (9) no number is known. */
function rounded(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) <= 1e-6) return 0;
  return Number(Math.min(value, tenfold).toPrecision(4));
}
