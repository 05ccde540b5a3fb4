import {
  canConnect,
  suggestRelations,
  type EndTarget,
} from '../../shared/edit/connection-rules.ts';
import type { Link } from '../../shared/project/link-schema.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { unreachable } from '../../shared/result.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import { elementAt, endpointOnNode, type Hit } from './hit-test.ts';

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

/** How near to a link the pointer must be to mean it, in window pixels. */
const linkReach = 10;

/**
 * What a link would end at if it were let go at a point of the diagram; null over empty canvas. It looks through the
 * link itself and what it comes from.
 */
export function connectionTargetAt(
  { project, diagram }: { readonly project: Project; readonly diagram: DrawnDiagram },
  open: OpenLink,
  point: Point,
  zoom: number,
): ConnectionTarget | null {
  const except = 'link' in open ? [open.link.id] : open.from.to === 'point' ? [] : [open.from.id];
  const hit = elementAt(diagram, point, linkReach / zoom, new Set(except));
  if (!hit) return null;
  const end = endOf(hit, point);
  return { hit, end, isPossible: mayEndAt(project, open, end) };
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
