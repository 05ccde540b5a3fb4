import type {
  Anchor,
  Endpoint,
  Link,
  Project,
  Badge,
  PathwayNode,
} from '../project/project-schema.ts';

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
}

const indexes = new WeakMap<Project, ProjectIndex>();

/** Made once a project value; the project is immutable, so it stays true. */
export function indexProject(project: Project): ProjectIndex {
  const known = indexes.get(project);
  if (known) return known;
  const index = buildIndex(project);
  indexes.set(project, index);
  return index;
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
  return [...index.nodes.values()].filter(
    (node) => chosen.has(node.id) && !ancestorsOf(index, node.id).some((id) => chosen.has(id)),
  );
}

function buildIndex(project: Project): ProjectIndex {
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
  };
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
