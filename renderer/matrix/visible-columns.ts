import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { columnRem, nameRem, remInPixels } from './grid-measures.ts';

/** Columns drawn beyond either edge. */
const margin = 2;

interface VisibleColumns {
  readonly shown: readonly number[];
  readonly onScroll: () => void;
  readonly reveal: (column: number) => void;
}

/** Which of `count` columns of equal width are in view, beside the names that stay. */
export function useVisibleColumns(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
): VisibleColumns {
  const [range, setRange] = useState({ first: 0, fit: 20 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const column = columnRem * remInPixels();
    const next = {
      first: Math.floor(element.scrollLeft / column),
      fit: Math.ceil(element.clientWidth / column),
    };
    setRange((now) => (now.first === next.first && now.fit === next.fit ? now : next));
  }, [scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure, scroller]);
  const reveal = useCallback(
    (column: number) => {
      const element = scroller.current;
      if (!element || column < 0) return;
      const wide = columnRem * remInPixels();
      const room = element.clientWidth - nameRem * remInPixels();
      const left = column * wide;
      if (left < element.scrollLeft) element.scrollLeft = left;
      else if (left + wide > element.scrollLeft + room) element.scrollLeft = left + wide - room;
    },
    [scroller],
  );
  const { first, fit } = range;
  const shown = useMemo(() => {
    const from = Math.max(0, first - margin);
    const to = Math.min(count, first + fit + margin);
    return Array.from({ length: Math.max(0, to - from) }, (_none, at) => from + at);
  }, [first, fit, count]);
  return { shown, onScroll: measure, reveal };
}
