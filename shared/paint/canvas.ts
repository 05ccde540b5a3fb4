import {
  overlaps,
  separateRuns,
  type DrawnItem,
  type Bounds,
  type GroupPrimitive,
  type ImagePrimitive,
  type Path,
  type PathPrimitive,
  type Primitive,
  type TextPrimitive,
} from '../scene/primitives.ts';
import { fontFamily, baseDirection } from '../scene/text-layout.ts';
import { decodedPicture } from './decoded-pictures.ts';
import type { Picture } from './picture.ts';

/** What the painter needs from a Canvas2D context. Browsers and Skia for Node both have it. */
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
  globalAlpha: number;
  filter: string;
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
  clip(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  setLineDash(segments: number[]): void;
  /** `image`: what this surface can draw, as `decoded-pictures.ts` keeps it. */
  drawImage(image: object, x: number, y: number, width: number, height: number): void;
}

export interface CanvasView {
  /** Pixels a diagram unit. */
  readonly scale: number;
  /**
   * The part of the picture that the surface shows, with its top left corner at the surface's origin; all of it if
   * absent.
   */
  readonly tile?: Bounds;
}

/** Paints what lies in the tile. The surface must have no transform of its own; its state is restored. */
export function paintCanvas(
  surface: CanvasSurface,
  picture: Picture,
  { scale, tile = picture.frame }: CanvasView,
): void {
  surface.save();
  surface.scale(scale, scale);
  surface.translate(-tile.x, -tile.y);
  if (picture.background !== null) paintGround(surface, picture.background, tile, 1 / scale);
  preparePainting(surface);
  paintItems(surface, picture, tile);
  paintAll(surface, picture.extras);
  surface.restore();
}

/** What is the same for all that is painted afterwards. */
export function preparePainting(surface: CanvasSurface): void {
  surface.lineJoin = 'round';
  surface.textBaseline = 'alphabetic';
  surface.fontKerning = 'none';
}

/** One pixel wider on all sides: the last pixels of the surface may reach beyond the tile. */
function paintGround(surface: CanvasSurface, color: string, tile: Bounds, pixel: number): void {
  const { x, y, width, height } = tile;
  surface.fillStyle = color;
  surface.fillRect(x - pixel, y - pixel, width + 2 * pixel, height + 2 * pixel);
}

function paintItems(surface: CanvasSurface, { items, clip }: Picture, tile: Bounds): void {
  surface.save();
  if (clip) {
    tracePath(surface, boxPath(clip));
    surface.clip();
  }
  for (const item of items) {
    if (overlaps(item.drawn.bounds, tile)) paintItem(surface, item);
  }
  surface.restore();
}

function boxPath({ x, y, width, height }: Bounds): Path {
  return [
    ['M', x, y],
    ['L', x + width, y],
    ['L', x + width, y + height],
    ['L', x, y + height],
    ['Z'],
  ];
}

function paintItem(surface: CanvasSurface, item: DrawnItem): void {
  if (item.type === 'link') return paintAll(surface, item.drawn.primitives);
  const { node, primitives } = item.drawn;
  surface.translate(node.x, node.y);
  paintAll(surface, primitives);
  surface.translate(-node.x, -node.y);
}

/** Paints primitives where the surface is. Text smaller than `leastText`, in diagram units, is left out. */
export function paintAll(
  surface: CanvasSurface,
  primitives: readonly Primitive[],
  leastText = 0,
): void {
  for (const primitive of primitives) paintPrimitive(surface, primitive, leastText);
}

function paintPrimitive(surface: CanvasSurface, primitive: Primitive, leastText: number): void {
  switch (primitive.type) {
    case 'path':
      return paintPath(surface, primitive);
    case 'text':
      return primitive.size >= leastText ? paintText(surface, primitive) : undefined;
    case 'image':
      return paintImage(surface, primitive);
    case 'group':
      return paintGroup(surface, primitive, leastText);
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

/** What is not decoded yet is a pale box until it is; what cannot be is a crossed one. */
function paintImage(surface: CanvasSurface, primitive: ImagePrimitive): void {
  const { picture, x, y, width, height, opacity, isGrey } = primitive;
  const image = decodedPicture(picture);
  if (!image) {
    surface.fillStyle = '#94a3b833';
    surface.fillRect(x, y, width, height);
    return image === null ? paintPath(surface, crossIn(primitive)) : undefined;
  }
  const { globalAlpha, filter } = surface;
  surface.globalAlpha = globalAlpha * opacity;
  if (isGrey) surface.filter = 'grayscale(1)';
  surface.drawImage(image, x, y, width, height);
  surface.globalAlpha = globalAlpha;
  if (isGrey) surface.filter = filter;
}

function crossIn({ x, y, width, height }: Bounds): PathPrimitive {
  return {
    type: 'path',
    path: [
      ['M', x, y],
      ['L', x + width, y + height],
      ['M', x + width, y],
      ['L', x, y + height],
    ],
    stroke: { color: '#94a3b8', width: 1 },
  };
}

// Left and right whatever the direction of the text, as the scene means them.
const alignments = { start: 'left', middle: 'center', end: 'right' } as const;

function paintText(surface: CanvasSurface, text: TextPrimitive): void {
  if (text.color === 'none') return;
  if (text.runs) return separateRuns(text).forEach((run) => paintText(surface, run));
  surface.fillStyle = text.color;
  surface.font = `${text.italic ? 'italic ' : ''}${text.weight} ${text.size}px ${fontFamily}`;
  surface.letterSpacing = `${text.letterSpacing ?? 0}px`;
  surface.textAlign = alignments[text.anchor];
  surface.direction = baseDirection(text.text);
  surface.fillText(text.text, text.x, text.y);
}

function paintGroup(
  surface: CanvasSurface,
  { offset, rotation, children }: GroupPrimitive,
  leastText: number,
): void {
  surface.save();
  if (offset) surface.translate(offset.x, offset.y);
  if (rotation) {
    surface.translate(rotation.x, rotation.y);
    surface.rotate((rotation.angle * Math.PI) / 180);
    surface.translate(-rotation.x, -rotation.y);
  }
  paintAll(surface, children, leastText);
  surface.restore();
}
