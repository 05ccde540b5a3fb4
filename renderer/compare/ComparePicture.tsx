import { memo, useEffect, useRef, useState, type PointerEvent } from 'react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { grown, overlaps, type Bounds, type DrawnItem } from '../../shared/scene/primitives.ts';
import { Drawing } from '../ui/Drawing.tsx';
import type { ChangeKind, Comparison, Difference } from './marks.ts';
import styles from './compare.module.css';

/** Says without colour what a frame means. */
export const signs: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '−',
  changed: '≠',
  moved: '→',
};

/** Elements: with more of them in view, only those that differ are drawn. */
const mostDrawn = 2_500;
const zoomStep = 1.25;

interface Props {
  readonly comparison: Comparison;
  /** The part of the drawing to show, and the difference that it is about. */
  readonly shown: { readonly part: Bounds; readonly key: string } | null;
}

/** Both versions in one drawing. The wheel zooms, and dragging moves it; nothing in it can be changed. */
export function ComparePicture({ comparison, shown }: Props) {
  const whole = grown(comparison.bounds, 24);
  const [part, setPart] = useState<Bounds>(shown?.part ?? whole);
  const [last, setLast] = useState(shown);
  if (last !== shown) {
    setLast(shown);
    setPart(shown?.part ?? whole);
  }
  const ref = useZoomingWheel(setPart);
  const drag = useDragging(setPart);
  const zoom = (by: number) => setPart((now) => zoomed(now, by, { x: 0.5, y: 0.5 }));
  return (
    <div className={styles['picture']}>
      {/* Its content is in the list beside it, in words; the pointer only moves the view. */}
      <svg
        ref={ref}
        viewBox={[part.x, part.y, part.width, part.height].join(' ')}
        aria-hidden="true"
        focusable="false"
        {...drag}
      >
        <Items comparison={comparison} part={part} />
        {comparison.differences.map((difference) => (
          <Mark
            key={difference.key}
            difference={difference}
            part={part}
            isCurrent={difference.key === shown?.key}
          />
        ))}
      </svg>
      <div className={styles['zoom']}>
        <button type="button" aria-label="Zoom In" onClick={() => zoom(1 / zoomStep)}>
          <ZoomIn size={16} aria-hidden />
        </button>
        <button type="button" aria-label="Zoom Out" onClick={() => zoom(zoomStep)}>
          <ZoomOut size={16} aria-hidden />
        </button>
        <button type="button" aria-label="Show All" onClick={() => setPart(whole)}>
          <Maximize size={16} aria-hidden />
        </button>
      </div>
    </div>
  );
}

const Items = memo(function Items({
  comparison,
  part,
}: {
  readonly comparison: Comparison;
  readonly part: Bounds;
}) {
  // What is just out of view may come into it: the drawing need not follow each step of a drag.
  const near = grown(part, Math.max(part.width, part.height) / 2);
  const inView = comparison.items.filter(({ item }) => overlaps(item.drawn.bounds, near));
  const drawn = inView.length > mostDrawn ? inView.filter(({ kind }) => kind) : inView;
  return drawn.map(({ key, item, kind }) => (
    <g key={key} className={styles['item']} data-kind={kind ?? 'same'}>
      <Item item={item} />
    </g>
  ));
});

const Item = memo(function Item({ item }: { item: DrawnItem }) {
  if (item.type === 'link') return <Drawing primitives={item.drawn.primitives} />;
  const { node, primitives } = item.drawn;
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <Drawing primitives={primitives} />
    </g>
  );
});

/** A frame round what differs, with its sign; of what moved, also where it was. */
function Mark({
  difference: { kind, bounds, before },
  part,
  isCurrent,
}: {
  readonly difference: Difference;
  readonly part: Bounds;
  readonly isCurrent: boolean;
}) {
  if (!bounds || !(overlaps(bounds, part) || (before && overlaps(before, part)))) return null;
  const frame = grown(bounds, 5);
  // The sign keeps its size on the screen, within reason.
  const size = Math.min(Math.max(part.width / 55, 9), 40);
  return (
    <g className={styles['mark']} data-kind={kind} data-current={isCurrent}>
      {before && <rect {...grown(before, 2)} rx={5} className={styles['was']} />}
      {before && <line {...fromTo(before, bounds)} />}
      <rect {...frame} rx={6} />
      <circle cx={frame.x} cy={frame.y} r={size * 0.7} />
      <text x={frame.x} y={frame.y} fontSize={size} dy="0.35em" textAnchor="middle">
        {signs[kind]}
      </text>
    </g>
  );
}

function fromTo(one: Bounds, other: Bounds) {
  const middle = ({ x, y, width, height }: Bounds) => ({ x: x + width / 2, y: y + height / 2 });
  const [from, to] = [middle(one), middle(other)];
  return { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
}

type SetPart = (change: (now: Bounds) => Bounds) => void;

/** React listens to the wheel without the right to stop the page from scrolling. */
function useZoomingWheel(setPart: SetPart) {
  const ref = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const svg = ref.current;
    if (!svg) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top, width, height } = svg.getBoundingClientRect();
      const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
      const by = Math.exp(Math.max(-1, Math.min(1, event.deltaY / 300)));
      setPart((now) => zoomed(now, by, at));
    };
    svg.addEventListener('wheel', onWheel, { passive: false });
    return () => svg.removeEventListener('wheel', onWheel);
  }, [setPart]);
  return ref;
}

function useDragging(setPart: SetPart) {
  const [isDragging, setDragging] = useState(false);
  return {
    'data-dragging': isDragging,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
    },
    onPointerUp: () => setDragging(false),
    onPointerCancel: () => setDragging(false),
    onPointerMove: ({ currentTarget, movementX, movementY }: PointerEvent<SVGSVGElement>) => {
      if (!isDragging) return;
      const { width, height } = currentTarget.getBoundingClientRect();
      setPart((now) => {
        // The drawing keeps its proportions: the larger of the two scales holds.
        const scale = Math.max(now.width / width, now.height / height);
        return { ...now, x: now.x - movementX * scale, y: now.y - movementY * scale };
      });
    },
  };
}

const smallest = 40;
const largest = 4_000_000;

function zoomed(part: Bounds, by: number, at: { readonly x: number; readonly y: number }): Bounds {
  const width = part.width * by;
  const height = part.height * by;
  if (Math.max(width, height) < smallest || Math.max(width, height) > largest) return part;
  return {
    x: part.x + (part.width - width) * at.x,
    y: part.y + (part.height - height) * at.y,
    width,
    height,
  };
}
