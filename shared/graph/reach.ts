import { nodeKinds } from '../project/node-kinds.ts';
import type { Endpoint, Link, Project, reaches } from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { indexProject, withDescendants, type ProjectIndex } from './project-index.ts';

/** What of a diagram is looked at, seen from some elements. */
export type Reach = (typeof reaches)[number];

/**
 * The nodes and links within reach of some elements, these included, with the containers in which they lie. `paths` are
 * all ways from one of them to another, along the direction of the links.
 */
export function withinReach(
  project: Project,
  ids: Iterable<string>,
  reach: Reach,
): ReadonlySet<string> {
  const index = indexProject(project);
  const starts = new Set([...ids].map((id) => index.anchors.get(id)?.link.id ?? id));
  const found = reach === 'paths' ? onPaths(index, starts) : reached(index, starts, reach);
  return withContainers(index, found);
}

function reached(
  index: ProjectIndex,
  starts: ReadonlySet<string>,
  reach: Exclude<Reach, 'paths'>,
): Set<string> {
  const all = withDescendants(index, starts);
  if (reach === 'upstream') return walk(all, (id) => before(index, id));
  if (reach === 'downstream') return walk(all, (id) => after(index, id));
  return new Set([...all, ...[...all].flatMap((id) => beside(index, id))]);
}

function walk(starts: Iterable<string>, nextOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set(starts);
  const waiting = [...found];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const next of nextOf(id)) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}

/** What leads to a node or link: of a link its source, and what acts on it. */
function before(index: ProjectIndex, id: string): readonly string[] {
  const link = index.links.get(id);
  if (!link) return linksAt(index, id).flatMap((one) => (endsAt(one.target, id) ? [one.id] : []));
  const acting = link.anchors.flatMap((anchor) =>
    linksAt(index, anchor.id).flatMap((one) => (endsAt(one.target, anchor.id) ? [one.id] : [])),
  );
  return [...elementAt(index, link.source), ...acting];
}

/** What a node or link leads to. */
function after(index: ProjectIndex, id: string): readonly string[] {
  const link = index.links.get(id);
  if (!link) return linksAt(index, id).flatMap((one) => (endsAt(one.source, id) ? [one.id] : []));
  const from = link.anchors.flatMap((anchor) =>
    linksAt(index, anchor.id).flatMap((one) => (endsAt(one.source, anchor.id) ? [one.id] : [])),
  );
  return [...elementAt(index, link.target), ...from];
}

/** The links at a node with what they join it to; of a link its ends, and what hangs on it. */
function beside(index: ProjectIndex, id: string): readonly string[] {
  const link = index.links.get(id);
  const own = link ? endsOf(index, link) : [];
  const links = link
    ? link.anchors.flatMap((anchor) => linksAt(index, anchor.id))
    : linksAt(index, id);
  return [...own, ...links.flatMap((one) => [one.id, ...endsOf(index, one)])];
}

/** Both ends; where one is a link, that link with its ends. */
function endsOf(index: ProjectIndex, { source, target }: Link): readonly string[] {
  return [source, target].flatMap((end) => {
    const [id] = elementAt(index, end);
    const link = id === undefined ? undefined : index.links.get(id);
    const ends = link ? [link.source, link.target].flatMap((one) => elementAt(index, one)) : [];
    return id === undefined ? [] : [id, ...ends];
  });
}

function onPaths(index: ProjectIndex, starts: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const inside = [...starts].map((id) => withDescendants(index, [id]));
  const downstream = inside.map((ids) => walk(ids, (id) => after(index, id)));
  const upstream = inside.map((ids) => walk(ids, (id) => before(index, id)));
  for (const [from, down] of downstream.entries()) {
    for (const [to, up] of upstream.entries()) {
      const goal = inside[to];
      if (from === to || !goal || ![...goal].some((id) => down.has(id))) continue;
      for (const id of down) if (up.has(id)) found.add(id);
    }
  }
  return found;
}

function withContainers(index: ProjectIndex, ids: ReadonlySet<string>): ReadonlySet<string> {
  return walk(ids, (id) => {
    const parent = index.nodes.get(id)?.parent;
    return parent === undefined ? [] : [parent];
  });
}

function linksAt(index: ProjectIndex, id: string): readonly Link[] {
  return index.linksAt.get(id) ?? [];
}

function endsAt(end: Endpoint, id: string): boolean {
  return end.to !== 'point' && end.id === id;
}

/** The node or link at an end. */
function elementAt(index: ProjectIndex, end: Endpoint): readonly string[] {
  if (end.to === 'point') return [];
  return [end.to === 'node' ? end.id : (index.anchors.get(end.id)?.link.id ?? end.id)];
}

/** One step of a walk through a diagram. */
export interface PathwayStep {
  /** The link that the step is about. */
  readonly link: Link;
  /** It, its ends, what acts on it and what supports that. */
  readonly shown: ReadonlySet<string>;
}

/**
 * A diagram as steps in the order of the pathway: first the reactions, each after those that make what it needs; then
 * the links that belong to none of them.
 */
export function pathwaySteps(project: Project): readonly PathwayStep[] {
  const index = indexProject(project);
  const ordered = inOrder(index, project.links);
  const isReaction = ({ relation }: Link) => relations[relation].carriesMatter;
  const seen = new Set<string>();
  const steps: PathwayStep[] = [];
  const take = (link: Link) => {
    if (seen.has(link.id)) return;
    const shown = aroundStep(index, link);
    for (const id of shown) seen.add(id);
    steps.push({ link, shown });
  };
  for (const link of ordered) if (isReaction(link)) take(link);
  for (const link of ordered) take(link);
  return steps;
}

function aroundStep(index: ProjectIndex, link: Link): ReadonlySet<string> {
  const acting = link.anchors.flatMap((anchor) => linksAt(index, anchor.id));
  const actors = acting.flatMap((one) => elementAt(index, one.source));
  const supporting = actors.flatMap((id) =>
    linksAt(index, id).filter((one) => endsAt(one.target, id) && !isReactionLink(one)),
  );
  return withContainers(
    index,
    new Set(
      [link, ...acting, ...supporting].flatMap((one) => [
        one.id,
        ...[one.source, one.target].flatMap((end) => elementAt(index, end)),
      ]),
    ),
  );
}

function isReactionLink({ relation }: Link): boolean {
  return relations[relation].carriesMatter;
}

/** Links after those that lead to their source. In a ring the first of the file begins. */
function inOrder(index: ProjectIndex, links: readonly Link[]): readonly Link[] {
  const ordered: Link[] = [];
  const done = new Set<string>();
  for (const first of links) {
    // Each link waits for those before it; deep pathways must not need a deep stack.
    const waiting: { readonly link: Link; readonly isReady: boolean }[] = [
      { link: first, isReady: false },
    ];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { link, isReady } = next;
      if (isReady) ordered.push(link);
      if (isReady || done.has(link.id)) continue;
      done.add(link.id);
      waiting.push({ link, isReady: true });
      const earlier = elementAt(index, link.source)
        .flatMap((id) => before(index, id))
        .flatMap((id) => index.links.get(id) ?? []);
      for (const one of earlier.toReversed())
        if (!done.has(one.id)) waiting.push({ link: one, isReady: false });
    }
  }
  return ordered;
}

/** The elements of some that a view should bring into sight: without the containers around them. */
export function withoutContainers(project: Project, ids: Iterable<string>): readonly string[] {
  const { nodes } = indexProject(project);
  return [...ids].filter((id) => {
    const node = nodes.get(id);
    return node === undefined || !nodeKinds[node.kind].contains;
  });
}
