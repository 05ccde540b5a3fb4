import { reconnect, reconnectToLink } from '../../shared/edit/connect.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { Link } from '../../shared/project/link-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { ConnectionTarget } from './connection-target.ts';

/**
 * What letting go of a link's end over a target does: it ends there; over a target that refuses it everything stays;
 * over empty canvas the end is free, at `free`. `anchorId` is the id of an anchor that is made on a link.
 */
export function reconnectTo(
  target: ConnectionTarget | null,
  link: Link,
  end: 'source' | 'target',
  { anchorId, free }: { readonly anchorId: string; readonly free: Point },
): Edit {
  if (!target) return reconnect(link.id, end, { to: 'point', x: free.x, y: free.y });
  if (!target.isPossible) return (project) => project;
  if (target.hit.type === 'link') {
    const { id, position } = target.hit;
    return reconnectToLink(link.id, end, { link: id, id: anchorId, position });
  }
  return target.end.to === 'link' ? (project) => project : reconnect(link.id, end, target.end);
}
