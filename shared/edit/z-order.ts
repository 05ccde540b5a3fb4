import { linksAmong, indexProject, withDescendants } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project } from '../project/project-schema.ts';
import { changeElements, type Edit } from './edit.ts';

/** Draws nodes and links above all others; among themselves they keep their order. */
export function bringToFront(ids: Iterable<string>): Edit {
  return restack(ids, (layers, chosen) => raise(layers, chosen, 'all'));
}

/** Draws nodes and links above the next one that is drawn above them now, and above those at its level. */
export function bringForward(ids: Iterable<string>): Edit {
  return restack(ids, (layers, chosen) => raise(layers, chosen, 'next'));
}

/** Draws nodes and links below the next one that is drawn below them now, but never below their container. */
export function sendBackward(ids: Iterable<string>): Edit {
  return restack(ids, (layers, chosen) => lower(layers, chosen, 'next'));
}

/** Draws nodes and links below all others, but never below their container. */
export function sendToBack(ids: Iterable<string>): Edit {
  return restack(ids, (layers, chosen) => lower(layers, chosen, 'all'));
}

/** A node or link in the drawing order: ascending z, then ascending rank. */
interface Layer {
  readonly id: string;
  readonly z: number;
  /** The order among those with equal z: containers, links, other nodes, each as listed. */
  readonly rank: number;
  readonly parent: string | undefined;
}

type Restacking = (
  layers: readonly Layer[],
  chosen: ReadonlySet<string>,
) => ReadonlyMap<string, number>;

/** Beyond this z is renumbered throughout, without changing the order. Imported diagrams come with tens of thousands. */
const comfortableZ = 100_000;

/** Containers take their content and the links in it along; otherwise they would hide it. */
function restack(ids: Iterable<string>, restacking: Restacking): Edit {
  const named = [...ids];
  return (project) => {
    const index = indexProject(project);
    const nodes = withDescendants(index, named);
    const chosen = new Set([...nodes, ...linksAmong(index, nodes, named)]);
    const layers = layersOf(project);
    const moved = restacking(layers, chosen);
    const heights = renumbered(new Map(layers.map(({ id, z }) => [id, moved.get(id) ?? z])));
    const atHeight = <Element extends { readonly id: string; readonly z: number }>(
      element: Element,
    ): Element => {
      const z = heights.get(element.id) ?? element.z;
      return z === element.z ? element : { ...element, z };
    };
    return changeElements(project, { node: atHeight, link: atHeight });
  };
}

function layersOf(project: Project): readonly Layer[] {
  const isContainer = (node: Project['nodes'][number]) => nodeKinds[node.kind].contains;
  const listed = [
    ...project.nodes.filter(isContainer),
    ...project.links.map(({ id, z }) => ({ id, z, parent: undefined })),
    ...project.nodes.filter((node) => !isContainer(node)),
  ];
  return listed
    .map(({ id, z, parent }, rank) => ({ id, z, rank, parent }))
    .sort((one, other) => one.z - other.z || one.rank - other.rank);
}

/** The least z with which a layer is drawn after another layer. */
function leastAbove(layer: Layer, other: Layer): number {
  return layer.rank > other.rank ? other.z : other.z + 1;
}

/** New z of the chosen layers. `layers` are in drawing order; `limit` is the z that a layer may not exceed. */
function raise(
  layers: readonly Layer[],
  chosen: ReadonlySet<string>,
  past: 'all' | 'next',
  limit: (layer: Layer) => number = () => Infinity,
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const obstacles = obstaclesAbove(layers, chosen, past);
  let below: Layer | undefined;
  for (const layer of layers) {
    if (!chosen.has(layer.id)) continue;
    const obstacle = obstacles.get(layer.id);
    const free = Math.max(
      layer.z,
      obstacle ? leastAbove(layer, obstacle) : layer.z,
      below ? leastAbove(layer, below) : layer.z,
    );
    const z = Math.min(free, Math.max(layer.z, limit(layer)));
    heights.set(layer.id, z);
    below = { ...layer, z };
  }
  return heights;
}

/** For each chosen layer, the next or the last other layer that is drawn after it. */
function obstaclesAbove(
  layers: readonly Layer[],
  chosen: ReadonlySet<string>,
  past: 'all' | 'next',
): ReadonlyMap<string, Layer> {
  const obstacles = new Map<string, Layer>();
  let obstacle: Layer | undefined;
  for (const layer of layers.toReversed()) {
    if (!chosen.has(layer.id)) obstacle = past === 'next' ? layer : (obstacle ?? layer);
    else if (obstacle) obstacles.set(layer.id, obstacle);
  }
  return obstacles;
}

/** Lowering is raising, mirrored. */
function lower(
  layers: readonly Layer[],
  chosen: ReadonlySet<string>,
  past: 'all' | 'next',
): ReadonlyMap<string, number> {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const limit = ({ id }: Layer) => {
    const layer = byId.get(id);
    const parent = layer?.parent === undefined ? undefined : byId.get(layer.parent);
    return layer && parent && !chosen.has(parent.id) ? -leastAbove(layer, parent) : Infinity;
  };
  const mirrored = layers
    .map((layer) => ({ ...layer, z: -layer.z, rank: -layer.rank }))
    .toReversed();
  const heights = raise(mirrored, chosen, past, limit);
  return new Map([...heights].map(([id, z]) => [id, 0 - z]));
}

/** The same order in consecutive numbers, if the numbers have grown large. */
function renumbered(heights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const used = [...new Set(heights.values())].sort((one, other) => one - other);
  if (used.every((z) => Math.abs(z) <= comfortableZ)) return heights;
  const negatives = used.filter((z) => z < 0).length;
  const ranks = new Map(used.map((z, index) => [z, index - negatives]));
  return new Map([...heights].map(([id, z]) => [id, ranks.get(z) ?? z]));
}
