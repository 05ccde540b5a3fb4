import { factorGroups } from '../matrix/factor-groups.ts';
import { toMatrixView, type MatrixView, type ViewCell } from '../matrix/matrix-view.ts';
import type { Role } from '../matrix/matrix-cell.ts';
import type { Project } from '../project/project-schema.ts';
import type { NumbersOf } from './report-references.ts';

export interface ReportMatrix {
  readonly columns: readonly string[];
  readonly groups: readonly { readonly label: string; readonly rows: readonly MatrixRow[] }[];
  /** Factors that no path leads from to a transmitter: they have no row. */
  readonly idle: readonly string[];
  readonly factorCount: number;
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
    readonly text: string;
    /** Those of the references behind it. */
    readonly numbers: string;
  }[];
  /** How many more roles there are. */
  readonly more: number;
}

/** A cell that tells more than this is not read in print. */
const mostRoles = 3;

/** The matrix of the whole project; null where there is nothing to tell. */
export function matrixOf(project: Project, numbersOf: NumbersOf): ReportMatrix | null {
  const view = toMatrixView(project);
  const { factors, transmitters } = view;
  if (factors.length === 0 || transmitters.length === 0) return null;
  const cellAt = new Map(view.cells.map((cell) => [keyOf(cell.factor, cell.transmitter), cell]));
  const active = new Set(view.cells.map(({ factor }) => factor));
  const groups = factorGroups.map(({ label, kinds }) => ({
    label,
    rows: factors
      .filter(({ id, kind }) => kinds.includes(kind) && active.has(id))
      .map((factor) => rowOf(factor, view, cellAt, numbersOf)),
  }));
  return {
    columns: transmitters.map(({ label }) => label),
    groups: groups.filter(({ rows }) => rows.length > 0),
    idle: factors.flatMap(({ id, label }) => (active.has(id) ? [] : [label])),
    factorCount: active.size,
  };
}

export function idleWords(idle: readonly string[]): string {
  return `No path leads to a neurotransmitter of this diagram from: ${idle.join(', ')}.`;
}

function keyOf(factor: string, transmitter: string): string {
  return JSON.stringify([factor, transmitter]);
}

function rowOf(
  { id, label }: MatrixView['factors'][number],
  { transmitters }: MatrixView,
  cellAt: ReadonlyMap<string, ViewCell>,
  numbersOf: NumbersOf,
): MatrixRow {
  return {
    label,
    cells: transmitters.map((transmitter) => {
      const roles = cellAt.get(keyOf(id, transmitter.id))?.roles ?? [];
      const shown = roles.slice(0, mostRoles).map(({ role, brief, references }) => ({
        role,
        text: brief,
        numbers: numbersOf(references),
      }));
      return { roles: shown, more: roles.length - shown.length };
    }),
  };
}
