import type { ProjectIndex } from '../../graph/project-index.ts';
import type { Endpoint, Link } from '../../project/link-schema.ts';

/**
 * The node that stands for a link's end where links can only join nodes. An end on another link becomes the node that
 * the other link leads to, or comes from. Null where there is none, such as at a free point.
 */
export function nodeAtEnd(
  link: Link,
  end: 'source' | 'target',
  index: ProjectIndex,
): string | null {
  const seen = new Set<Link>();
  let current: Link | undefined = link;
  while (current && !seen.has(current)) {
    seen.add(current);
    const endpoint: Endpoint = current[end];
    if (endpoint.to === 'point') return null;
    if (endpoint.to === 'node') return endpoint.id;
    current = index.anchors.get(endpoint.id)?.link;
  }
  return null;
}
