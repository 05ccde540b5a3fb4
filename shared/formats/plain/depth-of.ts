/** How many nodes one lies in, by the parents of all; infinite in a ring. Every chain is walked once. */
export function depthOf(
  id: string,
  parents: ReadonlyMap<string, string>,
  depths: Map<string, number>,
): number {
  const chain = new Set<string>();
  let top: string | undefined = id;
  while (top !== undefined && !depths.has(top) && !chain.has(top)) {
    chain.add(top);
    top = parents.get(top);
  }
  const isRing = top !== undefined && chain.has(top);
  let depth = isRing ? Infinity : top === undefined ? -1 : (depths.get(top) ?? -1);
  for (const member of [...chain].reverse()) {
    depth += 1;
    depths.set(member, depth);
  }
  return depths.get(id) ?? 0;
}
