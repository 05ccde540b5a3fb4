import type { Project } from '../project/project-schema.ts';

/** Reference id to the ids of the nodes and links whose evidence names it. */
export function citedBy({ nodes, links }: Project): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const { id, evidence } of [...nodes, ...links]) {
    for (const reference of new Set(evidence.map((item) => item.reference))) {
      const ids = uses.get(reference);
      if (ids) ids.push(id);
      else uses.set(reference, [id]);
    }
  }
  return uses;
}
