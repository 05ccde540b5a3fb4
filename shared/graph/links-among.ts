import type { Endpoint, Link } from '../project/link-schema.ts';
import type { ProjectIndex } from './project-index.ts';

/**
 * The ids of the links that belong to a set of nodes: both ends at its nodes, or at anchors of links that belong to it
 * too. Links in `chosen` belong to it in any case. A free end belongs to nothing.
 */
export function linksAmong(
  index: ProjectIndex,
  nodes: ReadonlySet<string>,
  chosen: Iterable<string> = [],
): ReadonlySet<string> {
  const found = new Set<string>();
  const isWithin = (end: Endpoint) => {
    if (end.to === 'node') return nodes.has(end.id);
    const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
    return host !== undefined && found.has(host.id);
  };
  const waiting: Link[] = [];
  const take = (link: Link) => {
    found.add(link.id);
    for (const anchor of link.anchors) waiting.push(...(index.linksAt.get(anchor.id) ?? []));
  };
  for (const id of chosen) {
    const link = index.links.get(id);
    if (link) take(link);
  }
  for (const id of nodes) for (const link of index.linksAt.get(id) ?? []) waiting.push(link);
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    if (!found.has(link.id) && isWithin(link.source) && isWithin(link.target)) take(link);
  }
  return found;
}
