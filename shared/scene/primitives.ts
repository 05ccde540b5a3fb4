import { themes, type Theme } from '../project/themes.ts';
import type {
  DiagramPoint,
  InsertedPicture,
  Link,
  PathwayNode,
} from '../project/project-schema.ts';
import { baseDirection, fontHeights, lineWidth, runsWidth, type LineRun } from './text-layout.ts';

/**
 * What painters draw: SVG, Canvas2D and React use these primitives and nothing else. Colours are concrete CSS colours.
 */
export type Primitive = PathPrimitive | TextPrimitive | ImagePrimitive | GroupPrimitive;

export type PathCommand =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Path = readonly PathCommand[];

export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps in diagram units; absent for a solid line. */
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
}

export interface PathPrimitive {
  readonly type: 'path';
  readonly path: Path;
  readonly fill?: string;
  readonly stroke?: Stroke;
}

/** One line of text in the bundled font. */
export interface TextPrimitive {
  readonly type: 'text';
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: 400 | 600;
  readonly italic: boolean;
  readonly color: string;
  /** Extra space between characters in diagram units. */
  readonly letterSpacing?: number;
  /** The parts of `text` that are set in manners of their own, all of them in order; absent where there is one manner. */
  readonly runs?: readonly LineRun[];
}

/** A picture, stretched over a box. */
export interface ImagePrimitive extends Bounds {
  readonly type: 'image';
  readonly picture: InsertedPicture;
  /** 0 to 1. */
  readonly opacity: number;
  /** In shades of grey. */
  readonly isGrey: boolean;
  /** What it shows, in words; may be empty. */
  readonly alternative: string;
}

export interface GroupPrimitive {
  readonly type: 'group';
  /** Degrees clockwise about a point, applied to the children. */
  readonly rotation?: { readonly angle: number; readonly x: number; readonly y: number };
  /** Moves the children; applied outside the rotation. */
  readonly offset?: DiagramPoint;
  readonly children: readonly Primitive[];
}

/** An axis-parallel rectangle in diagram units. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is kept of each drawn value in each theme. */
export class DrawnByTheme<Value extends object, Drawn> {
  readonly #kept = new Map(themes.map((theme) => [theme, new WeakMap<Value, Drawn>()]));

  get(value: Value, theme: Theme): Drawn | undefined {
    return this.#kept.get(theme)?.get(value);
  }

  set(value: Value, theme: Theme, drawn: Drawn): void {
    this.#kept.get(theme)?.set(value, drawn);
  }

  /** Forgets how it was drawn in every theme. */
  forget(value: Value): void {
    for (const kept of this.#kept.values()) kept.delete(value);
  }

  /** As it was drawn in some theme other than this one: only the colours differ. */
  twinOf(value: Value, theme: Theme): Drawn | undefined {
    for (const [other, kept] of this.#kept) {
      const drawn = other === theme ? undefined : kept.get(value);
      if (drawn !== undefined) return drawn;
    }
    return undefined;
  }
}

/** The drawing of a node. */
export interface DrawnNode {
  readonly node: PathwayNode;
  /** Its box, or the upright box around it if it is rotated. For selecting, snapping and arranging. */
  readonly box: Bounds;
  /**
   * Encloses everything that is painted: border, text outside the box, badges. For culling and cropping. In diagram
   * units.
   */
  readonly bounds: Bounds;
  /** What is painted, relative to the top left corner of the unrotated box; null for nothing. */
  readonly painted: Bounds | null;
  /** Relative to the top left corner of the unrotated box, rotation and badges included. */
  readonly primitives: readonly Primitive[];
}

/** The drawing of a link. All in diagram units. */
export interface DrawnLink {
  readonly link: Link;
  readonly bounds: Bounds;
  /** The centre line from end to end, before it is shortened for the heads. */
  readonly path: Path;
  /** The corners of `path`; the curves of a curved link as short chords. */
  readonly route: readonly DiagramPoint[];
  /** The position of each anchor, by anchor id. */
  readonly anchors: ReadonlyMap<string, DiagramPoint>;
  /** All of it, its label last. */
  readonly primitives: readonly Primitive[];
  /** Of these the label, which stands above nodes. */
  readonly label: readonly Primitive[];
  /** What its heads cover, at the source and at the target. */
  readonly heads: readonly Bounds[];
  /** The middle of its label, or where that would be. */
  readonly labelAt: DiagramPoint;
}

/** What of a link lies under nodes. */
export function withoutLabel({ primitives, label }: DrawnLink): readonly Primitive[] {
  return label.length === 0 ? primitives : primitives.slice(0, primitives.length - label.length);
}

export type DrawnItem =
  | { readonly type: 'node'; readonly drawn: DrawnNode }
  | { readonly type: 'link'; readonly drawn: DrawnLink };

/** The drawing of a whole project in one theme. */
export interface DrawnDiagram {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly links: ReadonlyMap<string, DrawnLink>;
  /** Every node and link, in drawing order: the last is on top. */
  readonly order: readonly DrawnItem[];
  /** Encloses all that is drawn; a point at the origin for an empty diagram. */
  readonly bounds: Bounds;
}

/** Grows to enclose points. It keeps corners, not sizes, so that rounding loses nothing while it grows. */
interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function emptyExtent(): Extent {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

function growExtent(extent: Extent, x: number, y: number, margin = 0): void {
  extent.left = Math.min(extent.left, x - margin);
  extent.top = Math.min(extent.top, y - margin);
  extent.right = Math.max(extent.right, x + margin);
  extent.bottom = Math.max(extent.bottom, y + margin);
}

/** A point at the origin if nothing was enclosed. */
function extentBounds(extent: Extent): Bounds {
  if (extent.left > extent.right) return { x: 0, y: 0, width: 0, height: 0 };
  return {
    x: extent.left,
    y: extent.top,
    width: extent.right - extent.left,
    height: extent.bottom - extent.top,
  };
}

/**
 * Encloses everything that the primitives paint: strokes with their width, curves with their handles, text as measured.
 */
export function primitivesBounds(primitives: readonly Primitive[]): Bounds {
  const extent = emptyExtent();
  for (const primitive of primitives) enclose(extent, primitive);
  return extentBounds(extent);
}

export function unionBounds(all: Iterable<Bounds>): Bounds {
  const extent = emptyExtent();
  for (const bounds of all) growByBounds(extent, bounds);
  return extentBounds(extent);
}

function growByBounds(extent: Extent, { x, y, width, height }: Bounds): void {
  growExtent(extent, x, y);
  growExtent(extent, x + width, y + height);
}

/** Do two boxes share a point? Their edges are part of them. */
export function overlaps(a: Bounds, b: Bounds): boolean {
  return (
    a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y
  );
}

/** Whether all of a box lies in another. Their edges are part of them. */
export function covers(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** The box, larger by this amount on each side. */
export function grown({ x, y, width, height }: Bounds, by: number): Bounds {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The centre of a box, in the space of the box. */
export function centreOf({ x, y, width, height }: Bounds): DiagramPoint {
  return { x: x + width / 2, y: y + height / 2 };
}

export type Axis = 'x' | 'y';

export function otherAxis(axis: Axis): Axis {
  return axis === 'x' ? 'y' : 'x';
}

/** The side of a box along an axis. */
export function lengthOf({ width, height }: Bounds, axis: Axis): number {
  return axis === 'x' ? width : height;
}

/** The box with these two points as opposite corners. */
export function boundsBetween(one: DiagramPoint, other: DiagramPoint): Bounds {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** The axis-parallel box around a rectangle that is turned about its centre. */
export function rotatedBounds(box: Bounds, degrees: number): Bounds {
  if (degrees === 0) return { x: box.x, y: box.y, width: box.width, height: box.height };
  const extent = emptyExtent();
  for (const point of cornersOf(box)) {
    const turned = rotatePoint(point, centreOf(box), degrees);
    growExtent(extent, turned.x, turned.y);
  }
  return extentBounds(extent);
}

function cornersOf({ x, y, width, height }: Bounds): DiagramPoint[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function enclose(extent: Extent, primitive: Primitive): void {
  switch (primitive.type) {
    case 'path': {
      const margin = (primitive.stroke?.width ?? 0) / 2;
      for (const command of primitive.path) encloseCommand(extent, command, margin);
      return;
    }
    case 'text':
      return encloseText(extent, primitive);
    case 'image':
      return growByBounds(extent, primitive);
    case 'group':
      return encloseGroup(extent, primitive);
  }
}

function encloseCommand(extent: Extent, command: PathCommand, margin: number): void {
  if (command[0] === 'Z') return;
  growExtent(extent, command[1], command[2], margin);
  if (command[0] !== 'C') return;
  growExtent(extent, command[3], command[4], margin);
  growExtent(extent, command[5], command[6], margin);
}

/** Width of a line of text, in diagram units. */
export function widthOfText(text: TextPrimitive): number {
  return text.runs ? runsWidth(text.runs, text.letterSpacing) : lineWidth(text.text, text);
}

const shareBefore = { start: 0, middle: 0.5, end: 1 } as const;

/** Each run as a line of its own where it stands, for painters that set one manner at a time. */
export function separateRuns(text: TextPrimitive): readonly TextPrimitive[] {
  const { runs, ...line } = text;
  if (!runs) return [text];
  let x = text.x - widthOfText(text) * shareBefore[text.anchor];
  // What is read first is on the right where the line runs from right to left.
  const inOrder = baseDirection(text.text) === 'rtl' ? runs.toReversed() : runs;
  return inOrder.map(({ rise, ...run }) => {
    const own: TextPrimitive = { ...line, ...run, x, y: text.y - rise, anchor: 'start' };
    x += widthOfText(own);
    return own;
  });
}

function encloseText(extent: Extent, text: TextPrimitive): void {
  if (text.text.trim() === '') return;
  if (text.runs) return separateRuns(text).forEach((run) => encloseText(extent, run));
  const width = lineWidth(text.text, text);
  const left = text.x - width * shareBefore[text.anchor];
  growExtent(extent, left, text.y - fontHeights.ascender * text.size);
  growExtent(extent, left + width, text.y + fontHeights.descender * text.size);
}

function encloseGroup(extent: Extent, group: GroupPrimitive): void {
  const inner = emptyExtent();
  for (const child of group.children) enclose(inner, child);
  if (inner.left > inner.right) return;
  const { rotation, offset } = group;
  for (const point of cornersOf(extentBounds(inner))) {
    const turned = rotation ? rotatePoint(point, rotation, rotation.angle) : point;
    growExtent(extent, turned.x + (offset?.x ?? 0), turned.y + (offset?.y ?? 0));
  }
}

/** Turns a point about a centre, clockwise on a canvas whose y points down. */
export function rotatePoint(
  point: DiagramPoint,
  centre: DiagramPoint,
  degrees: number,
): DiagramPoint {
  if (degrees === 0) return { x: point.x, y: point.y };
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
}
