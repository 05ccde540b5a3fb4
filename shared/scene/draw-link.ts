import type { Head, Link, Anchor, DiagramPoint } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import {
  grown,
  primitivesBounds,
  type DrawnLink,
  type Path,
  type Primitive,
  type Theme,
  type PathPrimitive,
  type TextPrimitive,
} from './primitives.ts';
import { readableOn, fade, themeColors, linkLook, type LinkLook, lineStroke } from './looks.ts';
import { drawHead, headGap, headLength, type DrawnHead } from './heads.ts';
import { isPlaced, type EndLookup, type LinkEnd } from './link-ends.ts';
import { movePath, ellipsePath, corner, cornerPath } from './paths.ts';
import { outlineOf } from './node-shapes.ts';
import {
  directionBetween,
  pointAt,
  pointAtLength,
  routeLength,
  runsThrough,
} from './route-geometry.ts';
import { routeLink, type Lane, type Route, trimPath } from './routes.ts';
import { fontHeights, layOutText, lineWidth, type TextFont } from './text-layout.ts';

/** Draws one link; `lookup` knows the nodes and anchors that it ends at. */
export function drawLink(link: Link, lookup: EndLookup, theme: Theme, lane?: Lane): DrawnLink {
  const look = linkLook(link, theme);
  const route = routeLink(link, lookup, lane);
  const painted = [
    ...lineAndHeads(route, look, theme),
    ...processMarks(link, route.points, look, theme),
    ...anchorMarks(link, route, look),
  ];
  const opacity = link.style?.opacity ?? 1;
  const words = fade(label(link, route, look, theme), opacity);
  const primitives = [...fade(painted, opacity), ...words];
  return {
    link,
    bounds: primitivesBounds([...primitives, { type: 'path', path: route.path }]),
    path: route.path,
    route: route.points,
    anchors: anchorPoints(link, route),
    primitives,
    label: words,
  };
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

function label(link: Link, route: Route, look: LinkLook, theme: Theme): Primitive[] {
  if (link.label === '') return [];
  const { ground, ink } = themeColors[theme];
  const color = look.color === 'none' ? ink : readableOn(ground, look.color);
  return linkLabel(link, labelPosition(link, route.points), color, ground);
}

function lineAndHeads(route: Route, look: LinkLook, theme: Theme): Primitive[] {
  if (look.color === 'none') return [];
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
  return [...linePrimitives(line, look, theme), ...source.primitives, ...target.primitives];
}

/** The length of a link that an end needs, in diagram units. */
function endSpace(head: Head, end: LinkEnd, look: LinkLook): number {
  return head === 'none' ? 0 : gapAt(head, end) + lengthOf(head, look);
}

function lengthOf(head: Head, look: LinkLook): number {
  return headLength(head, bodyWidth(look)) * look.headSize;
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
  const { color, headSize: size } = look;
  const paint = { color, ground: themeColors[theme].ground, width: bodyWidth(look), size };
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
    { type: 'path', path, stroke: { color: themeColors[theme].ground, width: look.width } },
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
  const { ground } = themeColors[theme];
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
 * between anchors that has room for the label. Outside a loop, which it would cover.
 */
export function labelPosition(link: Link, route: readonly DiagramPoint[]): DiagramPoint {
  const middle = pointAt(route, 0.5);
  if (isLoop(link)) return outsideLoop(link, route, middle);
  // An imported label stays where its own editor put it.
  if (link.label.trim() === '' || link.origin !== undefined) return middle;
  const { width, height } = sizeOf(linesOf(link));
  const taken = link.anchors.map(({ position }) => pointAt(route, position));
  const isClear = (centre: DiagramPoint) =>
    taken.every(
      ({ x, y }) =>
        Math.abs(x - centre.x) > width / 2 + clearance ||
        Math.abs(y - centre.y) > height / 2 + clearance,
    );
  const points = [0.5, ...stretchMiddles(link)].map((position) => pointAt(route, position));
  return points.find(isClear) ?? middle;
}

function isLoop(link: Link): boolean {
  const { source, target, waypoints } = link;
  const isRound = source.to === 'node' && target.to === 'node' && source.id === target.id;
  return isRound && waypoints.length === 0 && !isPlaced(link);
}

/** Beyond the middle of a loop, seen from its ends, so that its line and its head stay free. */
function outsideLoop(
  link: Link,
  route: readonly DiagramPoint[],
  middle: DiagramPoint,
): DiagramPoint {
  const [from, to] = [route[0] ?? middle, route.at(-1) ?? middle];
  const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const out = directionBetween(between, middle) ?? { x: 0, y: -1 };
  const { width, height } = labelSize(link);
  const centreAt = (reach: number) => ({
    x: middle.x + out.x * reach,
    y: middle.y + out.y * reach,
  });
  const isClear = ({ x, y }: DiagramPoint) =>
    !runsThrough(route, grown({ x: x - width / 2, y: y - height / 2, width, height }, 1));
  const farthest = width + height;
  let reach = 0;
  while (reach < farthest && !isClear(centreAt(reach))) reach += 2;
  return centreAt(reach);
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

function linesOf(link: Link): string[] {
  return layOutText(link.label, font, link.origin ? {} : room);
}

const capitals = font.size * fontHeights.capHeight;

function sizeOf(lines: readonly string[]): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(...lines.map((line) => lineWidth(line, font))) + 8,
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
  const texts = lines.map((text, index): TextPrimitive => ({
    type: 'text',
    text,
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
