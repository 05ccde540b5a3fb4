import { clampCoordinate } from '../../edit/edit.ts';
import type { Endpoint, Link, PathwayNode, DiagramPoint } from '../../project/project-schema.ts';
import { linkLook } from '../../scene/looks.ts';
import { arcClassOf } from './arc.ts';
import { glyphStyle, plainLine, relativePosition, readGlyph, glyphClassOf } from './glyph.ts';
import { originFormat } from './reading.ts';
import { makeElement, toJson } from './sbgn-element.ts';
import type { Speller } from './speller.ts';

/** Side of the square of a process that we make, and the way from its middle to each port, in diagram units. */
const processSize = 20;
const portReach = 20;

/** The fields that every element has, empty for the parts that we make. */
const bare = { z: 0, notes: '', xrefs: [], evidence: [] } as const;

/** A glyph that stands for nothing of ours: SBGN requires it between things that we link directly. */
export function makeGlyph(
  id: string,
  className: string,
  centre: DiagramPoint,
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
  centre: DiagramPoint,
  along: DiagramPoint,
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
  readonly waypoints?: readonly DiagramPoint[];
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

/** In what colour and width a link's arcs are drawn. */
export function paintOf(link: Link): { color: string; width: number } {
  const { color, width } = linkLook(link, 'light');
  return { color: color === 'none' ? '#000000' : color, width };
}

/** The link itself, as an arc of a class: it keeps its id, notes and identifiers. */
export function arcFor(
  link: Link,
  className: string,
  paint: { color: string; width: number },
): Link {
  const arc = makeArc({
    ...paint,
    id: link.id,
    className,
    source: link.source,
    target: link.target,
  });
  const { notes, xrefs, evidence, label, relation, confidence, entity } = link;
  return {
    ...arc,
    notes,
    xrefs,
    evidence,
    label,
    relation,
    ...(confidence === undefined ? {} : { confidence }),
    ...(entity === undefined ? {} : { entity }),
  };
}

/** The end as it is drawn, so that it stays there when the line to it is divided. */
export function ended(end: Endpoint, point: DiagramPoint | undefined, { byId }: Speller): Endpoint {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  if (!node || !point || end.to !== 'node' || node.width === 0 || node.height === 0) return end;
  const position = {
    x: ((point.x - node.x) / node.width) * 2 - 1,
    y: ((point.y - node.y) / node.height) * 2 - 1,
  };
  return { to: 'node', id: end.id, position };
}
