import type { ProjectIndex } from '../../graph/project-index.ts';
import type { Endpoint, Link } from '../../project/link-schema.ts';

/** A piece of a link between two places of a drawing. */
export interface Segment {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A link cut at the anchors that other links end at, for formats whose lines can only join points. */
export function segmentsOf(link: Link, { linksAt }: ProjectIndex): Segment[] {
  const used = link.anchors.filter(({ id }) => linksAt.has(id));
  const endpoints: Endpoint[] = [
    link.source,
    ...used
      .toSorted((a, b) => a.position - b.position)
      .map(({ id }): Endpoint => ({ to: 'anchor', id })),
    link.target,
  ];
  return endpoints.slice(1).flatMap((to, at): Segment[] => {
    const from = endpoints[at];
    const isLast = at === endpoints.length - 2;
    return from ? [{ from, to, isFirst: at === 0, isLast }] : [];
  });
}
