import { factorGroups, type ToldRole, type WeighedRole } from '../matrix/roles.ts';
import { referencesOf, toldRole, tellLimits, unknownWords } from '../matrix/matrix-view.ts';
import type { SupportGraph } from '../matrix/support-graph.ts';
import type { Subject } from '../whatif/facts.ts';
import type { Known } from '../whatif/view.ts';
import { deriveMatrix, type SupportMatrix } from '../matrix/support-matrix.ts';
import type { Project, Reference } from '../project/project-schema.ts';
import {
  evidenceMarks,
  numberEvidence,
  type EvidenceNumbers,
  numberRanges,
} from '../paint/extras/evidence-marks.ts';
import { extrasLook, type ExtrasLook } from '../paint/extras/block.ts';
import { imageFrame, type Picture } from '../paint/picture.ts';
import { primitivesBounds, unionBounds } from '../scene/primitives.ts';
import { printedPart } from '../project/shown-part.ts';
import { drawDiagram, withLabelsAbove } from '../scene/draw-diagram.ts';
import { referenceText } from '../paint/extras/reference-list.ts';
import {
  doiAddress,
  readDoi,
  readPubmedCentralId,
  readPubmedId,
} from '../references/identifiers.ts';
import { oneLine } from '../graph/describe-project.ts';
import { reportWords } from '../words/report.ts';

export interface ReportMatrix {
  readonly columns: readonly string[];
  readonly groups: readonly { readonly label: string; readonly rows: readonly MatrixRow[] }[];
  /** Factors without a path to a transmitter: they have no row. */
  readonly idle: readonly string[];
  readonly factorCount: number;
  /** How many columns have a cell. */
  readonly supportedCount: number;
  /** It has more cells than anybody reads on paper, so `groups` contains none. */
  readonly isTooLarge: boolean;
  /** How it is to be read, and what is left out. */
  readonly words: string;
  /** What is left out, in sentences. */
  readonly limits: readonly string[];
}

export interface MatrixRow {
  readonly label: string;
  /** By column. */
  readonly cells: readonly MatrixEntry[];
}

export interface MatrixEntry {
  /** Empty for an empty cell. */
  readonly roles: readonly (ToldRole & {
    /** Those of the references behind it. */
    readonly numbers: string;
  })[];
  /** How many more roles there are. */
  readonly more: number;
}

/** This many cells take some fifty pages. */
const mostCells = 20_000;
/** Nobody reads a longer cell in print. */
const mostRoles = 3;

/** The matrix of the whole project; null if there is nothing to show. */
export function matrixOf(
  project: Project,
  numbersOf: NumbersOf,
  known: Known,
): ReportMatrix | null {
  const matrix = deriveMatrix(project, known);
  const { factors, columns, cells } = matrix;
  if (factors.length === 0 || columns.length === 0) return null;
  const active = new Set(cells.map(({ factor }) => factor));
  const isTooLarge = active.size * columns.length > mostCells;
  const unknown = new Set(matrix.limits.unknown);
  const limits = tellLimits(matrix.limits);
  return {
    columns: columns.map((column) =>
      unknown.has(column) ? `${column.label} (${unknownWords})` : column.label,
    ),
    groups: isTooLarge ? [] : groupsOf(matrix, active, numbersOf),
    idle: isTooLarge
      ? []
      : factors.filter((factor) => !active.has(factor)).map(({ label }) => label),
    factorCount: active.size,
    supportedCount: new Set(cells.map(({ column }) => column)).size,
    isTooLarge,
    words: [reportWords.matrixCaption, ...limits].join(' '),
    limits,
  };
}

function groupsOf(
  { graph, factors, columns, cells }: SupportMatrix,
  active: ReadonlySet<Subject>,
  numbersOf: NumbersOf,
): ReportMatrix['groups'] {
  const cellAt = new Map(cells.map((cell) => [keyOf(cell.factor, cell.column), cell]));
  const groups = factorGroups.map(({ label, kinds }) => ({
    label,
    rows: factors
      .filter((factor) => active.has(factor) && kinds.includes(factor.kind))
      .map((factor) => ({
        label: factor.label,
        cells: columns.map((column) =>
          toMatrixEntry(graph, cellAt.get(keyOf(factor, column))?.roles ?? [], numbersOf),
        ),
      })),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

function keyOf(factor: Subject, column: Subject): string {
  return `${factor.id} ${column.id}`;
}

function toMatrixEntry(
  graph: SupportGraph,
  roles: readonly WeighedRole[],
  numbersOf: NumbersOf,
): MatrixEntry {
  const shown = roles.slice(0, mostRoles).map((role) => ({
    ...toldRole(graph, role),
    numbers: numbersOf(referencesOf(role.path.claims)),
  }));
  return { roles: shown, more: roles.length - shown.length };
}

/** Whether a sign in the table stands for a contested path, so that the key must explain it. */
export function hasContested({ groups }: ReportMatrix): boolean {
  return groups.some(({ rows }) =>
    rows.some(({ cells }) =>
      cells.some(({ roles }) => roles.some(({ isContested }) => isContested)),
    ),
  );
}

export function idleWords(idle: readonly string[]): string {
  return reportWords.idle(listOf(idle));
}

/** "A, B and 40 more": a longer list would not help anybody. */
export function listOf(names: readonly string[], between = ', '): string {
  const rest = names.length - mostNames;
  if (rest <= 1) return names.join(between);
  return reportWords.andMore(names.slice(0, mostNames).join(between), rest);
}

const mostNames = 24;

/** Reports are printed: on white, whatever the window looks like. */
export const reportLook: ExtrasLook = extrasLook('light', '#ffffff');

export interface ReportFigure {
  /** Null for a project without a diagram. */
  readonly figure: Picture | null;
  readonly numbers: EvidenceNumbers;
}

/** The whole diagram with the numbers of its references, in the order in which a reader meets them. */
export function figureOf(project: Project): ReportFigure {
  const { order, bounds } = drawDiagram(printedPart(project), 'light');
  const numbers = numberEvidence(order, project.references, null);
  if (order.length === 0) return { figure: null, numbers };
  const extras = evidenceMarks(numbers.items, order, null, reportLook);
  const all = extras.length > 0 ? unionBounds([bounds, primitivesBounds(extras)]) : bounds;
  const look = { parts: [], clip: null, background: null, theme: 'light' } as const;
  const words = { title: project.metadata.title, description: '' };
  return {
    figure: { items: withLabelsAbove(order), extras, frame: imageFrame(all, 4), ...look, ...words },
    numbers,
  };
}

/** Extras are the numbers of references, if there are any. */
export function figureCaption({ extras }: Picture): string {
  return extras.length > 0 ? reportWords.diagramSmallNumbersName : reportWords.diagram;
}

export interface NumberedReference {
  readonly number: number;
  /** Authors, title, journal, year. */
  readonly words: string;
  readonly identifiers: readonly ReferenceIdentifier[];
}

interface ReferenceIdentifier {
  readonly text: string;
  /** Where it can be read; absent where what the project has is no such address. */
  readonly url?: string;
}

/** The numbers of references by their ids: "1–3, 7", or empty. */
export type NumbersOf = (ids: readonly string[]) => string;

interface ListedReferences {
  readonly figure: Picture | null;
  readonly references: readonly NumberedReference[];
  readonly numbersOf: NumbersOf;
}

/** The numbers as the figure shows them. References that nothing cites follow at the end. */
export function listReferences(
  project: Project,
  { figure, numbers }: ReportFigure,
): ListedReferences {
  const cited = new Set(numbers.references.map(({ id }) => id));
  const all = [...numbers.references, ...project.references.filter(({ id }) => !cited.has(id))];
  const numberOf = new Map(all.map(({ id }, at) => [id, at + 1]));
  return {
    figure,
    references: all.map((reference, at) => ({ number: at + 1, ...wordsOf(reference) })),
    numbersOf: (ids) => numberRanges(ids.flatMap((id) => numberOf.get(id) ?? [])),
  };
}

function wordsOf(reference: Reference): Pick<NumberedReference, 'words' | 'identifiers'> {
  const { words, identifiers } = referenceText(reference);
  return {
    words: words.replaceAll(/\s+/gu, ' '),
    identifiers: identifiers.map((text) => identifierOf(oneLine(text), reference)),
  };
}

/** Only addresses that a reader can follow with safety. */
function identifierOf(text: string, { doi, pmid, pmcid }: Reference): ReferenceIdentifier {
  if (text === `doi:${doi}` && doi !== undefined && readDoi(doi) === doi) {
    return { text, url: doiAddress(doi) };
  }
  if (text === `PMID ${pmid}` && pmid !== undefined && readPubmedId(pmid) === pmid) {
    return { text, url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` };
  }
  if (text === pmcid && readPubmedCentralId(pmcid) === pmcid) {
    return { text, url: `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/` };
  }
  return { text };
}
