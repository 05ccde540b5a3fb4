import type { Endpoint, Link } from '../project/link-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import { relations } from '../project/relations.ts';
import type { ProjectIndex } from './project-index.ts';

type NameNode = (node: PathwayNode | undefined) => string;

/** "L-Tryptophan is converted to 5-HTP", for lists and screen readers; `name` says how a node is called. */
export function describeLink(index: ProjectIndex, link: Link, name: NameNode = nameOfNode): string {
  const source = describeEnd(index, link.source, name);
  const target = describeEnd(index, link.target, name);
  return `${source} ${relations[link.relation].verb} ${target}`;
}

/** What a link ends at, in words: a node's name, or the step that an anchor lies on. */
function describeEnd(index: ProjectIndex, end: Endpoint, name: NameNode): string {
  if (end.to === 'point') return 'a free end';
  if (end.to === 'node') return name(index.nodes.get(end.id));
  const carrier = index.anchors.get(end.id)?.link;
  if (!carrier) return 'an anchor';
  const [from, to] = [carrier.source, carrier.target].map((inner) =>
    inner.to === 'node' ? name(index.nodes.get(inner.id)) : 'a link',
  );
  return `the step from ${from} to ${to}`;
}

/** The label on one line; "an unnamed enzyme" where there is none. */
export function nameOfNode(node: PathwayNode | undefined): string {
  if (!node) return 'nothing';
  const label = node.label.replaceAll('\n', ' ').trim();
  return label || `an unnamed ${nodeKinds[node.kind].label.toLowerCase()}`;
}
