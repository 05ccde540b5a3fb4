import { memo } from 'react';
import type { MatrixView, ViewCell } from '../../shared/matrix/matrix-view.ts';
import { standingLabels, tellRole } from '../../shared/matrix/roles.ts';
import { useDesk } from '../editor/workbench.tsx';
import { levelSigns, levelWords, nameOfScenario } from '../../shared/matrix/scenario-words.ts';
import { useSelectedEntries } from '../editor/inspecting.ts';
import { type GridPosition, cellId, columnRem, nameRem, rowRem } from './grid-view.ts';
import { standingOf, touchedLevel, type GridRow } from './grid-rows.ts';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import { RoleSign } from './RoleSign.tsx';
import styles from './matrix.module.css';

interface RowProps {
  readonly id: string;
  readonly at: number;
  readonly row: GridRow;
  readonly view: MatrixView;
  readonly columns: readonly number[];
  /** The active column if it is in this row. */
  readonly active: number | null;
  /** The transmitter of the cell that the inspector shows. */
  readonly chosen: string | null;
  readonly onPick: (position: GridPosition) => void;
}

export const GridRowView = memo(function GridRowView(props: RowProps) {
  const { id, at, row, view, active } = props;
  const style = { top: `${at * rowRem}rem` };
  if (row.type === 'group') {
    return (
      <div role="row" aria-rowindex={at + 2} className={styles['group-row']} style={style}>
        <div
          id={cellId(id, { row: at, column: active ?? -1 })}
          role="rowheader"
          aria-colindex={1}
          aria-colspan={view.transmitters.length + 1}
          className={styles['group']}
          data-active={active !== null || undefined}
        >
          <span>{row.label}</span>
        </div>
      </div>
    );
  }
  return <FactorRow {...props} row={row} style={style} />;
});

function FactorRow({
  id,
  at,
  row,
  view,
  columns,
  active,
  chosen,
  onPick,
  style,
}: Omit<RowProps, 'row'> & {
  row: Extract<GridRow, { type: 'factor' }>;
  style: { top: string };
}) {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  const isSelected = useSelectedEntries();
  const { factor, cells } = row;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={styles['row']}
      style={style}
      data-level={levelOf(factor.id, shown)}
    >
      {/* Focus and keys are the grid's. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        id={cellId(id, { row: at, column: -1 })}
        role="rowheader"
        aria-colindex={1}
        className={styles['name']}
        data-active={active === -1 || undefined}
        data-selected={isSelected(factor) || undefined}
        onClick={() => onPick({ row: at, column: -1 })}
      >
        <span title={factor.label}>{factor.label}</span>
        <LevelMark id={factor.id} shown={shown} compared={compared} />
      </div>
      {columns.map((column) => {
        const transmitter = view.transmitters[column];
        const cell = transmitter && cells.get(transmitter.id);
        return (
          transmitter && (
            // Focus and keys are the grid's.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={transmitter.id}
              id={cellId(id, { row: at, column })}
              role="gridcell"
              aria-colindex={column + 2}
              aria-label={describeCell(factor.label, transmitter.label, cell, shown)}
              aria-selected={chosen === transmitter.id}
              className={styles['cell']}
              style={{ left: `${nameRem + column * columnRem}rem` }}
              data-active={active === column || undefined}
              data-chosen={chosen === transmitter.id || undefined}
              data-standing={(cell && standingOf(cell)) ?? undefined}
              data-level={cell && touchedLevel(cell, shown)}
              onClick={() => onPick({ row: at, column })}
            >
              {cell && <CellContent cell={cell} />}
            </div>
          )
        );
      })}
    </div>
  );
}

function CellContent({ cell: { roles } }: { cell: ViewCell }) {
  const [first] = roles;
  if (!first) return null;
  const others = new Set(roles.slice(1).map(({ role }) => role));
  others.delete(first.role);
  return (
    <>
      <RoleSign sign={first.role} isContested={first.confidence === 'contested'} />
      <span>{first.brief}</span>
      {[...others].map((role) => (
        <RoleSign key={role} sign={role} />
      ))}
    </>
  );
}

/** What the shown scenario does to a factor. With a second scenario, what each does, in the order of the heading. */
function LevelMark({
  id,
  shown,
  compared,
}: {
  id: string;
  shown: ShownScenario | null;
  compared: ShownScenario | null;
}) {
  const level = levelOf(id, shown);
  if (shown && compared) return <TwoMarks id={id} scenarios={[shown, compared]} />;
  return (
    level && (
      <span className={styles['mark']} data-level={level}>
        {levelSigns[level]} {levelWords[level]}
      </span>
    )
  );
}

function TwoMarks({ id, scenarios }: { id: string; scenarios: readonly ShownScenario[] }) {
  const marks = scenarios.map((one) => ({
    name: nameOfScenario(one.scenario),
    level: levelOf(id, one) ?? ('unchanged' as const),
  }));
  if (marks.every(({ level }) => level === 'unchanged')) return null;
  const said = marks.map(({ name, level }) => `${name}: ${levelWords[level]}`).join('; ');
  return (
    <span className={styles['two-marks']} role="img" aria-label={said} title={said}>
      {marks.map(({ level }, at) => (
        <span key={at} className={styles['mark']} data-level={level}>
          {levelSigns[level] || '–'}
        </span>
      ))}
    </span>
  );
}

function levelOf(id: string, scenario: ShownScenario | null) {
  return scenario?.changeOf.get(id)?.level;
}

function describeCell(
  factor: string,
  transmitter: string,
  cell: ViewCell | undefined,
  scenario: ShownScenario | null,
): string {
  const cellName = `${factor}, ${transmitter}`;
  if (!cell) return `${cellName}: nothing`;
  const told = cell.roles.map(({ role, brief }) => tellRole(role, brief, ' ')).join('; ');
  const level = touchedLevel(cell, scenario);
  const standing = standingOf(cell);
  const gap = standing && standing !== 'both' ? `, ${standingLabels[standing]}` : '';
  return `${cellName}: ${told}${gap}${level ? `, ${levelWords[level]} in the scenario` : ''}`;
}
