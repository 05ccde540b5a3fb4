/** A box in layers. Its axis, where links come in and go out, need not be in its middle. */
export interface LayerItem {
  /** From the axis to the left and to the right edge, in diagram units. */
  readonly before: number;
  readonly after: number;
  readonly height: number;
}

/** An edge from one item to another, by their numbers. Heavier ones are kept straight rather. */
export interface LayerEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Where an item comes: its axis and its upper edge. */
export interface LayerSpot {
  readonly axis: number;
  readonly top: number;
}

/** Diagram units: between neighbours in a layer, beside a passing line, and between layers. */
const gaps = { item: 36, line: 20, layer: 46, part: 90 } as const;

/** So many points where long edges pass layers; with more, long edges are left out of account. */
const mostBends = 20_000;
const sweeps = 14;

/**
 * Puts items into layers from top to bottom, so that edges point down: layers by the longest way, few crossings by sweeps
 * over the medians, and axes in line where there is room. The same input gives the same result. Unconnected parts lie
 * beside each other.
 */
export function layInLayers(
  items: readonly LayerItem[],
  edges: readonly LayerEdge[],
): readonly LayerSpot[] {
  const clean = edges.filter(({ from, to }) => from !== to && items[from] && items[to]);
  const spots: LayerSpot[] = items.map(() => ({ axis: 0, top: 0 }));
  const blocks = partsOf(items.length, clean).map((part) => layPart(part, items, clean));
  for (const { spots: own, left, top } of shelved(blocks)) {
    for (const [item, { axis, top: above }] of own)
      spots[item] = { axis: axis + left, top: above + top };
  }
  return spots;
}

interface Block {
  readonly spots: ReadonlyMap<number, LayerSpot>;
  readonly width: number;
  readonly height: number;
}

function partsOf(count: number, edges: readonly LayerEdge[]): number[][] {
  const parents = Array.from({ length: count }, (_, number) => number);
  const rootOf = (number: number): number => {
    let root = number;
    while (parents[root] !== root) root = parents[root] ?? root;
    for (let at = number; at !== root;) [at, parents[at]] = [parents[at] ?? root, root];
    return root;
  };
  for (const { from, to } of edges) {
    const [one, other] = [rootOf(from), rootOf(to)];
    if (one !== other) parents[Math.max(one, other)] = Math.min(one, other);
  }
  const parts = new Map<number, number[]>();
  for (let number = 0; number < count; number += 1) {
    const root = rootOf(number);
    const part = parts.get(root);
    if (part) part.push(number);
    else parts.set(root, [number]);
  }
  return [...parts.values()];
}

/** Puts parts on shelves, the highest first, so that the whole is about as wide as high. */
function shelved(blocks: readonly Block[]): (Block & { left: number; top: number })[] {
  const area = blocks.reduce(
    (sum, { width, height }) => sum + (width + gaps.part) * (height + gaps.part),
    0,
  );
  const widest = blocks.reduce((most, { width }) => Math.max(most, width), 1.5 * Math.sqrt(area));
  let [left, top, shelf] = [0, 0, 0];
  return blocks
    .toSorted((a, b) => b.height - a.height)
    .map((block) => {
      if (left > 0 && left + block.width > widest) {
        [left, top, shelf] = [0, top + shelf + gaps.part, 0];
      }
      const put = { ...block, left, top };
      left += block.width + gaps.part;
      shelf = Math.max(shelf, block.height);
      return put;
    });
}

/** One connected part, with its items renumbered and its long edges divided. */
interface Part {
  readonly items: LayerItem[];
  /** How firmly an item keeps to the axes of its neighbours. */
  readonly firmness: number[];
  readonly above: Neighbour[][];
  readonly below: Neighbour[][];
}

interface Neighbour {
  readonly item: number;
  readonly weight: number;
}

function layPart(
  numbers: readonly number[],
  items: readonly LayerItem[],
  edges: readonly LayerEdge[],
): Block {
  const own = new Map(numbers.map((number, at) => [number, at]));
  const inner = edges.flatMap(({ from, to, weight }): LayerEdge[] => {
    const [a, b] = [own.get(from), own.get(to)];
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }];
  });
  const sizes = numbers.flatMap((number) => items[number] ?? []);
  const downward = withoutCycles(sizes.length, inner);
  const depths = depthsOf(sizes.length, downward);
  const { part, layers } = divided(sizes, downward, depths);
  const ordered = ordering(part, layers);
  const rows = ordered.flatMap((layer) => wrapped(layer, part, widestOf(sizes)));
  const axes = withoutBands(sizes, axesOf(part, rows));
  return blockOf(numbers, part, rows, axes);
}

/** The edges with those turned round that close a cycle in a depth-first search. */
function withoutCycles(count: number, edges: readonly LayerEdge[]): LayerEdge[] {
  const targets: number[][] = Array.from({ length: count }, () => []);
  const isTarget = new Uint8Array(count);
  for (const { from, to } of edges) {
    targets[from]?.push(to);
    isTarget[to] = 1;
  }
  const numbers = Array.from({ length: count }, (_, number) => number);
  const starts = [
    ...numbers.filter((number) => isTarget[number] === 0),
    ...numbers.filter((number) => isTarget[number] === 1),
  ];
  const position = new Int32Array(count).fill(-1);
  const isSeen = new Uint8Array(count);
  let next = count;
  for (const start of starts.reverse()) {
    if (isSeen[start] === 1) continue;
    isSeen[start] = 1;
    const stack = [{ number: start, at: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = targets[top.number]?.[top.at];
      top.at += 1;
      if (target === undefined) {
        next -= 1;
        position[top.number] = next;
        stack.pop();
      } else if (isSeen[target] === 0) {
        isSeen[target] = 1;
        stack.push({ number: target, at: 0 });
      }
    }
  }
  return edges.map(({ from, to, weight }) =>
    (position[from] ?? 0) <= (position[to] ?? 0)
      ? { from, to, weight }
      : { from: to, to: from, weight },
  );
}

/** The layer of each item: below all that leads to it, and as near to its neighbours as that allows. */
function depthsOf(count: number, edges: readonly LayerEdge[]): Int32Array {
  const { above, below } = neighboursOf(count, edges);
  const depths = new Int32Array(count);
  const order = inOrder(count, above, below);
  for (const number of order) {
    for (const { item } of above[number] ?? [])
      depths[number] = Math.max(depths[number] ?? 0, (depths[item] ?? 0) + 1);
  }
  for (let pass = 0; pass < 4; pass += 1) {
    for (const number of pass % 2 === 0 ? order.toReversed() : order) {
      const [up, down] = [above[number] ?? [], below[number] ?? []];
      const highest = up.reduce((most, { item }) => Math.max(most, (depths[item] ?? 0) + 1), 0);
      const lowest = down.reduce(
        (least, { item }) => Math.min(least, (depths[item] ?? 0) - 1),
        Infinity,
      );
      const pull = sumOf(down) - sumOf(up);
      if (pull > 0 && lowest < Infinity) depths[number] = lowest;
      else if (pull < 0 && up.length > 0) depths[number] = highest;
    }
  }
  const least = depths.reduce((min, depth) => Math.min(min, depth), Infinity);
  return depths.map((depth) => depth - least);
}

function sumOf(neighbours: readonly Neighbour[]): number {
  return neighbours.reduce((sum, { weight }) => sum + weight, 0);
}

function neighboursOf(count: number, edges: readonly LayerEdge[]) {
  const above: Neighbour[][] = Array.from({ length: count }, () => []);
  const below: Neighbour[][] = Array.from({ length: count }, () => []);
  for (const { from, to, weight } of edges) {
    below[from]?.push({ item: to, weight });
    above[to]?.push({ item: from, weight });
  }
  return { above, below };
}

/** Each item after all that lead to it. There are no cycles. */
function inOrder(count: number, above: readonly Neighbour[][], below: readonly Neighbour[][]) {
  const missing = Int32Array.from(above, (list) => list.length);
  const order: number[] = [];
  for (let number = 0; number < count; number += 1) if (missing[number] === 0) order.push(number);
  for (const number of order) {
    for (const { item } of below[number] ?? []) {
      const left = (missing[item] ?? 0) - 1;
      missing[item] = left;
      if (left === 0) order.push(item);
    }
  }
  return order;
}

/** Puts a point where a long edge passes a layer, so that it gets ground of its own. */
function divided(sizes: readonly LayerItem[], edges: readonly LayerEdge[], depths: Int32Array) {
  const items = [...sizes];
  const firmness = sizes.map(() => 1);
  const layerOf = [...depths];
  const short: LayerEdge[] = [];
  const bends = edges.reduce(
    (sum, { from, to }) => sum + Math.max(0, (depths[to] ?? 0) - (depths[from] ?? 0) - 1),
    0,
  );
  for (const { from, to, weight } of edges) {
    const [first, last] = [depths[from] ?? 0, depths[to] ?? 0];
    if (last - first > 1 && bends > mostBends) continue;
    let before = from;
    for (let layer = first + 1; layer < last; layer += 1) {
      const bend = items.push({ before: 0, after: 0, height: 0 }) - 1;
      firmness.push(4);
      layerOf.push(layer);
      short.push({ from: before, to: bend, weight: before === from ? 2 * weight : 6 * weight });
      before = bend;
    }
    short.push({ from: before, to, weight: before === from ? weight : 2 * weight });
  }
  const layers: number[][] = [];
  for (const [item, layer] of layerOf.entries()) (layers[layer] ??= []).push(item);
  const part: Part = { items, firmness, ...neighboursOf(items.length, short) };
  return { part, layers: Array.from(layers, (layer) => layer ?? []) };
}

/** The items of each layer in an order with few crossings: the best of several sweeps. */
function ordering(part: Part, layers: readonly number[][]): number[][] {
  const rank = new Float64Array(part.items.length);
  const present = layers.map((layer) => [...layer]);
  for (const layer of present) numberUp(layer, rank);
  let best = present.map((layer) => [...layer]);
  let fewest = crossingsIn(part, present, rank);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const neighbours = isDown ? part.above : part.below;
    for (const layer of isDown ? present : present.toReversed()) {
      const wanted = new Map(
        layer.map((item) => [item, medianRank(neighbours[item] ?? [], rank) ?? rank[item] ?? 0]),
      );
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
      numberUp(layer, rank);
    }
    if (part.items.length <= 3_000) exchangeNeighbours(part, present, rank);
    const crossings = crossingsIn(part, present, rank);
    if (crossings < fewest) {
      fewest = crossings;
      best = present.map((layer) => [...layer]);
    }
  }
  return best;
}

/** As shares of the layer, so that layers of different lengths can be compared. */
function numberUp(layer: readonly number[], rank: Float64Array): void {
  for (const [at, item] of layer.entries()) rank[item] = (at + 0.5) / layer.length;
}

/** The median, or between the two in the middle nearer to the denser side. */
function medianRank(neighbours: readonly Neighbour[], rank: Float64Array): number | null {
  if (neighbours.length === 0) return null;
  const ranks = neighbours.map(({ item }) => rank[item] ?? 0).sort((a, b) => a - b);
  const middle = ranks.length >> 1;
  const [low = 0, high = 0] = [ranks[middle - 1], ranks[middle]];
  if (ranks.length % 2 === 1) return high;
  if (ranks.length === 2) return (low + high) / 2;
  const [left, right] = [low - (ranks[0] ?? 0), (ranks.at(-1) ?? 0) - high];
  return left + right === 0 ? (low + high) / 2 : (low * right + high * left) / (left + right);
}

/** Exchanges neighbours in a layer where that saves crossings. */
function exchangeNeighbours(part: Part, layers: readonly number[][], rank: Float64Array): void {
  for (const layer of layers) {
    for (let at = 1; at < layer.length; at += 1) {
      const [one, other] = [layer[at - 1], layer[at]];
      if (one === undefined || other === undefined) continue;
      const sides = [part.above, part.below];
      const saved = sides.reduce(
        (sum, side) =>
          sum +
          crossingsOf(side[one] ?? [], side[other] ?? [], rank) -
          crossingsOf(side[other] ?? [], side[one] ?? [], rank),
        0,
      );
      if (saved <= 0) continue;
      [layer[at - 1], layer[at]] = [other, one];
      [rank[one], rank[other]] = [rank[other] ?? 0, rank[one] ?? 0];
    }
  }
}

/** Crossings of the edges of two neighbours, the first on the left. */
function crossingsOf(
  left: readonly Neighbour[],
  right: readonly Neighbour[],
  rank: Float64Array,
): number {
  let crossings = 0;
  for (const one of left)
    for (const other of right)
      if ((rank[one.item] ?? 0) > (rank[other.item] ?? 0)) crossings += one.weight * other.weight;
  return crossings;
}

/** Counts inversions in a tree of sums, layer by layer. */
function crossingsIn({ below }: Part, layers: readonly number[][], rank: Float64Array): number {
  let crossings = 0;
  for (const [at, layer] of layers.entries()) {
    const next = layers[at + 1] ?? [];
    const index = new Map(
      next.toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)).map((item, k) => [item, k]),
    );
    const tree = new Int32Array(next.length + 1);
    let total = 0;
    for (const item of layer) {
      const ends = (below[item] ?? []).map((one) => index.get(one.item) ?? 0);
      for (const end of ends) {
        let upTo = 0;
        for (let k = end + 1; k > 0; k -= k & -k) upTo += tree[k] ?? 0;
        crossings += total - upTo;
      }
      for (const end of ends) {
        total += 1;
        for (let k = end + 1; k <= next.length; k += k & -k) tree[k] = (tree[k] ?? 0) + 1;
      }
    }
  }
  return crossings;
}

/** A part with many items becomes about as wide as high, however many items a layer has. */
function widestOf(items: readonly LayerItem[]): number {
  const area = items.reduce(
    (sum, { before, after, height }) => sum + (before + after + gaps.item) * (height + gaps.layer),
    0,
  );
  return Math.max(2_400, 2.2 * Math.sqrt(area));
}

/** A layer that is too wide in several rows. */
function wrapped(layer: readonly number[], { items }: Part, widest: number): number[][] {
  const rows: number[][] = [[]];
  let width = 0;
  for (const item of layer) {
    const { before = 0, after = 0 } = items[item] ?? {};
    const step = before + after === 0 ? 0 : before + after + gaps.item;
    if (width > 0 && width + step > widest) {
      rows.push([]);
      width = 0;
    }
    rows.at(-1)?.push(item);
    width += step;
  }
  return rows;
}

const passes = 16;

/** The axis of each item: in line with its neighbours above and below where there is room. */
function axesOf(part: Part, rows: readonly number[][]): Float64Array {
  const axes = new Float64Array(part.items.length);
  for (const row of rows) {
    let x = 0;
    for (const [at, item] of row.entries()) {
      const before = row[at - 1];
      if (before !== undefined) x += apart(part, before, item);
      axes[item] = x;
    }
    const shift = x / 2;
    for (const item of row) axes[item] = (axes[item] ?? 0) - shift;
  }
  for (let pass = 0; pass < passes; pass += 1) {
    const isDown = pass % 2 === 0;
    const isLast = pass >= passes - 4;
    for (const row of isDown ? rows : rows.toReversed()) {
      const wanted = row.map((item) => {
        const [up, down] = [part.above[item] ?? [], part.below[item] ?? []];
        const [first, second] = isDown ? [up, down] : [down, up];
        // Of two that pull alike the one is followed from which the sweep comes, so that chains become straight.
        const asked = isLast ? [...favoured(first), ...second] : first;
        return weightedMedian(asked, axes) ?? axes[item] ?? 0;
      });
      spread(part, row, wanted, axes);
    }
  }
  return axes;
}

/** Between the axes of neighbours in a row. */
function apart({ items }: Part, left: number, right: number): number {
  const [one, other] = [items[left], items[right]];
  const [after, before] = [one?.after ?? 0, other?.before ?? 0];
  return after + before + (one?.height === 0 || other?.height === 0 ? gaps.line : gaps.item);
}

function favoured(neighbours: readonly Neighbour[]): Neighbour[] {
  return neighbours.map(({ item, weight }) => ({ item, weight: weight * 1.01 }));
}

function weightedMedian(neighbours: readonly Neighbour[], axes: Float64Array): number | null {
  if (neighbours.length === 0) return null;
  const sorted = neighbours
    .map(({ item, weight }) => ({ axis: axes[item] ?? 0, weight }))
    .sort((a, b) => a.axis - b.axis);
  const half = sumOf(neighbours) / 2;
  let sum = 0;
  for (const [at, { axis, weight }] of sorted.entries()) {
    sum += weight;
    if (sum > half) return axis;
    if (sum === half) return (axis + (sorted[at + 1]?.axis ?? axis)) / 2;
  }
  return sorted.at(-1)?.axis ?? null;
}

/**
 * Brings a row as near to what its items want as their sizes allow, by least squares: items that want to be in each
 * other's ground form a cluster, which stands at the mean of what its members want.
 */
function spread(
  part: Part,
  row: readonly number[],
  wanted: readonly number[],
  axes: Float64Array,
): void {
  const clusters: { sum: number; weight: number; items: number; shift: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [at, item] of row.entries()) {
    const before = row[at - 1];
    if (before !== undefined) offset += apart(part, before, item);
    offsets.push(offset);
    const weight = part.firmness[item] ?? 1;
    let last = { sum: ((wanted[at] ?? 0) - offset) * weight, weight, items: 1, shift: 0 };
    last.shift = last.sum / last.weight;
    for (let previous = clusters.at(-1); previous && previous.shift > last.shift;) {
      const [sum, both] = [previous.sum + last.sum, previous.weight + last.weight];
      last = { sum, weight: both, items: previous.items + last.items, shift: sum / both };
      clusters.pop();
      previous = clusters.at(-1);
    }
    clusters.push(last);
  }
  let at = 0;
  for (const { items, shift } of clusters) {
    for (const end = at + items; at < end; at += 1) {
      const item = row[at];
      if (item !== undefined) axes[item] = shift + (offsets[at] ?? 0);
    }
  }
}

/** Where nothing stands from top to bottom, so much is left free for lines. Diagram units. */
const widestBand = 110;

/** Axes of items, and of long edges, with wide empty bands closed: branches that hang together loosely drift apart. */
function withoutBands(items: readonly LayerItem[], axes: Float64Array): Float64Array {
  const starts = items.map(({ before }, item) => (axes[item] ?? 0) - before);
  const sorted = items.map((_, item) => item);
  sorted.sort((one, other) => (starts[one] ?? 0) - (starts[other] ?? 0));
  /** From these positions on, so much is taken away. */
  const cuts: { readonly from: number; readonly by: number }[] = [];
  let end = Infinity;
  for (const item of sorted) {
    const start = starts[item] ?? 0;
    const by = start - end - widestBand;
    if (by > 0) cuts.push({ from: start, by });
    end = Math.max(
      end === Infinity ? -Infinity : end,
      (axes[item] ?? 0) + (items[item]?.after ?? 0),
    );
  }
  // What is no item is a bend of a long edge, and may lie within a band.
  return axes.map((axis, at) => {
    const edge = starts[at] ?? axis;
    return cuts.reduce((moved, { from, by }) => (edge >= from ? moved - by : moved), axis);
  });
}

function blockOf(
  numbers: readonly number[],
  { items }: Part,
  rows: readonly number[][],
  axes: Float64Array,
): Block {
  const spots = new Map<number, LayerSpot>();
  let [left, right, y] = [Infinity, -Infinity, 0];
  for (const [at, { before, after }] of items.slice(0, numbers.length).entries()) {
    left = Math.min(left, (axes[at] ?? 0) - before);
    right = Math.max(right, (axes[at] ?? 0) + after);
  }
  for (const row of rows) {
    const height = row.reduce((most, item) => Math.max(most, items[item]?.height ?? 0), 0);
    for (const item of row) {
      const number = numbers[item];
      const own = items[item]?.height ?? 0;
      if (number !== undefined)
        spots.set(number, { axis: (axes[item] ?? 0) - left, top: y + (height - own) / 2 });
    }
    y += height + gaps.layer;
  }
  return { spots, width: Math.max(0, right - left), height: Math.max(0, y - gaps.layer) };
}
