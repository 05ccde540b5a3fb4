import { nodeKinds } from '../project/node-kinds.ts';
import { relations } from '../project/relations.ts';
import type { ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Link, PathwayNode, Project } from '../project/project-schema.ts';

/** A box of one level: of the diagram, or of the content of a container. */
export interface LevelBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands beside a reaction, and what stands beside that, such as an enzyme and its cofactors. */
export interface Helper {
  readonly box: LevelBox;
  readonly helpers: readonly Helper[];
}

/** A link between two boxes of a level, with what serves it. */
export interface LevelLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** What becomes what. */
  readonly isConversion: boolean;
  readonly helpers: readonly Helper[];
  /** Boxes elsewhere in the level that serve it too. */
  readonly feeders: readonly string[];
}

/** The boxes of a level that are laid out by their links, and these. Helpers are only with their links. */
export interface Level {
  readonly boxes: readonly LevelBox[];
  readonly links: readonly LevelLink[];
}

/** Diagram elements of one level, in an order that does not depend on the file. */
export function levelOf(project: Project, index: ProjectIndex, boxes: readonly LevelBox[]): Level {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const boxAt = (end: Endpoint): string | undefined => boxOfEnd(end, index, byId);
  const links = project.links
    .flatMap((link) => {
      const [source, target] = [boxAt(link.source), boxAt(link.target)];
      return source === undefined || target === undefined || source === target
        ? []
        : [{ link, source, target }];
    })
    .sort((a, b) => compare(a.link.id, b.link.id));
  const servedBy = servedIn(
    index,
    byId,
    links.map(({ link, source, target }) => ({ id: link.id, source, target })),
  );
  const inLevel = new Set(links.map(({ link }) => link.id));
  const helpersOf = helperTrees(servedBy, byId);
  const feeders = new Map<string, string[]>();
  const carrierAt = (end: Endpoint): string | undefined => {
    const id = end.to === 'anchor' ? index.anchors.get(end.id)?.link.id : undefined;
    if (id !== undefined && inLevel.has(id)) return id;
    return end.to === 'node' ? carrierOfHelper(end.id, servedBy) : undefined;
  };
  const plain: { link: Link; source: string; target: string }[] = [];
  for (const one of links) {
    if (servedBy.has(one.source)) continue;
    const carrier = carrierAt(one.link.target);
    if (carrier === undefined) {
      if (!servedBy.has(one.target)) plain.push(one);
    } else feeders.set(carrier, [...(feeders.get(carrier) ?? []), one.source]);
  }
  return {
    boxes: boxes.filter(({ id }) => !servedBy.has(id)).toSorted(byPosition),
    links: plain.map(({ link, source, target }) => ({
      id: link.id,
      source,
      target,
      isConversion: isConversion(link),
      helpers: helpersOf(link.id),
      feeders: feeders.get(link.id) ?? [],
    })),
  };
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** As one reads. */
export function byPosition(one: LevelBox, other: LevelBox): number {
  return one.y - other.y || one.x - other.x || compare(one.id, other.id);
}

/** The box of a level at which a link ends, or that contains its end. */
function boxOfEnd(
  end: Endpoint,
  { nodes, anchors }: ProjectIndex,
  boxes: ReadonlyMap<string, LevelBox>,
): string | undefined {
  if (end.to === 'point') return undefined;
  const at = end.to === 'node' ? end : anchors.get(end.id)?.link.target;
  let node = at?.to === 'node' ? nodes.get(at.id) : undefined;
  while (node && !boxes.has(node.id))
    node = node.parent === undefined ? undefined : nodes.get(node.parent);
  return node?.id;
}

function isConversion({ relation }: Link): boolean {
  return relations[relation].reaction === 'conversion';
}

/** What a helper serves: a link, or another helper. */
interface Service {
  readonly to: 'link' | 'helper';
  readonly id: string;
}

interface Ends {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** Only links between boxes that serve nothing themselves can be served. */
function servedIn(
  index: ProjectIndex,
  boxes: ReadonlyMap<string, LevelBox>,
  links: readonly Ends[],
): ReadonlyMap<string, Service> {
  let carriers = new Set(links.map(({ id }) => id));
  for (;;) {
    const found = findHelpers(index, boxes, carriers);
    const left = links
      .filter(
        ({ id, source, target }) => carriers.has(id) && !found.has(source) && !found.has(target),
      )
      .map(({ id }) => id);
    const used = [...found.values()].filter(({ to }) => to === 'link');
    const kept = new Set(left);
    if (used.every(({ id }) => kept.has(id))) return found;
    carriers = kept;
  }
}

/** The nodes that only serve one reaction, or one node that does. */
function findHelpers(
  index: ProjectIndex,
  boxes: ReadonlyMap<string, LevelBox>,
  inLevel: ReadonlySet<string>,
): ReadonlyMap<string, Service> {
  const found = new Map<string, Service>();
  const candidates = [...boxes.keys()].sort(compare).flatMap((id) => {
    const node = index.nodes.get(id);
    return node && mayServe(node, index) ? [node] : [];
  });
  for (const { id } of candidates) {
    const carriers = (index.linksAt.get(id) ?? []).flatMap(({ source, target }) => {
      if (source.to !== 'node' || source.id !== id || target.to !== 'anchor') return [];
      const carrier = index.anchors.get(target.id)?.link;
      return carrier && inLevel.has(carrier.id) ? [carrier] : [];
    });
    // Something that serves a link at which it ends itself is part of it.
    const [carrier] = carriers.sort((a, b) => compare(a.id, b.id));
    const isEnd = carriers.some(({ source, target }) =>
      [source, target].some((end) => end.to === 'node' && end.id === id),
    );
    if (carrier && !isEnd) found.set(id, { to: 'link', id: carrier.id });
  }
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { id } of candidates) {
      const links = index.linksAt.get(id) ?? [];
      const [link, ...others] = links;
      if (found.has(id) || !link || others.length > 0) continue;
      const { source, target } = link;
      if (source.to !== 'node' || source.id !== id || target.to !== 'node') continue;
      if (!found.has(target.id)) continue;
      found.set(id, { to: 'helper', id: target.id });
      isNew = true;
    }
  }
  return found;
}

/** Nothing becomes it, and it becomes nothing. */
function mayServe({ id, kind }: PathwayNode, index: ProjectIndex): boolean {
  return (
    !nodeKinds[kind].contains &&
    !(index.children.get(id)?.length ?? 0) &&
    !(index.linksAt.get(id) ?? []).some(isConversion)
  );
}

function carrierOfHelper(id: string, servedBy: ReadonlyMap<string, Service>): string | undefined {
  let service = servedBy.get(id);
  while (service?.to === 'helper') service = servedBy.get(service.id);
  return service?.id;
}

function helperTrees(
  servedBy: ReadonlyMap<string, Service>,
  boxes: ReadonlyMap<string, LevelBox>,
): (host: string) => readonly Helper[] {
  const served = new Map<string, LevelBox[]>();
  for (const [id, { to, id: host }] of servedBy) {
    const box = boxes.get(id);
    if (box) served.set(`${to} ${host}`, [...(served.get(`${to} ${host}`) ?? []), box]);
  }
  const treesAt = (key: string): readonly Helper[] =>
    (served.get(key) ?? [])
      .toSorted(byPosition)
      .map((box) => ({ box, helpers: treesAt(`helper ${box.id}`) }));
  return (host) => treesAt(`link ${host}`);
}
