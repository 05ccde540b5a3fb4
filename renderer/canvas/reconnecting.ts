import { reconnect, reconnectToLink } from '../../shared/edit/connect.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { Link } from '../../shared/project/link-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { connectionTargetAt, type ConnectionTarget } from './connection-target.ts';

export interface ReconnectOptions {
  /** The id of the anchor that is made if the end is let go on a link. */
  readonly anchorId: string;
  readonly zoom: number;
  /** Where a free end goes: the pointer's place, snapped. */
  readonly free: Point;
}

/** What letting go of a link's end at a point of the diagram does: it ends at what is there, or freely. */
export function reconnectAt(
  workbench: Workbench,
  link: Link,
  end: 'source' | 'target',
  point: Point,
  { anchorId, zoom, free }: ReconnectOptions,
): { readonly edit: Edit; readonly target: ConnectionTarget | null } {
  const other = end === 'source' ? link.target : link.source;
  const except = new Set([link.id]);
  const target = connectionTargetAt(workbench, other, point, zoom, except);
  if (!target || target.relations.length === 0) {
    return { edit: reconnect(link.id, end, { to: 'point', x: free.x, y: free.y }), target };
  }
  if (target.hit.type === 'link') {
    const { id, position } = target.hit;
    return { edit: reconnectToLink(link.id, end, { link: id, id: anchorId, position }), target };
  }
  return target.end.to === 'link'
    ? { edit: (project) => project, target }
    : { edit: reconnect(link.id, end, target.end), target };
}
