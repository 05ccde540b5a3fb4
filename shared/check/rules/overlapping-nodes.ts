import { moveNodes } from '../../edit/move-nodes.ts';
import { findFreePosition } from '../../graph/free-place.ts';
import { indexProject } from '../../graph/project-index.ts';
import { createSpatialIndex } from '../../graph/spatial-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { rotatedBounds } from '../../scene/bounds.ts';
import type { Bounds } from '../../scene/primitives.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { nameOf } from '../words.ts';

/** Diagram units: borders that touch, or boxes rounded to whole units, are no overlap. */
const tolerance = 2;

export const overlappingNodes: Rule = {
  title: 'Nodes on top of each other',
  explanation: 'One hides a part of the other. Compartments, groups and drawings are left alone.',
  *check({ project }) {
    const boxes = new Map(
      project.nodes
        .filter(({ kind }) => nodeKinds[kind].family !== 'drawing' && !nodeKinds[kind].contains)
        .map((node) => [node.id, { node, box: rotatedBounds(node, node.rotation) }] as const),
    );
    const index = createSpatialIndex([...boxes].map(([id, { box }]) => ({ id, bounds: box })));
    const seen = new Set<string>();
    for (const [id, { node, box }] of boxes) {
      // One is enough for each node: a heap of a thousand is a thousand findings, not half a million.
      let found: string | undefined;
      index.within(inner(box), (other) => {
        if (found === undefined && seen.has(other)) found = other;
        return false;
      });
      const under = found === undefined ? undefined : boxes.get(found)?.node;
      yield under && describe(node, under);
      seen.add(id);
    }
  },
};

function inner({ x, y, width, height }: Bounds): Bounds {
  const margin = Math.min(tolerance, width / 2, height / 2);
  return {
    x: x + margin,
    y: y + margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  };
}

function describe(node: PathwayNode, under: PathwayNode): Finding {
  return {
    rule: 'overlapping-nodes',
    severity: 'warning',
    elements: [node.id, under.id],
    sentence: `${nameOf(node)} lies on ${nameOf(under)}.`,
    fix: moveAside(node),
  };
}

function moveAside({ id }: PathwayNode): Fix {
  return {
    label: 'Move it aside',
    edit: () => (project) => {
      const node = indexProject(project).nodes.get(id);
      if (!node) return project;
      const { x, y } = findFreePosition(project, {
        width: node.width,
        height: node.height,
        near: node,
        ignored: new Set([id]),
      });
      return moveNodes([id], { x: x - node.x, y: y - node.y })(project);
    },
  };
}
