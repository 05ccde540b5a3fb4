import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { GridPosition } from './grid-keys.ts';
import { columnRem, headRem, nameRem, remInPixels, rowRem } from './grid-measures.ts';

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
