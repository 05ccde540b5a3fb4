import type { Anchor, Endpoint, Link, Project, PathwayNode } from '../project/project-schema.ts';

interface ThreeProjects {
  readonly base: Project;
  readonly ours: Project;
  readonly theirs: Project;
}

/** What an id names: a node, a link, a badge of one node or an anchor of one link. */
type Bearer = string;

type Rename = (id: string) => string;

/**
 * One id may name a node in one version and an anchor in another, or a badge of two nodes. For merging, each of them gets
 * an id of its own. Null where that does not happen.
 */
export function separateIds(versions: ThreeProjects): ThreeProjects | null {
  const bearers = {
    base: bearersIn(versions.base),
    ours: bearersIn(versions.ours),
    theirs: bearersIn(versions.theirs),
  };
  const first = firstBearers(bearers);
  const isFirst = ([id, bearer]: readonly [string, Bearer]) => first.get(id) === bearer;
  if (Object.values(bearers).every((one) => [...one].every(isFirst))) return null;
  const separate = (version: keyof ThreeProjects): Project => {
    const others = [...bearers[version]].filter((entry) => !isFirst(entry));
    const news = new Map(others.map(([id, bearer]) => [id, `${id}${mark}${bearer}`]));
    return renameIds(versions[version], (id) => news.get(id) ?? id);
  };
  return { base: separate('base'), ours: separate('ours'), theirs: separate('theirs') };
}

/** No id of a project contains it. */
const mark = '\u0000';

/**
 * Takes the own ids away again. Where two elements of the project bear the same id, one of them gets a new id.
 * `rename` gives the final id for one that was used while merging.
 */
export function uniteIds(project: Project): { project: Project; rename: Rename } {
  const ids = [...bearersIn(project).keys()];
  const taken = new Set(ids);
  const news = new Map<string, string>();
  for (const id of ids.filter((one) => one.includes(mark)).sort()) {
    const free = freeId(plainId(id), taken);
    taken.add(free);
    news.set(id, free);
  }
  const rename = (id: string) => news.get(id) ?? plainId(id);
  return { project: renameIds(project, rename), rename };
}

function plainId(id: string): string {
  const [plain = id] = id.split(mark);
  return plain;
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish;
  // An id has at most 200 characters.
  const stem = wish.slice(0, 190).replace(/\p{Cs}$/u, '');
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function bearersIn({ nodes, links }: Project): Map<string, Bearer> {
  const bearers = new Map<string, Bearer>();
  for (const { id, badges } of nodes) {
    bearers.set(id, 'node');
    for (const badge of badges) bearers.set(badge.id, `badge/${id}`);
  }
  for (const { id, anchors } of links) {
    bearers.set(id, 'link');
    for (const anchor of anchors) bearers.set(anchor.id, `anchor/${id}`);
  }
  return bearers;
}

/** What keeps the id: what bears it in the base, and otherwise the same of the two whoever merges. */
function firstBearers(
  bearers: Readonly<Record<keyof ThreeProjects, ReadonlyMap<string, Bearer>>>,
): Map<string, Bearer> {
  const first = new Map<string, Bearer>();
  for (const version of [bearers.ours, bearers.theirs]) {
    for (const [id, bearer] of version) {
      const had = first.get(id);
      if (had === undefined || bearer < had) first.set(id, bearer);
    }
  }
  for (const [id, bearer] of bearers.base) first.set(id, bearer);
  return first;
}

function renameIds(project: Project, rename: Rename): Project {
  return {
    ...project,
    nodes: project.nodes.map((node) => renameInNode(node, rename)),
    links: project.links.map((link) => renameInLink(link, rename)),
    scenarios: project.scenarios.map((scenario) => ({
      ...scenario,
      supplies: scenario.supplies.map((supply) => ({ ...supply, node: rename(supply.node) })),
    })),
  };
}

function renameInNode(node: PathwayNode, rename: Rename): PathwayNode {
  const badges = node.badges.map((badge) => ({ ...badge, id: rename(badge.id) }));
  const renamed = { ...node, id: rename(node.id), badges };
  return {
    ...renamed,
    ...(node.parent === undefined ? {} : { parent: rename(node.parent) }),
    ...(node.about === undefined ? {} : { about: node.about.map(rename) }),
  };
}

function renameInLink(link: Link, rename: Rename): Link {
  return {
    ...link,
    id: rename(link.id),
    source: renameEnd(link.source, rename),
    target: renameEnd(link.target, rename),
    anchors: link.anchors.map((anchor): Anchor => ({ ...anchor, id: rename(anchor.id) })),
  };
}

function renameEnd(end: Endpoint, rename: Rename): Endpoint {
  if (end.to === 'point') return end;
  if (end.to === 'anchor' || end.badge === undefined) return { ...end, id: rename(end.id) };
  return { ...end, id: rename(end.id), badge: rename(end.badge) };
}
