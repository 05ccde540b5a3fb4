import {
  limits,
  type Endpoint,
  type Link,
  type Project,
  type Scenario,
  type PathwayNode,
} from '../project/project-schema.ts';
import { isSameValue } from '../project/plain-json.ts';
import { changeElements, mapKeeping, patched, type Edit } from './edit.ts';
import { removeElements } from './elements.ts';

/**
 * Joins several nodes that stand for the same thing. Links at the others move to the first, which also takes their
 * identifiers and evidence; links that would lead from it to itself are removed.
 */
export function mergeNodes(keptId: string, otherIds: Iterable<string>): Edit {
  const chosen = new Set([...otherIds].filter((id) => id !== keptId));
  return (project) => {
    const kept = project.nodes.find(({ id }) => id === keptId);
    const others = project.nodes.filter(({ id }) => chosen.has(id));
    if (!kept || others.length === 0) return project;
    const ids = new Set(others.map(({ id }) => id));
    const moved = changeElements(project, {
      node: (node) =>
        node === kept ? withTheirFacts(node, others) : withAboutInstead(node, ids, keptId),
      link: (link) => redirected(link, ids, keptId),
    });
    const loops = moved.links.filter((link, at) => link !== project.links[at] && isLoop(link));
    const doomed = [...ids, ...loops.map(({ id }) => id)];
    return removeElements(doomed)(withTheirSupplies(moved, ids, keptId));
  };
}

function withTheirFacts(node: PathwayNode, others: readonly PathwayNode[]): PathwayNode {
  const all = [node, ...others];
  return patched(node, {
    xrefs: distinct(all.flatMap(({ xrefs }) => xrefs)),
    evidence: distinct(all.flatMap(({ evidence }) => evidence)),
    notes: [...new Set(all.map(({ notes }) => notes).filter((notes) => notes !== ''))]
      .join('\n\n')
      .slice(0, limits.notesLength),
    entity: all.find(({ entity }) => entity !== undefined)?.entity,
  });
}

function withAboutInstead(node: PathwayNode, ids: ReadonlySet<string>, kept: string): PathwayNode {
  const about = node.about && distinct(node.about.map((id) => (ids.has(id) ? kept : id)));
  return patched<PathwayNode>(node, { about });
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return items
    .filter((item, at) => items.findIndex((other) => isSameValue(item, other)) === at)
    .slice(0, limits.listLength);
}

function redirected(link: Link, ids: ReadonlySet<string>, kept: string): Link {
  const to = (end: Endpoint): Endpoint =>
    end.to === 'node' && ids.has(end.id) ? { to: 'node', id: kept } : end;
  const [source, target] = [to(link.source), to(link.target)];
  return source === link.source && target === link.target ? link : { ...link, source, target };
}

function isLoop({ source, target }: Link): boolean {
  return source.to === 'node' && target.to === 'node' && source.id === target.id;
}

function withTheirSupplies(project: Project, ids: ReadonlySet<string>, kept: string): Project {
  const scenarios = mapKeeping(project.scenarios, (scenario): Scenario => {
    if (!scenario.supplies.some(({ node }) => ids.has(node))) return scenario;
    const has = scenario.supplies.some(({ node }) => node === kept);
    const [first] = scenario.supplies.filter(({ node }) => ids.has(node));
    const rest = scenario.supplies.filter(({ node }) => !ids.has(node));
    return {
      ...scenario,
      supplies: has || !first ? rest : [...rest, { ...first, node: kept }],
    };
  });
  return scenarios === project.scenarios ? project : { ...project, scenarios };
}
