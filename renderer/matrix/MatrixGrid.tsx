import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { GridHeading } from './GridHeading.tsx';
import { GridRowView } from './GridRowView.tsx';
import { moveInGrid, type GridPosition } from './grid-keys.ts';
import { useGridView } from './grid-view.ts';
import type { GridRow } from './grid-rows.ts';
import { cellId, columnRem, nameRem, rowRem } from './grid-measures.ts';
import { inspectCell, inspectEntry } from './inspecting.ts';
import styles from './matrix.module.css';

/**
 * An ARIA grid that draws only what is in view. Focus stays on the grid; the active cell is named by
 * `aria-activedescendant`, which survives rows and columns coming and going.
 */
export function MatrixGrid({ view, rows }: { view: MatrixView; rows: readonly GridRow[] }) {
  const workbench = useWorkbench();
  const id = useId();
  const [active, setActive] = useState<GridPosition>({ row: 0, column: 0 });
  const grid = useGridView(rows.length, view.transmitters.length);
  const { scroller, columns, page, onScroll, reveal } = grid;
  const chosen = useDesk((state) => state.cell);
  const position = clamp(active, rows.length, view.transmitters.length);

  useEffect(() => {
    reveal(position);
    // Only a move of the active cell scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);

  const open = (at: GridPosition) => {
    const row = rows[at.row];
    const transmitter = view.transmitters[at.column];
    if (row?.type === 'factor' && transmitter) {
      inspectCell(workbench, view, { factor: row.factor.id, transmitter: transmitter.id });
    } else if (row?.type === 'factor') inspectEntry(workbench, row.factor);
    else if (transmitter) inspectEntry(workbench, transmitter);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const size = { rows: rows.length, columns: view.transmitters.length, page };
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
  const width = `${nameRem + view.transmitters.length * columnRem}rem`;
  const shown = withActive(grid.rows, position.row);
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      role="grid"
      tabIndex={0}
      aria-label="Support matrix"
      aria-rowcount={rows.length + 1}
      aria-colcount={view.transmitters.length + 1}
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
                chosen={chosen?.factor === row.key ? chosen.transmitter : null}
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

/** The rows in view, and the active one wherever it is: its name is spoken. */
function withActive(shown: readonly number[], active: number): readonly number[] {
  return active < 0 || shown.includes(active) ? shown : [...shown, active];
}
