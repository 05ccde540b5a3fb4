import { differences, sceneIndexOf } from '../../shared/graph/scene-index.ts';
import { preparePainting } from '../../shared/paint/canvas.ts';
import { withLabelsAbove } from '../../shared/scene/draw-diagram.ts';
import {
  grown,
  primitivesBounds,
  unionBounds,
  type Bounds,
  type DrawnItem,
} from '../../shared/scene/primitives.ts';
import {
  coarseScale,
  paintCoarsely,
  paintDots,
  paintItem,
  type PictureContent,
  type PictureSurface,
} from '../ui/element-painting.ts';

/** Which part of the diagram a canvas shows: its upper left corner and size in window pixels. */
export interface PictureView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for a window pixel. */
  readonly ratio: number;
}

/** With more elements in view than these, the picture is stretched while its scale changes. */
const mostWhileZooming = 1_500;

export interface PicturePainter {
  /** Paints what differs from the last time; returns whether the picture is as sharp as it can be. */
  paint(view: PictureView, content: PictureContent): boolean;
  /** The next time all of it is painted anew. */
  forget(): void;
}

/** A rectangle of whole pixels of the canvas. */
type PixelBox = Bounds;

/** Paints a diagram on a canvas, and again only what changed: a shifted picture is copied, an edited element repainted. */
export function createPicturePainter(surface: PictureSurface): PicturePainter {
  /** What the canvas holds, and where its pixels really lie. */
  let held: { readonly view: PictureView; readonly content: PictureContent } | null = null;
  /** A picture of the whole diagram, which is stretched where there is no time for more. */
  let whole: Whole | null = null;
  const paintBox = (box: PixelBox, view: PictureView, content: PictureContent) => {
    if (box.width > 0 && box.height > 0) paintPart(surface, box, view, content);
  };
  const fit = (view: PictureView) => {
    if (!fitCanvas(surface, view) && isPrepared) return;
    // Only now: browsers look for a font again after each of these.
    preparePainting(surface);
    // Letters stand where they were measured at every scale.
    surface.textRendering = 'geometricPrecision';
    isPrepared = true;
  };
  const paintAnew = (view: PictureView, content: PictureContent) => {
    fit(view);
    held = { view, content };
    paintBox({ x: 0, y: 0, ...sizeOf(view) }, view, content);
    return true;
  };
  const stretch = (view: PictureView, content: PictureContent) => {
    whole ??= createWhole(surface);
    const seen = whole.paint(content);
    fit(view);
    held = null;
    isStretched = true;
    const { width, height } = sizeOf(view);
    const scale = view.zoom * view.ratio;
    surface.setTransform(1, 0, 0, 1, 0, 0);
    surface.clearRect(0, 0, width, height);
    surface.drawOther(
      whole.surface,
      view.x * view.ratio + seen.x * scale,
      view.y * view.ratio + seen.y * scale,
      seen.width * scale,
      seen.height * scale,
    );
    return false;
  };
  let isStretched = false;
  let isPrepared = false;
  return {
    forget: () => {
      held = null;
      isStretched = false;
    },
    paint: (view, content) => {
      const before = held;
      if (!before || !isShift(before, view, content)) {
        // Another document that is shown as a whole is no zooming: it is painted sharply at once.
        const isSame = before?.content.diagram === content.diagram;
        const isZooming = isStretched || (isSame && before.view.zoom !== view.zoom);
        const isSlow = isZooming && isCrowded(view, content);
        isStretched = false;
        return isSlow ? stretch(view, content) : paintAnew(view, content);
      }
      const { ratio } = view;
      const [right, down] = [
        Math.round((view.x - before.view.x) * ratio),
        Math.round((view.y - before.view.y) * ratio),
      ];
      // The copied pixels stay where they are within a pixel, until the view rests.
      const lying = {
        ...view,
        x: before.view.x + right / ratio,
        y: before.view.y + down / ratio,
      };
      held = { view: lying, content };
      const cells = createCells(lying);
      markChanges(cells, before.content, content);
      for (const box of shifted(surface, lying, right, down)) paintBox(box, lying, content);
      for (const box of cells.boxes()) paintBox(box, lying, content);
      return Math.abs(lying.x - view.x) * ratio < 0.02 && Math.abs(lying.y - view.y) * ratio < 0.02;
    },
  };
}

function isCrowded(view: PictureView, { diagram }: PictureContent): boolean {
  const { x, y, zoom, width, height } = view;
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  return sceneIndexOf(diagram).count(seen) > mostWhileZooming;
}

interface Whole {
  readonly surface: PictureSurface;
  /** Brings it up to date; returns the part of the diagram that it shows. */
  paint(content: PictureContent): Bounds;
}

/** Pixels of the longer side of the picture of the whole diagram. */
const wholeSide = 1_600;

function createWhole(beside: PictureSurface): Whole {
  const surface = beside.another();
  const painter = createPicturePainter(surface);
  return {
    surface,
    paint: (content) => {
      const { x, y, width, height } = grown(content.diagram.bounds, frameReach);
      const zoom = wholeSide / Math.max(width, height);
      const size = { width: Math.ceil(width * zoom), height: Math.ceil(height * zoom) };
      painter.paint({ x: -x * zoom, y: -y * zoom, zoom, ...size, ratio: 1 }, content);
      return { x, y, width: size.width / zoom, height: size.height / zoom };
    },
  };
}

/** Whether what is on the canvas can be used for the next picture. */
function isShift(
  held: { readonly view: PictureView; readonly content: PictureContent },
  view: PictureView,
  content: PictureContent,
): boolean {
  const { width, height, zoom, ratio } = held.view;
  return (
    zoom === view.zoom &&
    ratio === view.ratio &&
    width === view.width &&
    height === view.height &&
    held.content.accent === content.accent &&
    held.content.theme === content.theme &&
    held.content.dots.gap === content.dots.gap &&
    held.content.dots.color === content.dots.color &&
    held.content.faded === content.faded
  );
}

function sizeOf({ width, height, ratio }: PictureView): { width: number; height: number } {
  return { width: Math.ceil(width * ratio), height: Math.ceil(height * ratio) };
}

/** Setting the size of a canvas clears it and how it paints, and takes time. Returns whether that was done. */
function fitCanvas({ canvas }: PictureSurface, view: PictureView): boolean {
  const { width, height } = sizeOf(view);
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

/** Moves the pixels, and returns what then has to be painted. */
function shifted(
  surface: PictureSurface,
  view: PictureView,
  right: number,
  down: number,
): PixelBox[] {
  if (right === 0 && down === 0) return [];
  const { width, height } = sizeOf(view);
  if (Math.abs(right) >= width || Math.abs(down) >= height) return [{ x: 0, y: 0, width, height }];
  surface.setTransform(1, 0, 0, 1, 0, 0);
  surface.globalCompositeOperation = 'copy';
  surface.drawSelf(right, down);
  surface.globalCompositeOperation = 'source-over';
  const beside = { x: right > 0 ? 0 : width + right, width: Math.abs(right) };
  const above = { y: down > 0 ? 0 : height + down, height: Math.abs(down) };
  return [
    { ...beside, y: 0, height },
    { ...above, x: Math.max(0, right), width: width - Math.abs(right) },
  ];
}

/** Pixels of the side of a cell: the canvas is painted anew by whole cells. */
const cellSize = 96;

interface Cells {
  /** What lies there is to be painted anew; in diagram units. */
  mark(bounds: Bounds): void;
  markLine(from: { x: number; y: number }, to: { x: number; y: number }, margin: number): void;
  markAll(): void;
  /** What is marked, in as few boxes as is easy. */
  boxes(): PixelBox[];
}

function createCells(view: PictureView): Cells {
  const { width, height } = sizeOf(view);
  const [columns, rows] = [Math.ceil(width / cellSize), Math.ceil(height / cellSize)];
  const isMarked = new Uint8Array(columns * rows);
  const scale = view.zoom * view.ratio;
  const [left, top] = [view.x * view.ratio, view.y * view.ratio];
  const markPixels = (x: number, y: number, right: number, bottom: number) => {
    const last = Math.min(columns - 1, Math.floor((right + 2) / cellSize));
    const lowest = Math.min(rows - 1, Math.floor((bottom + 2) / cellSize));
    for (let row = Math.max(0, Math.floor((y - 2) / cellSize)); row <= lowest; row += 1)
      for (let at = Math.max(0, Math.floor((x - 2) / cellSize)); at <= last; at += 1)
        isMarked[row * columns + at] = 1;
  };
  return {
    mark: ({ x, y, width: w, height: h }) =>
      markPixels(left + x * scale, top + y * scale, left + (x + w) * scale, top + (y + h) * scale),
    markLine: (from, to, margin) => {
      const length = Math.hypot(to.x - from.x, to.y - from.y) * scale;
      const steps = Math.max(1, Math.ceil(length / cellSize));
      const reach = margin * scale + length / steps / 2;
      for (let step = 0; step <= steps; step += 1) {
        const share = step / steps;
        const x = left + (from.x + (to.x - from.x) * share) * scale;
        const y = top + (from.y + (to.y - from.y) * share) * scale;
        markPixels(x - reach, y - reach, x + reach, y + reach);
      }
    },
    markAll: () => void isMarked.fill(1),
    boxes: () => {
      const marked = isMarked.reduce((sum, one) => sum + one, 0);
      if (marked > isMarked.length * 0.7) return [{ x: 0, y: 0, width, height }];
      return marked === 0 ? [] : runsOf(isMarked, columns, rows);
    },
  };
}

/** Rows of marked cells; equal rows below each other are one box. */
function runsOf(isMarked: Uint8Array, columns: number, rows: number): PixelBox[] {
  const boxes: PixelBox[] = [];
  let above = new Map<string, { x: number; y: number; width: number; height: number }>();
  for (let row = 0; row < rows; row += 1) {
    const here: typeof above = new Map();
    for (let at = 0; at < columns; at += 1) {
      if (isMarked[row * columns + at] !== 1) continue;
      const first = at;
      while (at + 1 < columns && isMarked[row * columns + at + 1] === 1) at += 1;
      const key = `${first} ${at}`;
      const known = above.get(key);
      if (known) known.height += cellSize;
      const box = known ?? {
        x: first * cellSize,
        y: row * cellSize,
        width: (at - first + 1) * cellSize,
        height: cellSize,
      };
      if (!known) boxes.push(box);
      here.set(key, box);
    }
    above = here;
  }
  return boxes;
}

/** Diagram units by which the frame of a selected node, and the halo of a link, lie beyond what is drawn. */
const frameReach = 6;
/** Heads and marks of a link lie within this distance of its line, unless its bounds say more. */
const headReach = 16;

/** With more changes than these most of the picture is another one. */
const mostMarked = 3_000;

function markChanges(cells: Cells, before: PictureContent, after: PictureContent): void {
  const changed = differences(before.diagram, after.diagram, mostMarked);
  const ids = changedIds(before, after);
  if (!changed || changed.length + ids.length > mostMarked) return cells.markAll();
  for (const item of changed) markItem(cells, item);
  for (const id of ids) {
    const { nodes, links } = after.diagram;
    const [node, link] = [nodes.get(id), links.get(id)];
    if (node) markItem(cells, { type: 'node', drawn: node });
    if (link) markItem(cells, { type: 'link', drawn: link });
  }
}

function changedIds(before: PictureContent, after: PictureContent): readonly string[] {
  const focused = before.focused === after.focused ? [] : [before.focused, after.focused];
  const ids = focused.flatMap((id) => id ?? []);
  if (before.selection === after.selection) return ids;
  for (const id of before.selection) if (!after.selection.has(id)) ids.push(id);
  for (const id of after.selection) if (!before.selection.has(id)) ids.push(id);
  return ids;
}

function markItem(cells: Cells, item: DrawnItem): void {
  if (item.type === 'node') {
    const { bounds, box } = item.drawn;
    return cells.mark(grown(unionBounds([bounds, box]), frameReach));
  }
  const { route, bounds, label } = item.drawn;
  const line = unionBounds(route.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const words = label.length === 0 ? line : primitivesBounds(label);
  if (label.length > 0) cells.mark(words);
  const beyond = Math.max(
    line.x - bounds.x,
    line.y - bounds.y,
    bounds.x + bounds.width - line.x - line.width,
    bounds.y + bounds.height - line.y - line.height,
  );
  // A label may reach far; it is marked by itself.
  const margin = Math.max(headReach, label.length === 0 ? beyond : 0);
  for (const [at, point] of route.entries()) {
    const next = route[at + 1];
    if (next) cells.markLine(point, next, margin);
  }
  if (label.length > 0) cells.mark(bounds);
}

function paintPart(
  surface: PictureSurface,
  box: PixelBox,
  view: PictureView,
  content: PictureContent,
): void {
  const scale = view.zoom * view.ratio;
  const [left, top] = [view.x * view.ratio, view.y * view.ratio];
  surface.save();
  surface.setTransform(1, 0, 0, 1, 0, 0);
  surface.beginPath();
  surface.rect(box.x, box.y, box.width, box.height);
  surface.clip();
  surface.clearRect(box.x, box.y, box.width, box.height);
  surface.setTransform(scale, 0, 0, scale, left, top);
  const part = grown(
    {
      x: (box.x - left) / scale,
      y: (box.y - top) / scale,
      width: box.width / scale,
      height: box.height / scale,
    },
    frameReach + 1 / scale,
  );
  paintDots(surface, part, content.dots, scale);
  const items = sceneIndexOf(content.diagram).within(part);
  if (scale < coarseScale) paintCoarsely(surface, items, content, scale);
  else for (const item of withLabelsAbove(items)) paintItem(surface, item, content, scale);
  surface.restore();
}
