import type {
  Anchor,
  Endpoint,
  Link,
  Project,
  Badge,
  PathwayNode,
} from '../project/project-schema.ts';
import { changesBetween, PatchedMap } from '../patched-map.ts';

/** Look-ups over one project. Everything is in the project's own order. */
export interface ProjectIndex {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly links: ReadonlyMap<string, Link>;
  /** Anchor id to the anchor and the link it lies on. */
  readonly anchors: ReadonlyMap<string, { readonly anchor: Anchor; readonly link: Link }>;
  /** Badge id to the badge and the node that carries it. */
  readonly badges: ReadonlyMap<string, { readonly badge: Badge; readonly node: PathwayNode }>;
  /** Node id to the nodes that name it as their parent. */
  readonly children: ReadonlyMap<string, readonly PathwayNode[]>;
  /** Node or anchor id to the links that end there. */
  readonly linksAt: ReadonlyMap<string, readonly Link[]>;
  /** The position of each node in the list of nodes, and of each link in that of links. Made when first asked for. */
  readonly positions: () => ReadonlyMap<string, number>;
}

const indexes = new WeakMap<Project, ProjectIndex>();

/** The index that was made last: the next version of a project differs from it in few elements. */
let latest: { readonly project: Project; readonly index: ProjectIndex } | null = null;

/**
 * Made once a project value; the project is immutable, so it stays true. Of the next version of a project only what
 * changed is looked at.
 */
export function indexProject(project: Project): ProjectIndex {
  const known = indexes.get(project);
  if (known) return known;
  const index = (latest && nextIndex(latest.project, latest.index, project)) ?? buildIndex(project);
  latest = { project, index };
  indexes.set(project, index);
  return index;
}

/** The index of the next version of a project; null where more differs than values of some elements. */
function nextIndex(before: Project, index: ProjectIndex, project: Project): ProjectIndex | null {
  const changedNodes = changesBetween(before.nodes, project.nodes, hangAlike);
  const changedLinks = changedNodes && changesBetween(before.links, project.links, endAlike);
  if (!changedNodes || !changedLinks) return null;
  const nodes = new Map(changedNodes.map(([, node]) => [node.id, node]));
  const links = new Map(changedLinks.map(([, link]) => [link.id, link]));
  const badges = changedNodes.flatMap(([, node]) =>
    node.badges.map((badge) => [badge.id, { badge, node }] as const),
  );
  const anchors = changedLinks.flatMap(([, link]) =>
    link.anchors.map((anchor) => [anchor.id, { anchor, link }] as const),
  );
  const parents = changedNodes.flatMap(([, { parent }]) => parent ?? []);
  const ends = changedLinks.flatMap(([, { source, target }]) =>
    [source, target].flatMap((end) => targetIdOf(end) ?? []),
  );
  return {
    nodes: PatchedMap.of(index.nodes, nodes),
    links: PatchedMap.of(index.links, links),
    anchors: PatchedMap.of(index.anchors, new Map(anchors)),
    badges: PatchedMap.of(index.badges, new Map(badges)),
    children: PatchedMap.of(index.children, withNew(index.children, parents, nodes)),
    linksAt: PatchedMap.of(index.linksAt, withNew(index.linksAt, ends, links)),
    positions: index.positions,
  };
}

/** The lists at these keys, with the new values of their elements. */
function withNew<Element extends { readonly id: string }>(
  lists: ReadonlyMap<string, readonly Element[]>,
  keys: readonly string[],
  news: ReadonlyMap<string, Element>,
): ReadonlyMap<string, readonly Element[]> {
  return new Map(
    [...new Set(keys)].map((key) => [
      key,
      (lists.get(key) ?? []).map((element) => news.get(element.id) ?? element),
    ]),
  );
}

function hangAlike(one: PathwayNode, other: PathwayNode): boolean {
  return one.parent === other.parent && haveSameIds(one.badges, other.badges);
}

function endAlike(one: Link, other: Link): boolean {
  return (
    targetIdOf(one.source) === targetIdOf(other.source) &&
    targetIdOf(one.target) === targetIdOf(other.target) &&
    haveSameIds(one.anchors, other.anchors)
  );
}

function haveSameIds(
  ones: readonly { readonly id: string }[],
  others: readonly { readonly id: string }[],
): boolean {
  return ones.length === others.length && ones.every(({ id }, at) => id === others[at]?.id);
}

/** The id of the node or anchor that an end hangs on; undefined for a free point. */
export function targetIdOf(endpoint: Endpoint): string | undefined {
  return endpoint.to === 'point' ? undefined : endpoint.id;
}

/** The node itself and all that lies in it, at any depth. Safe against parents that form a ring. */
export function withDescendants(index: ProjectIndex, ids: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const child of index.children.get(id) ?? []) waiting.push(child.id);
  }
  return found;
}

/** The nodes that a node lies in, the innermost first. Safe against parents that form a ring. */
export function ancestorsOf(index: ProjectIndex, id: string): readonly string[] {
  const found = new Set<string>();
  let parent = index.nodes.get(id)?.parent;
  while (parent !== undefined && parent !== id && !found.has(parent)) {
    found.add(parent);
    parent = index.nodes.get(parent)?.parent;
  }
  return [...found];
}

/** The nodes of this list that lie in no other node of it, in the project's order. */
export function outermost(index: ProjectIndex, ids: Iterable<string>): readonly PathwayNode[] {
  const chosen = new Set(ids);
  const [only] = chosen;
  // What is dragged is most often one.
  if (chosen.size === 1 && only !== undefined) {
    const node = index.nodes.get(only);
    return node ? [node] : [];
  }
  return [...index.nodes.values()].filter(
    (node) => chosen.has(node.id) && !ancestorsOf(index, node.id).some((id) => chosen.has(id)),
  );
}

function buildIndex(project: Project): ProjectIndex {
  let positions: ReadonlyMap<string, number> | undefined;
  const children = new Map<string, PathwayNode[]>();
  const linksAt = new Map<string, Link[]>();
  const anchors = new Map<string, { anchor: Anchor; link: Link }>();
  const badges = new Map<string, { badge: Badge; node: PathwayNode }>();
  for (const node of project.nodes) {
    for (const badge of node.badges) badges.set(badge.id, { badge, node });
    if (node.parent !== undefined) append(children, node.parent, node);
  }
  for (const link of project.links) {
    for (const anchor of link.anchors) anchors.set(anchor.id, { anchor, link });
    const ends = new Set([targetIdOf(link.source), targetIdOf(link.target)]);
    for (const id of ends) if (id !== undefined) append(linksAt, id, link);
  }
  return {
    nodes: new Map(project.nodes.map((node) => [node.id, node])),
    links: new Map(project.links.map((link) => [link.id, link])),
    anchors,
    badges,
    children,
    linksAt,
    positions: () => (positions ??= positionsIn(project)),
  };
}

function positionsIn({ nodes, links }: Project): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const list of [nodes, links])
    for (const [at, { id }] of list.entries()) positions.set(id, at);
  return positions;
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/**
 * The ids of the links that belong to a set of nodes: both ends are at these nodes, or at anchors of links that belong
 * to them. Links in `chosen` always belong to them. A free end belongs to nothing.
 */
export function linksAmong(
  index: ProjectIndex,
  nodes: ReadonlySet<string>,
  chosen: Iterable<string> = [],
): ReadonlySet<string> {
  const found = new Set<string>();
  const isWithin = (end: Endpoint) => {
    if (end.to === 'node') return nodes.has(end.id);
    const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
    return host !== undefined && found.has(host.id);
  };
  const waiting: Link[] = [];
  const take = (link: Link) => {
    found.add(link.id);
    for (const anchor of link.anchors) waiting.push(...(index.linksAt.get(anchor.id) ?? []));
  };
  for (const id of chosen) {
    const link = index.links.get(id);
    if (link) take(link);
  }
  for (const id of nodes) for (const link of index.linksAt.get(id) ?? []) waiting.push(link);
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    if (!found.has(link.id) && isWithin(link.source) && isWithin(link.target)) take(link);
  }
  return found;
}

/** Reference id to the ids of the nodes and links whose evidence names it. */
export function citedBy({ nodes, links }: Project): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const { id, evidence } of [...nodes, ...links]) {
    for (const reference of new Set(evidence.map((item) => item.reference))) {
      const ids = uses.get(reference);
      if (ids) ids.push(id);
      else uses.set(reference, [id]);
    }
  }
  return uses;
}
