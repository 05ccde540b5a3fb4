import { compare } from './reactions.ts';

/** Steps of the search in all: beyond, the longest cycle found so far is taken. */
const mostSteps = 60_000;

/**
 * Cycles of three and more that share no member, the longest first: each as its members in the order of the edges. The
 * result does not depend on the order of the edges.
 */
export function cyclesIn(edges: readonly (readonly [string, string])[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    if (from === to) continue;
    const set = targets.get(from);
    if (set) set.add(to);
    else targets.set(from, new Set([to]));
  }
  const ids = [...new Set(edges.flat())].sort(compare);
  const sorted = new Map(ids.map((id) => [id, [...(targets.get(id) ?? [])].sort(compare)]));
  const used = new Set<string>();
  const cycles: string[][] = [];
  for (const group of knots(ids, sorted)) {
    for (;;) {
      const members = new Set(group.filter((id) => !used.has(id)));
      const longest = longestCycle(members, sorted);
      if (longest.length < 3) break;
      for (const id of longest) used.add(id);
      cycles.push(longest);
    }
  }
  return cycles.sort((a, b) => b.length - a.length || compare(a[0] ?? '', b[0] ?? ''));
}

/** Elements from which each leads to each other: only these can be in a cycle. Tarjan's search without a call stack. */
function knots(
  ids: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const isOpen = new Set<string>();
  const open: string[] = [];
  const found: string[][] = [];
  for (const start of ids) {
    if (order.has(start)) continue;
    const stack = [{ id: start, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { id } = top;
      if (top.next === 0) {
        order.set(id, order.size);
        low.set(id, order.get(id) ?? 0);
        open.push(id);
        isOpen.add(id);
      }
      const target = targets.get(id)?.[top.next];
      top.next += 1;
      if (target !== undefined) {
        if (!order.has(target)) stack.push({ id: target, next: 0 });
        else if (isOpen.has(target))
          low.set(id, Math.min(low.get(id) ?? 0, order.get(target) ?? 0));
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent) low.set(parent.id, Math.min(low.get(parent.id) ?? 0, low.get(id) ?? 0));
      if (low.get(id) !== order.get(id)) continue;
      const group = open.splice(open.indexOf(id));
      for (const member of group) isOpen.delete(member);
      if (group.length > 2) found.push(group.sort(compare));
    }
  }
  return found;
}

function longestCycle(
  members: ReadonlySet<string>,
  targets: ReadonlyMap<string, readonly string[]>,
): string[] {
  let longest: string[] = [];
  let steps = 0;
  const closed = new Set<string>();
  for (const start of members) {
    const path = [{ id: start, next: 0 }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top && steps < mostSteps; top = path.at(-1)) {
      steps += 1;
      const target = targets.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        path.pop();
        onPath.delete(top.id);
      } else if (target === start) {
        if (path.length > longest.length) longest = path.map(({ id }) => id);
      } else if (members.has(target) && !onPath.has(target) && !closed.has(target)) {
        path.push({ id: target, next: 0 });
        onPath.add(target);
      }
    }
    // Every cycle through it was seen.
    closed.add(start);
  }
  return longest;
}
