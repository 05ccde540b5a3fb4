import type { DrawnDiagram, DrawnItem } from '../scene/drawn.ts';
import type {
  Bounds,
  GroupPrimitive,
  Path,
  PathPrimitive,
  Primitive,
  TextPrimitive,
} from '../scene/primitives.ts';
import { fontFamily } from '../scene/text-metrics.ts';
import { baseDirection } from '../scene/visible-text.ts';

/** What the painter needs of a Canvas2D context: a browser's and Skia's in Node both have it. */
export interface CanvasSurface {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  direction: string;
  fontKerning: string;
  letterSpacing: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(radians: number): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  setLineDash(segments: number[]): void;
}

export interface CanvasView {
  /** What of the diagram the surface shows, its top left corner at the surface's origin. In diagram units. */
  readonly frame: Bounds;
  /** Pixels a diagram unit. */
  readonly scale: number;
  /** A CSS colour, or null to leave the surface as it is. */
  readonly background: string | null;
}

/** Paints what lies in the frame. The surface comes with no transform of its own and keeps the state that it had. */
export function paintCanvas(surface: CanvasSurface, diagram: DrawnDiagram, view: CanvasView): void {
  const { frame, scale, background } = view;
  surface.save();
  surface.scale(scale, scale);
  surface.translate(-frame.x, -frame.y);
  if (background !== null) {
    surface.fillStyle = background;
    surface.fillRect(frame.x, frame.y, frame.width, frame.height);
  }
  surface.lineJoin = 'round';
  surface.textBaseline = 'alphabetic';
  surface.fontKerning = 'none';
  for (const item of diagram.order) {
    if (overlaps(item.drawn.bounds, frame)) paintItem(surface, item);
  }
  surface.restore();
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return (
    a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y
  );
}

function paintItem(surface: CanvasSurface, item: DrawnItem): void {
  if (item.type === 'link') return paintAll(surface, item.drawn.primitives);
  const { node, primitives } = item.drawn;
  surface.translate(node.x, node.y);
  paintAll(surface, primitives);
  surface.translate(-node.x, -node.y);
}

function paintAll(surface: CanvasSurface, primitives: readonly Primitive[]): void {
  for (const primitive of primitives) paintPrimitive(surface, primitive);
}

function paintPrimitive(surface: CanvasSurface, primitive: Primitive): void {
  switch (primitive.type) {
    case 'path':
      return paintPath(surface, primitive);
    case 'text':
      return paintText(surface, primitive);
    case 'group':
      return paintGroup(surface, primitive);
  }
}

function paintPath(surface: CanvasSurface, { path, fill, stroke }: PathPrimitive): void {
  const fills = fill !== undefined && fill !== 'none';
  const strokes = stroke !== undefined && stroke.color !== 'none' && stroke.width > 0;
  if (!fills && !strokes) return;
  tracePath(surface, path);
  if (fills) {
    surface.fillStyle = fill;
    surface.fill();
  }
  if (strokes) {
    surface.strokeStyle = stroke.color;
    surface.lineWidth = stroke.width;
    surface.lineCap = stroke.cap ?? 'butt';
    surface.setLineDash(stroke.dash ? [...stroke.dash] : []);
    surface.stroke();
  }
}

function tracePath(surface: CanvasSurface, path: Path): void {
  surface.beginPath();
  for (const command of path) {
    switch (command[0]) {
      case 'M':
        surface.moveTo(command[1], command[2]);
        break;
      case 'L':
        surface.lineTo(command[1], command[2]);
        break;
      case 'C':
        surface.bezierCurveTo(
          command[1],
          command[2],
          command[3],
          command[4],
          command[5],
          command[6],
        );
        break;
      case 'Z':
        surface.closePath();
        break;
    }
  }
}

// Left and right whatever the direction of the text, as the scene means them.
const alignments = { start: 'left', middle: 'center', end: 'right' } as const;

function paintText(surface: CanvasSurface, text: TextPrimitive): void {
  if (text.color === 'none') return;
  surface.fillStyle = text.color;
  surface.font = `${text.italic ? 'italic ' : ''}${text.weight} ${text.size}px ${fontFamily}`;
  surface.letterSpacing = `${text.letterSpacing ?? 0}px`;
  surface.textAlign = alignments[text.anchor];
  surface.direction = baseDirection(text.text);
  surface.fillText(text.text, text.x, text.y);
}

function paintGroup(surface: CanvasSurface, { offset, rotation, children }: GroupPrimitive): void {
  surface.save();
  if (offset) surface.translate(offset.x, offset.y);
  if (rotation) {
    surface.translate(rotation.x, rotation.y);
    surface.rotate((rotation.angle * Math.PI) / 180);
    surface.translate(-rotation.x, -rotation.y);
  }
  paintAll(surface, children);
  surface.restore();
}
