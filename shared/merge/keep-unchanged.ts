import { isSameValue } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';

/**
 * The project `after` with every element of `before` that says the same. What shows an element goes by its identity, so
 * only what really changed is drawn anew.
 */
export function keepUnchanged(before: Project, after: Project): Project {
  if (isSameValue(before, after)) return before;
  return {
    ...after,
    nodes: keepItems(before.nodes, after.nodes),
    links: keepItems(before.links, after.links),
    references: keepItems(before.references, after.references),
    scenarios: keepItems(before.scenarios, after.scenarios),
  };
}

function keepItems<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): readonly Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const items = after.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && isSameValue(old, item) ? old : item;
  });
  const isSame = items.length === before.length && items.every((item, at) => item === before[at]);
  return isSame ? before : items;
}
