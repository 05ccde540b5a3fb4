import { ancestorsOf, indexProject } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { nodeSchema, type PathwayNode, type Project } from '../project/project-schema.ts';
import { admitted, changeNodes, patched, type Edit } from './edit.ts';

/** Whether lines can lead from a node to what it is about: notes and labels explain, and take no links. */
export function canPoint(node: PathwayNode): boolean {
  return !nodeKinds[node.kind].connects && !nodeKinds[node.kind].contains;
}

/** The nodes and links to which a line can lead from a node: all but itself, what it lies in, and other notes. */
export function isPointable(project: Project, from: string, to: string): boolean {
  const { nodes, links } = indexProject(project);
  const note = nodes.get(from);
  if (!note || !canPoint(note) || from === to) return false;
  const target = nodes.get(to);
  if (!target) return links.has(to);
  return !canPoint(target) && !ancestorsOf(indexProject(project), from).includes(to);
}

/** Leads a line from a note to a node or link, or takes it away where there is one. */
export function togglePointer(from: string, to: string): Edit {
  return (project) => {
    const had = indexProject(project).nodes.get(from)?.about ?? [];
    if (had.includes(to)) return changeNodes(project, [from], (node) => without(node, to));
    if (!isPointable(project, from, to)) return project;
    const about = admitted(nodeSchema.shape.about, [...had, to]);
    return about ? changeNodes(project, [from], (node) => ({ ...node, about })) : project;
  };
}

function without(node: PathwayNode, id: string): PathwayNode {
  return withAbout(node, (one) => one !== id);
}

/** A node with those of its lines that are kept. */
export function withAbout(node: PathwayNode, isKept: (id: string) => boolean): PathwayNode {
  const { about } = node;
  if (!about || about.every(isKept)) return node;
  const left = about.filter(isKept);
  return patched<PathwayNode>(node, { about: left.length > 0 ? left : undefined });
}
