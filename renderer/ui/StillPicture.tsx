import { useEffect, useRef, useState, type ComponentProps, type RefObject } from 'react';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { pageSlices } from '../workers/page-worker.ts';
import { surfaceOf } from './element-painting.ts';
import {
  createStillPainter,
  viewOfPart,
  type StillContent,
  type StillPainter,
} from './still-picture.ts';

type CanvasRef = RefObject<HTMLCanvasElement | null>;

interface Props extends Omit<ComponentProps<'canvas'>, 'content' | 'part' | 'ref'> {
  readonly content: StillContent;
  /** All of it is shown, in the middle. */
  readonly part: Bounds;
  readonly ref?: CanvasRef;
}

/** A picture of any size that is only looked at. Its content is told elsewhere, in words. */
export function StillPicture({ content, part, ref, ...others }: Props) {
  const own = useRef<HTMLCanvasElement>(null);
  const canvas = ref ?? own;
  const painter = useRef<StillPainter>(null);
  const size = useSizeOf(canvas);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return undefined;
    const made = createStillPainter(surfaceOf(canvas.current, context), pageSlices);
    painter.current = made;
    return () => made.end();
  }, [canvas]);
  useEffect(() => {
    const [width, height] = size.map((length) => Math.round(length * window.devicePixelRatio));
    if (width && height) void painter.current?.show(content, viewOfPart(part, width, height));
  }, [content, part, size]);
  return <canvas ref={canvas} aria-hidden="true" {...others} />;
}

/** Its width and height in window pixels, also when these change. */
function useSizeOf(canvas: CanvasRef) {
  const [size, setSize] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize([entry.contentRect.width, entry.contentRect.height]);
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [canvas]);
  return size;
}
