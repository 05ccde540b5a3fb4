import { factorGroups, type CellRole, type Role, describeBriefly } from '../matrix/roles.ts';
import { referencesOf, toEntry } from '../matrix/matrix-data.ts';
import type { ThingIndex } from '../matrix/indices.ts';
import { labelOf, type PathwayModel } from '../matrix/pathway-model.ts';
import { deriveMatrix, type SupportMatrix } from '../matrix/support-matrix.ts';
import type { Project } from '../project/project-schema.ts';
import type { NumbersOf } from './report-figure.ts';

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
}

export interface MatrixRow {
  readonly label: string;
  /** By column. */
  readonly cells: readonly MatrixEntry[];
}

export interface MatrixEntry {
  /** Empty for an empty cell. */
  readonly roles: readonly {
    readonly role: Role;
    readonly isContested: boolean;
    readonly text: string;
    /** Those of the references behind it. */
    readonly numbers: string;
  }[];
  /** How many more roles there are. */
  readonly more: number;
}

/** This many cells take some fifty pages. */
const mostCells = 20_000;
/** Nobody reads a longer cell in print. */
const mostRoles = 3;

/** The matrix of the whole project; null if there is nothing to show. */
export function matrixOf(project: Project, numbersOf: NumbersOf): ReportMatrix | null {
  const matrix = deriveMatrix(project);
  const { model, factors, transmitters, cells } = matrix;
  if (factors.length === 0 || transmitters.length === 0) return null;
  const active = new Set(cells.map(({ factor }) => factor));
  const isTooLarge = active.size * transmitters.length > mostCells;
  return {
    columns: transmitters.map((transmitter) => labelOf(model, transmitter)),
    groups: isTooLarge ? [] : groupsOf(matrix, active, numbersOf),
    idle: isTooLarge
      ? []
      : factors.filter((factor) => !active.has(factor)).map((factor) => labelOf(model, factor)),
    factorCount: active.size,
    supportedCount: new Set(cells.map(({ transmitter }) => transmitter)).size,
    isTooLarge,
  };
}

function groupsOf(
  { model, factors, transmitters, cells }: SupportMatrix,
  active: ReadonlySet<ThingIndex>,
  numbersOf: NumbersOf,
): ReportMatrix['groups'] {
  const cellAt = new Map(cells.map((cell) => [keyOf(cell.factor, cell.transmitter), cell]));
  const groups = factorGroups.map(({ label, kinds }) => ({
    label,
    rows: factors
      .filter((factor) => active.has(factor) && kinds.includes(toEntry(model, factor).kind))
      .map((factor) => ({
        label: labelOf(model, factor),
        cells: transmitters.map((transmitter) =>
          toMatrixEntry(model, cellAt.get(keyOf(factor, transmitter))?.roles ?? [], numbersOf),
        ),
      })),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

function keyOf(factor: ThingIndex, transmitter: ThingIndex): string {
  return `${factor} ${transmitter}`;
}

function toMatrixEntry(
  model: PathwayModel,
  roles: readonly CellRole[],
  numbersOf: NumbersOf,
): MatrixEntry {
  const shown = roles.slice(0, mostRoles).map((role) => ({
    role: role.role,
    isContested: role.path.links.some(({ confidence }) => confidence === 'contested'),
    text: describeBriefly(model, role),
    numbers: numbersOf(referencesOf(role.path.links)),
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
  return `No path leads to a neurotransmitter of this diagram from: ${listOf(idle)}.`;
}

/** Instead of a table that is too large. */
export const tooLargeWords =
  'The matrix of this project is too large to be read on paper. Export it as a table (CSV) instead.';

/** "A, B and 40 more": a longer list would not help anybody. */
export function listOf(names: readonly string[], between = ', '): string {
  const rest = names.length - mostNames;
  if (rest <= 1) return names.join(between);
  return `${names.slice(0, mostNames).join(between)} and ${rest.toLocaleString('en')} more`;
}

const mostNames = 24;
