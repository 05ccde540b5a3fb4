import type { Endpoint, Link } from '../../project/link-schema.ts';
import { nameElement } from '../../project/element-names.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import { linkLook } from '../../scene/draw-link.ts';
import type { DrawnDiagram } from '../../scene/drawn.ts';
import {
  directionBetween,
  distanceToRoute,
  pointAt,
  routeLength,
} from '../../scene/route-geometry.ts';
import type { Loss } from '../loss-report.ts';
import { classForNode, modulationClass } from './element-class.ts';
import { isProcessClass } from './glyph-classes.ts';
import { keptElement } from './kept.ts';
import { atPort, makeArc, makeGlyph, makeProcess } from './made-parts.ts';
import type { Language } from './language.ts';
import { isUnsaid } from './write-losses.ts';
import { isCallout } from './write-callouts.ts';

/** A project whose links SBGN can say, and what it cannot. */
export interface SpelledOut {
  readonly project: Project;
  readonly losses: readonly Loss[];
}

/**
 * Process description has no arc from entity to entity: each of our reactions becomes what it consumes, a process and
 * what it produces; an influence on an entity becomes one on a process that makes it from nothing. What was read from
 * SBGN-ML is spelled out already.
 */
export function spellOut(project: Project, language: Language): SpelledOut {
  if (language !== 'process description') return spellFlow(project);
  const speller = createSpeller(project);
  for (const link of project.links) {
    if (!speller.isOwn(link)) speller.links.push(link);
    else if (isReaction(speller, link)) spellReaction(speller, link);
  }
  for (const link of project.links) {
    if (speller.isOwn(link) && !isReaction(speller, link)) spellInfluence(speller, link);
  }
  const spelled = { ...project, nodes: [...project.nodes, ...speller.nodes], links: speller.links };
  return { project: spelled, losses: speller.losses };
}

/** An activity flow has links between nodes: what acts on a link acts on what that acts on. */
function spellFlow(project: Project): SpelledOut {
  const speller = createSpeller(project);
  for (const link of project.links) {
    const source = speller.isOwn(link) ? nodeEnd(speller, link.source) : link.source;
    const target = speller.isOwn(link) ? nodeEnd(speller, link.target) : link.target;
    if (source && target) speller.links.push({ ...link, source, target });
    else tell(speller, 'dropped', link, 'ends where no arc of SBGN can.');
    if (target && target !== link.target) {
      tell(
        speller,
        'approximated',
        link,
        'is written as acting on what the link that it ends at acts on.',
      );
    }
  }
  return { project: { ...project, links: speller.links }, losses: speller.losses };
}

function nodeEnd({ owners, byId }: Speller, end: Endpoint): Endpoint | undefined {
  let at = end;
  const passed = new Set<Link>();
  while (at.to === 'anchor') {
    const owner = owners.get(at.id);
    if (!owner || passed.has(owner)) return undefined;
    passed.add(owner);
    at = owner.target;
  }
  const node = at.to === 'node' ? byId.get(at.id) : undefined;
  return node && !isUnsaid(node) ? at : undefined;
}

interface Speller {
  readonly diagram: DrawnDiagram;
  readonly byId: ReadonlyMap<string, PathwayNode>;
  readonly owners: ReadonlyMap<string, Link>;
  /** Links that catalyze, by the id of the node that does. */
  readonly catalyses: ReadonlyMap<string, readonly Link[]>;
  readonly nodes: PathwayNode[];
  readonly links: Link[];
  readonly losses: Loss[];
  /** Processes of our reactions by the link's id. */
  readonly processes: Map<string, PathwayNode>;
  /** Processes that make an entity from nothing, by the entity's id. */
  readonly sources: Map<string, PathwayNode>;
  readonly isOwn: (link: Link) => boolean;
  readonly freshId: (stem: string) => string;
}

function createSpeller(project: Project): Speller {
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const owners = new Map(
    project.links.flatMap((link) => link.anchors.map(({ id }) => [id, link] as const)),
  );
  const used = new Set([
    ...byId.keys(),
    ...owners.keys(),
    ...project.links.map(({ id }) => id),
    ...project.nodes.flatMap(({ badges }) => badges.map(({ id }) => id)),
  ]);
  const freshId = (stem: string) => {
    let id = stem;
    for (let count = 2; used.has(id); count += 1) id = `${stem}-${count}`;
    used.add(id);
    return id;
  };
  return {
    diagram: drawDiagram(project, 'light'),
    byId,
    owners,
    catalyses: catalysesOf(project),
    nodes: [],
    links: [],
    losses: [],
    processes: new Map(),
    sources: new Map(),
    isOwn: (link) => keptElement(link) === undefined && !isCallout(link, byId),
    freshId,
  };
}

function catalysesOf({ links }: Project): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    if (link.relation === 'catalyzes')
      found.set(idOf(link.source), [...(found.get(idOf(link.source)) ?? []), link]);
  }
  return found;
}

const reactions: ReadonlySet<string> = new Set([
  'converts-to',
  'transports',
  'releases',
  'degrades',
  'binds',
]);

/** A leg that leaves a reaction, or joins one, is part of it. */
function isReaction({ byId }: Speller, { relation, source, target }: Link): boolean {
  if (!reactions.has(relation)) return false;
  return [source, target].every((end) => end.to === 'point' || !isProcessEnd(byId, end));
}

/** On a reaction: at an anchor of its link, or at its process. */
function isProcessEnd(byId: Speller['byId'], end: Endpoint): boolean {
  if (end.to !== 'node') return end.to === 'anchor';
  const node = byId.get(end.id);
  return node !== undefined && isProcessClass(classForNode(node, 'process description'));
}

/** What is consumed, the process, what is produced: along the way that the link goes. */
function spellReaction(speller: Speller, link: Link): void {
  const drawn = speller.diagram.links.get(link.id);
  if (!drawn || !isAtGlyph(speller, link.source) || !isAtGlyph(speller, link.target)) {
    tell(
      speller,
      'dropped',
      link,
      'ends where no arc of SBGN can: at a free point, or at what has no glyph.',
    );
    return;
  }
  const position = link.anchors[0]?.position ?? 0.5;
  const centre = pointAt(drawn.route, position);
  const process = makeProcess(
    speller.freshId(`${link.id}-process`),
    processClassOf(link),
    centre,
    directionAt(drawn.route, position),
  );
  speller.nodes.push(process);
  speller.processes.set(link.id, process);
  const { before, after } = splitWay(link, drawn.route, position);
  const paint = paintOf(link);
  speller.links.push(
    makeArc({
      ...paint,
      id: speller.freshId(`${link.id}-in`),
      className: 'consumption',
      source: ended(link.source, drawn.route[0], speller),
      target: atPort(process, 0),
      waypoints: before,
    }),
    {
      ...arcFor(link, 'production', paint),
      source: atPort(process, 1),
      target: ended(link.target, drawn.route.at(-1), speller),
      waypoints: after,
    },
  );
  if (link.relation === 'binds') {
    tell(
      speller,
      'approximated',
      link,
      'is written as an association; the complex that it makes is not said.',
    );
  }
}

function isAtGlyph({ byId }: Speller, end: Endpoint): boolean {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  return node !== undefined && !isUnsaid(node);
}

function processClassOf({ relation, style }: Link): string {
  if (relation === 'binds') return 'association';
  return relation === 'releases' || style?.line === 'dashed' ? 'omitted process' : 'process';
}

function paintOf(link: Link): { color: string; width: number } {
  const { color, width } = linkLook(link, 'light');
  return { color: color === 'none' ? '#000000' : color, width };
}

/** The link itself, as an arc of a class: it keeps its id, notes and identifiers. */
function arcFor(link: Link, className: string, paint: { color: string; width: number }): Link {
  const arc = makeArc({
    ...paint,
    id: link.id,
    className,
    source: link.source,
    target: link.target,
  });
  const { notes, xrefs, evidence } = link;
  return { ...arc, notes, xrefs, evidence, label: link.label, relation: link.relation };
}

function directionAt(route: readonly Point[], position: number): Point {
  const step = Math.min(0.1, 5 / Math.max(1, routeLength(route)));
  const [from, to] = [pointAt(route, position - step), pointAt(route, position + step)];
  return directionBetween(from, to) ?? { x: 1, y: 0 };
}

/** The bends before and after a place on a link; of a curve, some places along it. */
function splitWay(
  link: Link,
  route: readonly Point[],
  position: number,
): { before: Point[]; after: Point[] } {
  const bends = route
    .slice(1, -1)
    .filter((_point, at) => link.routing !== 'curved' || at % 5 === 4);
  const isBefore = (point: Point) => distanceToRoute(route, point).position < position;
  const near = pointAt(route, position);
  // What lies beneath the process or its ports would be a bend backwards.
  const clear = bends.filter((point) => Math.hypot(point.x - near.x, point.y - near.y) > 24);
  return { before: clear.filter(isBefore), after: clear.filter((point) => !isBefore(point)) };
}

/** The end as it is drawn, so that it stays there when the way to it is parted. */
function ended(end: Endpoint, point: Point | undefined, { byId }: Speller): Endpoint {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  if (!node || !point || end.to !== 'node' || node.width === 0 || node.height === 0) return end;
  const position = {
    x: ((point.x - node.x) / node.width) * 2 - 1,
    y: ((point.y - node.y) / node.height) * 2 - 1,
  };
  return { to: 'node', id: end.id, position };
}

/** An influence, or a leg of a reaction: it ends at the process of what it is on. */
function spellInfluence(speller: Speller, link: Link): void {
  const drawn = speller.diagram.links.get(link.id);
  const isLeg = reactions.has(link.relation);
  const source = isProcessEnd(speller.byId, link.source)
    ? processOn(speller, link.source)
    : undefined;
  const hasSource = source ? isLeg : isAtGlyph(speller, link.source);
  const isProduct = isLeg && !isProcessEnd(speller.byId, link.target);
  const target = isProduct ? undefined : targetOf(speller, link);
  if (!drawn || !hasSource || (!target && !isAtGlyph(speller, link.target))) {
    tell(
      speller,
      'dropped',
      link,
      'ends where no arc of SBGN can: at a free point, or on what is no reaction.',
    );
    return;
  }
  const className = isLeg ? (source ? 'production' : 'consumption') : modulationClass(link);
  const arc = arcFor(link, className, paintOf(link));
  const toProcess: Endpoint = target
    ? isLeg
      ? atPort(target, 0)
      : { to: 'node', id: target.id }
    : ended(link.target, drawn.route.at(-1), speller);
  speller.links.push({
    ...arc,
    source: source ? atPort(source, 1) : ended(link.source, drawn.route[0], speller),
    target: toProcess,
    waypoints: link.routing === 'curved' ? [] : drawn.route.slice(1, -1),
  });
  if (target && speller.sources.get(idOf(link.target)) === target) {
    tell(
      speller,
      'approximated',
      link,
      'is written as acting on a process that makes its target, for SBGN has no arc between entities.',
    );
  }
}

function idOf(end: Endpoint): string {
  return end.to === 'point' ? '' : end.id;
}

/** The process that an influence acts on; undefined for what it can act on itself. */
function targetOf(speller: Speller, link: Link): PathwayNode | undefined {
  if (link.target.to === 'anchor') return processOn(speller, link.target);
  if (link.target.to === 'point') return undefined;
  const node = speller.byId.get(link.target.id);
  if (!node) return undefined;
  const className = classForNode(node, 'process description');
  if (isProcessClass(className)) return node;
  if (!isEntity(className)) return undefined;
  return (isOnActivity(link) ? catalyzedBy(speller, node) : undefined) ?? sourceOf(speller, node);
}

/** Does it change what its target does, rather than how much of it there is? */
function isOnActivity({ relation }: Link): boolean {
  return relation !== 'upregulates' && relation !== 'downregulates';
}

/** The process of the first reaction that an entity catalyzes: what acts on an enzyme's activity acts there. */
function catalyzedBy(speller: Speller, { id }: PathwayNode): PathwayNode | undefined {
  for (const link of speller.catalyses.get(id) ?? []) {
    const process = processOn(speller, link.target);
    if (process) return process;
  }
  return undefined;
}

function isEntity(className: string): boolean {
  return /^(?:simple chemical|macromolecule|nucleic acid feature|complex|unspecified entity)/u.test(
    className,
  );
}

/** The process of the reaction that an anchor lies on, or of what the anchor's link acts on. */
function processOn(speller: Speller, end: Endpoint): PathwayNode | undefined {
  let at: Endpoint = end;
  const passed = new Set<Link>();
  while (at.to === 'anchor') {
    const owner = speller.owners.get(at.id);
    if (!owner || passed.has(owner)) return undefined;
    passed.add(owner);
    const process = speller.processes.get(owner.id);
    if (process) return process;
    at = owner.target;
  }
  const node = at.to === 'node' ? speller.byId.get(at.id) : undefined;
  return node && isProcessClass(classForNode(node, 'process description')) ? node : undefined;
}

const sourceSize = 30;
const sourceDistance = 70;

/** Makes an entity from nothing, above it; made once for all that acts on it. */
function sourceOf(speller: Speller, node: PathwayNode): PathwayNode {
  const known = speller.sources.get(node.id);
  if (known) return known;
  const x = node.x + node.width / 2;
  const centre = { x, y: node.y - sourceDistance / 2 - 10 };
  const process = makeProcess(speller.freshId(`${node.id}-made`), 'omitted process', centre, {
    x: 0,
    y: 1,
  });
  const nothing = makeGlyph(
    speller.freshId(`${node.id}-source`),
    'source and sink',
    { x, y: node.y - sourceDistance - 25 },
    sourceSize,
  );
  speller.nodes.push(process, nothing);
  speller.sources.set(node.id, process);
  speller.links.push(
    makeArc({
      id: speller.freshId(`${node.id}-from`),
      className: 'consumption',
      source: { to: 'node', id: nothing.id, position: { x: 0, y: 1 } },
      target: atPort(process, 0),
    }),
    makeArc({
      id: speller.freshId(`${node.id}-to`),
      className: 'production',
      source: atPort(process, 1),
      target: { to: 'node', id: node.id, position: { x: 0, y: -1 } },
    }),
  );
  return process;
}

function tell(speller: Speller, kind: Loss['kind'], link: Link, what: string): void {
  speller.losses.push({
    kind,
    elementId: link.id,
    where: nameElement('link', link.id, link.label),
    what,
  });
}
