import type { Link } from '../../project/link-schema.ts';
import type { Badge, PathwayNode } from '../../project/node-schema.ts';
import { isRecord } from '../../project/plain-json.ts';
import type { Point } from '../../project/value-schemas.ts';
import { valuesOfBadge, valuesOfNode } from './element-of-node.ts';
import { noRemarks, type ElementKind, type GpmlElement } from './gpml-document.ts';
import { lineOfLink } from './line-of-link.ts';
import type { WriteContext } from './write-context.ts';

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
  { idOf, groupKeyOf }: WriteContext,
  around: LinkSurroundings,
): GpmlElement {
  const line = lineOfLink(link, dataOf(link)['reversed'] === true, { ...around, idOf });
  const values = new Map(line.values);
  setText(values, 'elementId', idOf(link.id));
  const group = dataOf(link)['group'];
  if (typeof group === 'string') setText(values, 'groupRef', groupKeyOf(group));
  return { ...bare, kind, ...line, values };
}

function dataOf({ origin }: Link): Readonly<Record<string, unknown>> {
  const data: unknown = origin?.data;
  return isRecord(data) ? data : {};
}

function setText(values: Map<string, string>, name: string, text: string | undefined): void {
  if (text !== undefined) values.set(name, text);
}
