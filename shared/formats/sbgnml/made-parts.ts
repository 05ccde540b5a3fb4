import { clampCoordinate } from '../../edit/clamp.ts';
import type { Endpoint, Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { arcClassOf } from './arc-classes.ts';
import { glyphStyle, plainLine, relativePosition } from './glyph-look.ts';
import { readGlyph } from './glyph.ts';
import { glyphClassOf } from './glyph-classes.ts';
import { originFormat } from './reading.ts';
import { makeElement, toJson } from './sbgn-element.ts';

/** Side of the square of a process that we make, and the way from its middle to each port, in diagram units. */
const processSize = 20;
const portReach = 20;

/** What every element has, and what we make has nothing of. */
const bare = { z: 0, notes: '', xrefs: [], evidence: [] } as const;

/** A glyph that stands for nothing of ours: it is what SBGN wants between things that we link directly. */
export function makeGlyph(
  id: string,
  className: string,
  centre: Point,
  size = processSize,
): PathwayNode {
  const xml = makeElement('glyph', { class: className });
  const x = clampCoordinate(centre.x - size / 2);
  const y = clampCoordinate(centre.y - size / 2);
  const box = { x, y, width: size, height: size };
  const { kind, symbol = '' } = glyphClassOf(className);
  return {
    ...bare,
    id,
    kind,
    label: symbol,
    caption: '',
    rotation: 0,
    badges: [],
    ...box,
    style: glyphStyle(readGlyph(xml), box, undefined),
    origin: { format: originFormat, data: { xml: toJson(xml) } },
  };
}

/** A process with a port on the side that `along` comes from, and one on the side that it goes to. */
export function makeProcess(
  id: string,
  className: string,
  centre: Point,
  along: Point,
): PathwayNode {
  const node = makeGlyph(id, className, centre);
  const isUpright = Math.abs(along.y) > Math.abs(along.x);
  const way = isUpright
    ? { x: 0, y: Math.sign(along.y) || 1 }
    : { x: Math.sign(along.x) || 1, y: 0 };
  const ports = [-1, 1].flatMap((side) => {
    const at = { x: centre.x + way.x * side * portReach, y: centre.y + way.y * side * portReach };
    return relativePosition(at, node) ?? [];
  });
  const xml = makeElement('glyph', {
    class: className,
    ...(isUpright ? { orientation: 'vertical' } : {}),
  });
  return { ...node, ports, origin: { format: originFormat, data: { xml: toJson(xml) } } };
}

/** The end of an arc at a port of a process: 0 where things come in, 1 where they leave. */
export function atPort(process: PathwayNode, index: 0 | 1): Endpoint {
  const port = process.ports?.[index];
  return { to: 'node', id: process.id, ...(port ? { position: { x: port.x, y: port.y } } : {}) };
}

interface MadeArc {
  readonly id: string;
  readonly className: string;
  readonly source: Endpoint;
  readonly target: Endpoint;
  readonly waypoints?: readonly Point[];
  readonly color?: string;
  readonly width?: number;
}

/** An arc that stands for a link of ours, or for a part of one. */
export function makeArc(arc: MadeArc): Link {
  const { id, className, source, target, waypoints = [] } = arc;
  const { color = plainLine.color, width = plainLine.width } = arc;
  return {
    ...bare,
    id,
    label: '',
    routing: 'straight',
    anchors: [],
    relation: arcClassOf(className).relation,
    source,
    target,
    waypoints,
    style: { color, width },
    origin: {
      format: originFormat,
      data: { xml: toJson(makeElement('arc', { class: className })), fixed: true },
    },
  };
}
