import { grown, unionBounds, type Bounds } from '../../shared/scene/primitives.ts';
import type { Library, LibraryLink } from '../../shared/library/library.ts';
import {
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
} from '../../shared/library/elements-from-library.ts';
import type {
  Reference,
  Anchor,
  Link,
  PathwayNode,
  DiagramPoint,
} from '../../shared/project/project-schema.ts';
import { routeLength } from '../../shared/scene/route-geometry.ts';
import { keyOfPort, portsOf, type NodePort } from '../../shared/layout/node-ports.ts';
import { pitch, RouteGrid, type Port } from '../../shared/layout/route-grid.ts';

/** Diagram units of ground kept round nodes, and round the whole for lines that go about. */
const clearance = 4;
const around = 120;

/** A conversion as it runs, with the enzymes' ends on it. */
interface Carrier {
  readonly id: string;
  readonly route: readonly DiagramPoint[];
  readonly anchors: Anchor[];
  readonly taken: DiagramPoint[];
}

interface Drawing {
  readonly library: Library;
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly grid: RouteGrid;
  /** Port to the net that ends there. */
  readonly used: Map<string, string>;
  readonly carriers: Map<string, Carrier>;
  readonly links: Link[];
  readonly references: Map<string, Reference>;
}

/** Links for facts, routed at right angles round the nodes; lines from one source and of one relation share their course. */
export function drawLinks(
  library: Library,
  facts: readonly LibraryLink[],
  nodes: readonly PathwayNode[],
  titles: readonly Bounds[],
): { readonly links: readonly Link[]; readonly references: readonly Reference[] } {
  const boxes = nodes.map(({ x, y, width, height }) => grown({ x, y, width, height }, clearance));
  const drawing: Drawing = {
    library,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    grid: new RouteGrid(grown(unionBounds(nodes), around), [...boxes, ...titles]),
    used: new Map(),
    carriers: new Map(),
    links: [],
    references: new Map(),
  };
  const steps = facts.filter(({ relation }) => relation === 'converts-to');
  const others = facts.filter(({ relation }) => relation !== 'converts-to');
  for (const fact of steps.toSorted(byDistance(drawing))) drawStep(drawing, fact);
  for (const fact of steps.toSorted(byEnzyme(drawing))) drawCatalysis(drawing, fact);
  for (const fact of others.toSorted(byDistance(drawing))) drawFact(drawing, fact);
  const anchors = new Map([...drawing.carriers.values()].map(({ id, anchors }) => [id, anchors]));
  const links = drawing.links.map((link) => {
    const own = anchors.get(link.id);
    return own ? { ...link, anchors: own } : link;
  });
  return { links, references: [...drawing.references.values()] };
}

/** The first fact of a step draws it; the others, by another enzyme, end on the same line. */
function drawStep(drawing: Drawing, fact: LibraryLink): void {
  const key = stepOf(fact);
  if (drawing.carriers.has(key)) return;
  const route = drawFact(drawing, fact);
  drawing.carriers.set(key, { id: fact.id, route, anchors: [], taken: [] });
}

const stepOf = ({ source, target }: LibraryLink): string => `${source} ${target}`;

function drawFact(drawing: Drawing, fact: LibraryLink): readonly DiagramPoint[] {
  const [source, target] = [nodeOf(drawing, fact.source), nodeOf(drawing, fact.target)];
  const net = `${fact.source} ${fact.relation}`;
  const from = portsOf(source, drawing.used, net, pitch);
  const to = portsOf(target, drawing.used, `to ${fact.id}`, 2 * pitch);
  const corners = drawing.grid.route(net, from, to);
  const [start, end] = [portAt(from, corners[0]), portAt(to, corners.at(-1))];
  if (!start || !end) throw new Error(`There is no line for ${fact.id}.`);
  drawing.used.set(keyOfPort(source, start), net);
  drawing.used.set(keyOfPort(target, end), `to ${fact.id}`);
  drawing.grid.occupy(net, corners);
  const ends = { id: fact.id, source: start.endpoint, target: end.endpoint };
  add(drawing, factToLink(drawing.library, fact, ends), corners);
  return corners;
}

function drawCatalysis(drawing: Drawing, fact: LibraryLink): void {
  const carrier = drawing.carriers.get(stepOf(fact));
  if (fact.via === undefined || !carrier || !drawing.nodes.has(fact.via)) return;
  const enzyme = nodeOf(drawing, fact.via);
  const net = `${fact.via} catalyzes`;
  const from = portsOf(enzyme, drawing.used, net, pitch);
  const to = portsOn(carrier);
  const corners = drawing.grid.route(net, from, to);
  const [start, end] = [portAt(from, corners[0]), corners.at(-1)];
  if (!start || !end) throw new Error(`There is no line for the enzyme of ${fact.id}.`);
  drawing.used.set(keyOfPort(enzyme, start), net);
  drawing.grid.occupy(net, corners);
  const anchor = { id: `${fact.id}--anchor`, position: positionOn(carrier.route, end) };
  carrier.anchors.push(anchor);
  carrier.taken.push(end);
  const ends = {
    id: `${fact.via}--catalyzes--${fact.source}--${fact.target}`,
    source: start.endpoint,
    target: { to: 'anchor', id: anchor.id },
  } as const;
  add(drawing, factToCatalysis(drawing.library, fact, ends), corners);
}

function add(drawing: Drawing, placed: LinkWithReferences, corners: readonly DiagramPoint[]): void {
  const { label: _label, ...link } = placed.link;
  const isDotted = link.confidence === 'contested';
  drawing.links.push({
    ...link,
    label: '',
    routing: 'orthogonal',
    waypoints: corners.slice(1, -1),
    ...(isDotted ? { style: { ...link.style, line: 'dotted' as const } } : {}),
  });
  for (const reference of placed.references) drawing.references.set(reference.id, reference);
}

/** Points of a conversion where an enzyme's line can end: on its straight parts, away from ends and other anchors. */
function portsOn({ route, taken }: Carrier): Port[] {
  const whole = routeLength(route);
  const ports: Port[] = [];
  for (let at = 1; at < route.length; at += 1) {
    const [a, b] = [route[at - 1], route[at]];
    if (!a || !b) continue;
    const isAcross = a.y === b.y;
    const [low, high] = isAcross
      ? [Math.min(a.x, b.x), Math.max(a.x, b.x)]
      : [Math.min(a.y, b.y), Math.max(a.y, b.y)];
    for (let coordinate = Math.ceil(low / pitch) * pitch; coordinate <= high; coordinate += pitch) {
      const end = isAcross ? { x: coordinate, y: a.y } : { x: a.x, y: coordinate };
      const along = positionOn(route, end) * whole;
      const isClear = taken.every(
        (other) => Math.abs(other.x - end.x) + Math.abs(other.y - end.y) >= 20,
      );
      if (
        along < Math.min(24, whole * 0.3) ||
        whole - along < Math.min(34, whole * 0.4) ||
        coordinate - low < 10 ||
        high - coordinate < 10 ||
        !isClear
      )
        continue;
      for (const outwards of isAcross ? [1, 3] : [0, 2]) {
        const sign = outwards < 2 ? 1 : -1;
        const outside = isAcross
          ? { x: end.x, y: end.y + sign * pitch }
          : { x: end.x + sign * pitch, y: end.y };
        ports.push({ end, outside, outwards, cost: Math.abs(along - whole / 2) * 0.2 });
      }
    }
  }
  return ports;
}

function positionOn(route: readonly DiagramPoint[], point: DiagramPoint): number {
  const whole = routeLength(route);
  let walked = 0;
  for (let at = 1; at < route.length; at += 1) {
    const [a, b] = [route[at - 1], route[at]];
    if (!a || !b) continue;
    const isOn =
      (a.x === b.x && a.x === point.x && (point.y - a.y) * (b.y - point.y) >= 0) ||
      (a.y === b.y && a.y === point.y && (point.x - a.x) * (b.x - point.x) >= 0);
    if (isOn)
      return (
        Math.round(((walked + Math.abs(point.x - a.x) + Math.abs(point.y - a.y)) / whole) * 1e6) /
        1e6
      );
    walked += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return 0.5;
}

const portAt = (ports: readonly NodePort[], end: DiagramPoint | undefined): NodePort | undefined =>
  ports.find((port) => port.end.x === end?.x && port.end.y === end.y);

function byDistance(drawing: Drawing): (a: LibraryLink, b: LibraryLink) => number {
  const distance = ({ source, target }: LibraryLink) =>
    gap(nodeOf(drawing, source), nodeOf(drawing, target));
  return (a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1);
}

function byEnzyme(drawing: Drawing): (a: LibraryLink, b: LibraryLink) => number {
  const distance = ({ source, via }: LibraryLink) =>
    via === undefined || !drawing.nodes.has(via)
      ? 0
      : gap(nodeOf(drawing, via), nodeOf(drawing, source));
  return (a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1);
}

const gap = (a: PathwayNode, b: PathwayNode): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function nodeOf({ nodes }: Drawing, id: string): PathwayNode {
  const node = nodes.get(id);
  if (!node) throw new Error(`There is no node for ${id}.`);
  return node;
}
