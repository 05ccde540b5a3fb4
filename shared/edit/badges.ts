import { indexProject } from '../graph/project-index.ts';
import { badgeSchema, type Badge, nodeSchema } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { ifSound } from './add-elements.ts';
import { admitted, changeNodes, patched, type Edit } from './edit.ts';
import { removeElements } from './remove.ts';

/** A badge to be made: what is left out takes the schema's default. */
export type NewBadge = Pick<Badge, 'id' | 'x' | 'y'> & Partial<Badge>;

/** Gives a node these badges instead of those it has. */
export function setBadges(nodeId: string, badges: readonly NewBadge[]): Edit {
  const held = admitted(nodeSchema.shape.badges, badges);
  return (project) => {
    if (!held) return project;
    const change = changeNodes(project, [nodeId], (node) => patched(node, { badges: held }));
    return ifSound(project, change);
  };
}

export function addBadge(nodeId: string, badge: NewBadge): Edit {
  return (project) => {
    const node = indexProject(project).nodes.get(nodeId);
    return node ? setBadges(nodeId, [...node.badges, badge])(project) : project;
  };
}

/** Moves a badge's centre, relative to the node's centre in halves of its size. */
export function moveBadge(badgeId: string, { x, y }: Point): Edit {
  return (project) => {
    const owned = indexProject(project).badges.get(badgeId);
    const moved = owned && admitted(badgeSchema, { ...owned.badge, x, y });
    if (!moved) return project;
    const badges = owned.node.badges.map((badge) =>
      badge.id === badgeId ? patched(badge, { x: moved.x, y: moved.y }) : badge,
    );
    return changeNodes(project, [owned.node.id], (node) => patched(node, { badges }));
  };
}

export function removeBadge(badgeId: string): Edit {
  return (project) =>
    indexProject(project).badges.has(badgeId) ? removeElements([badgeId])(project) : project;
}
