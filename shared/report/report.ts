import { leftOutInWords } from '../project/shown-part.ts';
import { describeProject, nameOfNode, oneLine, sentenceOfLink } from '../graph/describe-project.ts';
import { alsoIn } from '../library/elements-from-library.ts';
import { indexProject } from '../graph/project-index.ts';
import type { Project } from '../project/project-schema.ts';
import { dateWords } from '../paint/extras/title-block.ts';
import type { Picture } from '../paint/picture.ts';
import { visibleLines } from '../scene/text-layout.ts';
import {
  figureOf,
  listReferences,
  type NumberedReference,
  listOf,
  matrixOf,
  type ReportMatrix,
} from './report-matrix.ts';
import type { Known } from '../whatif/view.ts';
import {
  answerScenarios,
  scenariosOf,
  withCited,
  type ReportScenario,
} from './report-scenarios.ts';
import { reportWords } from '../words/report.ts';

/** What a report of a project says, in words and numbers. The code that sets it decides how it looks. */
export interface Report {
  readonly title: string;
  /** Authors, organism, date, licence, as far as each is known. */
  readonly byline: readonly string[];
  readonly description: string;
  /** What the report holds, in short sentences. */
  readonly summary: readonly string[];
  readonly caution: string;
  /** Null for a project without a diagram. */
  readonly figure: Picture | null;
  /** Null where there is no factor or no transmitter. */
  readonly matrix: ReportMatrix | null;
  readonly scenarios: readonly ReportScenario[];
  readonly notes: readonly ReportNote[];
  /** Which databases say the same as the links, for who looks them up. */
  readonly records: readonly ReportNote[];
  /** The first has number 1. */
  readonly references: readonly NumberedReference[];
}

interface ReportNote {
  /** The name of the element, or the names of all elements with the same note. */
  readonly name: string;
  readonly text: string;
}

/** @param name what the project is called where it has no title of its own, such as its file's name */
export function makeReport(project: Project, name: string, known: Known): Report {
  const answered = answerScenarios(project, known);
  const cited = withCited(project, answered);
  const { figure, references, numbersOf } = listReferences(cited, figureOf(project));
  const matrix = matrixOf(project, numbersOf, known);
  const scenarios = scenariosOf(answered, numbersOf);
  const { notes, records } = notesOf(project);
  const { title, description } = project.metadata;
  const parts = { matrix, scenarios, notes, records, references };
  return {
    title: oneLine(title) || oneLine(name) || reportWords.untitled,
    byline: bylineOf(project),
    description,
    summary: summaryOf(project, parts),
    caution: reportWords.caution,
    figure: figure && { ...figure, description: describeProject(project) },
    ...parts,
  };
}

function bylineOf({ metadata }: Project): string[] {
  const { authors, organism, licence, modified } = metadata;
  const date = modified === undefined ? '' : reportWords.asOf(dateWords(modified));
  return [authors.join(', '), organism, licence, date].map(oneLine).filter((part) => part !== '');
}

type Parts = Pick<Report, 'matrix' | 'scenarios' | 'references'>;

function summaryOf(project: Project, { matrix, scenarios, references }: Parts): string[] {
  const { nodes, links } = project;
  const leftOut = leftOutInWords(project);
  const counts = { nodes: nodes.length, links: links.length, references: references.length };
  const table = matrix && reportWords.matrixTellsHow(matrix.factorCount, matrix.supportedCount);
  return [
    reportWords.diagramHas(counts),
    ...(leftOut === '' ? [] : [reportWords.figureLeavesOut(leftOut)]),
    ...(table ? [table] : []),
    ...scenarios.map(({ name, outcome }) => `${name}: ${outcome}`),
  ];
}

/** What a person is to read, apart from what names records of databases. */
function notesOf(project: Project): Pick<Report, 'notes' | 'records'> {
  const index = indexProject(project);
  const notes = new Map<string, string[]>();
  const records = new Map<string, string[]>();
  const put = (into: Map<string, string[]>, name: string, text: string) => {
    if (text === '') return;
    const names = into.get(text);
    if (names) names.push(name);
    else into.set(text, [name]);
  };
  const add = (name: string, text: string) => {
    const lines = text.split('\n');
    const [machine, human] = [true, false].map((wanted) =>
      lines
        .filter((line) => line.startsWith(alsoIn) === wanted)
        .join('\n')
        .trim(),
    );
    put(notes, name, human ?? '');
    put(records, name, machine ?? '');
  };
  for (const node of project.nodes) add(nameOfNode(node), node.notes);
  for (const link of project.links) add(sentenceOfLink(index, link), link.notes);
  const listed = (from: ReadonlyMap<string, readonly string[]>) =>
    [...from].map(([text, names]) => ({ name: listOf(names, '; '), text }));
  return { notes: listed(notes), records: listed(records) };
}

/** The paragraphs of a text that a person wrote, without blank lines between. */
export function paragraphsOf(text: string): string[] {
  return visibleLines(text)
    .flatMap((line) => line.split(/\r\n|[\n\r]/u))
    .filter((line) => line.trim() !== '');
}
