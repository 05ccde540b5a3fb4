import {
  useEffect,
  useId,
  useRef,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useVisibleCells, withActive } from '../visible-cells.ts';
import styles from './Tree.module.css';
import { moveInTree, type TreeRow } from './tree-rows.ts';

interface TreeProps<Row extends TreeRow> {
  readonly label: string;
  /** Must not be empty: a tree without items is no tree. */
  readonly rows: readonly Row[];
  readonly activeKey: string | null;
  readonly onActiveChange: (key: string) => void;
  readonly onToggle: (row: Row) => void;
  /** Enter, or a double click. */
  readonly onEnter: (row: Row, event: { readonly shiftKey: boolean }) => void;
  /** A click, or Space. */
  readonly onPick?: (row: Row, event: { readonly adds: boolean }) => void;
  /** Arrow up on the first row. */
  readonly onLeave?: () => void;
  /** The caller's own keys; returns whether it used the key. */
  readonly onOtherKey?: (event: KeyboardEvent, row: Row) => boolean;
  readonly onDragStart?: (row: Row, event: DragEvent) => void;
  /** The drag is over, with or without a drop. */
  readonly onDragEnd?: (row: Row, event: DragEvent) => void;
  readonly isDraggable?: (row: Row) => boolean;
  /** Absent: the tree has no selection; undefined: the row cannot be selected. */
  readonly isSelected?: (row: Row) => boolean | undefined;
  readonly describe: (row: Row) => string;
  readonly children: (row: Row) => ReactNode;
}

/** Height of a row in CSS pixels at the default text size; rows are laid out in `rem`, so that it scales. */
const rowHeightRem = 1.625;
/** Extra rows that are drawn beyond each edge. */
const margin = 8;

/**
 * An ARIA tree that draws only the rows in view. The focus stays on the tree; `aria-activedescendant` names the active
 * row, which works although rows come and go.
 */
export function Tree<Row extends TreeRow>(props: TreeProps<Row>) {
  const { rows, activeKey, isSelected } = props;
  const id = useId();
  const view = useVisibleCells({ count: rows.length, length: rowHeightRem, margin });
  const activeAt = rows.findIndex((row) => row.key === activeKey);
  const { reveal } = view;
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    // What was pressed is in view already: if it moved under the pointer, another row would be pressed.
    const isPressed = pressed.current === activeKey;
    pressed.current = null;
    if (!isPressed) reveal(activeAt);
    // Rows that open elsewhere must not scroll the list: only a new active row does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeKey, reveal]);

  return (
    <div
      ref={view.scroller}
      className={styles['tree']}
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable={isSelected ? true : undefined}
      aria-activedescendant={activeAt >= 0 ? `${id}-${activeAt}` : undefined}
      onScroll={view.onScroll}
      onFocus={(event) => {
        const firstRow = rows[0];
        // A press chooses the row under it.
        if (!event.target.matches(':focus-visible')) return;
        if (activeAt < 0 && firstRow) props.onActiveChange(firstRow.key);
      }}
      onPointerDown={(event) => {
        pressed.current = keyOfRowAt(event.target);
      }}
      onKeyDown={(event) => {
        pressed.current = null;
        handleKey(event, props, view.page);
      }}
    >
      <div role="none" style={{ height: `${rows.length * rowHeightRem}rem`, position: 'relative' }}>
        {withActive(view.rows, activeAt).map((at) => renderRow(props, id, at))}
      </div>
    </div>
  );
}

function renderRow<Row extends TreeRow>(props: TreeProps<Row>, id: string, at: number) {
  const row = props.rows[at];
  if (!row) return null;
  const isActive = row.key === props.activeKey;
  return (
    // Focus and keys are the tree's, which names the active row by aria-activedescendant.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
    <div
      key={row.key}
      id={`${id}-${at}`}
      role="treeitem"
      className={styles['row']}
      data-active={isActive || undefined}
      data-row={row.key}
      aria-label={props.describe(row)}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen}
      aria-selected={props.isSelected?.(row)}
      draggable={props.isDraggable?.(row) ?? false}
      style={{
        top: `${at * rowHeightRem}rem`,
        height: `${rowHeightRem}rem`,
        paddingLeft: `${0.75 + (Math.min(row.level, 8) - 1) * 0.875}rem`,
      }}
      onClick={(event) => {
        props.onActiveChange(row.key);
        if (props.onPick) {
          props.onPick(row, { adds: event.shiftKey || event.ctrlKey || event.metaKey });
        } else if (row.isOpen !== undefined) props.onToggle(row);
      }}
      onDoubleClick={(event) => {
        // If a click opens and closes, the second click of a double click has done that already.
        if (props.onPick || row.isOpen === undefined) props.onEnter(row, event);
      }}
      onDragStart={(event) => props.onDragStart?.(row, event)}
      onDragEnd={(event) => props.onDragEnd?.(row, event)}
    >
      {props.children(row)}
    </div>
  );
}

/** The row of a press; null outside of all rows. */
function keyOfRowAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-row]')?.getAttribute('data-row') ?? null;
}

function handleKey<Row extends TreeRow>(
  event: KeyboardEvent,
  props: TreeProps<Row>,
  page: number,
): void {
  const { rows, activeKey } = props;
  const row = rows.find((candidate) => candidate.key === activeKey);
  if (row && props.onOtherKey?.(event, row)) return takeKey(event);
  if (row && event.key === 'Enter') {
    props.onEnter(row, event);
    return takeKey(event);
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (row && event.key === ' ') {
    if (props.onPick) props.onPick(row, { adds: event.shiftKey });
    else if (row.isOpen !== undefined) props.onToggle(row);
    return takeKey(event);
  }
  const move = moveInTree(rows, activeKey, event.key, page);
  if (!move) return;
  takeKey(event);
  if (move.type === 'leave') props.onLeave?.();
  else if (move.type === 'go') props.onActiveChange(move.key);
  else if (row) props.onToggle(row);
}

/** The canvas listens for the same keys. */
function takeKey(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
