import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { grown, type Bounds } from '../../shared/scene/primitives.ts';
import { StillPicture } from '../ui/StillPicture.tsx';
import type { StillContent } from '../ui/still-picture.ts';
import type { Comparison } from './marks.ts';
import { paintMarks } from './paint-marks.ts';
import styles from './compare.module.css';
import { filesWords } from '../../shared/words/files.ts';

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
  const current = shown?.key ?? null;
  const content = useMemo(() => contentOf(comparison, current), [comparison, current]);
  const zoom = (by: number) => setPart((now) => zoomed(now, by, { x: 0.5, y: 0.5 }));
  return (
    <div className={styles['picture']}>
      {/* Its content is in the list beside it, in words; the pointer only moves the view. */}
      <StillPicture ref={ref} content={content} part={part} {...drag} />
      <div className={styles['zoom']}>
        <button type="button" aria-label={filesWords.zoomIn} onClick={() => zoom(1 / zoomStep)}>
          <ZoomIn size={16} aria-hidden />
        </button>
        <button type="button" aria-label={filesWords.zoomOut} onClick={() => zoom(zoomStep)}>
          <ZoomOut size={16} aria-hidden />
        </button>
        <button type="button" aria-label={filesWords.showAll} onClick={() => setPart(whole)}>
          <Maximize size={16} aria-hidden />
        </button>
      </div>
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

/** What is the same in both is faded; round what differs there is a frame. */
function contentOf(
  { items, same, differences, theme }: Comparison,
  current: string | null,
): StillContent {
  return {
    items,
    looks: { theme, selection: none, faded: same, focused: null, accent: '#000000' },
    paintAbove: (surface, { scale }, part) =>
      paintMarks(surface, differences, { scale: scale / window.devicePixelRatio, part, current }),
  };
}

type SetPart = (change: (now: Bounds) => Bounds) => void;

/** React listens to the wheel without the right to stop the page from scrolling. */
function useZoomingWheel(setPart: SetPart) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
      const by = Math.exp(Math.max(-1, Math.min(1, event.deltaY / 300)));
      setPart((now) => zoomed(now, by, at));
    };
    canvas.addEventListener('wheel', onWheel, { passive: false });
    return () => canvas.removeEventListener('wheel', onWheel);
  }, [setPart]);
  return ref;
}

function useDragging(setPart: SetPart) {
  const [isDragging, setDragging] = useState(false);
  return {
    'data-dragging': isDragging,
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
    },
    onPointerUp: () => setDragging(false),
    onPointerCancel: () => setDragging(false),
    onPointerMove: ({ currentTarget, movementX, movementY }: PointerEvent<HTMLCanvasElement>) => {
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
