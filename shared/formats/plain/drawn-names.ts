import type { Endpoint } from '../../project/link-schema.ts';
import type { Project } from '../../project/project-schema.ts';

/** Short names for the places of a drawing, safe in any language: n1 for nodes, a1 for anchors, p1 for free points. */
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
