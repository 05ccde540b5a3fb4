import { relations } from '../../project/relations.ts';
import type {
  Endpoint,
  Link,
  Project,
  PathwayNode,
  DiagramPoint,
} from '../../project/project-schema.ts';
import type { Loss } from '../../project/file-outcome.ts';
import {
  directionBetween,
  distanceToRoute,
  pointAt,
  routeLength,
} from '../../scene/route-geometry.ts';
import { keptElement } from './sbgn-element.ts';
import { type Language, classForNode, modulationClass } from './element-class.ts';
import {
  createSpeller,
  tell,
  type Speller,
  idOf,
  isAtGlyph,
  isProcessEnd,
  processOn,
  isUnsaid,
} from './speller.ts';
import { isProcessClass } from './glyph.ts';
import { arcFor, ended, paintOf, atPort, makeArc, makeGlyph, makeProcess } from './made-parts.ts';
import { formatsWords } from '../../words/formats.ts';

/** A project whose links SBGN can say, and what it cannot. */
export interface SpelledOut {
  readonly project: Project;
  readonly losses: readonly Loss[];
}

/**
 * Process description has no arc from entity to entity. Each of our reactions becomes what it consumes, a process, and
 * what it produces; an influence on an entity becomes an influence on a process that makes the entity from nothing.
 * What was read from SBGN-ML is in this form already.
 */
export function spellOut(project: Project, language: Language): SpelledOut {
  if (language !== 'process description') return spellFlow(project);
  if (!hasOwnLinks(project)) return { project, losses: [] };
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

/** Most maps that are written again were read, and have nothing to be spelled out. */
function hasOwnLinks({ links }: Project): boolean {
  return links.some((link) => keptElement(link) === undefined);
}

/** An activity flow has links between nodes: a link that acts on a link acts on the target of that link. */
function spellFlow(project: Project): SpelledOut {
  if (!hasOwnLinks(project)) return { project, losses: [] };
  const speller = createSpeller(project);
  for (const link of project.links) {
    const source = speller.isOwn(link) ? nodeEnd(speller, link.source) : link.source;
    const target = speller.isOwn(link) ? nodeEnd(speller, link.target) : link.target;
    if (source && target) speller.links.push({ ...link, source, target });
    else tell(speller, 'dropped', link, formatsWords.endsWhereNoArc);
    if (target && target !== link.target) {
      tell(speller, 'approximated', link, formatsWords.writtenAsActingOn);
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

/** An influence, or a leg of a reaction: it ends at the process of what it is on. */
function spellInfluence(speller: Speller, link: Link): void {
  const drawn = speller.diagram.links.get(link.id);
  const isLeg = isProcess(link) && !isAgent(speller, link);
  const source = isProcessEnd(speller.byId, link.source)
    ? processOn(speller, link.source)
    : undefined;
  const hasSource = source ? isLeg : isAtGlyph(speller, link.source);
  const isProduct = isLeg && !isProcessEnd(speller.byId, link.target);
  const target = isProduct ? undefined : targetOf(speller, link);
  if (!drawn || !hasSource || (!target && !isAtGlyph(speller, link.target))) {
    tell(speller, 'dropped', link, formatsWords.endsWhereNoArc2);
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
  const made = [speller.sources, speller.sinks].map((all) => all.get(idOf(link.target)));
  if (target && made.includes(target)) {
    tell(speller, 'approximated', link, formatsWords.writtenAsActingOn2);
  }
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
  if (link.relation === 'degrades') return sinkOf(speller, node);
  return (isOnActivity(link) ? catalyzedBy(speller, node) : undefined) ?? sourceOf(speller, node);
}

/** Whether it changes what its target does, not how much of it there is. */
function isOnActivity({ relation }: Link): boolean {
  return !relations[relation].isOnAmount;
}

/** The process of the first reaction that an entity catalyzes. What acts on an enzyme's activity acts there. */
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

const emptySize = 30;
/** From the edge of an entity to the middle of the process, and of the empty set beyond. */
const processAway = 45;
const emptyAway = 95;

/** The process that makes an entity from nothing, above it. Made once, for everything that acts on the entity. */
function sourceOf(speller: Speller, node: PathwayNode): PathwayNode {
  const known = speller.sources.get(node.id);
  if (known) return known;
  const x = node.x + node.width / 2;
  const centre = { x, y: node.y - processAway };
  const process = makeProcess(speller.freshId(`${node.id}-made`), 'omitted process', centre, down);
  const nothing = makeNothing(speller, node, { x, y: node.y - emptyAway });
  speller.nodes.push(process, nothing);
  speller.sources.set(node.id, process);
  join(speller, nothing, process, node);
  return process;
}

/** The process that an entity ends in, below it. */
function sinkOf(speller: Speller, node: PathwayNode): PathwayNode {
  const known = speller.sinks.get(node.id);
  if (known) return known;
  const x = node.x + node.width / 2;
  const bottom = node.y + node.height;
  const centre = { x, y: bottom + processAway };
  const process = makeProcess(speller.freshId(`${node.id}-unmade`), 'process', centre, down);
  const nothing = makeNothing(speller, node, { x, y: bottom + emptyAway });
  speller.nodes.push(process, nothing);
  speller.sinks.set(node.id, process);
  join(speller, node, process, nothing);
  return process;
}

const down: DiagramPoint = { x: 0, y: 1 };

function makeNothing(speller: Speller, { id }: PathwayNode, centre: DiagramPoint): PathwayNode {
  return makeGlyph(speller.freshId(`${id}-nothing`), 'source and sink', centre, emptySize);
}

/** From the bottom of one through a process to the top of the other. */
function join(speller: Speller, from: PathwayNode, process: PathwayNode, to: PathwayNode): void {
  speller.links.push(
    makeArc({
      id: speller.freshId(`${process.id}-in`),
      className: 'consumption',
      source: { to: 'node', id: from.id, position: { x: 0, y: 1 } },
      target: atPort(process, 0),
    }),
    makeArc({
      id: speller.freshId(`${process.id}-out`),
      className: 'production',
      source: atPort(process, 1),
      target: { to: 'node', id: to.id, position: { x: 0, y: -1 } },
    }),
  );
}

/** A leg that leaves a reaction, or joins one, is part of it; what an agent does is an influence. */
function isReaction(speller: Speller, link: Link): boolean {
  if (!isProcess(link) || isAgent(speller, link)) return false;
  return [link.source, link.target].every(
    (end) => end.to === 'point' || !isProcessEnd(speller.byId, end),
  );
}

/** What is consumed, the process, what is produced: along the way that the link goes. */
function spellReaction(speller: Speller, link: Link): void {
  const drawn = speller.diagram.links.get(link.id);
  if (!drawn || !isAtGlyph(speller, link.source) || !isAtGlyph(speller, link.target)) {
    tell(speller, 'dropped', link, formatsWords.endsWhereNoArc3);
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
    tell(speller, 'approximated', link, formatsWords.writtenAsAssociationComplex);
  }
}

function processClassOf({ relation, style }: Link): string {
  const className = relations[relation].sbgnProcess ?? 'process';
  return className === 'process' && style?.line === 'dashed' ? 'omitted process' : className;
}

function directionAt(route: readonly DiagramPoint[], position: number): DiagramPoint {
  const step = Math.min(0.1, 5 / Math.max(1, routeLength(route)));
  const [from, to] = [pointAt(route, position - step), pointAt(route, position + step)];
  return directionBetween(from, to) ?? { x: 1, y: 0 };
}

/** The bends before and after a place on a link; of a curve, some places along it. */
function splitWay(
  link: Link,
  route: readonly DiagramPoint[],
  position: number,
): { before: DiagramPoint[]; after: DiagramPoint[] } {
  const bends = route
    .slice(1, -1)
    .filter((_point, at) => link.routing !== 'curved' || at % 5 === 4);
  const isBefore = (point: DiagramPoint) => distanceToRoute(route, point).position < position;
  const near = pointAt(route, position);
  // A point below the process or its ports would be a bend backwards.
  const clear = bends.filter((point) => Math.hypot(point.x - near.x, point.y - near.y) > 24);
  return { before: clear.filter(isBefore), after: clear.filter((point) => !isBefore(point)) };
}

/** Whether it changes, moves or joins substances, and not only the speed of that. */
function isProcess({ relation }: Link): boolean {
  return relations[relation].sbgnProcess !== null;
}

/** Whether its source does this to the target, as a transporter does, and does not become the target. */
function isAgent({ byId }: Speller, { relation, source, target }: Link): boolean {
  if (!relations[relation].hasAgent || source.to !== 'node') return false;
  const agent = byId.get(source.id);
  const substance = target.to === 'node' ? byId.get(target.id) : undefined;
  if (!agent || (substance && agent.label === substance.label)) return false;
  const className = classForNode(agent, 'process description');
  return /^(?:macromolecule|complex|nucleic acid feature|compartment)/u.test(className);
}
