import { tellMarker } from '../lab/status-markers.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project, Reference, Scenario } from '../project/project-schema.ts';
import { nameOfScenario, levelSigns, levelWords, type Level } from '../whatif/scenario-words.ts';
import { leftOutWords, tellInTurn, type ToldChange, type ToldReason } from '../whatif/telling.ts';
import {
  toScenarioView,
  type Known,
  type MovedChange,
  type ScenarioView,
  type ViewChange,
} from '../whatif/view.ts';
import { listOf, type NumbersOf } from './report-matrix.ts';

/** One scenario: first all findings, then the reasons. */
export interface ReportScenario {
  readonly name: string;
  readonly description: string;
  readonly supplies: readonly { readonly label: string; readonly level: Level }[];
  /** What is measured to learn the status of what is set: a sentence, and the numbers of its references. */
  readonly markers: readonly MarkerLine[];
  /** What it means for the neurotransmitters, in one sentence. */
  readonly outcome: string;
  /** Each neurotransmitter of the diagram that changes, with its verdict: band, basis and confidence. */
  readonly findings: readonly Finding[];
  /** What else changes, what does not, what is not known, and what the diagram leaves out: a sentence each. */
  readonly also: readonly string[];
  /** How it was found, and what references prove. */
  readonly method: readonly string[];
  /** Why each neurotransmitter changes. */
  readonly reasons: readonly ReportReasons[];
  /** What else changes, and why. */
  readonly others: readonly OtherChange[];
  /** How many more changes there are than `others` lists. */
  readonly more: number;
}

interface MarkerLine {
  readonly label: string;
  readonly sentence: string;
  readonly numbers: string;
}

interface Finding {
  readonly label: string;
  readonly level: Level;
  readonly verdict: string;
}

export interface ReportReasons {
  readonly label: string;
  readonly level: Level;
  readonly ways: readonly ReportWay[];
  /** How many more ways lead to it. */
  readonly more: number;
  readonly remarks: readonly string[];
}

/** One way to a change, as steps; each with the numbers of the references that prove it. */
export interface ReportWay {
  /** "For lower:" of what is uncertain, "See Serotonin." where that begins alike; else empty. */
  readonly lead: string;
  readonly steps: readonly { readonly sentence: string; readonly numbers: string }[];
}

interface OtherChange extends Finding {
  readonly kind: string;
  readonly way: ReportWay | null;
}

/** Of a large project nobody reads more on paper. */
const mostOthers = 200;

/** A scenario of the project with its answer. */
export interface AnsweredScenario {
  readonly scenario: Scenario;
  readonly view: ScenarioView;
}

/** Answers all scenarios of a project. */
export function answerScenarios(project: Project, known: Known): AnsweredScenario[] {
  return project.scenarios.map((scenario) => ({
    scenario,
    view: toScenarioView(project, scenario.supplies, known),
  }));
}

/** The project with the publications that the told reasons rest on and that it does not have itself. */
export function withCited(project: Project, answered: readonly AnsweredScenario[]): Project {
  const own = new Set(project.references.map(({ id }) => id));
  const cited = new Map<string, Reference>();
  for (const { view } of answered) {
    for (const { references } of markersOf(view).flatMap(({ markers }) => markers)) {
      for (const reference of references) {
        if (!own.has(reference.id)) cited.set(reference.id, reference);
      }
    }
    for (const { change, reasons } of toldOf(view)) {
      const told = isTransmitter(change) ? reasons : reasons.slice(0, 1);
      for (const { references } of told.flatMap(({ steps }) => steps)) {
        for (const reference of references) {
          if (!own.has(reference.id)) cited.set(reference.id, reference);
        }
      }
    }
  }
  return cited.size === 0
    ? project
    : { ...project, references: [...project.references, ...cited.values()] };
}

/** What is set and has status markers. */
function markersOf({ changes }: ScenarioView): readonly MovedChange[] {
  return changes.filter(({ isSupply, markers }) => isSupply && markers.length > 0);
}

/** What is drawn and moves, in the order of the report; what is set is told apart. */
function toldOf({ changes }: ScenarioView): ToldChange[] {
  const drawn = changes.filter(isTold);
  const others = drawn.filter((change) => !isTransmitter(change));
  return tellInTurn([...drawn.filter(isTransmitter), ...others.slice(0, mostOthers)]);
}

function isTold({ isSupply, nodes }: ViewChange): boolean {
  return !isSupply && nodes.length > 0;
}

function isTransmitter({ kind }: ViewChange): boolean {
  return nodeKinds[kind].isTransmitter;
}

export function scenariosOf(
  answered: readonly AnsweredScenario[],
  numbersOf: NumbersOf,
): ReportScenario[] {
  return answered.map((one) => tell(one, numbersOf));
}

function tell({ scenario, view }: AnsweredScenario, numbersOf: NumbersOf): ReportScenario {
  const { changes, notes } = view;
  const findings = changes
    .filter((change) => change.nodes.length > 0 && isTransmitter(change))
    .map(({ label, level, verdict }): Finding => ({ label, level, verdict }));
  const told = toldOf(view);
  const others = told.filter(({ change }) => !isTransmitter(change));
  const drawnOthers = changes.filter((change) => isTold(change) && !isTransmitter(change));
  return {
    name: `What if: ${nameOfScenario(scenario)}`,
    description: scenario.description,
    supplies: changes.flatMap(({ isSupply, label, level }) => (isSupply ? [{ label, level }] : [])),
    markers: markersOf(view).flatMap(({ label, markers }) =>
      markers.map((marker) => ({
        label,
        sentence: tellMarker(marker),
        numbers: numbersOf(marker.references.map(({ id }) => id)),
      })),
    ),
    outcome: outcomeOf(findings),
    findings,
    also: alsoOf(view, drawnOthers),
    method: notes,
    reasons: told
      .filter(({ change }) => isTransmitter(change))
      .map((one) => toReasons(one, numbersOf)),
    others: others.map((one) => toOther(one, numbersOf)),
    more: drawnOthers.length - others.length,
  };
}

/** "Serotonin, Melatonin low; Dopamine uncertain." */
function outcomeOf(findings: readonly Finding[]): string {
  const parts = (['low', 'high', 'uncertain'] as const).flatMap((wanted) => {
    const names = findings.flatMap(({ label, level }) => (level === wanted ? [label] : []));
    return names.length === 0 ? [] : [`${names.join(', ')} ${levelWords[wanted]}`];
  });
  return parts.length === 0 ? 'no neurotransmitter changes.' : `${parts.join('; ')}.`;
}

function alsoOf({ changes, quiet }: ScenarioView, others: readonly MovedChange[]): string[] {
  const named = (title: string, list: readonly ViewChange[], level: Level) => {
    const labels = list.flatMap((change) => (change.level === level ? [change.label] : []));
    return labels.length === 0 ? '' : `${title}: ${listOf(labels)}.`;
  };
  const around = changes.filter(({ nodes, isSupply }) => nodes.length === 0 && !isSupply);
  const decided = around.filter(({ level }) => level !== 'uncertain');
  const open = around.length - decided.length;
  const notDrawn = decided.map(({ label, level }) => `${label} ${levelWords[level]}`);
  return [
    named('Lower too', others, 'low'),
    named('Higher too', others, 'high'),
    named('Not decided', others, 'uncertain'),
    named('Little change', quiet, 'unchanged'),
    named('Not known here', quiet, 'unknown'),
    notDrawn.length === 0 ? '' : `Not drawn, and changed too: ${listOf(notDrawn)}.`,
    open === 0 ? '' : `Of ${open} more that are not drawn it is not decided.`,
    leftOutWords(changes),
  ].filter((text) => text !== '');
}

function toReasons({ change, reasons, more, remarks }: ToldChange, numbersOf: NumbersOf) {
  const { label, level } = change;
  const ways = reasons.map((reason) => toWay(reason, level, numbersOf));
  return { label, level, ways, more, remarks };
}

function toWay({ to, after, steps }: ToldReason, level: Level, numbersOf: NumbersOf): ReportWay {
  const side = level === 'uncertain' ? `For ${to === 'low' ? 'lower' : 'higher'}: ` : '';
  const lead = `${side}${after === null ? '' : `See ${after}.`}`.trim();
  return {
    lead,
    steps: steps.map(({ sentence, references }) => ({
      sentence,
      numbers: numbersOf(references.map(({ id }) => id)),
    })),
  };
}

function toOther({ change, reasons: [first] }: ToldChange, numbersOf: NumbersOf): OtherChange {
  const { label, kind, level, verdict } = change;
  return {
    label,
    kind: nodeKinds[kind].label,
    level,
    verdict,
    way: first ? toWay(first, level, numbersOf) : null,
  };
}

/** "Why: Winter supply" for "What if: Winter supply". */
export function reasonsTitle(name: string): string {
  return name.replace(/^What if:/u, 'Why:');
}

/** Above all reasons. */
export const reasonsCaution =
  'The best founded reason stands first. Numbers name the references that prove a step; no reference proves the whole chain.';

/** "Set: L-Tryptophan low." */
export function suppliesWords({ supplies }: ReportScenario): string {
  if (supplies.length === 0) return 'This scenario sets nothing low or high.';
  return `Set: ${supplies.map(({ label, level }) => `${label} ${levelWords[level]}`).join(', ')}.`;
}

/** "↓ low". */
export function signed(level: Level): string {
  return `${levelSigns[level]} ${levelWords[level]}`.trim();
}

/** A sentence with the numbers of the references on which it rests. */
export function withNumbers(sentence: string, numbers: string): string {
  return numbers === '' ? sentence : `${sentence} [${numbers}]`;
}

/** All steps of a way as one text. */
export function wayWords({ lead, steps }: ReportWay): string {
  return [lead, ...steps.map(({ sentence, numbers }) => withNumbers(sentence, numbers))]
    .join(' ')
    .trim();
}

/** "Vitamin B12. Methylmalonic acid: marker of … [3]". */
export function markerWords({ label, sentence, numbers }: MarkerLine): string {
  return `${label}. ${withNumbers(sentence, numbers)}`;
}
