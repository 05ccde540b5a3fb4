import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';

/** Rows, or columns, of equal length. Lengths are in rem, so that they grow with the text. */
interface Axis {
  readonly count: number;
  readonly length: number;
  /** The part in front of them that does not scroll with them. */
  readonly head?: number;
  /** How many are drawn beyond each edge, so that a scroll shows no gap before the next frame. */
  readonly margin: number;
}

interface VisibleCells {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The indices of those to draw. The same array while they stay the same. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Rows that fit in view. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Scrolls only as far as needed to show a cell. An index below 0 is always in view. */
  readonly reveal: (row: number, column?: number) => void;
}

const noColumns: Axis = { count: 0, length: 1, margin: 0 };

/** Which rows and columns of a scrolling element are in view: only these are drawn. */
export function useVisibleCells(rowAxis: Axis, columnAxis: Axis = noColumns): VisibleCells {
  const scroller = useRef<HTMLDivElement>(null);
  const [inView, setInView] = useState({ row: 0, page: 30, column: 0, fit: 30 });
  const [rowLength, rowHead] = [rowAxis.length, rowAxis.head ?? 0];
  const [columnLength, columnHead] = [columnAxis.length, columnAxis.head ?? 0];

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const rem = remInPixels();
    const next = {
      row: Math.floor(element.scrollTop / (rowLength * rem)),
      page: fitting(element.clientHeight / rem - rowHead, rowLength),
      column: Math.floor(element.scrollLeft / (columnLength * rem)),
      fit: fitting(element.clientWidth / rem - columnHead, columnLength),
    };
    setInView((now) => (isSame(now, next) ? now : next));
  }, [rowLength, rowHead, columnLength, columnHead]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const reveal = useCallback(
    (row: number, column = -1) => {
      const element = scroller.current;
      if (!element) return;
      const rem = remInPixels();
      if (row >= 0) {
        const room = element.clientHeight - rowHead * rem;
        element.scrollTop = scrolledTo(element.scrollTop, room, row, rowLength * rem);
      }
      if (column >= 0) {
        const room = element.clientWidth - columnHead * rem;
        element.scrollLeft = scrolledTo(element.scrollLeft, room, column, columnLength * rem);
      }
    },
    [rowLength, rowHead, columnLength, columnHead],
  );

  const rows = useNumbers(inView.row, inView.page, rowAxis);
  const columns = useNumbers(inView.column, inView.fit, columnAxis);
  return { scroller, rows, columns, page: inView.page, onScroll: measure, reveal };
}

/** The rows in view, and always the active one, because screen readers read its name; in order. */
export function withActive(rows: readonly number[], active: number): readonly number[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (active < 0 || rows.includes(active)) return rows;
  if (first !== undefined && active < first) return [active, ...rows];
  return last === undefined || active > last ? [...rows, active] : rows;
}

function useNumbers(first: number, page: number, { count, margin }: Axis): readonly number[] {
  return useMemo(() => visibleNumbers(first, page, count, margin), [first, page, count, margin]);
}

/** If the first and the last are cut off, one more than fits is in view. */
export function visibleNumbers(
  first: number,
  page: number,
  count: number,
  margin: number,
): readonly number[] {
  const start = Math.max(0, Math.min(first, count) - margin);
  const end = Math.min(count, first + page + 2 + margin);
  return Array.from({ length: Math.max(0, end - start) }, (_none, index) => start + index);
}

function fitting(room: number, length: number): number {
  return Math.max(1, Math.floor(room / length));
}

/** How far to scroll to show the cell with that index: only as far as needed. */
export function scrolledTo(scroll: number, room: number, index: number, length: number): number {
  const start = index * length;
  if (start < scroll) return start;
  return start + length > scroll + room ? start + length - room : scroll;
}

type InView = Readonly<Record<'row' | 'page' | 'column' | 'fit', number>>;

function isSame(one: InView, other: InView): boolean {
  return (
    one.row === other.row &&
    one.page === other.page &&
    one.column === other.column &&
    one.fit === other.fit
  );
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
