import { relations } from '../../project/relations.ts';
import type { Link } from '../../project/project-schema.ts';
import type { DiagramPoint } from '../../project/points.ts';
import {
  directionBetween,
  distanceToRoute,
  pointAt,
  routeLength,
} from '../../scene/route-geometry.ts';
import { arcFor, ended, paintOf, atPort, makeArc, makeProcess } from './made-parts.ts';
import { isAtGlyph, isProcessEnd, tell, type Speller } from './speller.ts';
import { classForNode } from './element-class.ts';

/** A leg that leaves a reaction, or joins one, is part of it; what an agent does is an influence. */
export function isReaction(speller: Speller, link: Link): boolean {
  if (!isProcess(link) || isAgent(speller, link)) return false;
  return [link.source, link.target].every(
    (end) => end.to === 'point' || !isProcessEnd(speller.byId, end),
  );
}

/** What is consumed, the process, what is produced: along the way that the link goes. */
export function spellReaction(speller: Speller, link: Link): void {
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
export function isProcess({ relation }: Link): boolean {
  return relations[relation].sbgnProcess !== null;
}

/** Whether its source does this to the target, as a transporter does, and does not become the target. */
export function isAgent({ byId }: Speller, { relation, source, target }: Link): boolean {
  if (!relations[relation].hasAgent || source.to !== 'node') return false;
  const agent = byId.get(source.id);
  const substance = target.to === 'node' ? byId.get(target.id) : undefined;
  if (!agent || (substance && agent.label === substance.label)) return false;
  const className = classForNode(agent, 'process description');
  return /^(?:macromolecule|complex|nucleic acid feature|compartment)/u.test(className);
}
