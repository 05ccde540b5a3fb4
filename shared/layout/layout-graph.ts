/** A box to be placed. */
export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A connection that should point downwards. Ends that are not among the boxes are ignored. */
export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
}

/** Boxes by number, as the steps of the layout use them. */
export interface LayoutGraph {
  readonly boxes: readonly LayoutBox[];
  readonly targets: readonly (readonly number[])[];
  readonly sources: readonly (readonly number[])[];
}

/** Edges between boxes that are there, by their numbers; those of a box with itself left out. */
export function createGraph(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): LayoutGraph {
  const numbers = new Map(boxes.map(({ id }, number) => [id, number]));
  const targets = boxes.map(() => new Array<number>());
  const sources = boxes.map(() => new Array<number>());
  for (const edge of edges) {
    const [source, target] = [numbers.get(edge.source), numbers.get(edge.target)];
    if (source === undefined || target === undefined || source === target) continue;
    targets[source]?.push(target);
    sources[target]?.push(source);
  }
  return { boxes, targets, sources };
}
