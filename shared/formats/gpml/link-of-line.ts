import {
  type Anchor,
  type Endpoint,
  type Link,
  type LinkStyle,
  type Relation,
  limits,
  type BoxPosition,
  type PathwayNode,
} from '../../project/project-schema.ts';
import { rotatePoint } from '../../scene/primitives.ts';
import type { GpmlElement, Values } from './gpml-document.ts';
import type { Ids } from './gpml-ids.ts';
import { meaningOfHead } from './gpml-shapes.ts';
import { boxOfTarget, relOf, type Routes } from './line-routes.ts';
import { colorOf, layerOf, lineLayer, xrefsOf } from './node-of-element.ts';
import { numberOf } from './read-values.ts';

export type LinkParts = Omit<Link, 'id' | 'notes' | 'evidence' | 'origin' | 'label'>;

interface Surroundings {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly ids: Ids;
  readonly routes: Routes;
  /** What imported anchors name as where they come from. */
  readonly format: string;
}

/** A line with a head only at its start says something about its start: its link runs the other way. */
export function isReversed(line: GpmlElement): boolean {
  return headAt(line, 0) !== 'none' && headAt(line, -1) === 'none';
}

function headAt(line: GpmlElement, index: number) {
  return meaningOfHead(headWord(line.points.at(index))).head;
}

function headWord(point: Values | undefined): string {
  return point?.get('arrowHead') ?? 'Undirected';
}

export function linkOfLine(line: GpmlElement, around: Surroundings): LinkParts {
  const ends = [
    endpointOf(line.points[0], around),
    endpointOf(line.points.at(-1), around),
  ] as const;
  const [source, target] = isReversed(line) ? [ends[1], ends[0]] : ends;
  const { values } = line;
  return {
    relation: relationOfLine(line, source, target, around.nodes),
    source,
    target,
    ...courseOf(line, around),
    anchors: line.anchors.map((anchor) => anchorOf(anchor, isReversed(line), around)),
    z: layerOf(values, lineLayer),
    style: styleOfLine(line),
    xrefs: xrefsOf(values),
  };
}

function anchorOf(anchor: Values, reversed: boolean, { ids, format }: Surroundings): Anchor {
  const position = Math.max(0, Math.min(1, numberOf(anchor, 'position')));
  const shape = anchor.get('shapeType');
  const own = anchor.get('elementId');
  return {
    id: ids.of(anchor),
    position: reversed ? 1 - position : position,
    ...(shape === 'Circle' ? { shape: 'circle' } : shape === 'Square' ? { shape: 'square' } : {}),
    origin: { format, ...(own === undefined ? {} : { id: own }) },
  };
}

function endpointOf(point: Values | undefined, { nodes, ids }: Surroundings): Endpoint {
  const values = point ?? new Map<string, string>();
  const target = ids.named.get(values.get('elementRef') ?? '');
  if (target?.type === 'anchor') {
    const offset = { x: near(numberOf(values, 'relX')), y: near(numberOf(values, 'relY')) };
    const isPlain = offset.x === 0 && offset.y === 0;
    return { to: 'anchor', id: target.id, ...(isPlain ? {} : { offset }) };
  }
  const box = boxOfTarget(target, nodes);
  if (!target || !box) {
    return { to: 'point', x: near(numberOf(values, 'x')), y: near(numberOf(values, 'y')) };
  }
  const rel = relOf(values, box);
  if (target.type === 'badge') {
    return { to: 'node', id: target.node, badge: target.id, position: scalars(rel) };
  }
  const node = nodes.get(target.id);
  const position = node && node.rotation !== 0 ? turnedPosition(node, box, rel) : rel;
  return { to: 'node', id: target.id, position: scalars(position) };
}

/** Positions are measured in the upright box around a turned node in a file, and in the node's own box here. */
function turnedPosition(
  node: PathwayNode,
  box: { readonly width: number; readonly height: number },
  rel: BoxPosition,
): BoxPosition {
  const away = { x: (rel.x * box.width) / 2, y: (rel.y * box.height) / 2 };
  const { x, y } = rotatePoint(away, { x: 0, y: 0 }, -node.rotation);
  return {
    x: node.width > 0 ? x / (node.width / 2) : 0,
    y: node.height > 0 ? y / (node.height / 2) : 0,
  };
}

function near(value: number): number {
  return Math.max(-limits.coordinate, Math.min(limits.coordinate, value)) || 0;
}

function scalars({ x, y }: BoxPosition): BoxPosition {
  const clamp = (value: number) => Math.max(-10_000, Math.min(10_000, value)) || 0;
  return { x: clamp(x), y: clamp(y) };
}

function courseOf(
  line: GpmlElement,
  { routes }: Surroundings,
): Pick<Link, 'routing' | 'waypoints'> {
  const type = line.values.get('connectorType');
  const inner = routes
    .routeOf(line)
    .corners.slice(1, -1)
    .map(({ x, y }) => ({ x: near(x), y: near(y) }));
  const waypoints = (isReversed(line) ? inner.reverse() : inner).slice(0, limits.waypoints);
  if (type === 'Elbow') return { routing: 'orthogonal', waypoints };
  return { routing: type === 'Curved' ? 'curved' : 'straight', waypoints };
}

export function styleOfLine(line: GpmlElement): LinkStyle {
  const { values } = line;
  const heads = [headAt(line, 0), headAt(line, -1)] as const;
  const [sourceHead, targetHead] = isReversed(line) ? [heads[1], heads[0]] : heads;
  const type = values.get('connectorType');
  return {
    color: colorOf(values, 'lineColor'),
    width: Math.max(0, Math.min(100, numberOf(values, 'lineWidth', 1))),
    ...strokeOf(values),
    ...(sourceHead === 'none' ? {} : { sourceHead }),
    targetHead,
    ...(type === 'Elbow' ? { corners: 'sharp' } : type === 'Curved' ? { curve: 'within' } : {}),
  };
}

function strokeOf(values: Values): Pick<LinkStyle, 'line' | 'dash'> {
  const word = values.get('lineStyle');
  if (word === 'Dashed') return { line: 'dashed', dash: [4, 4] };
  return { line: word === 'Double' ? 'double' : 'solid' };
}

/** The meaning of the head; a graphical line is only drawn and means nothing. */
export function relationOfLine(
  line: GpmlElement,
  source: Endpoint,
  target: Endpoint,
  nodes: ReadonlyMap<string, PathwayNode>,
): Relation {
  if (line.kind === 'GraphicalLine') return 'relates-to';
  const word = headWord(isReversed(line) ? line.points[0] : line.points.at(-1));
  const { relation } = meaningOfHead(word);
  const isFromMolecule = isMolecule(source, nodes);
  if (word === 'Directed' && isFromMolecule && isMolecule(target, nodes)) return 'converts-to';
  if (word.endsWith('mim-necessary-stimulation') && isFromMolecule) return 'cofactor-of';
  return relation;
}

function isMolecule(end: Endpoint, nodes: ReadonlyMap<string, PathwayNode>): boolean {
  return end.to === 'node' && nodes.get(end.id)?.kind === 'molecule';
}
