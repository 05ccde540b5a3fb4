import { isOutcome, toEntry } from '../matrix/matrix-view.ts';
import { nameOfScenario, levelWords, type Level } from '../whatif/scenario-words.ts';
import { deriveMatrix } from '../matrix/support-matrix.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project, Reference, Scenario } from '../project/project-schema.ts';
import {
  toScenarioView,
  type Known,
  type ScenarioView,
  type ViewCause,
  type MovedChange,
  type ViewChange,
} from '../whatif/view.ts';
import type { NumbersOf } from './report-matrix.ts';

export interface ReportScenario {
  readonly name: string;
  readonly description: string;
  readonly supplies: readonly { readonly label: string; readonly level: Level }[];
  /** What it means for the neurotransmitters, in one sentence. */
  readonly outcome: string;
  readonly transmitters: readonly { readonly label: string; readonly level: Level }[];
  /** Why cards: one for each neurotransmitter that changes. */
  readonly cards: readonly WhyCard[];
  /** What else changes, each with its nearest cause. */
  readonly others: readonly OtherChange[];
  /** How many more changes there are than `others` lists. */
  readonly more: number;
  /** How it was found, and what references prove. */
  readonly method: readonly string[];
}

export interface WhyCard {
  readonly label: string;
  readonly level: Level;
  /** With band, basis and confidence. */
  readonly verdict: string;
  readonly causes: readonly { readonly sentence: string; readonly numbers: string }[];
  /** How many more ways lead to it. */
  readonly more: number;
  readonly remarks: readonly string[];
}

interface OtherChange {
  readonly label: string;
  readonly kind: string;
  readonly level: Level;
  readonly sentence: string;
  readonly numbers: string;
}

const mostCauses = 3;
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
    for (const change of toldIn(view)) {
      const causes = isTransmitter(change)
        ? change.causes.slice(0, mostCauses)
        : change.causes.slice(0, 1);
      for (const reference of causes.flatMap(({ references }) => references)) {
        if (!own.has(reference.id)) cited.set(reference.id, reference);
      }
    }
  }
  return cited.size === 0
    ? project
    : { ...project, references: [...project.references, ...cited.values()] };
}

/** What is drawn and moves; what is set is told apart. */
function toldIn({ changes }: ScenarioView): MovedChange[] {
  return changes.filter(({ isSupply, nodes }) => !isSupply && nodes.length > 0);
}

function isTransmitter({ kind }: ViewChange): boolean {
  return nodeKinds[kind].isTransmitter;
}

export function scenariosOf(
  project: Project,
  answered: readonly AnsweredScenario[],
  numbersOf: NumbersOf,
  known: Known,
): ReportScenario[] {
  if (answered.length === 0) return [];
  const { columns } = deriveMatrix(project, known);
  const transmitters = columns.filter((column) => !isOutcome(column)).map(toEntry);
  return answered.map((one) => tell(one, transmitters, numbersOf));
}

function tell(
  { scenario, view }: AnsweredScenario,
  transmitters: readonly { readonly id: string; readonly label: string }[],
  numbersOf: NumbersOf,
): ReportScenario {
  const { changes, quiet, notes } = view;
  const levelOf = new Map(
    [...changes, ...quiet].flatMap(({ nodes, level }) => nodes.map((id) => [id, level] as const)),
  );
  const levels = transmitters.map(({ id, label }) => ({
    label,
    level: levelOf.get(id) ?? 'unchanged',
  }));
  const told = toldIn(view);
  const others = told.filter((change) => !isTransmitter(change));
  return {
    name: `What if: ${nameOfScenario(scenario)}`,
    description: scenario.description,
    supplies: changes.flatMap(({ isSupply, label, level }) => (isSupply ? [{ label, level }] : [])),
    outcome: outcomeOf(levels),
    transmitters: levels,
    cards: told.filter(isTransmitter).map((change) => toCard(change, numbersOf)),
    others: others.slice(0, mostOthers).map((change) => toOther(change, numbersOf)),
    more: Math.max(0, others.length - mostOthers),
    method: notes,
  };
}

/** "low: Serotonin, Melatonin; uncertain: Dopamine." */
function outcomeOf(levels: ReportScenario['transmitters']): string {
  const parts = (['low', 'high', 'uncertain'] as const).flatMap((wanted) => {
    const names = levels.flatMap(({ label, level }) => (level === wanted ? [label] : []));
    return names.length === 0 ? [] : [`${names.join(', ')} ${levelWords[wanted]}`];
  });
  return parts.length === 0 ? 'no neurotransmitter changes.' : `${parts.join('; ')}.`;
}

function toCard(
  { label, level, verdict, causes, remarks }: ViewChange,
  numbersOf: NumbersOf,
): WhyCard {
  const shown = causes.slice(0, mostCauses).map((cause) => ({
    sentence: `${directionOf(cause, level)}${cause.sentence}`,
    numbers: numbersOf(cause.references.map(({ id }) => id)),
  }));
  return { label, level, verdict, causes: shown, more: causes.length - shown.length, remarks };
}

function directionOf({ to }: ViewCause, level: Level): string {
  if (level !== 'uncertain') return '';
  return to === 'low' ? 'For lower: ' : 'For higher: ';
}

function toOther({ label, kind, level, causes }: ViewChange, numbersOf: NumbersOf): OtherChange {
  const [first] = causes;
  return {
    label,
    kind: nodeKinds[kind].label,
    level,
    sentence: first?.sentence ?? '',
    numbers: numbersOf(first?.references.map(({ id }) => id) ?? []),
  };
}
