import { xmlElement, type WritableElement } from '../formats/xml/write-xml.ts';
import type { DiagramPoint, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { nodeLook } from '../scene/looks.ts';
import { nodeText } from '../scene/node-text.ts';
import { box, cornerPath } from '../scene/paths.ts';
import {
  centreOf,
  primitivesBounds,
  rotatePoint,
  unionBounds,
  type Bounds,
  type DrawnNode,
  type PathPrimitive,
  type Primitive,
  type TextPrimitive,
} from '../scene/primitives.ts';
import type { Picture } from './picture.ts';
import { pptxFile } from './pptx-parts.ts';
import {
  type Painting,
  type TextPosition,
  body,
  flatten,
  frameOf,
  guide,
  imageShape,
  labelParagraphs,
  looseShapes,
  ownGeometry,
  paintOf,
  paragraph,
  picturesOf,
  run,
  shape,
} from './pptx-shapes.ts';
import { courseOf, isLabelAlone, linkShapes } from './pptx-links.ts';
import { paintWords } from '../words/paint.ts';

export interface PaintedPptx {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Sentences about what PowerPoint shows or does otherwise. */
  readonly notes: readonly string[];
}

/**
 * The picture as a presentation of one slide (ECMA-376): nodes are shapes with their text in them, links are connectors
 * that hold on to them, and all the rest are shapes and text boxes.
 */
export function paintPptx(picture: Picture): PaintedPptx {
  const { frame, background, title } = picture;
  const shrunk = Math.min(1, mostSlide / unit / Math.max(frame.width, frame.height));
  const painting = startPainting(picture, unit * shrunk);
  registerHolders(painting);
  const shapes = picture.items.flatMap((item) =>
    item.type === 'node' ? nodeShapes(painting, item.drawn) : linkShapes(painting, item.drawn),
  );
  const extras = looseShapes(painting, flatten(picture.extras), paintWords.besideDiagram);
  const side = (length: number) => Math.max(leastSlide, painting.emu(length));
  const data = pptxFile({
    title,
    width: side(frame.width),
    height: side(frame.height),
    background,
    shapes: [...shapes, ...extras],
    pictures: picturesOf(painting),
  });
  return { data, notes: notesOf(painting, shrunk) };
}

/** A diagram unit is 1/96 inch; an inch has 914,400 English metric units. */
const unit = 9_525;

/** A slide has 1 to 56 inches a side. */
const leastSlide = 914_400;

const mostSlide = 51_206_400;

function startPainting(picture: Picture, scale: number): Painting {
  let last = 1;
  const ends = picture.items.flatMap(({ type, drawn }) =>
    type === 'link' ? [drawn.link.source, drawn.link.target] : [],
  );
  return {
    picture,
    emu: (length) => Math.round(length * scale),
    nextId: () => (last += 1),
    holders: new Map(),
    used: new Set(ends.flatMap((end) => (end.to === 'anchor' ? [end.id] : []))),
    courses: new Map(),
    ends: new Map(),
    pictures: new Set(),
    told: { heads: 0, bends: 0 },
  };
}

/**
 * Links may lie below what they end at, so that they come first: the shapes that they hold on to have their ids before,
 * and can be held where the links end.
 */
function registerHolders(painting: Painting): void {
  const { items } = painting.picture;
  for (const { type, drawn } of items) {
    if (type !== 'link' || isLabelAlone(drawn)) continue;
    const course = courseOf(drawn, painting);
    if (!course) continue;
    painting.courses.set(drawn.link.id, course);
    for (const [end, at] of [
      [drawn.link.source, course.start],
      [drawn.link.target, course.end],
    ] as const) {
      if (end.to === 'node') painting.ends.set(end.id, [...(painting.ends.get(end.id) ?? []), at]);
    }
  }
  for (const { type, drawn } of items) {
    if (type === 'node') {
      const { node } = drawn;
      const corner = { x: node.x, y: node.y };
      const middle = centreOf(boxOf(node));
      const { sites } = geometryOf(painting, node, outlineIn(drawn));
      const turned = sites.map(({ x, y }) =>
        rotatePoint({ x: corner.x + x, y: corner.y + y }, middle, node.rotation),
      );
      painting.holders.set(node.id, { id: painting.nextId(), sites: turned });
      continue;
    }
    for (const [anchor, point] of drawn.anchors) {
      if (!painting.used.has(anchor) || painting.holders.has(anchor)) continue;
      painting.holders.set(anchor, { id: painting.nextId(), sites: [point] });
    }
  }
}

function boxOf({ x, y, width, height }: PathwayNode): Bounds {
  return { x, y, width, height };
}

function notesOf({ told }: Painting, shrunk: number): string[] {
  return [
    ...(shrunk < 1 ? [paintWords.drawnSmaller(Math.floor(shrunk * 100))] : []),
    ...(told.heads > 0 ? [paintWords.headsAsShapes(told.heads)] : []),
    ...(told.bends > 0 ? [paintWords.bendsAsLines(told.bends)] : []),
  ];
}

/** A node as one shape with its text; with a group around it where it has marks and badges. */
function nodeShapes(painting: Painting, drawn: DrawnNode): WritableElement[] {
  const { node, primitives } = drawn;
  const { rotation } = node;
  const id = painting.holders.get(node.id)?.id ?? painting.nextId();
  const texts = nodeText(node, nodeLook(node, painting.picture.theme));
  const isUpright = node.style?.uprightText === true && rotation !== 0;
  const within = isUpright ? null : placeText(node, texts);
  const isOwn = ({ text, x, y }: TextPrimitive) =>
    texts.some((own) => own.text === text && own.x === x && own.y === y);
  const turned = withoutTurn(primitives);
  const body = outlineIn(drawn);
  // Rich lines are set anew by PowerPoint, and the colours of the drawing are those of a picture in greys, too.
  const shown = turned.filter((it): it is TextPrimitive => it.type === 'text' && isOwn(it));
  const rest = withoutAll(primitives, [...(body ? [body] : []), ...(within ? shown : [])]);
  const box = boxOf(node);
  const name = nameFor(node);
  const { element, keepsOff = { x: 0, y: 0 } } = geometryOf(painting, node, body);
  const position = within && withinText(within, keepsOff);
  const main = shape({
    id,
    name,
    properties: [
      frameOf(painting, box, rotation),
      element,
      ...paintOf(painting, body ?? { type: 'path', path: [] }),
    ],
    text: position ? textBody(painting, node, shown, position) : null,
  });
  const [only, ...others] = flatten(primitives, node).all;
  if (!body && only?.type === 'image' && others.length === 0)
    return [imageShape(painting, only, name, id)];
  const around = looseShapes(painting, flatten(rest, node), name);
  if (around.length === 0) return [main];
  const bounds = unionBounds([box, primitivesBounds(movedTo(primitives, node))]);
  return [group(painting, name, bounds, [main, ...around])];
}

function withoutTurn(primitives: readonly Primitive[]): readonly Primitive[] {
  return primitives.flatMap((it) => (it.type === 'group' && it.rotation ? it.children : [it]));
}

function outlineIn({ node, primitives }: DrawnNode): PathPrimitive | undefined {
  return withoutTurn(primitives).find(
    (it): it is PathPrimitive => it.type === 'path' && isOutline(it, node),
  );
}

function movedTo(primitives: readonly Primitive[], { x, y }: DiagramPoint): Primitive[] {
  return [{ type: 'group', offset: { x, y }, children: primitives }];
}

function withoutAll(
  primitives: readonly Primitive[],
  gone: readonly Primitive[],
): readonly Primitive[] {
  return primitives.flatMap((it): Primitive[] => {
    if (gone.includes(it)) return [];
    return it.type === 'group' ? [{ ...it, children: withoutAll(it.children, gone) }] : [it];
  });
}

function nameFor({ label, caption, kind }: PathwayNode): string {
  const words = label.trim() === '' ? caption : label;
  return words.trim() === '' ? nodeKinds[kind].label : words.replaceAll(/\s+/gu, ' ').slice(0, 80);
}

/** The outline goes all around the box of the node; copies behind it and marks do not. */
function isOutline(primitive: PathPrimitive, { width, height }: PathwayNode): boolean {
  const { fill, ...line } = primitive;
  if (!primitive.path.some(([command]) => command === 'Z')) return false;
  const box = primitivesBounds([{ ...line, stroke: { color: '#000000', width: 0 } }]);
  const isNear = (one: number, other: number) => Math.abs(one - other) < 6;
  return (
    (fill !== undefined || line.stroke !== undefined) &&
    isNear(box.x, 0) &&
    isNear(box.y, 0) &&
    isNear(box.width, width) &&
    isNear(box.height, height)
  );
}

interface Geometry {
  readonly element: WritableElement;
  /** Where connectors can hold on to it, in the order of the shape, from the corner of the box. */
  readonly sites: readonly DiagramPoint[];
  /** How far its text keeps from its box by itself. */
  readonly keepsOff?: DiagramPoint;
}

/** Shapes that PowerPoint has are its own, with its handles; all others have our outline. */
function geometryOf(
  painting: Painting,
  node: PathwayNode,
  body: PathPrimitive | undefined,
): Geometry {
  const { width, height } = node;
  const [midX, midY] = [width / 2, height / 2];
  const sides = [
    { x: midX, y: 0 },
    { x: 0, y: midY },
    { x: midX, y: height },
    { x: width, y: midY },
  ];
  const own = ownSites(painting, node);
  const preset = (
    prst: string,
    guides: readonly WritableElement[] = [],
    sites = sides,
    keepsOff: DiagramPoint = { x: 0, y: 0 },
  ): Geometry => {
    const fits = own.every((end) => distanceTo(sites, end) < 1.5);
    if (!fits) return drawnAsIs(body ?? { type: 'path', path: cornerPath(box(width, height, 0)) });
    const element = xmlElement('a:prstGeom', { prst }, [xmlElement('a:avLst', {}, guides)]);
    return { element, sites, keepsOff };
  };
  const drawnAsIs = ({ path }: PathPrimitive): Geometry => {
    const sites = [...sides, ...own.filter((end) => distanceTo(sides, end) >= 0.5)];
    const within = { x: 0, y: 0, width, height };
    return { element: ownGeometry(painting, path, within, sites), sites };
  };
  const { shape: outline } = nodeLook(node, painting.picture.theme);
  const radius = radii[outline]?.(width, height);
  if (!body || outline === 'none' || radius === 0) return preset('rect');
  if (radius !== undefined) {
    const share = Math.round((radius / Math.min(width, height)) * 100_000);
    const keepsOff = { x: radius * cornerShare, y: radius * cornerShare };
    return preset('roundRect', [guide('adj', share)], sides, keepsOff);
  }
  if (outline === 'ellipse') {
    const keepsOff = { x: midX * cornerShare, y: midY * cornerShare };
    return preset('ellipse', [], roundSites(width, height), keepsOff);
  }
  return drawnAsIs(body);
}

/** Where links end at the node, from the corner of its box before it is turned. */
function ownSites({ ends }: Painting, node: PathwayNode): DiagramPoint[] {
  const middle = centreOf(boxOf(node));
  return (ends.get(node.id) ?? []).map((end) => {
    const { x, y } = rotatePoint(end, middle, -node.rotation);
    return { x: x - node.x, y: y - node.y };
  });
}

function distanceTo(sites: readonly DiagramPoint[], { x, y }: DiagramPoint): number {
  return Math.min(...sites.map((site) => Math.hypot(site.x - x, site.y - y)));
}

/** How far the middle of a quarter of a circle is from its corner, along a side, in radii. */
const cornerShare = 1 - Math.SQRT1_2;

/** As in the drawing; see `node-shapes.ts`. */
const radii: Partial<Record<string, (width: number, height: number) => number>> = {
  rectangle: (w, h) => Math.min(5, w / 6, h / 6),
  box: () => 0,
  rounded: (w, h) => Math.min(13, w * 0.3, h * 0.3),
  capsule: (w, h) => Math.min(w, h) / 2,
  compartment: (w, h) => Math.min(22, w / 4, h / 4),
  'rounded-box': (w, h) => Math.min(10, w / 2, h / 2),
};

/** From the top against the clock, as PowerPoint counts them. */
function roundSites(width: number, height: number): DiagramPoint[] {
  return Array.from({ length: 8 }, (_, index) => {
    const angle = -Math.PI / 2 - (index * Math.PI) / 4;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return { x: (width / 2) * (1 + x), y: (height / 2) * (1 + y) };
  });
}

function group(
  painting: Painting,
  name: string,
  bounds: Bounds,
  shapes: readonly WritableElement[],
): WritableElement {
  const { emu, picture } = painting;
  const [x, y] = [String(emu(bounds.x - picture.frame.x)), String(emu(bounds.y - picture.frame.y))];
  const [cx, cy] = [String(emu(bounds.width)), String(emu(bounds.height))];
  return xmlElement('p:grpSp', {}, [
    xmlElement('p:nvGrpSpPr', {}, [
      xmlElement('p:cNvPr', { id: String(painting.nextId()), name }),
      xmlElement('p:cNvGrpSpPr'),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:grpSpPr', {}, [
      xmlElement('a:xfrm', {}, [
        xmlElement('a:off', { x, y }),
        xmlElement('a:ext', { cx, cy }),
        xmlElement('a:chOff', { x, y }),
        xmlElement('a:chExt', { cx, cy }),
      ]),
    ]),
    ...shapes,
  ]);
}

function placeText(node: PathwayNode, texts: readonly TextPrimitive[]): TextPosition | null {
  const [first] = texts;
  if (!first) return null;
  const bounds = primitivesBounds(texts);
  const middle = centreOf(bounds);
  const isInside =
    bounds.y >= -2 &&
    bounds.y + bounds.height <= node.height + 2 &&
    middle.x >= 0 &&
    middle.x <= node.width;
  const off = middle.y - node.height / 2;
  const isMiddle = Math.abs(off) <= Math.max(3, node.height * 0.06);
  const isCentred = first.anchor === 'middle' && Math.abs(middle.x - node.width / 2) < 3;
  if (!isInside || (first.anchor === 'middle' && !isCentred)) return null;
  const anchor = isMiddle ? 'ctr' : off < 0 ? 't' : 'b';
  const edge = 1;
  return {
    anchor,
    align: first.anchor === 'middle' ? 'ctr' : first.anchor === 'start' ? 'l' : 'r',
    insets: {
      left: first.anchor === 'start' ? Math.max(0, bounds.x) : edge,
      right: first.anchor === 'end' ? Math.max(0, node.width - bounds.x - bounds.width) : edge,
      top: anchor === 't' ? Math.max(0, bounds.y) : 0,
      bottom: anchor === 'b' ? Math.max(0, node.height - bounds.y - bounds.height) : 0,
    },
    isOneLine: texts.length === 1,
  };
}

/** The insets count from where the shape itself keeps text from its box. */
function withinText(position: TextPosition, { x, y }: DiagramPoint): TextPosition {
  const { left, right, top, bottom } = position.insets;
  const insets = { left: left - x, right: right - x, top: top - y, bottom: bottom - y };
  return { ...position, insets };
}

/** Label and caption as paragraphs that PowerPoint sets anew. */
function textBody(
  painting: Painting,
  node: PathwayNode,
  shown: readonly TextPrimitive[],
  position: TextPosition,
): WritableElement {
  const captions =
    node.caption === ''
      ? 0
      : Math.max(1, nodeText({ ...node, label: '' }, nodeLook(node, 'light')).length);
  const labels = shown.slice(0, Math.max(0, shown.length - captions));
  const [label, caption] = [labels[0], shown.at(-1)];
  return body(painting, position, [
    ...(node.label !== '' && label ? labelParagraphs(painting, node, labels, position) : []),
    ...(node.caption !== '' && caption
      ? [paragraph(position.align, [run(painting, node.caption, caption)])]
      : []),
  ]);
}
