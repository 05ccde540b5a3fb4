import type { Evidence, PathwayNode, Endpoint, Link, Project } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Path } from './diff-projects.ts';

/** What names what in one project. */
export interface Names {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly links: ReadonlyMap<string, Link>;
  readonly references: ReadonlySet<string>;
  /** The link of each anchor. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Something that an element cannot be without. */
export interface Need {
  readonly target: Path;
  readonly by: Path;
}

export function namesIn({ nodes, links, references }: Project): Names {
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    links: new Map(links.map((link) => [link.id, link])),
    references: new Set(references.map(({ id }) => id)),
    anchors: new Map(links.flatMap(({ id, anchors }) => anchors.map((one) => [one.id, id]))),
  };
}

/** Everything that the elements of a project name. Anchors go by the link that `linkOf` gives for them. */
export function needsIn(project: Project, linkOf: (anchor: string) => string | undefined): Need[] {
  return [
    ...project.nodes.flatMap(needsOfNode),
    ...project.links.flatMap((link) => needsOfLink(link, linkOf)),
    ...project.scenarios.flatMap(({ id, supplies }) =>
      supplies.map(({ node }): Need => ({ target: ['nodes', node], by: ['scenarios', id] })),
    ),
  ];
}

export function needsOfNode({ id, parent, evidence }: PathwayNode): Need[] {
  const by = ['nodes', id];
  const needs = needsOfEvidence(evidence, by);
  return parent === undefined ? needs : [{ target: ['nodes', parent], by }, ...needs];
}

export function needsOfLink(
  { id, source, target, evidence }: Link,
  linkOf: (anchor: string) => string | undefined,
): Need[] {
  const by = ['links', id];
  const ends = [source, target].flatMap((end) => targetsOf(end, linkOf));
  return [...ends.map((path): Need => ({ target: path, by })), ...needsOfEvidence(evidence, by)];
}

function needsOfEvidence(evidence: readonly Evidence[], by: Path): Need[] {
  return evidence.map(({ reference }) => ({ target: ['references', reference], by }));
}

/** An anchor needs its link as well. */
function targetsOf(end: Endpoint, linkOf: (anchor: string) => string | undefined): Path[] {
  if (end.to === 'point') return [];
  if (end.to === 'node') return [['nodes', end.id]];
  const link = linkOf(end.id);
  if (link === undefined) return [];
  return [
    ['links', link],
    ['links', link, 'anchors', end.id],
  ];
}

/** Whether a path names something that is there. */
export function hasTarget(names: Names, [list, id = '', , anchor]: Path): boolean {
  if (list === 'nodes') return names.nodes.has(id);
  if (list === 'references') return names.references.has(id);
  return anchor === undefined ? names.links.has(id) : names.anchors.get(anchor) === id;
}

/** Nodes whose parent is there but cannot contain others. */
export function findWronglyHeld({ nodes }: Project, names: Names): PathwayNode[] {
  return nodes.filter(({ parent }) => {
    const holder = parent === undefined ? undefined : names.nodes.get(parent);
    return holder !== undefined && !nodeKinds[holder.kind].contains;
  });
}

/** Nodes that lie in each other, ring by ring. */
export function findRings({ nodes }: Project, names: Names): PathwayNode[][] {
  const rings: PathwayNode[][] = [];
  const done = new Set<PathwayNode>();
  for (const node of nodes) {
    const chain = new Set<PathwayNode>();
    let top: PathwayNode | undefined = node;
    while (top !== undefined && !done.has(top) && !chain.has(top)) {
      chain.add(top);
      top = top.parent === undefined ? undefined : names.nodes.get(top.parent);
    }
    const members = [...chain];
    if (top !== undefined && chain.has(top)) rings.push(members.slice(members.indexOf(top)));
    for (const member of members) done.add(member);
  }
  return rings;
}

/**
 * The project without what cannot be: links whose end is gone, parents that are gone or are to be left, evidence and
 * supplies without what they name. `isLeft` says which nodes leave their parent.
 */
export function withoutLoose(project: Project, isLeft: (node: PathwayNode) => boolean): Project {
  const links = withoutLooseLinks(project);
  const names = namesIn({ ...project, links });
  const sound = (evidence: readonly Evidence[]) =>
    filterKeeping(evidence, ({ reference }) => names.references.has(reference));
  const parentOf = ({ parent }: PathwayNode) => {
    const holder = parent === undefined ? undefined : names.nodes.get(parent);
    return holder !== undefined && nodeKinds[holder.kind].contains ? parent : undefined;
  };
  const nodes = project.nodes.map((node) => {
    const evidence = sound(node.evidence);
    const parent = isLeft(node) ? undefined : parentOf(node);
    if (evidence === node.evidence && parent === node.parent) return node;
    const { parent: _parent, ...rest } = node;
    return parent === undefined ? { ...rest, evidence } : { ...node, evidence };
  });
  return {
    ...project,
    nodes,
    links: links.map((link) => {
      const evidence = sound(link.evidence);
      return evidence === link.evidence ? link : { ...link, evidence };
    }),
    scenarios: project.scenarios.map((scenario) => {
      const supplies = filterKeeping(scenario.supplies, ({ node }) => names.nodes.has(node));
      return supplies === scenario.supplies ? scenario : { ...scenario, supplies };
    }),
  };
}

/** A link that goes takes its anchors with it, and so the links that end there. */
function withoutLooseLinks({ nodes, links }: Project): readonly Link[] {
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const anchors = new Set(links.flatMap((link) => link.anchors.map(({ id }) => id)));
  const atAnchor = new Map<string, Link[]>();
  const gone = new Set<Link>();
  const waiting: Link[] = [];
  const drop = (link: Link) => {
    if (gone.has(link)) return;
    gone.add(link);
    waiting.push(link);
  };
  for (const link of links) {
    for (const end of [link.source, link.target]) {
      if (end.to === 'node' && !nodeIds.has(end.id)) drop(link);
      if (end.to !== 'anchor') continue;
      if (!anchors.has(end.id)) drop(link);
      const here = atAnchor.get(end.id);
      if (here === undefined) atAnchor.set(end.id, [link]);
      else here.push(link);
    }
  }
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    for (const { id } of link.anchors) for (const other of atAnchor.get(id) ?? []) drop(other);
  }
  return filterKeeping(links, (link) => !gone.has(link));
}

/** The same list if all of it stays. */
function filterKeeping<Item>(
  items: readonly Item[],
  stays: (item: Item) => boolean,
): readonly Item[] {
  return items.every(stays) ? items : items.filter(stays);
}
