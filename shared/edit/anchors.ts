import { indexProject } from '../graph/project-index.ts';
import {
  anchorSchema,
  endpointSchema,
  type Anchor,
  type Endpoint,
  type Project,
} from '../project/project-schema.ts';
import { limits, type Point } from '../project/value-schemas.ts';
import { ifSound } from './add-elements.ts';
import { admitted, changeElements, changeLinks, clamp, type Edit } from './edit.ts';
import { removeElements } from './remove.ts';

/** Adds a place to end at on a link; its position is brought into 0..1. */
export function addAnchor(linkId: string, anchor: Anchor): Edit {
  const newAnchor = admitted(anchorSchema, { ...anchor, position: clamp(anchor.position, 0, 1) });
  return (project) => {
    if (!newAnchor) return project;
    const next = changeLinks(project, [linkId], (link) =>
      link.anchors.length < limits.listLength
        ? { ...link, anchors: [...link.anchors, newAnchor] }
        : link,
    );
    return ifSound(project, next);
  };
}

/** Moves an anchor along its link. `position` is a fraction of the link's length as drawn, brought into 0..1. */
export function moveAnchor(anchorId: string, position: number): Edit {
  return (project) => {
    const host = indexProject(project).anchors.get(anchorId)?.link;
    const to = clamp(position, 0, 1);
    if (!host || Number.isNaN(to)) return project;
    return changeLinks(project, [host.id], (link) => {
      const isThere = link.anchors.some(({ id, position: at }) => id === anchorId && at === to);
      if (isThere) return link;
      const anchors = link.anchors.map((anchor) =>
        anchor.id === anchorId ? { ...anchor, position: to } : anchor,
      );
      return { ...link, anchors };
    });
  };
}

/**
 * Takes an anchor away. Links that ended there end at `point` from then on, which is where the anchor was drawn, in
 * diagram units; without a point they go too.
 */
export function removeAnchor(anchorId: string, point?: Point): Edit {
  const remove = removeElements([anchorId]);
  const endpoint = point && admitted(endpointSchema, { to: 'point', x: point.x, y: point.y });
  if (!endpoint) return remove;
  const moved = (end: Endpoint) => (end.to === 'anchor' && end.id === anchorId ? endpoint : end);
  return (project) => {
    if (!indexProject(project).anchors.has(anchorId)) return project;
    const detached = changeElements(project, {
      link: (link) => {
        const [source, target] = [moved(link.source), moved(link.target)];
        const isSame = source === link.source && target === link.target;
        return isSame ? link : { ...link, source, target };
      },
    });
    return remove(detached);
  };
}

/** The middle of the longest stretch between a link's ends and anchors, as a fraction of its length. */
export function freePosition(project: Project, link: string): number {
  const anchors = indexProject(project).links.get(link)?.anchors ?? [];
  const taken = [0, ...anchors.map(({ position }) => position), 1].sort((a, b) => a - b);
  const stretches = taken.slice(1).map((to, index) => ({ from: taken[index] ?? 0, to }));
  const [longest] = stretches.sort((a, b) => b.to - b.from - (a.to - a.from));
  return longest ? (longest.from + longest.to) / 2 : 0.5;
}
