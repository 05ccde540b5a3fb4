import type { DiagramPoint } from '../project/project-schema.ts';

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

/** Boxes whose edges lead round, and nothing else among them: they stand in a ring, where no edge runs behind a box. */
interface Ring {
  readonly members: readonly LayoutBox[];
}

/** Boxes and edges in which every ring is one box, and what brings its members back. */
interface Collapsed {
  readonly boxes: readonly LayoutBox[];
  readonly edges: readonly LayoutEdge[];
  /** Places of all boxes, from those of the collapsed ones. */
  expand(positions: ReadonlyMap<string, DiagramPoint>): Map<string, DiagramPoint>;
}

export function collapseRings(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): Collapsed {
  const rings = findRings(boxes, edges);
  if (rings.length === 0) return { boxes, edges, expand: (positions) => new Map(positions) };
  const ringOf = new Map(rings.flatMap((ring) => ring.members.map(({ id }) => [id, ring])));
  const placed = new Map(rings.map((ring, at) => [ring, placeRing(ring, `ring ${at}\u0000`)]));
  const standIn = (id: string) => {
    const ring = ringOf.get(id);
    return (ring && placed.get(ring)?.box.id) ?? id;
  };
  const seen = new Set<Ring>();
  const collapsed = boxes.flatMap((box): LayoutBox[] => {
    const ring = ringOf.get(box.id);
    if (!ring) return [box];
    const whole = placed.get(ring);
    if (seen.has(ring) || !whole) return [];
    seen.add(ring);
    return [whole.box];
  });
  return {
    boxes: collapsed,
    edges: edges.map(({ source, target }) => ({
      source: standIn(source),
      target: standIn(target),
    })),
    expand: (positions) => {
      const all = new Map(positions);
      for (const { box, corners } of placed.values()) {
        const { x, y } = positions.get(box.id) ?? { x: 0, y: 0 };
        all.delete(box.id);
        for (const [id, corner] of corners) all.set(id, { x: x + corner.x, y: y + corner.y });
      }
      return all;
    },
  };
}

const gap = 40;

/** Clockwise from the top, as far apart as the largest of them needs. */
function placeRing({ members }: Ring, id: string) {
  const widest = Math.max(...members.map(({ width }) => width));
  const highest = Math.max(...members.map(({ height }) => height));
  const apart = Math.hypot(widest, highest) + gap;
  const radius = apart / (2 * Math.sin(Math.PI / members.length));
  const corners = new Map(
    members.map(({ id: member, width, height }, at) => {
      const angle = (2 * Math.PI * at) / members.length - Math.PI / 2;
      const x = radius * Math.cos(angle) + radius + (widest - width) / 2;
      const y = radius * Math.sin(angle) + radius + (highest - height) / 2;
      return [member, { x, y }];
    }),
  );
  const box = { id, width: 2 * radius + widest, height: 2 * radius + highest };
  return { box, corners };
}

/** Strongly connected parts of three boxes and more in which every box leads to one and is led to by one. */
function findRings(boxes: readonly LayoutBox[], edges: readonly LayoutEdge[]): Ring[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const targets = neighbours(edges, byId, (edge) => [edge.source, edge.target]);
  const sources = neighbours(edges, byId, (edge) => [edge.target, edge.source]);
  const finished = finishOrder(
    boxes.map(({ id }) => id),
    targets,
  );
  const part = new Map<string, number>();
  let count = 0;
  for (const start of finished.reverse()) {
    if (part.has(start)) continue;
    part.set(start, count);
    const waiting = [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const next of sources.get(id) ?? []) {
        if (part.has(next)) continue;
        part.set(next, count);
        waiting.push(next);
      }
    }
    count += 1;
  }
  const within = (id: string, of: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...(of.get(id) ?? [])].filter((next) => part.get(next) === part.get(id));
  const rings: Ring[] = [];
  const seen = new Set<number>();
  for (const { id: start } of boxes) {
    const number = part.get(start) ?? -1;
    if (seen.has(number)) continue;
    seen.add(number);
    const members: LayoutBox[] = [];
    for (let id: string | undefined = start; id !== undefined;) {
      const [next, ...others] = within(id, targets);
      const box = byId.get(id);
      if (!box || next === undefined || others.length > 0 || within(id, sources).length > 1) break;
      members.push(box);
      if (next === start) {
        if (members.length > 2) rings.push({ members });
        break;
      }
      id = next;
    }
  }
  return rings;
}

function neighbours(
  edges: readonly LayoutEdge[],
  known: ReadonlyMap<string, LayoutBox>,
  ends: (edge: LayoutEdge) => readonly [string, string],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const edge of edges) {
    const [from, to] = ends(edge);
    if (from === to || !known.has(from) || !known.has(to)) continue;
    const list = found.get(from);
    if (list) list.add(to);
    else found.set(from, new Set([to]));
  }
  return found;
}

/** In the order in which a depth-first search leaves them. Keeps no call stack, so depth does not matter. */
function finishOrder(
  ids: readonly string[],
  targets: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const seen = new Set<string>();
  const done: string[] = [];
  for (const start of ids) {
    if (seen.has(start)) continue;
    seen.add(start);
    const stack = [{ id: start, rest: [...(targets.get(start) ?? [])] }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) done.push(stack.pop()?.id ?? start);
      else if (!seen.has(next)) {
        seen.add(next);
        stack.push({ id: next, rest: [...(targets.get(next) ?? [])] });
      }
    }
  }
  return done;
}
