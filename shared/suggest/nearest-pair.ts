import { centreOf } from '../graph/node-bounds.ts';
import { indexProject } from '../graph/project-index.ts';
import type { Project } from '../project/project-schema.ts';
import { distanceBetween } from '../scene/route-geometry.ts';

/** Where several nodes stand for an entity, the two to be linked are those nearest to each other; the first of equals. */
export function nearestPair(
  project: Project,
  sources: readonly string[],
  targets: readonly string[],
): readonly [source: string, target: string] | undefined {
  const { nodes } = indexProject(project);
  let best: { readonly pair: readonly [string, string]; readonly distance: number } | undefined;
  for (const source of sources) {
    for (const target of targets) {
      const [from, to] = [nodes.get(source), nodes.get(target)];
      if (!from || !to || source === target) continue;
      const distance = distanceBetween(centreOf(from), centreOf(to));
      if (!best || distance < best.distance) best = { pair: [source, target], distance };
    }
  }
  return best?.pair;
}
