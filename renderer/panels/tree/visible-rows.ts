import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

interface VisibleRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Rows that fit in view. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Scrolls no further than needed for a row to be in view. */
  readonly reveal: (at: number) => void;
}

/** Rows drawn beyond either edge, so that a scroll shows no gap before the next frame. */
const MARGIN = 8;

/** Which of `count` rows of equal height (in rem) are in view of a scrolling element. */
export function useVisibleRows(count: number, rowRem: number): VisibleRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, page: 30 });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const row = rowRem * remInPixels();
    const next = {
      first: Math.floor(element.scrollTop / row),
      page: Math.max(1, Math.floor(element.clientHeight / row)),
    };
    setRange((now) => (now.first === next.first && now.page === next.page ? now : next));
  }, [rowRem]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const reveal = useCallback(
    (at: number) => {
      const element = scroller.current;
      if (!element) return;
      const row = rowRem * remInPixels();
      const top = at * row;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + row > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + row - element.clientHeight;
      }
    },
    [rowRem],
  );

  const first = Math.max(0, Math.min(range.first, count) - MARGIN);
  const end = Math.min(count, range.first + range.page + 2 + MARGIN);
  return { scroller, first, end, page: range.page, onScroll: measure, reveal };
}

const remInPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
