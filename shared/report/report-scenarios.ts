import { tellMarker } from '../lab/status-markers.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project, Reference, Scenario } from '../project/project-schema.ts';
import { nameOfScenario, levelSigns, wordOf, type Level } from '../whatif/scenario-words.ts';
import {
  groupsOf,
  leftOutWords,
  listsOf,
  nameInList,
  supplyWords,
  tellInTurn,
  type ToldChange,
  type ToldList,
  type ToldReason,
} from '../whatif/telling.ts';
import {
  toScenarioView,
  type Known,
  type MovedChange,
  type ScenarioView,
  type ViewChange,
} from '../whatif/view.ts';
import { listOf, type NumbersOf } from './report-matrix.ts';
import { reportWords } from '../words/report.ts';

/** One scenario: first all findings, then the reasons. */
export interface ReportScenario {
  readonly name: string;
  /** What stands above its reasons. */
  readonly reasonsTitle: string;
  readonly description: string;
  /** "Set low: Vitamin B6." */
  readonly supplies: string;
  /** What is measured to learn the status of what is set: a sentence, and the numbers of its references. */
  readonly markers: readonly MarkerLine[];
  /** What it means for the neurotransmitters, in one sentence. */
  readonly outcome: string;
  /** Each neurotransmitter of the diagram that changes, with its verdict: band, basis and confidence. */
  readonly findings: readonly Finding[];
  /** What else changes, what does not, what is not known, and what the diagram leaves out: a paragraph each. */
  readonly also: readonly string[];
  /** What else is perhaps so, changes little or is not known: after the reasons, so that the findings are one page. */
  readonly rest: readonly string[];
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
  /** "↓ low". */
  readonly word: string;
  readonly verdict: string;
}

export interface ReportReasons {
  readonly label: string;
  readonly level: Level;
  /** "↓ low". */
  readonly word: string;
  readonly ways: readonly ReportWay[];
  /** How many more ways lead to it. */
  readonly more: number;
  readonly remarks: readonly string[];
}

/** One way to a change, as steps; each with the numbers of the references that prove it. */
export interface ReportWay {
  /** "For lower:" where another way is for the other side; else empty. */
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
    .map((change): Finding => {
      const { label, level, verdict } = change;
      return { label, level, word: `${levelSigns[level]} ${wordOf(change)}`.trim(), verdict };
    });
  const told = toldOf(view);
  const others = told.filter(({ change }) => !isTransmitter(change));
  const drawnOthers = changes.filter((change) => isTold(change) && !isTransmitter(change));
  return {
    name: reportWords.whatIf(nameOfScenario(scenario)),
    reasonsTitle: reportWords.whyScenario(nameOfScenario(scenario)),
    description: scenario.description,
    supplies: supplyWords(view) || reportWords.scenarioSetsNothingLow,
    markers: markersOf(view).flatMap(({ label, markers }) =>
      markers.map((marker) => ({
        label,
        sentence: tellMarker(marker),
        numbers: numbersOf(marker.references.map(({ id }) => id)),
      })),
    ),
    outcome: outcomeOf(view),
    findings,
    ...alsoOf(view),
    method: notes,
    reasons: told
      .filter(({ change }) => isTransmitter(change))
      .map((one) => toReasons(one, numbersOf)),
    others: others.map((one) => toOther(one, numbersOf)),
    more: drawnOthers.length - others.length,
  };
}

/** "Serotonin, Melatonin lower; Dopamine either way." */
function outcomeOf({ changes }: ScenarioView): string {
  const drawn = changes.filter((change) => isTold(change) && isTransmitter(change));
  const parts = listsOf(drawn).map(
    ({ title, changes: own }) => `${own.map(nameInList).join(', ')} ${title.toLowerCase()}`,
  );
  return parts.length === 0 ? reportWords.noNeurotransmitterChanges : `${parts.join('; ')}.`;
}

/** What stands in no table: transmitters that change little or of which nothing is known, outcomes, all else. */
function alsoOf({ changes, quiet }: ScenarioView): Pick<ReportScenario, 'also' | 'rest'> {
  const around = changes.filter(({ nodes, isSupply }) => nodes.length === 0 && !isSupply);
  const isDecided = ({ level }: ViewChange) => level === 'low' || level === 'high';
  const open = around.filter((change) => !isDecided(change)).length;
  const told = (title: string, lists: readonly ToldList[]) =>
    lists.length === 0
      ? ''
      : `${title}. ${lists.map((one) => `${one.title}: ${listOf(one.changes.map(nameInList))}.`).join(' ')}`;
  const drawn = changes.filter((change) => isTold(change) && !isTransmitter(change));
  const isNotable = ({ kind }: ViewChange) => kind === 'outcome' || nodeKinds[kind].isTransmitter;
  const [decided, others] = [
    drawn.filter((change) => isDecided(change) || isNotable(change)),
    [...drawn, ...quiet].filter((change) => !isDecided(change) && !isNotable(change)),
  ];
  const withText = (texts: readonly string[]) => texts.filter((text) => text !== '');
  return {
    also: withText([
      ...groupsOf([...decided, ...quiet.filter(isNotable)]).map(({ title, lists }) =>
        told(title, lists),
      ),
      leftOutWords(changes),
    ]),
    rest: withText([
      told(reportWords.alsoDrawn, listsOf(others)),
      told(reportWords.notDrawnChangedToo, listsOf(around.filter(isDecided))),
      open === 0 ? '' : reportWords.openOutside(open),
    ]),
  };
}

function toReasons(told: ToldChange, numbersOf: NumbersOf): ReportReasons {
  const { change, word, reasons, more, remarks } = told;
  const { label, level } = change;
  const ways = reasons.map((reason) => toWay(reason, numbersOf));
  return { label, level, word, ways, more, remarks };
}

function toWay({ side, steps }: ToldReason, numbersOf: NumbersOf): ReportWay {
  return {
    lead: side,
    steps: steps.map(({ sentence, references }) => ({
      sentence,
      numbers: numbersOf(references.map(({ id }) => id)),
    })),
  };
}

function toOther(told: ToldChange, numbersOf: NumbersOf): OtherChange {
  const { change, word } = told;
  const [first] = told.reasons;
  const { label, kind, level, verdict } = change;
  return {
    label,
    kind: nodeKinds[kind].label,
    level,
    word,
    verdict,
    way: first ? toWay(first, numbersOf) : null,
  };
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
