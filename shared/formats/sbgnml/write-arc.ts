import { biologyOfLink } from '../../project/biology.ts';
import type { Endpoint, Link, PathwayNode, DiagramPoint } from '../../project/project-schema.ts';
import type { DrawnLink, Path } from '../../scene/primitives.ts';
import { arcClassOf, readArc, type Arc } from './arc.ts';
import { readPorts } from './glyph.ts';
import {
  keptElement,
  attributeOf,
  childOf,
  childrenOf,
  localName,
  makeElement,
  textOf,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import {
  biologyWord,
  withOwnWords,
  type OwnWords,
  withXrefs,
  notesElement,
} from './annotations.ts';
import { portPoint } from './write-glyph.ts';
import type { WrittenIds } from './written-ids.ts';

/** What an arc is written as, besides what its link says itself. */
export interface ArcContext {
  readonly ids: WrittenIds;
  readonly className: string;
  readonly drawn: DrawnLink;
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  /** Where anchors of other links are, by their ids. */
  readonly portOf: (node: PathwayNode, index: number) => string | undefined;
  /** Glyphs on it. */
  readonly nested: readonly SbgnElement[];
}

/** A link as an `arc`. Both its ends are at nodes or anchors. */
export function writeArc(link: Link, context: ArcContext): SbgnElement {
  const kept = keptElement(link) ?? makeElement('arc');
  const before = readArc(kept);
  const id = context.ids.of(link.id);
  const route = context.drawn.route;
  const known = ['notes', 'extension', 'glyph', 'port', 'start', 'next', 'end'];
  const foreign = (kept.children ?? []).filter(
    (child) => typeof child === 'string' || !known.includes(localName(child.name)),
  );
  const notes = notesElement(kept, textOf(childOf(kept, 'notes')), link.notes);
  const extension = withOwnWords(
    withXrefs(childOf(kept, 'extension'), kept, link.xrefs, id),
    wordsOfLink(link, context.className),
  );
  const children = [
    ...(notes ? [notes] : []),
    ...(extension ? [extension] : []),
    ...context.nested,
    ...arcPorts(link, kept, context, isSameWay(link, before, context.drawn)),
    ...wayOf(link, kept, before, context.drawn),
    ...foreign,
  ];
  return withAttributes(
    { ...kept, children },
    {
      id,
      class: context.className,
      source: endReference(link.source, before.source, route[0], context),
      target: endReference(link.target, before.target, route.at(-1), context),
    },
  );
}

/** What a reader could not find out from the arc. */
function wordsOfLink(link: Link, className: string): OwnWords {
  const { relation, label, confidence, entity } = link;
  return {
    relation: arcClassOf(className).relation === relation ? undefined : relation,
    label: label === '' ? undefined : label,
    confidence,
    entity,
    biology: biologyWord(biologyOfLink(link)),
  };
}

/** The id that an end names: the one in the file if that still is the same thing, otherwise a port close by. */
function endReference(
  end: Endpoint,
  before: string | undefined,
  point: DiagramPoint | undefined,
  context: ArcContext,
): string | undefined {
  // A free end can only name what the file once named without effect.
  if (end.to === 'point') return before;
  if (end.to === 'anchor') return context.ids.of(end.id);
  const isSame = before !== undefined && context.ids.ownerOf(before) === end.id;
  const node = context.nodes.get(end.id);
  const near = point && node && portNear(node, point, context);
  if (isSame && (near === undefined || near === before || !isPortOf(node, before))) return before;
  return near ?? context.ids.of(end.id);
}

function isPortOf(node: PathwayNode | undefined, fileId: string): boolean {
  const kept = node && keptElement(node);
  return kept !== undefined && readPorts(kept).some(({ id }) => id === fileId);
}

const portReach = 2;

function portNear(
  node: PathwayNode,
  point: DiagramPoint,
  { portOf }: ArcContext,
): string | undefined {
  const distances = (node.ports ?? []).map((port, index) => {
    const at = portPoint(node, port);
    return { index, distance: Math.hypot(at.x - point.x, at.y - point.y) };
  });
  const nearest = distances.sort((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance <= portReach ? portOf(node, nearest.index) : undefined;
}

/** Ports of an arc are where others end on it. */
function arcPorts(
  link: Link,
  kept: SbgnElement,
  { ids, drawn }: ArcContext,
  isSame: boolean,
): SbgnElement[] {
  const anchors = new Map(link.anchors.map((anchor) => [ids.of(anchor.id), anchor]));
  const written = childrenOf(kept, 'port').map((port) => {
    const anchor = anchors.get(attributeOf(port, 'id') ?? '');
    const id = attributeOf(port, 'id') ?? '';
    if (!anchor) {
      return ids.ownerOf(id) === link.id
        ? port
        : withAttributes(port, { id: ids.fresh(`${ids.of(link.id)}.port`) });
    }
    anchors.delete(attributeOf(port, 'id') ?? '');
    return isSame ? port : movedTo(port, drawn.anchors.get(anchor.id));
  });
  const fresh = [...anchors].map(([id, anchor]) =>
    movedTo(makeElement('port', { id }), drawn.anchors.get(anchor.id)),
  );
  return [...written, ...fresh];
}

function movedTo(element: SbgnElement, point: DiagramPoint | undefined): SbgnElement {
  if (!point) return element;
  return withAttributes(element, { x: point.x, y: point.y });
}

/** `start`, `next` and `end`: as they were where the link still runs there. */
function wayOf(link: Link, kept: SbgnElement, before: Arc, drawn: DrawnLink): SbgnElement[] {
  const steps = childrenOf(kept).filter(({ name }) =>
    ['start', 'next', 'end'].includes(localName(name)),
  );
  if (isSameWay(link, before, drawn)) return steps;
  const [first, ...commands] = link.routing === 'straight' ? polyline(drawn.route) : smooth(drawn);
  const start = first ?? ['M', 0, 0];
  const elements = [makeElement('start', { x: start[1] ?? 0, y: start[2] ?? 0 })];
  commands.forEach((command, index) => {
    const isLast = index === commands.length - 1;
    elements.push(stepElement(isLast ? 'end' : 'next', command));
  });
  return elements;
}

function isSameWay(link: Link, before: Arc, { route }: DrawnLink): boolean {
  const [first, last] = [route[0], route.at(-1)];
  if (!before.start || !before.end || !first || !last) return false;
  const isCurved = link.routing === 'curved';
  return (
    isNear(before.start, first, slackOf(link.source)) &&
    isNear(before.end, last, slackOf(link.target)) &&
    isCurved === before.isCurved &&
    link.routing !== 'orthogonal' &&
    link.waypoints.length === before.waypoints.length &&
    link.waypoints.every((point, index) => isNear(point, before.waypoints[index]))
  );
}

/** A point on a glyph without size, or on another line, is read back slightly next to where it was. */
function slackOf(end: Endpoint): number {
  return end.to === 'node' && end.position !== undefined ? 1e-2 : 1;
}

function isNear(one: DiagramPoint, other: DiagramPoint | undefined, slack = 1e-2): boolean {
  return other !== undefined && Math.hypot(one.x - other.x, one.y - other.y) < slack;
}

function polyline(points: readonly DiagramPoint[]): Path {
  const ends = points.length === 1 ? [...points, ...points] : points;
  return ends.map(({ x, y }, index) => (index === 0 ? ['M', x, y] : ['L', x, y]));
}

/** Of right-angled links the corners, of curves their control points. */
function smooth({ link, path, route }: DrawnLink): Path {
  if (link.routing !== 'curved' || path.length < 2) return polyline(route);
  return piecesOf(link, route) ?? path;
}

/**
 * A curve of a file is read as the ends of its pieces and three points on each (`arc.ts`): it is written in as many
 * pieces again. In more, it would grow each time that it is saved and read.
 */
function piecesOf(link: Link, route: readonly DiagramPoint[]): Path | null {
  const [start, end] = [route[0], route.at(-1)];
  const isRead = keptElement(link) !== undefined && link.waypoints.length % 4 === 3;
  if (!isRead || !start || !end) return null;
  const points = [start, ...link.waypoints, end];
  const path: Path[number][] = [['M', start.x, start.y]];
  for (let at = 0; at + 4 < points.length; at += 4) {
    const [from, first, , last, to] = points.slice(at, at + 5);
    if (from && first && last && to) path.push(pieceThrough(from, first, last, to));
  }
  return path;
}

/** The cubic curve that is at two points after a quarter and three quarters of its parameter. */
function pieceThrough(
  from: DiagramPoint,
  first: DiagramPoint,
  last: DiagramPoint,
  to: DiagramPoint,
): Path[number] {
  const handles = (axis: 'x' | 'y'): [number, number] => {
    const near = 64 * first[axis] - 27 * from[axis] - to[axis];
    const far = 64 * last[axis] - from[axis] - 27 * to[axis];
    return [(3 * near - far) / 72, (3 * far - near) / 72];
  };
  const [[ax, bx], [ay, by]] = [handles('x'), handles('y')];
  return ['C', ax, ay, bx, by, to.x, to.y];
}

function stepElement(name: string, command: Path[number]): SbgnElement {
  if (command[0] === 'Z') return makeElement(name, { x: 0, y: 0 });
  if (command[0] !== 'C') return makeElement(name, { x: command[1], y: command[2] });
  const [, ax, ay, bx, by, x, y] = command;
  const handles = [makeElement('point', { x: ax, y: ay }), makeElement('point', { x: bx, y: by })];
  return makeElement(name, { x, y }, handles);
}
