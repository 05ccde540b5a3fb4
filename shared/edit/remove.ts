import { indexProject, targetIdOf, withDescendants } from '../graph/project-index.ts';
import type { Link, Project, Scenario } from '../project/project-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import { changeElements, mapKeeping, type Edit, changeLinks } from './edit.ts';

/**
 * Removes nodes, links, anchors and badges with what hangs on them: what lies in a removed node, the links at a
 * removed node or anchor, the links at their anchors and so on, and the supplies of removed nodes in scenarios.
 */
export function removeElements(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => {
    const doomed = withAllThatHangs(project, chosen);
    const next = withoutSupplies(withoutElements(project, doomed), doomed);
    return next === project ? project : dropIdleAnchors(next, targetsOf(project, doomed));
  };
}

/** Ids of nodes, links, anchors and badges to go; those that name nothing do no harm. */
function withAllThatHangs(project: Project, ids: readonly string[]): ReadonlySet<string> {
  const index = indexProject(project);
  const doomed = withDescendants(index, ids);
  const waiting = [...doomed];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    doomed.add(id);
    const hanging = [...(index.linksAt.get(id) ?? []), ...(index.links.get(id)?.anchors ?? [])];
    for (const element of hanging) if (!doomed.has(element.id)) waiting.push(element.id);
  }
  return doomed;
}

function withoutElements(project: Project, doomed: ReadonlySet<string>): Project {
  const isKept = ({ id }: { readonly id: string }) => !doomed.has(id);
  return changeElements(project, {
    node: (node): PathwayNode | undefined => {
      if (!isKept(node)) return undefined;
      if (node.badges.every(isKept)) return node;
      return { ...node, badges: node.badges.filter(isKept) };
    },
    link: (link): Link | undefined => {
      if (!isKept(link)) return undefined;
      if (link.anchors.every(isKept)) return link;
      return { ...link, anchors: link.anchors.filter(isKept) };
    },
  });
}

function withoutSupplies(project: Project, doomed: ReadonlySet<string>): Project {
  const scenarios = mapKeeping(project.scenarios, (scenario): Scenario => {
    const supplies = scenario.supplies.filter(({ node }) => !doomed.has(node));
    return supplies.length === scenario.supplies.length ? scenario : { ...scenario, supplies };
  });
  return scenarios === project.scenarios ? project : { ...project, scenarios };
}

/** Where the links to be removed end. */
function targetsOf(project: Project, doomed: ReadonlySet<string>): readonly string[] {
  return project.links
    .filter((link) => doomed.has(link.id))
    .flatMap((link) => [link.source, link.target])
    .flatMap((end) => targetIdOf(end) ?? []);
}

/**
 * Takes away those of the anchors that no link ends at any more: an anchor comes with the link that is drawn to it and
 * would be left behind as a dot without meaning. One that an imported file brought along stays.
 */
export function dropIdleAnchors(project: Project, ids: Iterable<string>): Project {
  const { anchors, linksAt } = indexProject(project);
  const idle = new Set<string>();
  const hosts = new Set<string>();
  for (const id of ids) {
    const owned = anchors.get(id);
    if (!owned || owned.anchor.origin !== undefined || linksAt.has(id)) continue;
    idle.add(id);
    hosts.add(owned.link.id);
  }
  if (idle.size === 0) return project;
  return changeLinks(project, hosts, (link) => ({
    ...link,
    anchors: link.anchors.filter((anchor) => !idle.has(anchor.id)),
  }));
}
