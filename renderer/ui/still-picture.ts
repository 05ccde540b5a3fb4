import { preparePainting } from '../../shared/paint/canvas.ts';
import { picturesToDecode } from '../../shared/paint/decoded-pictures.ts';
import type { Steps } from '../../shared/project/checked-text.ts';
import { withLabelsAbove } from '../../shared/scene/draw-diagram.ts';
import { grown, overlaps, type Bounds, type DrawnItem } from '../../shared/scene/primitives.ts';
import { inSlices, type Slices } from '../../shared/worker/slices.ts';
import {
  coarseScale,
  paintCoarsely,
  paintItem,
  type ElementLooks,
  type PictureSurface,
} from './element-painting.ts';

/** What a picture that cannot be changed shows, from back to front. */
export interface StillContent {
  readonly items: readonly DrawnItem[];
  readonly looks: ElementLooks;
  /** Paints above them, in diagram units, what lies in a part. */
  readonly paintAbove?: (surface: PictureSurface, view: StillView, part: Bounds) => Steps<void>;
}

/** How diagram units lie on the canvas: where their origin is, and how many pixels of the canvas one has. */
export interface StillView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** The view that shows a part as large as the canvas allows, in its middle. */
export function viewOfPart(part: Bounds, width: number, height: number): StillView {
  const scale = Math.min(width / Math.max(part.width, 1e-6), height / Math.max(part.height, 1e-6));
  return {
    x: width / 2 - (part.x + part.width / 2) * scale,
    y: height / 2 - (part.y + part.height / 2) * scale,
    scale,
    width,
    height,
  };
}

export interface StillPainter {
  /** Shows what is there of it at once, stretched, and the whole when it is painted. */
  show(content: StillContent, view: StillView): Promise<void>;
  end(): void;
}

/**
 * Paints large pictures without holding up the window: in slices on a canvas that nobody sees, which is then copied.
 * What is shown meanwhile is what was painted last, moved and stretched.
 */
export function createStillPainter(surface: PictureSurface, slices: Slices): StillPainter {
  let held: { readonly surface: PictureSurface; readonly view: StillView } | null = null;
  let spare: PictureSurface | null = null;
  let stop = new AbortController();
  const copy = (view: StillView) => {
    const { canvas } = surface;
    if (canvas.width !== view.width) canvas.width = view.width;
    if (canvas.height !== view.height) canvas.height = view.height;
    surface.setTransform(1, 0, 0, 1, 0, 0);
    surface.clearRect(0, 0, view.width, view.height);
    if (!held) return;
    const by = view.scale / held.view.scale;
    const [x, y] = [view.x - held.view.x * by, view.y - held.view.y * by];
    surface.drawOther(held.surface, x, y, held.view.width * by, held.view.height * by);
  };
  return {
    end: () => stop.abort(),
    show: async (content, view) => {
      stop.abort();
      stop = new AbortController();
      copy(view);
      const { signal } = stop;
      if (picturesToDecode(content.items).length > 0)
        await (await import('../workers/decode-pictures.ts')).decodePictures(content.items);
      if (signal.aborted) return;
      const back = spare ?? surface.another();
      spare = null;
      const painted = await inSlices(paintInSteps(back, content, view), slices, { signal });
      if (!painted.ok) {
        spare ??= back;
        return;
      }
      spare = held?.surface ?? null;
      held = { surface: back, view };
      copy(view);
    },
  };
}

/** Elements that are painted in one step, as boxes and lines or as they are. */
const [coarseAtOnce, atOnce] = [300, 12];

function* paintInSteps(
  surface: PictureSurface,
  { items, looks, paintAbove }: StillContent,
  view: StillView,
): Steps<void> {
  const { x, y, scale, width, height } = view;
  surface.canvas.width = width;
  surface.canvas.height = height;
  surface.setTransform(scale, 0, 0, scale, x, y);
  preparePainting(surface);
  surface.textRendering = 'geometricPrecision';
  const part = { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
  const inView = items.filter(({ drawn }) => overlaps(drawn.bounds, grown(part, 8)));
  const isCoarse = scale < coarseScale;
  const shown = isCoarse ? inView : withLabelsAbove(inView);
  const stride = isCoarse ? coarseAtOnce : atOnce;
  for (let at = 0; at < shown.length; at += stride) {
    const some = shown.slice(at, at + stride);
    if (isCoarse) paintCoarsely(surface, some, looks, scale);
    else for (const item of some) paintItem(surface, item, looks, scale);
    yield at / shown.length;
  }
  if (paintAbove) yield* paintAbove(surface, view, part);
}
