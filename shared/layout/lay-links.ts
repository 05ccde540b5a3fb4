import { atOnce, type Steps } from '../project/checked-text.ts';
import type {
  DiagramPoint,
  Endpoint,
  Link,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import { indexProject } from '../graph/project-index.ts';
import { findLanes } from '../scene/draw-diagram.ts';
import { floats, type LinkEnd } from '../scene/link-ends.ts';
import { centreOf } from '../scene/primitives.ts';
import { canBeLed, mayBeLed } from '../scene/route-order.ts';
import { RoutePlan } from '../scene/route-plan.ts';

/**
 * Writes into links how they are led round nodes and other lines, as bends and ends at right angles: for drawings that are
 * too large to be led anew whenever something moves, and for links that other programs laid. All links, or those with
 * `ids`; nodes stay where they are, and so do links with bends and those that say nothing false.
 */
export function layLinks(project: Project, choice: Choice = {}): Project {
  return atOnce(layLinksInSteps(project, choice));
}

/** All links, and as long as a person waits, if nothing else is said. */
interface Choice {
  readonly ids?: ReadonlySet<string>;
  /** Points of grids to look at, of which some millions are looked at in a second. */
  readonly mostPoints?: number;
}

/** What of a link is another value when it is laid. */
export type LaidLink = Pick<Link, 'id' | 'source' | 'target' | 'routing' | 'waypoints'>;

const mostPoints = 6_000_000;
/** Nobody follows single links in a larger drawing, and even to look at all of them takes long. */
const mostNodes = 1_000;
const mostLinks = 3_000;

/** The same step by step. */
export function* layLinksInSteps(project: Project, choice: Choice = {}): Steps<Project> {
  const { ids } = choice;
  if (project.nodes.length > mostNodes || project.links.length > mostLinks) return project;
  // Where the others are led as well, their lines are where they will be, not where they would run by themselves.
  const areOthersLed = ids !== undefined && canBeLed(project);
  const isLaid = ({ id, waypoints, source, target }: Link) =>
    (ids?.has(id) ?? true) &&
    waypoints.length === 0 &&
    (source.to !== 'node' || target.to !== 'node' || source.id !== target.id);
  const mayLead = (link: Link) => isLaid(link) || (areOthersLed && mayBeLed(link));
  const plan = new RoutePlan({ mayLead, mostPoints: choice.mostPoints ?? mostPoints });
  yield* plan.updateInSteps({ project, lanes: yield* findLanes(project.links) });
  const { nodes } = indexProject(project);
  const laid = project.links.map((link) => {
    const isRound = isLaid(link) && plan.isRound(link.id);
    const route = isRound ? plan.courseOf(link.id)?.route : undefined;
    if (!route) return link;
    return {
      ...link,
      source: placedEnd(link.source, route.source, nodes),
      target: placedEnd(link.target, route.target, nodes),
      routing: route.points.length === 2 ? ('straight' as const) : ('orthogonal' as const),
      waypoints: route.points.slice(1, -1).map(({ x, y }) => ({ x: fine(x), y: fine(y) })),
    };
  });
  return laid.some((link, at) => link !== project.links[at])
    ? { ...project, links: laid }
    : project;
}

/** An end where it is; those that somebody put there are. */
function placedEnd(
  end: Endpoint,
  { point, normal }: LinkEnd,
  nodes: ReadonlyMap<string, PathwayNode>,
): Endpoint {
  const node = floats(end) ? nodes.get(end.id) : undefined;
  if (!node || end.to !== 'node') return end;
  const side = normal && sideFacing(normal);
  const { x, y } = centreOf(node);
  const isMiddle = side && (normal.x === 0 ? point.x === x : point.y === y);
  if (isMiddle) return { ...end, side };
  const position = {
    x: part((point.x - x) * 2, node.width),
    y: part((point.y - y) * 2, node.height),
  };
  return { ...end, position };
}

function sideFacing({ x, y }: DiagramPoint) {
  if (x === 0) return y > 0 ? 'bottom' : 'top';
  return x > 0 ? 'right' : 'left';
}

function part(length: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((length / whole) * 10_000) / 10_000;
}

/** Readable in the file, and as finely as anyone sees. */
function fine(value: number): number {
  return Math.round(value * 100) / 100;
}
