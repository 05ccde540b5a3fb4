import { xmlElement, type WritableElement } from '../formats/xml/write-xml.ts';
import type { DiagramPoint, Endpoint, Head } from '../project/project-schema.ts';
import { linkLook } from '../scene/looks.ts';
import {
  boundsBetween,
  centreOf,
  primitivesBounds,
  type Bounds,
  type DrawnLink,
  type Path,
} from '../scene/primitives.ts';
import {
  type Connector,
  type Course,
  type Holder,
  type Painting,
  body,
  fillOf,
  flatten,
  frame,
  frameOf,
  guide,
  labelParagraphs,
  lineOf,
  looseShapes,
  ownGeometry,
  shape,
} from './pptx-shapes.ts';

/** A link as a connector; its heads that PowerPoint lacks, its marks and its label as shapes. */
export function linkShapes(painting: Painting, drawn: DrawnLink): WritableElement[] {
  const { link, primitives, label } = drawn;
  const name = link.label.trim() === '' ? 'Link' : link.label.slice(0, 80);
  if (isLabelAlone(drawn)) return labelShapes(painting, drawn, name);
  const look = linkLook(link, painting.picture.theme);
  const [line, ...others] = primitives.filter((it) => !label.includes(it));
  const course = painting.courses.get(link.id);
  if (line?.type !== 'path' || !course) return looseShapes(painting, flatten(primitives), name);
  const isDouble = look.line === 'double';
  const marks = isDouble ? others.slice(1) : others;
  const [sourceEnd, targetEnd] = [lineEnds[look.sourceHead], lineEnds[look.targetHead]];
  const covered = [
    ...(sourceEnd === undefined ? [] : drawn.heads.slice(0, 1)),
    ...(targetEnd === undefined ? [] : drawn.heads.slice(-1)),
  ];
  const rest = marks.filter((it) => !covered.some((box) => isSameBox(box, primitivesBounds([it]))));
  painting.told.heads += [look.sourceHead, look.targetHead].filter(isOwnHead).length;
  const ends = { isDouble, head: sourceEnd, tail: targetEnd };
  const painted = lineOf(painting, line.stroke, ends);
  return [
    linkLine(painting, drawn, course, painted, name),
    ...looseShapes(painting, flatten(rest), name),
    ...anchorShapes(painting, drawn),
    ...labelShapes(painting, drawn, name),
  ];
}

/** The ends of lines that PowerPoint draws itself; all others are drawn beside the line. */
const lineEnds: Partial<Record<Head, string>> = {
  arrow: 'triangle',
  binding: 'stealth',
  vee: 'arrow',
};

/** The label of a link stands above nodes, apart from its line. */
export function isLabelAlone({ primitives, label }: DrawnLink): boolean {
  return label.length > 0 && primitives.every((it) => label.includes(it));
}

/** A head that is drawn beside its line. */
function isOwnHead(head: Head): boolean {
  return head !== 'none' && lineEnds[head] === undefined;
}

function isSameBox(one: Bounds, other: Bounds): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(
    (key) => Math.abs(one[key] - other[key]) < 0.01,
  );
}

export function courseOf(drawn: DrawnLink, { picture }: Painting): Course | null {
  const { link, path, route, primitives, label } = drawn;
  const line = primitives.find((it) => !label.includes(it));
  const look = linkLook(link, picture.theme);
  if (line?.type !== 'path' || !line.stroke || look.color === 'none') return null;
  const [from, to] = [isOwnHead(look.sourceHead), isOwnHead(look.targetHead)];
  const [whole, trimmed] = [endsOf(path), endsOf(line.path)];
  const start = (from ? trimmed[0] : whole[0]) ?? route[0];
  const end = (to ? trimmed[1] : whole[1]) ?? route.at(-1);
  if (!start || !end) return null;
  const corners = [start, ...route.slice(1, -1), end];
  if (link.routing !== 'curved' && corners.length === 2) {
    return { start, end, through: { kind: 'straight', corners } };
  }
  if (link.routing === 'orthogonal' && isOrthogonal(corners) && corners.length <= 4) {
    return { start, end, through: { kind: 'bent', corners } };
  }
  const turns = link.waypoints.length === 0 ? turnsOf(path, start, end) : null;
  if (turns) return { start, end, through: { kind: 'curved', corners: turns } };
  const own = from || to ? line.path : path;
  const [first = start, last = end] = endsOf(own);
  return { start: first, end: last, through: { kind: 'own', path: own } };
}

/** The corners of a curve that leaves and arrives along the axes, as connectors of PowerPoint do; null for any other. */
function turnsOf(path: Path, start: DiagramPoint, end: DiagramPoint): DiagramPoint[] | null {
  const [, first] = path;
  const last = path.at(-1);
  if (first?.[0] !== 'C' || last?.[0] !== 'C') return null;
  const leaving = axisOf({ x: first[1] - start.x, y: first[2] - start.y });
  const arriving = axisOf({ x: last[5] - last[3], y: last[6] - last[4] });
  if (!leaving || !arriving) return null;
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const isLong = Math.abs(start.x - end.x) > 2 && Math.abs(start.y - end.y) > 2;
  if (!isLong) return null;
  if (leaving !== arriving) {
    const corner = leaving === 'x' ? { x: end.x, y: start.y } : { x: start.x, y: end.y };
    return [start, corner, end];
  }
  return leaving === 'x'
    ? [start, { x: middle.x, y: start.y }, { x: middle.x, y: end.y }, end]
    : [start, { x: start.x, y: middle.y }, { x: end.x, y: middle.y }, end];
}

function axisOf({ x, y }: DiagramPoint): 'x' | 'y' | null {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  if (down < across * 0.2) return 'x';
  return across < down * 0.2 ? 'y' : null;
}

function endsOf(path: Path): readonly [DiagramPoint | undefined, DiagramPoint | undefined] {
  const points = path.flatMap((command): DiagramPoint[] => {
    if (command[0] === 'Z') return [];
    const [x, y] = command.slice(-2) as [number, number];
    return [{ x, y }];
  });
  return [points[0], points.at(-1)];
}

/** Bends by right angles, each of them a bend. */
function isOrthogonal(corners: readonly DiagramPoint[]): boolean {
  const steps = corners.slice(1).map((point, index) => {
    const before = corners[index] ?? point;
    const [dx, dy] = [Math.abs(point.x - before.x), Math.abs(point.y - before.y)];
    return dx < 0.05 && dy > 0.5 ? 'y' : dy < 0.05 && dx > 0.5 ? 'x' : null;
  });
  const [first, last] = [corners[0], corners.at(-1)];
  const isSpread =
    first !== undefined &&
    last !== undefined &&
    Math.abs(first.x - last.x) > 0.5 &&
    Math.abs(first.y - last.y) > 0.5;
  return isSpread && steps.every((step, index) => step !== null && step !== steps[index - 1]);
}

/**
 * A connector that holds on to what the link joins. Some programs, LibreOffice among them, lead connectors with bends
 * their own way as they open a file: they get a line instead, which is as it was drawn. PowerPoint has no connector for
 * other courses, so these are lines everywhere.
 */
function linkLine(
  painting: Painting,
  { link, path }: DrawnLink,
  course: Course,
  line: WritableElement,
  name: string,
): WritableElement {
  const { through } = course;
  const id = painting.nextId();
  if (through.kind === 'own') {
    painting.told.bends += 1;
    return drawnLine(painting, id, name, through.path, line);
  }
  const held = (tag: string, end: Endpoint, at: DiagramPoint) => {
    const holder = end.to === 'point' ? undefined : painting.holders.get(end.id);
    if (!holder) return null;
    return xmlElement(tag, { id: String(holder.id), idx: String(nearestSite(holder, at)) });
  };
  const connector = xmlElement('p:cxnSp', {}, [
    xmlElement('p:nvCxnSpPr', {}, [
      xmlElement('p:cNvPr', { id: String(id), name }),
      xmlElement('p:cNvCxnSpPr', {}, [
        held('a:stCxn', link.source, course.start),
        held('a:endCxn', link.target, course.end),
      ]),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:spPr', {}, [...connectorGeometry(painting, through), line]),
  ]);
  if (through.kind !== 'bent') return connector;
  const plain = drawnLine(painting, id, name, betweenEnds(path, through.corners), line);
  return xmlElement('mc:AlternateContent', alternativeNamespaces, [
    xmlElement('mc:Choice', { Requires: 'a16' }, [connector]),
    xmlElement('mc:Fallback', {}, [plain]),
  ]);
}

/** What PowerPoint has known since 2016. */
const alternativeNamespaces = {
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:a16': 'http://schemas.microsoft.com/office/drawing/2014/main',
};

/** The path of a link, which may round its corners, from the first corner to the last. */
function betweenEnds(path: Path, corners: readonly DiagramPoint[]): Path {
  const [start, end] = [corners[0], corners.at(-1)];
  const last = path.at(-1);
  if (!start || !end || last?.[0] !== 'L') return path;
  return [['M', start.x, start.y], ...path.slice(1, -1), ['L', end.x, end.y]];
}

function drawnLine(
  painting: Painting,
  id: number,
  name: string,
  path: Path,
  line: WritableElement,
): WritableElement {
  const box = primitivesBounds([{ type: 'path', path }]);
  const properties = [
    frameOf(painting, box),
    ownGeometry(painting, path, box, []),
    xmlElement('a:noFill'),
    line,
  ];
  return shape({ id, name, properties, text: null });
}

function nearestSite({ sites }: Holder, { x, y }: DiagramPoint): number {
  const distances = sites.map((site) => Math.hypot(site.x - x, site.y - y));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function connectorGeometry(painting: Painting, { corners, kind }: Connector): WritableElement[] {
  const [start, second, end] = [corners[0], corners[1], corners.at(-1)];
  if (!start || !second || !end) return [];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const box = boundsBetween(start, end);
  const isUpright = corners.length > 2 && Math.abs(second.x - start.x) < 0.05;
  // A connector leaves to the side; one that leaves up or down is turned by a quarter.
  const turned = isUpright ? quarterTurn(box, dx, dy) : null;
  const flips = turned?.flips ?? {
    ...(dx < 0 ? { flipH: '1' } : {}),
    ...(dy < 0 ? { flipV: '1' } : {}),
  };
  const { x, y, width, height } = turned?.box ?? box;
  const { emu, picture } = painting;
  const position = frame(
    { x: emu(x - picture.frame.x), y: emu(y - picture.frame.y) },
    { x: emu(width), y: emu(height) },
    flips,
  );
  const along = isUpright ? (second.y - start.y) / dy : (second.x - start.x) / dx;
  const prst = kind === 'straight' ? 'straightConnector1' : `${kind}Connector${corners.length - 1}`;
  const guides = corners.length === 4 ? [guide('adj1', Math.round(along * 100_000))] : [];
  return [position, xmlElement('a:prstGeom', { prst }, [xmlElement('a:avLst', {}, guides)])];
}

/** The box before it is turned about its middle, and how it is turned. */
function quarterTurn(box: Bounds, dx: number, dy: number) {
  const { x, y } = centreOf(box);
  const before = {
    x: x - box.height / 2,
    y: y - box.width / 2,
    width: box.height,
    height: box.width,
  };
  const isFlipped = dy > 0 ? dx > 0 : dx < 0;
  return {
    box: before,
    flips: { rot: dy > 0 ? '5400000' : '16200000', ...(isFlipped ? { flipV: '1' } : {}) },
  };
}

/** Where other links end on this one, something that they can hold on to. */
function anchorShapes(painting: Painting, { anchors }: DrawnLink): WritableElement[] {
  return [...anchors].flatMap(([anchor, { x, y }]) => {
    const id = painting.holders.get(anchor)?.id;
    if (id === undefined) return [];
    const box = { x: x - 0.5, y: y - 0.5, width: 1, height: 1 };
    return [
      shape({
        id,
        name: 'Anchor',
        properties: [
          frameOf(painting, box),
          xmlElement('a:prstGeom', { prst: 'ellipse' }, [xmlElement('a:avLst')]),
          xmlElement('a:noFill'),
          xmlElement('a:ln', {}, [xmlElement('a:noFill')]),
        ],
        text: null,
      }),
    ];
  });
}

/** The label of a link as one text box on its plate. */
function labelShapes(
  painting: Painting,
  { link, label }: DrawnLink,
  name: string,
): WritableElement[] {
  const { paths, texts } = flatten(label);
  const lines = texts.map(({ text }) => text);
  if (lines.length === 0) return [];
  const box = primitivesBounds(label);
  const insets = { left: 0, top: 0, right: 0, bottom: 0 };
  const position = { anchor: 'ctr', align: 'ctr', insets, isOneLine: lines.length === 1 } as const;
  return [
    shape({
      id: painting.nextId(),
      name,
      isTextBox: true,
      properties: [
        frameOf(painting, box),
        xmlElement('a:prstGeom', { prst: 'rect' }, [xmlElement('a:avLst')]),
        fillOf(paths[0]?.fill),
      ],
      text: body(painting, position, labelParagraphs(painting, link, lines, position)),
    }),
  ];
}
