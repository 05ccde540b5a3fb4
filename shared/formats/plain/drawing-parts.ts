import type { Endpoint, Project, Link } from '../../project/project-schema.ts';
import type { ProjectIndex } from '../../graph/project-index.ts';

/** Short names for the points of a drawing, safe in any language: n1 for nodes, a1 for anchors, p1 for free points. */
export interface DrawnNames {
  node(id: string): string;
  end(end: Endpoint): string;
  /** Free points met so far, with their names. */
  points(): readonly (readonly [name: string, x: number, y: number])[];
}

export function nameEverything({ nodes, links }: Project): DrawnNames {
  const nodeNames = new Map(nodes.map(({ id }, at) => [id, `n${at + 1}`]));
  const anchors = links.flatMap((link) => link.anchors);
  const anchorNames = new Map(anchors.map(({ id }, at) => [id, `a${at + 1}`]));
  const points: [string, number, number][] = [];
  const node = (id: string) => nodeNames.get(id) ?? 'n0';
  return {
    node,
    end: (end) => {
      if (end.to === 'node') return node(end.id);
      if (end.to === 'anchor') return anchorNames.get(end.id) ?? 'a0';
      const name = `p${points.length + 1}`;
      points.push([name, end.x, end.y]);
      return name;
    },
    points: () => points,
  };
}

/** A piece of a link between two points of a drawing. */
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
