import { useEffect, useId, useMemo, useState, type KeyboardEvent, memo } from 'react';
import { unknownWords, type MatrixView, type ViewCell } from '../../shared/matrix/matrix-view.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { inspectCell, inspectEntry, useSelectedEntries } from '../editor/inspecting.ts';
import {
  levelSigns,
  riskWords,
  shortWords,
  levelWords,
  wordOf,
  nameOfScenario,
} from '../../shared/whatif/scenario-words.ts';
import { useVisibleCells, withActive } from '../ui/visible-cells.ts';
import { isOpenAt, levelAt, type ShownScenario } from '../editor/matrix-desk.ts';
import { briefWords, standingLabels, tellRole } from '../../shared/matrix/roles.ts';
import {
  moveInGrid,
  type GridPosition,
  cellId,
  columnRem,
  headRem,
  nameRem,
  rowRem,
} from './grid-view.ts';
import { type GridRow, standingOf, touchedLevel } from './grid-rows.ts';
import styles from './matrix.module.css';
import { RoleSign } from './RoleSign.tsx';
import { matrixWords } from '../../shared/words/matrix.ts';

/**
 * An ARIA grid that draws only what is in view. The focus stays on the grid; `aria-activedescendant` names the active
 * cell, which works although rows and columns come and go.
 */
export function MatrixGrid({ view, rows }: { view: MatrixView; rows: readonly GridRow[] }) {
  const workbench = useWorkbench();
  const id = useId();
  const [active, setActive] = useState<GridPosition>({ row: 0, column: 0 });
  const grid = useVisibleCells(
    { count: rows.length, length: rowRem, head: headRem, margin: 8 },
    { count: view.columns.length, length: columnRem, head: nameRem, margin: 2 },
  );
  const { scroller, columns, page, onScroll, reveal } = grid;
  const chosen = useDesk((state) => state.cell);
  const position = clamp(active, rows.length, view.columns.length);

  useEffect(() => {
    reveal(position.row, position.column);
    // Only a move of the active cell scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);

  const open = (at: GridPosition) => {
    const row = rows[at.row];
    const thing = view.columns[at.column];
    if (row?.type === 'factor' && thing) {
      inspectCell(workbench, view, { factor: row.factor.id, column: thing.id });
    } else if (row?.type === 'factor') inspectEntry(workbench, row.factor);
    else if (thing) inspectEntry(workbench, thing);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const size = { rows: rows.length, columns: view.columns.length, page };
    const move = moveInGrid(
      position,
      { key: event.key, ctrl: event.ctrlKey || event.metaKey },
      size,
    );
    if (move) setActive(move);
    else if (event.key === 'Enter' || event.key === ' ') open(position);
    else if (event.key === 'Escape') workbench.desk.set({ cell: null, path: null });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pick = (at: GridPosition) => {
    setActive(at);
    open(at);
  };
  const width = `${nameRem + view.columns.length * columnRem}rem`;
  const shown = withActive(grid.rows, position.row);
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      role="grid"
      tabIndex={0}
      aria-label={matrixWords.supportMatrix}
      aria-rowcount={rows.length + 1}
      aria-colcount={view.columns.length + 1}
      aria-activedescendant={cellId(id, position)}
      aria-readonly="true"
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <GridHeading
        id={id}
        view={view}
        columns={columns}
        active={position}
        width={width}
        onPick={pick}
        count={rows}
      />
      <div
        role="rowgroup"
        className={styles['body']}
        style={{ height: `${rows.length * rowRem}rem`, width }}
      >
        {shown.map((at) => {
          const row = rows[at];
          return (
            row && (
              <GridRowView
                key={row.key}
                id={id}
                at={at}
                row={row}
                view={view}
                columns={columns}
                active={position.row === at ? position.column : null}
                chosen={chosen?.factor === row.key ? chosen.column : null}
                onPick={pick}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function clamp({ row, column }: GridPosition, rows: number, columns: number): GridPosition {
  return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
}

/** The transmitters and outcomes, and below each what the shown scenarios mean for it. Does not scroll away. */
function GridHeading({
  id,
  view,
  columns,
  active,
  width,
  count,
  onPick,
}: {
  id: string;
  view: MatrixView;
  columns: readonly number[];
  active: GridPosition;
  width: string;
  count: readonly GridRow[];
  onPick: (position: GridPosition) => void;
}) {
  const isSelected = useSelectedEntries();
  const factors = count.filter(({ type }) => type === 'factor').length;
  const corner = { row: -1, column: -1 };
  return (
    <div role="rowgroup" className={styles['heading']} style={{ width }}>
      <div role="row" aria-rowindex={1} className={styles['heading-row']}>
        <div
          id={cellId(id, corner)}
          role="columnheader"
          aria-colindex={1}
          className={styles['corner']}
          data-active={isAt(active, corner) || undefined}
        >
          <b>{matrixWords.supportFactor}</b>
          <span>{matrixWords.of(factors, view.factors.length)}</span>
        </div>
        {columns.map((column) => {
          const thing = view.columns[column];
          const position = { row: -1, column };
          return (
            thing && (
              // Focus and keys are the grid's.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={thing.id}
                id={cellId(id, position)}
                role="columnheader"
                aria-colindex={column + 2}
                className={styles['column']}
                style={{ left: `${nameRem + column * columnRem}rem` }}
                data-active={isAt(active, position) || undefined}
                data-selected={isSelected(thing) || undefined}
                onClick={() => onPick(position)}
              >
                <b title={thing.label}>{thing.label}</b>
                <Risks id={thing.id} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** What each shown scenario means for a column, side by side. */
function Risks({ id }: { id: string }) {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  return (
    <span className={styles['risks']}>
      {shown && <Risk id={id} scenario={shown} words={compared ? shortWords : riskWords} />}
      {compared && (
        <>
          {' | '}
          <Risk id={id} scenario={compared} words={shortWords} />
        </>
      )}
    </span>
  );
}

function Risk({
  id,
  scenario,
  words,
}: {
  id: string;
  scenario: ShownScenario;
  words: Readonly<Record<keyof typeof riskWords, string>>;
}) {
  const level = levelAt(scenario, id);
  if (isOpenAt(scenario, id)) return <span>…</span>;
  const change = scenario.changeOf.get(id) ?? scenario.quietOf.get(id);
  return (
    <span data-level={level}>
      {levelSigns[level]} {change ? wordOf(change, words) : words[level]}
    </span>
  );
}

function isAt(one: GridPosition, other: GridPosition): boolean {
  return one.row === other.row && one.column === other.column;
}

interface RowProps {
  readonly id: string;
  readonly at: number;
  readonly row: GridRow;
  readonly view: MatrixView;
  readonly columns: readonly number[];
  /** The active column if it is in this row. */
  readonly active: number | null;
  /** The column of the cell that the inspector shows. */
  readonly chosen: string | null;
  readonly onPick: (position: GridPosition) => void;
}

const GridRowView = memo(function GridRowView(props: RowProps) {
  const { id, at, row, view, active } = props;
  const style = { top: `${at * rowRem}rem` };
  if (row.type === 'group') {
    return (
      <div role="row" aria-rowindex={at + 2} className={styles['group-row']} style={style}>
        <div
          id={cellId(id, { row: at, column: active ?? -1 })}
          role="rowheader"
          aria-colindex={1}
          aria-colspan={view.columns.length + 1}
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
  const unknown = useMemo(() => new Set(view.unknown), [view.unknown]);
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
        const thing = view.columns[column];
        const cell = thing && cells.get(thing.id);
        const isUnknown = thing !== undefined && !cell && unknown.has(thing.id);
        return (
          thing && (
            // Focus and keys are the grid's.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={thing.id}
              id={cellId(id, { row: at, column })}
              role="gridcell"
              aria-colindex={column + 2}
              aria-label={
                isUnknown
                  ? `${factor.label}, ${thing.label}: ${unknownWords}`
                  : describeCell(factor.label, thing.label, cell, shown)
              }
              aria-selected={chosen === thing.id}
              className={styles['cell']}
              style={{ left: `${nameRem + column * columnRem}rem` }}
              data-active={active === column || undefined}
              data-chosen={chosen === thing.id || undefined}
              data-standing={(cell && standingOf(cell)) ?? undefined}
              data-level={cell && touchedLevel(cell, shown)}
              onClick={() => onPick({ row: at, column })}
            >
              {cell && <CellContent cell={cell} />}
              {isUnknown && <span title={unknownWords}>?</span>}
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
      <RoleSign sign={first.role} isContested={first.isContested} />
      <span data-strength={first.strength}>{briefWords(first)}</span>
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
  const change = shown?.changeOf.get(id);
  if (shown && compared) return <TwoMarks id={id} scenarios={[shown, compared]} />;
  return (
    change && (
      <span className={styles['mark']} data-level={change.level}>
        {levelSigns[change.level]} {wordOf(change)}
      </span>
    )
  );
}

function TwoMarks({ id, scenarios }: { id: string; scenarios: readonly ShownScenario[] }) {
  const marks = scenarios.map((one) => ({
    name: nameOfScenario(one.scenario),
    level: levelAt(one, id),
    change: one.changeOf.get(id) ?? one.quietOf.get(id),
  }));
  if (marks.every(({ level }) => level === 'unchanged' || level === 'unknown')) return null;
  const said = marks
    .map(({ name, level, change }) => `${name}: ${change ? wordOf(change) : levelWords[level]}`)
    .join('; ');
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
  thing: string,
  cell: ViewCell | undefined,
  scenario: ShownScenario | null,
): string {
  const cellName = `${factor}, ${thing}`;
  if (!cell) return `${cellName}: nothing`;
  const told = cell.roles.map((role) => tellRole(role, ' ')).join('; ');
  const level = touchedLevel(cell, scenario);
  const standing = standingOf(cell);
  const gap = standing && standing !== 'both' ? `, ${standingLabels[standing]}` : '';
  return `${cellName}: ${told}${gap}${level ? `, ${levelWords[level]} in the scenario` : ''}`;
}
