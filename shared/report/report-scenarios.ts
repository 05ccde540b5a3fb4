import { toEntry } from '../matrix/matrix-view.ts';
import { nameOfScenario, levelWords } from '../matrix/scenario-words.ts';
import { toScenarioView, type ViewCause, type ViewChange } from '../matrix/scenario-view.ts';
import { deriveMatrix } from '../matrix/support-matrix.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project, Scenario } from '../project/project-schema.ts';
import type { NumbersOf } from './report-matrix.ts';

type Level = ViewChange['level'];

export interface ReportScenario {
  readonly name: string;
  readonly description: string;
  readonly supplies: readonly { readonly label: string; readonly level: Level }[];
  /** What it means for the neurotransmitters, in one sentence. */
  readonly outcome: string;
  readonly transmitters: readonly { readonly label: string; readonly level: Level | 'unchanged' }[];
  /** Why cards: one for each neurotransmitter that changes. */
  readonly cards: readonly WhyCard[];
  /** What else changes, each with its nearest cause. */
  readonly others: readonly OtherChange[];
  /** How many more changes there are than `others` lists. */
  readonly more: number;
}

export interface WhyCard {
  readonly label: string;
  readonly level: Level;
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

export function scenariosOf(project: Project, numbersOf: NumbersOf): ReportScenario[] {
  if (project.scenarios.length === 0) return [];
  const { model, transmitters: indexes } = deriveMatrix(project);
  const transmitters = indexes.map((index) => toEntry(model, index));
  return project.scenarios.map((scenario) => tell(project, scenario, transmitters, numbersOf));
}

function tell(
  project: Project,
  scenario: Scenario,
  transmitters: readonly { readonly id: string; readonly label: string }[],
  numbersOf: NumbersOf,
): ReportScenario {
  const { changes } = toScenarioView(project, scenario.supplies);
  const levelOf = new Map(changes.flatMap(({ nodes, level }) => nodes.map((id) => [id, level])));
  const levels = transmitters.map(({ id, label }) => ({
    label,
    level: levelOf.get(id) ?? ('unchanged' as const),
  }));
  const told = changes.filter(({ isSupply }) => !isSupply);
  const isTransmitter = ({ kind }: ViewChange) => nodeKinds[kind].isTransmitter;
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

function toCard({ label, level, causes, remarks }: ViewChange, numbersOf: NumbersOf): WhyCard {
  const shown = causes.slice(0, mostCauses).map((cause) => ({
    sentence: `${directionOf(cause, level)}${cause.sentence}`,
    numbers: numbersOf(cause.references),
  }));
  return { label, level, causes: shown, more: causes.length - shown.length, remarks };
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
    numbers: numbersOf(first?.references ?? []),
  };
}
