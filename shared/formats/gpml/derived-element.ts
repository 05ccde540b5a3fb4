import type {
  Link,
  Endpoint,
  Side,
  Badge,
  PathwayNode,
  BoxPosition,
  DiagramPoint,
} from '../../project/project-schema.ts';
import { isRecord } from '../../project/plain-json.ts';
import { linkLook } from '../../scene/looks.ts';
import { valuesOfBadge, valuesOfNode, hexOf, setXref, spell } from './element-of-node.ts';
import {
  noRemarks,
  type ElementKind,
  type GpmlElement,
  type WriteContext,
  type Values,
} from './gpml-document.ts';
import { countBends, elbowCorners, middlesOf, boxOfTarget, relAt } from './line-routes.ts';
import { wordOfHead } from './gpml-shapes.ts';

interface LinkSurroundings {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly routeOf: (link: Link) => readonly DiagramPoint[];
}

const bare = { ...noRemarks, points: [], anchors: [], states: [], line: 0 } as const;

/** What the model alone says about a node, as an element of that kind. */
export function elementOfNode(
  node: PathwayNode,
  kind: ElementKind,
  { version, idOf, groupKeyOf }: WriteContext,
): GpmlElement {
  const values = valuesOfNode(node, kind);
  setText(values, 'elementId', idOf(node.id));
  if (node.parent !== undefined) setText(values, 'groupRef', groupKeyOf(node.parent));
  if (kind === 'Group' && version === '2013a') setText(values, 'groupId', groupKeyOf(node.id));
  return { ...bare, kind, values };
}

export function stateOfBadge(badge: Badge, id: string | undefined): GpmlElement {
  const values = valuesOfBadge(badge);
  setText(values, 'elementId', id);
  return { ...bare, kind: 'State', values };
}

/** What the model alone says about a link, as a line of that kind, in the direction that the file used. */
export function elementOfLink(
  link: Link,
  kind: ElementKind,
  { idOf, groupKeyOf }: WriteContext,
  around: LinkSurroundings,
): GpmlElement {
  const line = lineOfLink(link, dataOf(link)['reversed'] === true, { ...around, idOf });
  const values = new Map(line.values);
  setText(values, 'elementId', idOf(link.id));
  const group = dataOf(link)['group'];
  if (typeof group === 'string') setText(values, 'groupRef', groupKeyOf(group));
  return { ...bare, kind, ...line, values };
}

function dataOf({ origin }: Link): Readonly<Record<string, unknown>> {
  const data: unknown = origin?.data;
  return isRecord(data) ? data : {};
}

function setText(values: Map<string, string>, name: string, text: string | undefined): void {
  if (text !== undefined) values.set(name, text);
}

/** What writing a line needs to know of the rest. */
interface LineSurroundings {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  /** The id in the file of an element, state or anchor of the project. */
  readonly idOf: (id: string) => string | undefined;
  /** As it is drawn, from source to target. */
  readonly routeOf: (link: Link) => readonly DiagramPoint[];
}

type LineParts = Pick<GpmlElement, 'values' | 'points' | 'anchors'>;

/**
 * What the model says about a link, as the properties of a line. `reversed`: in the file it runs from target to source.
 */
function lineOfLink(link: Link, reversed: boolean, around: LineSurroundings): LineParts {
  const look = linkLook(link, 'light');
  const values = new Map<string, string>();
  setXref(values, link.xrefs[0]);
  values.set('lineColor', hexOf(look.color));
  values.set(
    'lineStyle',
    look.line === 'double' ? 'Double' : look.line === 'solid' ? 'Solid' : 'Dashed',
  );
  values.set('lineWidth', spell(look.width));
  values.set('zOrder', String(link.z));
  const { type, points } = pointsOf(link, reversed, around);
  values.set('connectorType', type);
  const heads = [
    wordOfHead(look.sourceHead, link.relation),
    wordOfHead(look.targetHead, link.relation),
  ];
  if (reversed) heads.reverse();
  points[0]?.set('arrowHead', heads[0] ?? '');
  points.at(-1)?.set('arrowHead', heads[1] ?? '');
  return { values, points, anchors: anchorsOf(link, reversed, around) };
}

function anchorsOf(link: Link, reversed: boolean, around: LineSurroundings): Values[] {
  return link.anchors.map(({ id, position, shape }) => {
    const values = new Map<string, string>();
    const own = around.idOf(id);
    if (own !== undefined) values.set('elementId', own);
    values.set('position', spell(reversed ? 1 - position : position));
    values.set('shapeType', shape === 'circle' ? 'Circle' : shape === 'square' ? 'Square' : 'None');
    return values;
  });
}

interface Course {
  readonly type: 'Straight' | 'Segmented' | 'Elbow' | 'Curved';
  readonly points: Map<string, string>[];
}

function pointsOf(link: Link, reversed: boolean, around: LineSurroundings): Course {
  const drawn = around.routeOf(link);
  const from = drawn[0] ?? { x: 0, y: 0 };
  const ends = [
    endValues(link.source, from, around),
    endValues(link.target, drawn.at(-1) ?? from, around),
  ];
  const inner = [...innerPoints(link, drawn)];
  if (reversed) {
    ends.reverse();
    inner.reverse();
  }
  const [start, end] = ends;
  if (!start || !end) return { type: 'Straight', points: [] };
  const { type, middles } = courseOf(link, start, inner, end);
  return { type, points: [start.values, ...middles.map(freePoint), end.values] };
}

/** The bends between the ends: those that were set, otherwise those of the line as drawn. */
function innerPoints(link: Link, drawn: readonly DiagramPoint[]): readonly DiagramPoint[] {
  if (link.waypoints.length > 0 || link.routing !== 'orthogonal') return link.waypoints;
  return drawn.slice(1, -1);
}

function courseOf(
  link: Link,
  start: End,
  inner: readonly DiagramPoint[],
  end: End,
): { type: Course['type']; middles: readonly DiagramPoint[] } {
  if (link.routing === 'straight') {
    return { type: inner.length === 0 ? 'Straight' : 'Segmented', middles: inner };
  }
  const type = link.routing === 'curved' ? 'Curved' : 'Elbow';
  const middles = middlesOf([start.point, ...inner, end.point]);
  // A bare curve of ours stays one; its own program will bend it.
  if (inner.length === 0 && type === 'Curved') return { type, middles: [] };
  const [from, to] = [sided(start, inner[0], 'left'), sided(end, inner.at(-1), 'right')];
  const isSame =
    middles.length === countBends(from, to) &&
    areNear(elbowCorners(from, to, middles), [start.point, ...inner, end.point]);
  if (isSame || type === 'Curved') return { type, middles };
  return { type: 'Segmented', middles: inner };
}

interface End {
  readonly values: Map<string, string>;
  readonly point: DiagramPoint;
  /** In halves of the box that it ends at. */
  readonly rel?: BoxPosition;
  readonly isFree: boolean;
}

function sided(
  end: End,
  next: DiagramPoint | undefined,
  usual: Side,
): { point: DiagramPoint; side: Side } {
  const { point, rel } = end;
  if (end.isFree) return { point, side: usual };
  if (rel) {
    if (Math.abs(rel.x) > Math.abs(rel.y)) return { point, side: rel.x > 0 ? 'right' : 'left' };
    return { point, side: rel.y > 0 ? 'bottom' : 'top' };
  }
  // At an anchor the side is that on which the line leaves.
  const away = { x: (next?.x ?? point.x) - point.x, y: (next?.y ?? point.y) - point.y };
  if (Math.abs(away.x) > Math.abs(away.y)) return { point, side: away.x > 0 ? 'right' : 'left' };
  return { point, side: away.y > 0 ? 'bottom' : 'top' };
}

function areNear(one: readonly DiagramPoint[], other: readonly DiagramPoint[]): boolean {
  return (
    one.length === other.length &&
    one.every((point, index) => {
      const twin = other[index];
      return twin && Math.abs(point.x - twin.x) < 0.05 && Math.abs(point.y - twin.y) < 0.05;
    })
  );
}

function endValues(end: Endpoint, point: DiagramPoint, around: LineSurroundings): End {
  const values = freePoint(point);
  const own = end.to === 'point' ? undefined : around.idOf(refOf(end));
  if (end.to === 'point' || own === undefined) return { values, point, isFree: true };
  values.set('elementRef', own);
  if (end.to === 'anchor') {
    values.set('relX', spell(end.offset?.x ?? 0));
    values.set('relY', spell(end.offset?.y ?? 0));
    return { values, point, isFree: false };
  }
  const rel = relOfEnd(end, point, around.nodes);
  values.set('relX', spell(rel.x));
  values.set('relY', spell(rel.y));
  return { values, point, rel, isFree: false };
}

function refOf(end: Exclude<Endpoint, { to: 'point' }>): string {
  return end.to === 'node' && end.badge !== undefined ? end.badge : end.id;
}

function relOfEnd(
  end: Extract<Endpoint, { to: 'node' }>,
  point: DiagramPoint,
  nodes: ReadonlyMap<string, PathwayNode>,
): BoxPosition {
  const node = nodes.get(end.id);
  if (end.position && (end.badge !== undefined || node?.rotation === 0)) return end.position;
  const box = boxOfTarget({ type: 'node', id: end.id }, nodes);
  return box ? relAt(box, point) : { x: 0, y: 0 };
}

function freePoint({ x, y }: DiagramPoint): Map<string, string> {
  return new Map([
    ['x', spell(x)],
    ['y', spell(y)],
  ]);
}
