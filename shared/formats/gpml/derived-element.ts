import type { Link } from '../../project/link-schema.ts';
import type { Badge, PathwayNode } from '../../project/node-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { valuesOfBadge, valuesOfNode } from './element-of-node.ts';
import {
  noRemarks,
  type ElementKind,
  type GpmlElement,
  type GpmlVersion,
} from './gpml-document.ts';
import { lineOfLink } from './line-of-link.ts';

/** Ids of the file, by ids of the project. */
export interface WriteContext {
  readonly version: GpmlVersion;
  readonly idOf: (id: string) => string | undefined;
  /** What the members of a group name it by. */
  readonly groupKeyOf: (id: string) => string | undefined;
}

interface LinkSurroundings {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly routeOf: (link: Link) => readonly Point[];
}

const bare = { ...noRemarks, points: [], anchors: [], states: [], line: 0 } as const;

/** What the model alone says of a node, as an element of that kind. */
export function elementOfNode(
  node: PathwayNode,
  kind: ElementKind,
  { version, idOf, groupKeyOf }: WriteContext,
): GpmlElement {
  const values = valuesOfNode(node, kind);
  setText(values, 'elementId', idOf(node.id));
  if (node.parent !== undefined) setText(values, 'groupRef', groupKeyOf(node.parent));
  if (kind === 'Group' && version === '2013a') setText(values, 'groupId', groupKeyOf(node.id));
  return { ...bare, kind, values };
}

export function stateOfBadge(badge: Badge, id: string | undefined): GpmlElement {
  const values = valuesOfBadge(badge);
  setText(values, 'elementId', id);
  return { ...bare, kind: 'State', values };
}

/** What the model alone says of a link, as a line of that kind, run as the file ran it. */
export function elementOfLink(
  link: Link,
  kind: ElementKind,
  { idOf }: WriteContext,
  around: LinkSurroundings,
): GpmlElement {
  const line = lineOfLink(link, isReversedLink(link), { ...around, idOf });
  const values = new Map(line.values);
  setText(values, 'elementId', idOf(link.id));
  return { ...bare, kind, ...line, values };
}

/** A link with a head at its target only, which came from a line that has it at its start. */
function isReversedLink({ origin }: Link): boolean {
  const data: unknown = origin?.data;
  return typeof data === 'object' && data !== null && 'reversed' in data && data.reversed === true;
}

function setText(values: Map<string, string>, name: string, text: string | undefined): void {
  if (text !== undefined) values.set(name, text);
}
