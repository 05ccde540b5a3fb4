import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { PathwayNode, Project, DiagramPoint } from '../../../shared/project/project-schema.ts';
import type { DrawnDiagram, Primitive } from '../../../shared/scene/primitives.ts';

/** Pairs of nodes that share some area, but for containers and what lies wholly in them. */
export function overlappingNodes(project: Project): string[] {
  return project.nodes.flatMap((node, at) =>
    project.nodes
      .slice(at + 1)
      .filter((other) => overlaps(node, other) && !holds(node, other) && !holds(other, node))
      .map((other) => `${node.id} and ${other.id}`),
  );
}

/** Links that cross the box of a node that they do not end at, containers aside. */
export function nodesUnderLinks(project: Project, diagram: DrawnDiagram): string[] {
  const obstacles = project.nodes.filter((node) => !nodeKinds[node.kind].contains);
  return project.links.flatMap((link) => {
    const ends = new Set(
      [link.source, link.target].map((end) => (end.to === 'node' ? end.id : '')),
    );
    const route = diagram.links.get(link.id)?.route ?? [];
    return obstacles
      .filter((node) => !ends.has(node.id) && route.some((to, i) => enters(route[i - 1], to, node)))
      .map((node) => `${link.id} through ${node.id}`);
  });
}

/** Nodes of which a word does not show as it is written, or the label takes more than one line. */
export function wordsCutShort(diagram: DrawnDiagram): string[] {
  return [...diagram.nodes.values()]
    .filter(({ node }) => nodeKinds[node.kind].family !== 'drawing')
    .filter(({ node, primitives }) => {
      const shown = textsIn(primitives);
      return [node.label, node.caption].some((words) => words !== '' && !shown.includes(words));
    })
    .map(({ node }) => node.id);
}

function textsIn(primitives: readonly Primitive[]): string[] {
  return primitives.flatMap((primitive) => {
    if (primitive.type === 'text') return [primitive.text];
    return primitive.type === 'group' ? textsIn(primitive.children) : [];
  });
}

function overlaps(a: PathwayNode, b: PathwayNode): boolean {
  const across = a.x < b.x + b.width && b.x < a.x + a.width;
  return across && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(container: PathwayNode, node: PathwayNode): boolean {
  return (
    nodeKinds[container.kind].contains &&
    container.x <= node.x &&
    container.y <= node.y &&
    container.x + container.width >= node.x + node.width &&
    container.y + container.height >= node.y + node.height
  );
}

/** Does the segment touch the node's box? Tried at steps of about one diagram unit. */
function enters(from: DiagramPoint | undefined, to: DiagramPoint, node: PathwayNode): boolean {
  if (!from) return false;
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y));
  for (let step = 0; step <= steps; step += 1) {
    const part = steps === 0 ? 0 : step / steps;
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    if (x > node.x && x < node.x + node.width && y > node.y && y < node.y + node.height)
      return true;
  }
  return false;
}
