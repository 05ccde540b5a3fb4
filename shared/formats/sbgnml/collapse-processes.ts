import { isSameValue, isRecord } from '../../project/plain-json.ts';
import {
  limits,
  type Immutable,
  type DiagramPoint,
  type Anchor,
  type Endpoint,
  type Link,
  type NodeEndpoint,
  type Relation,
  type Project,
  type PathwayNode,
} from '../../project/project-schema.ts';
import { directionBetween, distanceToRoute } from '../../scene/route-geometry.ts';
import { isProcessClass, glyphStyle, middleOf, readGlyph } from './glyph.ts';
import type { Collapsed } from './expand-processes.ts';
import { keptData, keptElement, attributeOf } from './sbgn-element.ts';
import { portPoint } from './write-glyph.ts';

/**
 * Makes one link of each process that has one substrate or one product. The link runs from the substrate to the product
 * and has an anchor where the process was; everything else that ended at the process ends at that anchor. Processes
 * with several of both, or with more data than a position, stay nodes.
 */
export function collapseProcesses(project: Project): Project {
  const linksAt = collectLinks(project);
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const busy = new Set(
    project.nodes.flatMap(({ parent, origin }) => {
      const within = keptData(origin, 'within');
      return [parent ?? '', typeof within === 'string' ? within : ''];
    }),
  );
  const reactions = project.nodes.flatMap((node) =>
    busy.has(node.id) ? [] : (findReaction(node, linksAt.get(node.id) ?? [], byId) ?? []),
  );
  if (reactions.length === 0) return project;
  return replace(project, reactions, byId);
}

interface Reaction {
  readonly process: PathwayNode;
  readonly consumption: Link;
  readonly production: Link;
  readonly waypoints: readonly DiagramPoint[];
  readonly position: number;
}

function collectLinks({ links }: Project): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    for (const end of [link.source, link.target]) {
      if (end.to !== 'node') continue;
      const list = found.get(end.id);
      if (list) list.push(link);
      else found.set(end.id, [link]);
    }
  }
  return found;
}

function findReaction(
  process: PathwayNode,
  links: readonly Link[],
  byId: ReadonlyMap<string, PathwayNode>,
): Reaction | undefined {
  if (!isBare(process) || new Set(links).size !== links.length) return undefined;
  const endOf = (link: Link) => (isAt(link.source, process) ? link.source : link.target);
  // An end without a position would need the outline of a process that is no longer a node.
  if (!links.every((link) => hasPosition(endOf(link)))) return undefined;
  const consumed = links.filter((link) => isArc(link, 'consumption') && isAt(link.target, process));
  const produced = links.filter((link) => isArc(link, 'production') && isAt(link.source, process));
  if (Math.min(consumed.length, produced.length) !== 1) return undefined;
  const consumption = mainOf(process, consumed, 'source', byId);
  const production = mainOf(process, produced, 'target', byId);
  if (!consumption || !production || !areAlike(consumption, production)) return undefined;
  const way = joinWays(process, consumption, production, byId);
  return way && { process, consumption, production, ...way };
}

/** Whether it has nothing but its position, so that an anchor can replace it. */
function isBare(node: PathwayNode): boolean {
  const kept = keptElement(node);
  if (!kept || !isProcessClass(attributeOf(kept, 'class') ?? '')) return false;
  const glyph = readGlyph(kept);
  const isPlain = node.badges.length === 0 && node.notes === '' && node.xrefs.length === 0;
  return (
    isPlain &&
    glyph.text === '' &&
    node.clone === undefined &&
    glyph.box !== undefined &&
    isSameValue(node.style, glyphStyle(glyph, glyph.box, undefined))
  );
}

function isAt(end: Endpoint, { id }: PathwayNode): boolean {
  return end.to === 'node' && end.id === id;
}

function hasPosition(end: Endpoint): end is NodeEndpoint & { position: DiagramPoint } {
  return end.to === 'node' && end.position !== undefined;
}

function isArc(link: Link, className: string): boolean {
  return attributeOf(keptElement(link), 'class') === className;
}

/**
 * Of several, the one that runs straightest through the process and is not drawn several times: side substances such as
 * ATP come from the side. It must not depend on the order of the file, which changes when we write it.
 */
function mainOf(
  process: PathwayNode,
  links: readonly Link[],
  farEnd: 'source' | 'target',
  byId: ReadonlyMap<string, PathwayNode>,
): Link | undefined {
  const rated = links.flatMap((link) => {
    const far = link[farEnd];
    const node = far.to === 'node' && far.position ? byId.get(far.id) : undefined;
    if (!node) return [];
    const rank = (node.clone ? -10 : 0) + straightness(process, link, farEnd, byId);
    return [{ link, rank: Math.round(rank * 1e6) / 1e6 }];
  });
  rated.sort((a, b) => b.rank - a.rank || (a.link.id < b.link.id ? -1 : 1));
  return rated[0]?.link;
}

/** How much an arc goes on in the direction of the process's port: 1 straight on, -1 back. */
function straightness(
  process: PathwayNode,
  { source, target, waypoints }: Link,
  farEnd: 'source' | 'target',
  byId: ReadonlyMap<string, PathwayNode>,
): number {
  const port = pointOfEnd(farEnd === 'source' ? target : source, byId);
  const next = farEnd === 'source' ? waypoints.at(-1) : waypoints[0];
  const away = next ?? pointOfEnd(farEnd === 'source' ? source : target, byId);
  const arriving = port && away && directionBetween(port, away);
  const leaving = port && directionBetween(middleOf(process), port);
  return arriving && leaving ? arriving.x * leaving.x + arriving.y * leaving.y : -1;
}

function areAlike(consumption: Link, production: Link): boolean {
  const isPlain = consumption.notes === '' && consumption.xrefs.length === 0;
  return (
    isPlain &&
    consumption.relation === 'converts-to' &&
    consumption.routing === 'straight' &&
    production.routing === 'straight' &&
    consumption.anchors.length === 0 &&
    consumption.style?.color === production.style?.color &&
    consumption.style?.width === production.style?.width
  );
}

/** The course from substrate to product through both ports, if the process lies on it. */
function joinWays(
  process: PathwayNode,
  consumption: Link,
  production: Link,
  byId: ReadonlyMap<string, PathwayNode>,
): Pick<Reaction, 'waypoints' | 'position'> | undefined {
  const [start, into] = [
    pointOfEnd(consumption.source, byId),
    pointOfEnd(consumption.target, byId),
  ];
  const [outOf, end] = [pointOfEnd(production.source, byId), pointOfEnd(production.target, byId)];
  if (!start || !into || !outOf || !end) return undefined;
  const centre = middleOf(process);
  const through = distanceToRoute([into, outOf], centre);
  const isThrough = through.distance < 0.5 && through.position > 0.1 && through.position < 0.9;
  if (!isThrough) return undefined;
  const bends = [...consumption.waypoints, into, outOf, ...production.waypoints];
  const waypoints = withoutStraight([start, ...bends, end]).slice(1, -1);
  if (waypoints.length > limits.waypoints) return undefined;
  const { position } = distanceToRoute([start, ...waypoints, end], centre);
  return { waypoints, position };
}

function pointOfEnd(
  end: Endpoint,
  byId: ReadonlyMap<string, PathwayNode>,
): DiagramPoint | undefined {
  if (end.to !== 'node' || !end.position) return undefined;
  const node = byId.get(end.id);
  return node && portPoint(node, end.position);
}

/** Without the points that lie straight between their neighbours. */
function withoutStraight(points: readonly DiagramPoint[]): DiagramPoint[] {
  const kept: DiagramPoint[] = [];
  points.forEach((point, at) => {
    const [before, after] = [kept.at(-1), points[at + 1]];
    const isStraight = before && after && distanceToRoute([before, after], point).distance < 1e-6;
    if (!isStraight) kept.push(point);
  });
  return kept;
}

function replace(
  project: Project,
  reactions: readonly Reaction[],
  byId: ReadonlyMap<string, PathwayNode>,
): Project {
  const gone = new Set<unknown>(
    reactions.flatMap(({ process, consumption }) => [process, consumption]),
  );
  const processes = new Map(reactions.map(({ process }) => [process.id, process]));
  const made = new Map(reactions.map((reaction) => [reaction.production, reaction]));
  const links = project.links
    .filter((link) => !gone.has(link))
    .map((link) => {
      const reaction = made.get(link);
      const whole = reaction ? linkFor(reaction, byId) : link;
      const source = onAnchor(whole.source, processes);
      const target = onAnchor(whole.target, processes);
      return source === whole.source && target === whole.target
        ? whole
        : { ...whole, source, target };
    });
  return { ...project, nodes: project.nodes.filter((node) => !gone.has(node)), links };
}

function linkFor(
  { process, consumption, production, waypoints, position }: Reaction,
  byId: ReadonlyMap<string, PathwayNode>,
): Link {
  const meant = meaningOf(process, consumption, production, byId);
  const collapsed: Immutable<Collapsed> = {
    process,
    consumption,
    start: production.source,
    bends: production.waypoints,
    way: waypoints,
    said: production.relation,
    meant,
  };
  const { origin } = production;
  return {
    ...production,
    relation: meant,
    source: consumption.source,
    waypoints,
    anchors: [anchorFor(process, position), ...production.anchors],
    ...(origin ? { origin: { ...origin, data: withCollapsed(origin.data, collapsed) } } : {}),
  };
}

type Data = NonNullable<PathwayNode['origin']>['data'];

function withCollapsed(data: Data, collapsed: Immutable<Collapsed>): Data {
  const fields = isRecord(data) ? data : {};
  // A link and a node are JSON, as all of a project is.
  return { ...fields, collapsed } as unknown as Data;
}

const marks: ReadonlyMap<string, NonNullable<Anchor['shape']>> = new Map([
  ['process', 'process'],
  ['omitted process', 'omitted-process'],
  ['uncertain process', 'uncertain-process'],
  ['association', 'association'],
  ['dissociation', 'dissociation'],
]);

function anchorFor(process: PathwayNode, position: number): Anchor {
  const { id, width, height, origin } = process;
  const className = attributeOf(keptElement(process), 'class') ?? '';
  return {
    id,
    position,
    shape: marks.get(className) ?? 'process',
    size: Math.min(width, height),
    ...(origin?.id === undefined ? {} : { origin: { format: origin.format, id: origin.id } }),
  };
}

/** A reaction by its process and what it joins, where the file does not say more. */
function meaningOf(
  process: PathwayNode,
  consumption: Link,
  production: Link,
  byId: ReadonlyMap<string, PathwayNode>,
): Relation {
  if (production.relation !== 'converts-to') return production.relation;
  const className = (node: PathwayNode | undefined) =>
    node && attributeOf(keptElement(node), 'class');
  if (className(process) === 'association') return 'binds';
  const [from, to] = [nodeAt(consumption.source, byId), nodeAt(production.target, byId)];
  if (className(to) === 'source and sink') return 'degrades';
  const isMoved = from && to && from.label !== '' && from.label === to.label;
  const areParted =
    from?.parent !== to?.parent && from?.parent !== undefined && to?.parent !== undefined;
  return isMoved && areParted ? 'transports' : 'converts-to';
}

function nodeAt(end: Endpoint, byId: ReadonlyMap<string, PathwayNode>): PathwayNode | undefined {
  return end.to === 'node' ? byId.get(end.id) : undefined;
}

/** An end at a process that has become an anchor; it keeps its distance from it. */
function onAnchor(end: Endpoint, processes: ReadonlyMap<string, PathwayNode>): Endpoint {
  const process = end.to === 'node' ? processes.get(end.id) : undefined;
  if (!process || end.to !== 'node' || !end.position) return end;
  const offset = {
    x: (end.position.x * process.width) / 2,
    y: (end.position.y * process.height) / 2,
  };
  return { to: 'anchor', id: process.id, offset };
}
