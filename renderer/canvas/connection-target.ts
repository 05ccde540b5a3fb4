import {
  canConnect,
  suggestRelations,
  type EndTarget,
} from '../../shared/edit/connection-rules.ts';
import { sideSchema, type Endpoint, type Link } from '../../shared/project/link-schema.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { unreachable } from '../../shared/result.ts';
import { elementAt, endpointOnNode, type Hit } from './hit-test.ts';
import { positionOfEnd, straightened, type Drawing } from './straightening.ts';

/** What a link would end at. */
export interface ConnectionTarget {
  readonly hit: Hit;
  readonly end: EndTarget;
  /** False for what the link may not end at: shown, and nothing happens there. */
  readonly isPossible: boolean;
}

/** A link that is being drawn from somewhere, or one of whose ends is being put elsewhere. */
export type OpenLink =
  { readonly from: EndTarget } | { readonly link: Link; readonly end: 'source' | 'target' };

/** A link keeps to the side it is drawn from; from the middle of a node it finds its own. */
export function endpointFor(id: string, handle: string | null): Endpoint {
  const side = sideSchema.safeParse(handle);
  return side.success ? { to: 'node', id, side: side.data } : { to: 'node', id };
}

/** How near to a link the pointer must be to mean it, in window pixels. */
export const linkReach = 10;

/**
 * What a link would end at if it were let go at a point of the diagram; null over empty canvas. It looks through the
 * link itself and what it comes from. On another link it ends where it runs straight, if that is near.
 */
export function connectionTargetAt(
  drawing: Drawing,
  open: OpenLink,
  point: Point,
  zoom: number,
): ConnectionTarget | null {
  const reach = linkReach / zoom;
  const except = 'link' in open ? [open.link.id] : open.from.to === 'point' ? [] : [open.from.id];
  const under = elementAt(drawing.diagram, point, reach, new Set(except));
  if (!under) return null;
  const hit = under.type === 'link' ? straightHit(drawing, open, under, reach) : under;
  const end = endOf(hit, point);
  return { hit, end, isPossible: mayEndAt(drawing.project, open, end) };
}

type LinkHit = Extract<Hit, { type: 'link' }>;

function straightHit(drawing: Drawing, open: OpenLink, hit: LinkHit, reach: number): LinkHit {
  const from = positionOfEnd(drawing, otherEnd(open));
  const straightPoint = from && straightened(drawing, hit.drawn.route, [from], hit.at, reach);
  return straightPoint
    ? { ...hit, at: straightPoint.point, position: straightPoint.position }
    : hit;
}

/** What the link runs from that is to end under the pointer: its last bend, or its other end. */
function otherEnd(open: OpenLink): EndTarget {
  if ('from' in open) return open.from;
  const { waypoints, source, target } = open.link;
  const bend = open.end === 'source' ? waypoints[0] : waypoints.at(-1);
  if (bend) return { to: 'point', ...bend };
  return open.end === 'source' ? target : source;
}

function mayEndAt(project: Project, open: OpenLink, end: EndTarget): boolean {
  if (!('link' in open)) return suggestRelations(project, open.from, end).length > 0;
  const { link } = open;
  const options = { link: link.id, waypoints: link.waypoints.length };
  return open.end === 'source'
    ? canConnect(project, end, link.target, options)
    : canConnect(project, link.source, end, options);
}

function endOf(hit: Hit, point: Point): EndTarget {
  switch (hit.type) {
    case 'node':
      return endpointOnNode(hit.drawn.node, point);
    case 'anchor':
      return { to: 'anchor', id: hit.id };
    case 'link':
      return { to: 'link', id: hit.id };
    default:
      return unreachable(hit);
  }
}
