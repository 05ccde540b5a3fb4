import { boundsAround, boundsOfNode } from '../graph/node-bounds.ts';
import {
  ancestorsOf,
  indexProject,
  outermost,
  type ProjectIndex,
} from '../graph/project-index.ts';
import { limits } from '../project/limits.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { nodeSchema, type PathwayNode } from '../project/node-schema.ts';
import { ifSound } from './add-elements.ts';
import { admitted, changeNodes, patched } from './change-elements.ts';
import { clamp, clampCoordinate } from './clamp.ts';
import type { Edit } from './edit.ts';
import { removeElements } from './remove.ts';

/** A group to be made. Without a box of its own it takes the one that its members need. */
export type NewGroup = Pick<PathwayNode, 'id'> & Partial<PathwayNode>;

/** Diagram units between a group and its members. */
const groupMargin = 12;

/**
 * Puts nodes into a new group (or another kind that contains), which lies in the innermost container that they share.
 * Nodes in others of the selection come along with them.
 */
export function groupNodes(ids: Iterable<string>, group: NewGroup): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    const members = outermost(index, chosen);
    const made = makeGroup(index, members, group);
    if (!made) return project;
    const memberIds = new Set(members.map((member) => member.id));
    // Before its first member, so that it is drawn beneath those that are containers themselves.
    const nodes = project.nodes.flatMap((node) => {
      const next = memberIds.has(node.id) ? { ...node, parent: made.id } : node;
      return node.id === members[0]?.id ? [made, next] : [next];
    });
    return ifSound(project, { ...project, nodes });
  };
}

function makeGroup(
  index: ProjectIndex,
  members: readonly PathwayNode[],
  group: NewGroup,
): PathwayNode | undefined {
  const bounds = boundsAround(members.map(boundsOfNode), groupMargin);
  if (!bounds) return undefined;
  const parent = sharedContainer(index, members);
  return admitted(nodeSchema, {
    kind: 'group',
    x: clampCoordinate(bounds.x),
    y: clampCoordinate(bounds.y),
    width: clamp(bounds.width, 0, limits.size),
    height: clamp(bounds.height, 0, limits.size),
    z: members.reduce((least, { z }) => Math.min(least, z), limits.elements),
    ...group,
    ...(parent === undefined ? {} : { parent }),
  });
}

function sharedContainer(index: ProjectIndex, nodes: readonly PathwayNode[]): string | undefined {
  const [first, ...others] = nodes.map((node) => ancestorsOf(index, node.id));
  const shared = others.map((ancestors) => new Set(ancestors));
  return first?.find((id) => shared.every((ancestors) => ancestors.has(id)));
}

/** Dissolves groups and other containers: what lies in one goes to where it lay; links at it go. */
export function ungroup(ids: Iterable<string>): Edit {
  const chosen = new Set(ids);
  return (project) => {
    const index = indexProject(project);
    const groups = [...chosen].flatMap((id) => index.nodes.get(id) ?? []);
    const dissolved = new Set(groups.filter((node) => nodeKinds[node.kind].contains).map(({ id }) => id));
    if (dissolved.size === 0) return project;
    const children = [...dissolved].flatMap((id) => index.children.get(id) ?? []);
    const freed = changeNodes(project, children.map(({ id }) => id), (node) => {
      const parent = ancestorsOf(index, node.id).find((id) => !dissolved.has(id));
      return patched(node, { parent });
    });
    return removeElements(dissolved)(freed);
  };
}

/** Puts nodes into a container, or out of any. Left as they are: nodes that the container itself lies in. */
export function setParent(ids: Iterable<string>, parent: string | undefined): Edit {
  const chosen = new Set(ids);
  return (project) => {
    const index = indexProject(project);
    const container = parent === undefined ? undefined : index.nodes.get(parent);
    if (parent !== undefined && !(container && nodeKinds[container.kind].contains)) return project;
    const enclosing = parent === undefined ? [] : [parent, ...ancestorsOf(index, parent)];
    const movable = [...chosen].filter((id) => !enclosing.includes(id));
    const next = changeNodes(project, movable, (node) => patched(node, { parent }));
    return staysShallow(index, movable, enclosing.length) ? next : project;
  };
}

/** Whether these nodes with all that lies in them may lie so deep. */
function staysShallow(index: ProjectIndex, ids: readonly string[], depth: number): boolean {
  let inner = [...ids];
  for (let level = depth; inner.length > 0; level += 1) {
    if (level > limits.nesting) return false;
    inner = inner.flatMap((id) => (index.children.get(id) ?? []).map((child) => child.id));
  }
  return true;
}
