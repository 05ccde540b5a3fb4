import type { LayoutGraph } from './layout-graph.ts';

/**
 * Layers from top to bottom such that as many edges as a depth-first search finds point down: an edge back to where
 * the search came from does not count. Keeps no call stack, so depth does not matter.
 */
export function assignLayers(part: readonly number[], graph: LayoutGraph): number[][] {
  const order = topologicalOrder(part, graph);
  const position = new Map(order.map((number, at) => [number, at]));
  const depths = new Map<number, number>();
  for (const number of order) {
    const at = position.get(number) ?? 0;
    const above = (graph.sources[number] ?? []).filter(
      (source) => (position.get(source) ?? 0) < at,
    );
    const deepest = above.reduce((depth, source) => Math.max(depth, depths.get(source) ?? 0), -1);
    depths.set(number, deepest + 1);
  }
  sink(order, graph, position, depths);
  const layers: number[][] = [];
  for (const number of part) {
    const depth = depths.get(number) ?? 0;
    (layers[depth] ??= []).push(number);
  }
  return layers.filter((layer) => layer.length > 0);
}

/** Moves boxes down to right above what they lead to, unless more edges come from above than go below. */
function sink(
  order: readonly number[],
  { sources, targets }: LayoutGraph,
  position: ReadonlyMap<number, number>,
  depths: Map<number, number>,
): void {
  for (const number of order.toReversed()) {
    const at = position.get(number) ?? 0;
    const below = (targets[number] ?? []).filter((target) => (position.get(target) ?? 0) > at);
    const above = (sources[number] ?? []).filter((source) => (position.get(source) ?? 0) < at);
    if (below.length === 0 || above.length > below.length) continue;
    const highest = below.reduce((least, to) => Math.min(least, depths.get(to) ?? 0), Infinity);
    depths.set(number, highest - 1);
  }
}

/** Reverse postorder of a depth-first search, begun at the boxes that no edge leads to. */
function topologicalOrder(part: readonly number[], { sources, targets }: LayoutGraph): number[] {
  const isRoot = (number: number) => (sources[number] ?? []).length === 0;
  const starts = [...part.filter(isRoot), ...part.filter((number) => !isRoot(number))];
  const seen = new Set<number>();
  const done: number[] = [];
  for (const start of starts.reverse()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const stack = [{ number: start, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = targets[top.number]?.[top.next];
      top.next += 1;
      if (target === undefined) done.push(stack.pop()?.number ?? start);
      else if (!seen.has(target)) {
        seen.add(target);
        stack.push({ number: target, next: 0 });
      }
    }
  }
  return done.reverse();
}
