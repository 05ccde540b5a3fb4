import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Confidence } from '../project/annotation-schema.ts';
import type { Relation, Routing } from '../project/link-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { NodeKind, PathwayNode } from '../project/node-schema.ts';
import { changeLinks, changeNodes, patched } from './change-elements.ts';
import { clampCoordinate } from './clamp.ts';
import type { Edit } from './edit.ts';

/**
 * Gives nodes another kind. One that still has its old kind's size takes the new one's, about the same centre. Left as
 * they are: nodes that hold others where the new kind contains none, and linked nodes where it takes no links.
 */
export function setKind(ids: Iterable<string>, kind: NodeKind): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    return changeNodes(project, chosen, (node) =>
      node.kind !== kind && canBecome(index, node, kind) ? withKind(node, kind) : node,
    );
  };
}

function canBecome({ children, linksAt }: ProjectIndex, node: PathwayNode, kind: NodeKind) {
  const { contains, connects } = nodeKinds[kind];
  return (contains || !children.has(node.id)) && (connects || !linksAt.has(node.id));
}

function withKind(node: PathwayNode, kind: NodeKind): PathwayNode {
  const old = nodeKinds[node.kind];
  if (node.width !== old.width || node.height !== old.height) return { ...node, kind };
  const { width, height } = nodeKinds[kind];
  const x = clampCoordinate(node.x + (node.width - width) / 2);
  const y = clampCoordinate(node.y + (node.height - height) / 2);
  return { ...node, kind, x, y, width, height };
}

export function setRelation(ids: Iterable<string>, relation: Relation): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { relation }));
}

export function setRouting(ids: Iterable<string>, routing: Routing): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { routing }));
}

/** `undefined` says that nobody judged it. */
export function setConfidence(ids: Iterable<string>, confidence: Confidence | undefined): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { confidence }));
}
