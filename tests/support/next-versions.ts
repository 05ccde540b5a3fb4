import * as fc from 'fast-check';
import type { Link, PathwayNode, Project } from '../../shared/project/project-schema.ts';

/** Changes of some elements, as gestures and forms make them: a function from a project to its next version. */
export function arbitraryNextVersion(): fc.Arbitrary<(project: Project) => Project> {
  const change = fc.record({
    at: fc.nat(),
    by: fc.integer({ min: -200, max: 200 }),
    what: fc.constantFrom('move', 'rename', 'raise', 'bend', 'say', 'end', 'remove'),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => (project) => {
    let next = project;
    for (const { at, by, what } of changes) next = changed(next, at, by, what);
    return next;
  });
}

function changed(project: Project, at: number, by: number, what: string): Project {
  const { nodes, links } = project;
  const node = nodes[at % Math.max(1, nodes.length)];
  const link = links[at % Math.max(1, links.length)];
  const withNode = (change: Partial<PathwayNode>): Project => ({
    ...project,
    nodes: nodes.map((one) => (one === node ? { ...one, ...change } : one)),
  });
  const withLink = (change: Partial<Link>): Project => ({
    ...project,
    links: links.map((one) => (one === link ? { ...one, ...change } : one)),
  });
  if (what === 'move' && node) return withNode({ x: node.x + by, y: node.y - by });
  if (what === 'rename' && node) return withNode({ label: `Name ${by}` });
  if (what === 'raise' && node) return withNode({ z: by % 3 });
  if (what === 'bend' && link) return withLink({ waypoints: [{ x: by, y: -by }] });
  if (what === 'say' && link) return withLink({ label: `step ${by}` });
  if (what === 'end' && link && node) return withLink({ source: { to: 'node', id: node.id } });
  if (what === 'remove' && link && link.anchors.length === 0)
    return { ...project, links: links.filter((one) => one !== link) };
  return project;
}

/** The same project, of whose elements each look is counted. */
export function counting(project: Project): { project: Project; looks: () => number } {
  let count = 0;
  const watched = <Element extends object>(element: Element): Element =>
    new Proxy(element, {
      get: (target, key): unknown => {
        count += 1;
        return Reflect.get(target, key);
      },
    });
  return {
    project: { ...project, nodes: project.nodes.map(watched), links: project.links.map(watched) },
    looks: () => {
      const now = count;
      count = 0;
      return now;
    },
  };
}
