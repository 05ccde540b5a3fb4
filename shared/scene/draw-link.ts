import type { Head, Link, Anchor, DiagramPoint } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import type { Theme } from '../project/themes.ts';
import {
  boundsBetween,
  grown,
  overlaps,
  primitivesBounds,
  type Bounds,
  type DrawnLink,
  type Path,
  type Primitive,
  type PathPrimitive,
  type TextPrimitive,
} from './primitives.ts';
import {
  readableOn,
  fade,
  fadeColor,
  themeColors,
  linkLook,
  type LinkLook,
  lineStroke,
} from './looks.ts';
import { drawHead, headGap, headLength, type DrawnHead } from './heads.ts';
import { isPlaced, type LinkEnd } from './link-ends.ts';
import { movePath, ellipsePath, corner, cornerPath } from './paths.ts';
import { outlineOf } from './node-shapes.ts';
import {
  directionBetween,
  distanceBetween,
  pointAt,
  pointAtLength,
  routeLength,
  runsThrough,
} from './route-geometry.ts';
import { type Route, trimPath } from './routes.ts';
import { richLabel } from '../text/rich-text.ts';
import {
  fontHeights,
  layOutRichText,
  layOutText,
  lineWidth,
  runsWidth,
  visibleLines,
  type LineRun,
  type TextFont,
} from './text-layout.ts';

/** Draws one link along its route; its label where that is known, or else where it usually is. */
export function drawLink(
  link: Link,
  route: Route,
  theme: Theme,
  knownLabelAt?: DiagramPoint,
): DrawnLink {
  const look = linkLook(link, theme);
  const { line, heads } = lineAndHeads(route, look, theme);
  const painted = [
    ...line,
    ...heads.flat(),
    ...processMarks(link, route.points, look, theme),
    ...anchorMarks(link, route, look),
  ];
  const opacity = link.style?.opacity ?? 1;
  const headBounds = heads.map(primitivesBounds);
  const labelAt = knownLabelAt ?? labelPosition(link, route, headBounds);
  const words = fade(label(link, labelAt, look, theme), opacity);
  const primitives = [...fade(painted, opacity), ...words];
  return {
    link,
    bounds: primitivesBounds([...primitives, { type: 'path', path: route.path }]),
    path: route.path,
    route: route.points,
    anchors: anchorPoints(link, route),
    primitives,
    label: words,
    heads: headBounds,
    labelAt,
  };
}

/** What shows of a link that is very small: its line. */
export interface LineColor {
  readonly color: string | null;
  readonly width: number;
}

/** The colour and width of a link's line, without the rest of its drawing. */
export function lineColor(link: Link, theme: Theme): LineColor {
  const { color, width, line } = linkLook(link, theme);
  if (color === 'none') return { color: null, width };
  const shown = fadeColor(color, link.style?.opacity ?? 1);
  return { color: shown, width: line === 'double' ? doubleWidth(width) : width };
}

const noAnchors: ReadonlyMap<string, DiagramPoint> = new Map();

function anchorPoints(link: Link, route: Route): ReadonlyMap<string, DiagramPoint> {
  if (link.anchors.length === 0) return noAnchors;
  return new Map(link.anchors.map(({ id, position }) => [id, pointAt(route.points, position)]));
}

/** Anchors that have a mark: discs of eight units across and squares of three, as in PathVisio. */
function anchorMarks(link: Link, route: Route, look: LinkLook): Primitive[] {
  if (look.color === 'none') return [];
  return link.anchors.flatMap(({ position, shape }): Primitive[] => {
    if (shape !== 'circle' && shape !== 'square') return [];
    const { x, y } = pointAt(route.points, position);
    const size = shape === 'circle' ? 8 : 3;
    const outline = outlineOf(shape === 'circle' ? 'ellipse' : 'box', size, size);
    const path = movePath(outline, x - size / 2, y - size / 2);
    return [{ type: 'path', path, fill: look.color }];
  });
}

function label(link: Link, at: DiagramPoint, look: LinkLook, theme: Theme): Primitive[] {
  if (link.label === '') return [];
  const { ground, ink } = themeColors(theme);
  const color = look.color === 'none' ? ink : readableOn(ground, look.color);
  return linkLabel(link, at, color, ground);
}

interface LineAndHeads {
  readonly line: readonly Primitive[];
  /** At the source and at the target, where there are some. */
  readonly heads: readonly (readonly Primitive[])[];
}

function lineAndHeads(route: Route, look: LinkLook, theme: Theme): LineAndHeads {
  if (look.color === 'none') return { line: [], heads: [] };
  const length = routeLength(route.points);
  const backwards = route.points.toReversed();
  const wanted = {
    source: endSpace(look.sourceHead, route.source, look),
    target: endSpace(look.targetHead, route.target, look),
  };
  // If a link is too short for its heads, the heads and their distances shrink.
  const fit = Math.min(1, (length * 0.9) / Math.max(wanted.source + wanted.target, 1e-9));
  const source = headAt(look.sourceHead, route.source, backwards, look, theme, fit);
  const target = headAt(look.targetHead, route.target, route.points, look, theme, fit);
  const line = trimPath(route.path, source.cut, target.cut);
  return {
    line: linePrimitives(line, look, theme),
    heads: [source.primitives, target.primitives].filter((head) => head.length > 0),
  };
}

/** About what the heads of a link cover, at the source and at the target, where there are some. */
export function headBoxes(link: Link, { points, source, target }: Route): Bounds[] {
  const look = linkLook(link, 'light');
  if (look.color === 'none') return [];
  const length = routeLength(points);
  const spaces = [endSpace(look.sourceHead, source, look), endSpace(look.targetHead, target, look)];
  const fit = Math.min(1, (length * 0.9) / Math.max((spaces[0] ?? 0) + (spaces[1] ?? 0), 1e-9));
  const box = (head: Head, end: LinkEnd, route: readonly DiagramPoint[]): Bounds[] => {
    if (head === 'none') return [];
    const gap = gapAt(head, end) * fit;
    const tip = pointAtLength(route, length - gap);
    const back = pointAtLength(route, length - gap - lengthOf(head, look) * fit);
    return [grown(boundsBetween(tip, back), halfHead * fit)];
  };
  return [
    ...box(look.sourceHead, source, points.toReversed()),
    ...box(look.targetHead, target, points),
  ];
}

/** Half of a head across its line, in diagram units. */
const halfHead = 5.5;

/** The length of a link that an end needs, in diagram units. */
function endSpace(head: Head, end: LinkEnd, look: LinkLook): number {
  return head === 'none' ? 0 : gapAt(head, end) + lengthOf(head, look);
}

function lengthOf(head: Head, look: LinkLook): number {
  return headLength(head, bodyWidth(look)) * headScale(head, look);
}

function headScale(head: Head, { headSize, headSizes }: LinkLook): number {
  return headSizes[head] ?? headSize;
}

function gapAt(head: Head, end: LinkEnd): number {
  return head === 'none' ? 0 : end.clearance + headGap(head, end.at);
}

/** The head at the last point of `points`, and the length of the line that it replaces there. */
function headAt(
  head: Head,
  end: LinkEnd,
  points: readonly DiagramPoint[],
  look: LinkLook,
  theme: Theme,
  fit: number,
): DrawnHead {
  if (head === 'none' || fit <= 0) return { primitives: [], cut: 0 };
  const length = routeLength(points);
  const gap = gapAt(head, end) * fit;
  const tip = pointAtLength(points, length - gap);
  const back = pointAtLength(points, length - gap - lengthOf(head, look) * fit);
  const along = directionBetween(back, tip) ?? { x: 1, y: 0 };
  const { color } = look;
  const size = headScale(head, look);
  const paint = { color, ground: themeColors(theme).ground, width: bodyWidth(look), size };
  const { primitives, cut } = drawHead(head, tip, along, paint, fit);
  return { primitives, cut: gap + cut };
}

/** From outer edge to outer edge of a double line. */
function doubleWidth(width: number): number {
  return width * 2.4 + 0.6;
}

/** The width of the line by which the size of the head is measured. */
function bodyWidth({ line, width }: LinkLook): number {
  return line === 'double' ? doubleWidth(width) * 0.7 : width;
}

function linePrimitives(path: Path, look: LinkLook, theme: Theme): Primitive[] {
  if (path.length < 2 || look.width <= 0) return [];
  const plain = lineStroke(look.color, look.width, look.line);
  const isBroken = look.line === 'dashed' || look.line === 'dotted';
  const stroke = look.dash && isBroken ? { ...plain, dash: look.dash } : plain;
  if (look.line !== 'double') return [{ type: 'path', path, stroke }];
  // Two lines with a gap between them: a wide line, with a line in the ground's colour on top.
  return [
    { type: 'path', path, stroke: { ...stroke, width: doubleWidth(look.width) } },
    { type: 'path', path, stroke: { color: themeColors(theme).ground, width: look.width } },
  ];
}

const usualSize = 20;

/** The signs of SBGN's processes at the anchors of a link that has them. */
function processMarks(
  link: Link,
  route: readonly DiagramPoint[],
  look: LinkLook,
  theme: Theme,
): readonly Primitive[] {
  if (look.color === 'none') return [];
  return link.anchors.flatMap((anchor) =>
    anchor.shape === undefined ? [] : mark(anchor, pointAt(route, anchor.position), look, theme),
  );
}

function mark(
  anchor: Anchor,
  at: DiagramPoint,
  { color, width }: LinkLook,
  theme: Theme,
): Primitive[] {
  const { ground } = themeColors(theme);
  const half = (anchor.size ?? usualSize) / 2;
  const stroke = { color, width };
  const open = (path: Path): PathPrimitive => ({ type: 'path', path, fill: ground, stroke });
  const disc = (share: number) => ellipsePath(at.x, at.y, half * share, half * share);
  switch (anchor.shape) {
    case 'process':
      return [open(square(at, half))];
    case 'omitted-process':
      return [open(square(at, half)), ...sign('\\\\', at, half, color)];
    case 'uncertain-process':
      return [open(square(at, half)), ...sign('?', at, half, color)];
    case 'association':
      return [{ type: 'path', path: disc(1), fill: color, stroke }];
    case 'dissociation':
      return [open(disc(1)), open(disc(0.55))];
    case 'circle':
    case 'square':
    case undefined:
      return [];
    default:
      return unreachable(anchor.shape);
  }
}

function square({ x, y }: DiagramPoint, half: number): Path {
  return [
    ['M', x - half, y - half],
    ['L', x + half, y - half],
    ['L', x + half, y + half],
    ['L', x - half, y + half],
    ['Z'],
  ];
}

function sign(text: string, { x, y }: DiagramPoint, half: number, color: string): Primitive[] {
  const size = half;
  const baseline = y + (size * fontHeights.capHeight) / 2;
  return [
    {
      type: 'text',
      text,
      x,
      y: baseline,
      anchor: 'middle',
      size,
      weight: 600,
      italic: false,
      color,
    },
  ];
}

const font: TextFont = { size: 11, weight: 400 };
const lineHeight = 14;
const room = { width: 180, lines: 3 };

/** Diagram units between a label and the end of another link that meets this link. */
const clearance = 8;

/**
 * The middle of a link's label: the middle of the link. If an anchor is there, the middle of the longest stretch
 * between anchors that has room for the label. Beside a link that is too short for it, and outside a loop, so that a
 * label never covers a head of its own link.
 */
export function labelPosition(
  link: Link,
  { points: route, source, target }: Route,
  heads: readonly Bounds[],
): DiagramPoint {
  const middle = pointAt(route, 0.5);
  // An imported label stays where its own editor put it.
  if (link.label.trim() === '' || (link.origin !== undefined && !isLoop(link))) return middle;
  const size = labelSize(link);
  const plateAt = ({ x, y }: DiagramPoint): Bounds => ({
    x: x - size.width / 2,
    y: y - size.height / 2,
    ...size,
  });
  const covers = (centre: DiagramPoint, boxes: readonly Bounds[]) =>
    boxes.some((box) => overlaps(plateAt(centre), box));
  const headBoxes = heads.map((head) => grown(head, 1));
  const isBeside = (centre: DiagramPoint) =>
    !covers(centre, headBoxes) && !runsThrough(route, grown(plateAt(centre), 1));
  if (isLoop(link)) return outward(route, middle, size, [isBeside]);
  const taken = link.anchors.map(({ position }) =>
    grown({ ...pointAt(route, position), width: 0, height: 0 }, clearance),
  );
  const points = [0.5, ...stretchMiddles(link)].map((position) => pointAt(route, position));
  const free = points.filter((centre) => !covers(centre, headBoxes));
  const onLine = free.find((centre) => !covers(centre, taken)) ?? free[0];
  if (onLine) return onLine;
  const nodes = [source, target].flatMap(({ obstacle }) => obstacle ?? []);
  const isOffNodes = (centre: DiagramPoint) => isBeside(centre) && !covers(centre, nodes);
  return outward(route, middle, size, [isOffNodes, isBeside]);
}

function isLoop(link: Link): boolean {
  const { source, target, waypoints } = link;
  const isRound = source.to === 'node' && target.to === 'node' && source.id === target.id;
  return isRound && waypoints.length === 0 && !isPlaced(link);
}

/**
 * The nearest position beyond the middle of a route, on the side to which it bends, that passes the first test; if none
 * does, the next test.
 */
function outward(
  route: readonly DiagramPoint[],
  middle: DiagramPoint,
  { width, height }: { readonly width: number; readonly height: number },
  tests: readonly ((centre: DiagramPoint) => boolean)[],
): DiagramPoint {
  const out = outwardFrom(route, middle);
  const farthest = width + height + 40;
  for (const passes of tests) {
    for (let reach = 0; reach <= farthest; reach += 2) {
      const centre = { x: middle.x + out.x * reach, y: middle.y + out.y * reach };
      if (passes(centre)) return centre;
    }
  }
  return { x: middle.x + out.x * farthest, y: middle.y + out.y * farthest };
}

/** Away from the straight line between the ends; of a straight link up, or to the right where it runs down the page. */
function outwardFrom(route: readonly DiagramPoint[], middle: DiagramPoint): DiagramPoint {
  const [from, to] = [route[0] ?? middle, route.at(-1) ?? middle];
  const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (distanceBetween(between, middle) > 1) return directionBetween(between, middle) ?? up;
  const along = directionBetween(from, to);
  if (!along) return up;
  const across = { x: along.y, y: -along.x };
  return Math.abs(across.y) > 1e-6 ? scaled(across, -Math.sign(across.y)) : { x: 1, y: 0 };
}

const up: DiagramPoint = { x: 0, y: -1 };

function scaled({ x, y }: DiagramPoint, by: number): DiagramPoint {
  return { x: x * by, y: y * by };
}

/** The middles of the stretches between a link's ends and anchors, the longest stretch first. */
function stretchMiddles({ anchors }: Link): number[] {
  const stops = [0, ...anchors.map(({ position }) => position), 1].sort((a, b) => a - b);
  return stops
    .slice(1)
    .map((to, index) => ({ from: stops[index] ?? 0, to }))
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .map(({ from, to }) => (from + to) / 2);
}

interface LabelLine {
  readonly text: string;
  readonly runs?: readonly LineRun[];
}

function linesOf(link: Link): readonly LabelLine[] {
  const own = link.origin ? {} : room;
  const rich = richLabel(link);
  // Drawn as it stands: what cannot be drawn would shift the marks.
  if (rich && visibleLines(rich.text).join('\n') === rich.text)
    return layOutRichText(rich, { ...font, italic: false }, own).lines;
  return layOutText(link.label, font, own).map((text) => ({ text }));
}

const capitals = font.size * fontHeights.capHeight;

function sizeOf(lines: readonly LabelLine[]): { readonly width: number; readonly height: number } {
  return {
    width:
      Math.max(...lines.map(({ text, runs }) => (runs ? runsWidth(runs) : lineWidth(text, font)))) +
      8,
    height: capitals + (lines.length - 1) * lineHeight + 8,
  };
}

/** Of the plate of a link's label; nothing where there is none. */
export function labelSize(link: Link): { readonly width: number; readonly height: number } {
  return link.label.trim() === '' ? { width: 0, height: 0 } : sizeOf(linesOf(link));
}

/** A link's label on a plate of the ground's colour, centred on a point of the link. */
function linkLabel(link: Link, centre: DiagramPoint, color: string, ground: string): Primitive[] {
  if (link.label.trim() === '') return [];
  const lines = linesOf(link);
  const { width, height } = sizeOf(lines);
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  const plate = [
    corner(left, top, 3),
    corner(left + width, top, 3),
    corner(left + width, top + height, 3),
    corner(left, top + height, 3),
  ];
  const texts = lines.map(({ text, runs }, index): TextPrimitive => ({
    type: 'text',
    text,
    ...(runs ? { runs } : {}),
    x: centre.x,
    y: top + 4 + capitals + index * lineHeight,
    anchor: 'middle',
    italic: false,
    color,
    ...font,
  }));
  return [
    { type: 'path', path: cornerPath(plate), fill: ground },
    ...texts.filter((text) => text.text.trim() !== ''),
  ];
}
