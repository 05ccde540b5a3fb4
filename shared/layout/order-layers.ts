import type { LayoutGraph } from './layout-graph.ts';

const sweeps = 6;

/** Sorts each layer by the mean place of its neighbours, down and up in turns, which takes most crossings out. */
export function orderLayers(layers: readonly number[][], graph: LayoutGraph): number[][] {
  const ordered = layers.map((layer) => [...layer]);
  const positions = new Map<number, number>();
  for (const layer of ordered) note(layer, positions);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const neighbours = isDown ? graph.sources : graph.targets;
    for (const layer of isDown ? ordered : ordered.toReversed()) {
      const wanted = new Map(
        layer.map((number) => [
          number,
          meanPosition(neighbours[number] ?? [], positions) ?? positions.get(number) ?? 0,
        ]),
      );
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
      note(layer, positions);
    }
  }
  return ordered;
}

/** Places as shares of their layer, so that layers of different lengths can be compared. */
function note(layer: readonly number[], positions: Map<number, number>): void {
  for (const [at, number] of layer.entries()) positions.set(number, (at + 0.5) / layer.length);
}

function meanPosition(
  numbers: readonly number[],
  positions: ReadonlyMap<number, number>,
): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, number) => sum + (positions.get(number) ?? 0), 0) / numbers.length;
}
