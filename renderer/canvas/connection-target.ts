import { suggestRelations, type EndTarget } from '../../shared/edit/connection-rules.ts';
import type { Relation } from '../../shared/project/link-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { unreachable } from '../../shared/result.ts';
import { shownDiagram } from '../editor/diagram.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { elementAt, endpointOnNode, type Hit } from './hit-test.ts';

/** What a link being drawn would end at. `relations` are likeliest first, and none if it may not end there. */
export interface ConnectionTarget {
  readonly hit: Hit;
  readonly end: EndTarget;
  readonly relations: readonly Relation[];
}

/** How near to a link the pointer must be to mean it, in window pixels. */
const linkReach = 10;

/**
 * What a link would end at if it were let go at a point of the diagram; null over empty canvas. Elements in `except`
 * are looked through.
 */
export function connectionTargetAt(
  workbench: Workbench,
  from: EndTarget,
  point: Point,
  zoom: number,
  except: ReadonlySet<string>,
): ConnectionTarget | null {
  const hit = elementAt(shownDiagram(workbench), point, linkReach / zoom, except);
  if (!hit) return null;
  const end = endOf(hit, point);
  return { hit, end, relations: suggestRelations(workbench.editor.shown(), from, end) };
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
