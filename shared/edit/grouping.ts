import { centreOf, covers, unionBounds } from '../scene/primitives.ts';
import { boundsAround, isInNode } from '../graph/spatial-index.ts';
import {
  ancestorsOf,
  indexProject,
  outermost,
  withDescendants,
  type ProjectIndex,
} from '../graph/project-index.ts';
import { limits, nodeSchema, type PathwayNode, type Project } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { standingOf } from '../project/shown-part.ts';
import { changesBetween } from '../patched-map.ts';
import { withRoomForText } from './move-and-resize.ts';
import { ifSound, removeElements } from './elements.ts';
import {
  admitted,
  changeNodes,
  patched,
  clamp,
  clampCoordinate,
  inSequence,
  type Edit,
} from './edit.ts';

/** A group to be made. Without a box it gets the size that its members need. */
export type NewGroup = Pick<PathwayNode, 'id'> & Partial<PathwayNode>;

/** Diagram units between a group and its members. */
const groupMargin = 12;

/**
 * Puts nodes into a new group (or another kind that contains). The group lies in the innermost container that contains
 * all of them. Nodes inside other selected nodes move with these.
 */
export function groupNodes(ids: Iterable<string>, group: NewGroup): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    const members = outermost(index, chosen);
    const made = makeGroup(index, members, group);
    if (!made) return project;
    const memberIds = new Set(members.map((member) => member.id));
    // Before its first member, so that it is drawn below members that are containers.
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
  const bounds = boundsAround(members, groupMargin);
  if (!bounds) return undefined;
  const parent = sharedContainer(index, members);
  return admitted(nodeSchema, {
    kind: 'group',
    x: clampCoordinate(bounds.x),
    y: clampCoordinate(bounds.y),
    width: clamp(bounds.width, 0, limits.size),
    height: clamp(bounds.height, 0, limits.size),
    z: members.reduce((least, { z }) => Math.min(least, z), Infinity),
    ...group,
    ...(parent === undefined ? {} : { parent }),
  });
}

function sharedContainer(index: ProjectIndex, nodes: readonly PathwayNode[]): string | undefined {
  const [first, ...others] = nodes.map((node) => ancestorsOf(index, node.id));
  const shared = others.map((ancestors) => new Set(ancestors));
  return first?.find((id) => shared.every((ancestors) => ancestors.has(id)));
}

/** Dissolves groups and other containers. What lay in one now lies where the container lay; links at it are removed. */
export function ungroup(ids: Iterable<string>): Edit {
  const asked = [...ids];
  return (project) => {
    const index = indexProject(project);
    const { locked } = standingOf(project);
    const chosen = asked.filter((id) => !locked.has(id));
    const groups = chosen.flatMap((id) => index.nodes.get(id) ?? []);
    const dissolved = new Set(
      groups.filter((node) => nodeKinds[node.kind].contains).map(({ id }) => id),
    );
    if (dissolved.size === 0) return project;
    const children = [...dissolved].flatMap((id) => index.children.get(id) ?? []);
    const freed = changeNodes(
      project,
      children.map(({ id }) => id),
      (node) => {
        const parent = ancestorsOf(index, node.id).find((id) => !dissolved.has(id));
        return patched(node, { parent });
      },
    );
    return removeElements(dissolved)(freed);
  };
}

/** Diagram units: how large a closed container is at least, and how high. */
const closedSize = { width: 140, height: 48 };

/** Closes containers, so that each stands for what lies in it, or opens them as they were before. */
export function setCollapsed(ids: Iterable<string>, isCollapsed: boolean): Edit {
  const chosen = [...ids];
  return (project) => {
    const { children } = indexProject(project);
    const change = (node: PathwayNode) => {
      if (isCollapsed) return children.has(node.id) && !node.collapsed ? closed(node) : node;
      return node.collapsed ? opened(node, children.get(node.id) ?? []) : node;
    };
    return changeNodes(project, chosen, change);
  };
}

function closed(node: PathwayNode): PathwayNode {
  const { width, height } = node;
  const small = withRoomForText({ ...node, ...closedSize, caption: node.caption || '000 inside' });
  const size = { width: Math.min(width, small.width), height: Math.min(height, small.height) };
  return { ...node, ...aboutCentre(node, size), collapsed: { width, height } };
}

function opened(node: PathwayNode, content: readonly PathwayNode[]): PathwayNode {
  const { collapsed = { width: node.width, height: node.height } } = node;
  const { width, height } = collapsed;
  const box = aboutCentre(node, { width, height });
  const inside = boundsAround(content);
  // It was resized meanwhile, so that its content no longer lies in the middle.
  const all = inside ? unionBounds([box, inside]) : box;
  return patched<PathwayNode>(node, { ...all, collapsed: undefined });
}

function aboutCentre(node: PathwayNode, { width, height }: Pick<PathwayNode, 'width' | 'height'>) {
  const { x, y } = centreOf(node);
  return { x: clampCoordinate(x - width / 2), y: clampCoordinate(y - height / 2), width, height };
}

/**
 * Finds out in which container each node lies now: among the compartments and complexes under a node's centre the
 * innermost one, otherwise the one drawn on top. A node that lies in none leaves its compartment or complex. Groups
 * neither take nor lose members by position, and nodes that moved with their container stay in it.
 */
export function adoptByPosition(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    const moved = withDescendants(index, chosen);
    const containers = takersIn(project.nodes)
      .filter((node) => !node.collapsed && !moved.has(node.id))
      .map((node, order) => ({ node, order, depth: ancestorsOf(index, node.id).length }))
      .sort((a, b) => b.depth - a.depth || b.node.z - a.node.z || b.order - a.order)
      .map(({ node }) => node);
    const joining = new Map<string | undefined, string[]>();
    for (const node of outermost(index, chosen)) {
      const old = node.parent === undefined ? undefined : index.nodes.get(node.parent);
      if (old && (old.collapsed || !nodeKinds[old.kind].takesByPosition)) continue;
      const container = containers.find((candidate) => canLieIn(node, candidate))?.id;
      if (container === node.parent) continue;
      joining.set(container, [...(joining.get(container) ?? []), node.id]);
    }
    const moves = [...joining].map(([container, nodes]) => setParent(nodes, container));
    return inSequence(...moves)(project);
  };
}

/** Diagram units between a container's border and content that it grew to hold. */
const contentMargin = 12;

/** Makes the compartments and complexes around nodes large enough to hold them, the inner ones first. */
export function growContainers(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => {
    const { nodes } = indexProject(project);
    const grown = new Map<string, PathwayNode>();
    const now = (id: string) => grown.get(id) ?? nodes.get(id);
    for (const id of chosen) {
      const passed = new Set([id]);
      let inner = now(id);
      for (
        let outer = now(inner?.parent ?? '');
        inner && outer && !passed.has(outer.id);
        inner = outer, outer = now(outer.parent ?? '')
      ) {
        passed.add(outer.id);
        if (outer.collapsed || outer.rotation !== 0 || !nodeKinds[outer.kind].takesByPosition)
          break;
        const around = boundsAround([inner], contentMargin);
        const within = boundsAround([inner]);
        if (!around || !within || covers(outer, within)) break;
        const { x, y, width, height } = unionBounds([outer, around]);
        outer = patched<PathwayNode>(outer, {
          x: clampCoordinate(x),
          y: clampCoordinate(y),
          width: clamp(width, 0, limits.size),
          height: clamp(height, 0, limits.size),
        });
        grown.set(outer.id, outer);
      }
    }
    return changeNodes(project, grown.keys(), (node) => grown.get(node.id) ?? node);
  };
}

/** Where those are that take by position, in the list that was asked about last: in its next version it is there, too. */
let latestTakers: { readonly nodes: Project['nodes']; readonly at: readonly number[] } | null =
  null;

/** The nodes that take what is put into them, in the order of the list. */
function takersIn(nodes: Project['nodes']): PathwayNode[] {
  const before = latestTakers;
  const isNext =
    before && changesBetween(before.nodes, nodes, (a, b) => a.kind === b.kind) !== null;
  const at = isNext
    ? before.at
    : nodes.flatMap(({ kind }, index) => (nodeKinds[kind].takesByPosition ? index : []));
  latestTakers = { nodes, at };
  return at.flatMap((index) => nodes[index] ?? []);
}

/** The container that would take these nodes where they are and does not hold them yet; null if there is none. */
export function adopterOf(project: Project, ids: readonly string[]): string | null {
  if (takersIn(project.nodes).length === 0) return null;
  const { nodes } = indexProject(project);
  const adopted = indexProject(adoptByPosition(ids)(project)).nodes;
  const parents = ids.flatMap((id) => {
    const parent = adopted.get(id)?.parent;
    return parent !== undefined && parent !== nodes.get(id)?.parent ? parent : [];
  });
  return parents[0] ?? null;
}

/** A container lies in another one only if it fits: a large one that is dropped on a small one does not. */
function canLieIn(node: PathwayNode, container: PathwayNode): boolean {
  if (!isInNode(container, centreOf(node))) return false;
  if (!nodeKinds[node.kind].contains) return true;
  if (node.kind === 'compartment' && container.kind === 'complex') return false;
  return node.width <= container.width && node.height <= container.height;
}

/** Puts nodes into a container, or out of any. Nodes in which the container itself lies are left alone. */
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

/** Whether these nodes, with everything in them, may be nested so deep. */
function staysShallow(index: ProjectIndex, ids: readonly string[], depth: number): boolean {
  let inner = [...ids];
  for (let level = depth; inner.length > 0; level += 1) {
    if (level > limits.nesting) return false;
    inner = inner.flatMap((id) => (index.children.get(id) ?? []).map((child) => child.id));
  }
  return true;
}
