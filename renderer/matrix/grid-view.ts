import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';

/** Rows and columns drawn beyond the edges, so that a scroll shows no gap before the next frame. */
const margin = { rows: 8, columns: 2 };

interface GridView {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Rows that fit in view. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Scrolls no further than needed for a cell to be in view, beside the heading and the names, which stay. */
  readonly reveal: (position: GridPosition) => void;
}

/** Which rows and columns of a grid are in view. */
export function useGridView(rowCount: number, columnCount: number): GridView {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ row: 0, page: 30, column: 0, fit: 20 });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const rem = remInPixels();
    const next = {
      row: Math.floor(element.scrollTop / (rowRem * rem)),
      page: Math.max(1, Math.floor((element.clientHeight - headRem * rem) / (rowRem * rem))),
      column: Math.floor(element.scrollLeft / (columnRem * rem)),
      fit: Math.ceil(element.clientWidth / (columnRem * rem)),
    };
    setRange((now) => (isSame(now, next) ? now : next));
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const reveal = useCallback(({ row, column }: GridPosition) => {
    const element = scroller.current;
    if (!element) return;
    const rem = remInPixels();
    if (row >= 0) {
      const room = element.clientHeight - headRem * rem;
      element.scrollTop = scrolledTo(element.scrollTop, room, row * rowRem * rem, rowRem * rem);
    }
    if (column >= 0) {
      const room = element.clientWidth - nameRem * rem;
      const wide = columnRem * rem;
      element.scrollLeft = scrolledTo(element.scrollLeft, room, column * wide, wide);
    }
  }, []);

  const { row, page, column, fit } = range;
  const rows = useMemo(
    () => numbersIn(row - margin.rows, row + page + 2 + margin.rows, rowCount),
    [row, page, rowCount],
  );
  const columns = useMemo(
    () => numbersIn(column - margin.columns, column + fit + margin.columns, columnCount),
    [column, fit, columnCount],
  );
  return { scroller, rows, columns, page, onScroll: measure, reveal };
}

type Range = Readonly<Record<'row' | 'page' | 'column' | 'fit', number>>;

function isSame(one: Range, other: Range): boolean {
  return (
    one.row === other.row &&
    one.page === other.page &&
    one.column === other.column &&
    one.fit === other.fit
  );
}

function scrolledTo(scroll: number, room: number, start: number, length: number): number {
  if (start < scroll) return start;
  return start + length > scroll + room ? start + length - room : scroll;
}

function numbersIn(from: number, to: number, count: number): number[] {
  const first = Math.max(0, Math.min(from, count));
  const end = Math.max(first, Math.min(to, count));
  return Array.from({ length: end - first }, (_none, at) => first + at);
}

/** In rem, so that the table grows with the text; as in the style sheet. */
export const rowRem = 1.875;
export const columnRem = 6.75;
export const nameRem = 11;
const headRem = 2.75;

/** The id of a cell's element in the page. */
export function cellId(grid: string, { row, column }: GridPosition): string {
  return `${grid}-${row}-${column}`;
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** A place in the grid: -1 as row is the heading, -1 as column the name of the factor. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit in view. */
  readonly page: number;
}

/** Where a key leads, as the ARIA Authoring Practices have it for grids; null for a key that does not move. */
export function moveInGrid(
  { row, column }: GridPosition,
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { rows, columns, page }: GridSize,
): GridPosition | null {
  const at = (nextRow: number, nextColumn: number): GridPosition => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(-1, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(Math.max(0, row - page), column);
    case 'PageDown':
      return at(row + page, column);
    case 'Home':
      return ctrl ? at(-1, -1) : at(row, -1);
    case 'End':
      return ctrl ? at(rows - 1, columns - 1) : at(row, columns - 1);
    default:
      return null;
  }
}
