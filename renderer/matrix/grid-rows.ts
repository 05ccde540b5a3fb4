import {
  type ComparedCell,
  backings,
  type MatrixView,
  type ViewCell,
  type ViewRole,
  type EntryData,
} from '../../shared/matrix/matrix-view.ts';
import { factorGroups } from '../../shared/matrix/roles.ts';
import type { MatrixFilter, MatrixOrder, ShownScenario } from '../editor/matrix-desk.ts';

/** A row of the grid: the heading of a group, or a factor with its cells by column. */
export type GridRow =
  | { readonly type: 'group'; readonly key: string; readonly label: string }
  | {
      readonly type: 'factor';
      readonly key: string;
      readonly factor: EntryData;
      readonly cells: ReadonlyMap<string, ViewCell>;
    };

export interface RowWishes {
  readonly filter: MatrixFilter;
  readonly order: MatrixOrder;
  readonly scenario: ShownScenario | null;
}

/** The rows in their order. A filter removes roles, and then cells and rows in which nothing is left. */
export function gridRows(view: MatrixView, wishes: RowWishes): GridRow[] {
  const cellsOf = new Map<string, Map<string, ViewCell>>();
  for (const cell of view.cells) {
    const kept = filterCell(cell, wishes);
    if (!kept) continue;
    const row = cellsOf.get(cell.factor) ?? new Map<string, ViewCell>();
    cellsOf.set(cell.factor, row.set(cell.column, kept));
  }
  const isFiltered = !letsAllThrough(wishes.filter);
  const rows = view.factors.flatMap((factor) => {
    const cells = cellsOf.get(factor.id) ?? new Map<string, ViewCell>();
    if (isFiltered && cells.size === 0) return [];
    return [{ type: 'factor', key: factor.id, factor, cells } as const];
  });
  if (wishes.order === 'name') return rows.toSorted((a, b) => compareNames(a.factor, b.factor));
  if (wishes.order === 'cells') return rows.toSorted((a, b) => b.cells.size - a.cells.size);
  return factorGroups.flatMap(({ label, kinds }) => {
    const members = rows.filter(({ factor }) => kinds.includes(factor.kind));
    return members.length === 0 ? [] : [{ type: 'group', key: label, label } as const, ...members];
  });
}

/** Whether the scenario changes the column's thing as the factor's own change would along the role's path. */
export function isTouched(
  { path, sign }: ViewRole,
  column: string,
  scenario: ShownScenario | null,
): boolean {
  if (!scenario) return false;
  const [from, to] = [path[0]?.id ?? '', column].map((id) => scenario.changeOf.get(id)?.level);
  if (!from || !to) return false;
  if (from === 'uncertain' || to === 'uncertain') return true;
  return (from === to) === (sign === 1);
}

/** The level of the column's thing where the scenario reaches it along a path of the cell. */
export function touchedLevel({ roles, column }: ViewCell, scenario: ShownScenario | null) {
  return roles.some((role) => isTouched(role, column, scenario))
    ? scenario?.changeOf.get(column)?.level
    : undefined;
}

export function standingOf(cell: ViewCell): ComparedCell['standing'] | null {
  // Cells of a comparison carry it, others do not.
  return 'standing' in cell ? (cell as ComparedCell).standing : null;
}

function letsAllThrough({ role, confidence, backing, touched }: MatrixFilter): boolean {
  return role === null && confidence === null && backing === 'none' && !touched;
}

function filterCell(cell: ViewCell, { filter, scenario }: RowWishes): ViewCell | null {
  if (letsAllThrough(filter)) return cell;
  const kept = cell.roles.filter(
    (one) =>
      (filter.role === null || one.role === filter.role) &&
      (filter.confidence === null || one.confidence === filter.confidence) &&
      backings.indexOf(one.backing) >= backings.indexOf(filter.backing) &&
      (!filter.touched || isTouched(one, cell.column, scenario)),
  );
  return kept.length === 0 ? null : { ...cell, roles: kept };
}

const names = new Intl.Collator('en', { numeric: true });

function compareNames(one: EntryData, other: EntryData): number {
  return names.compare(one.label, other.label);
}
