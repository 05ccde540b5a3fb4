import type { Endpoint, Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { isFinitePoint, shifted } from './clamp.ts';
import type { Edit } from './edit.ts';
import { addWithReferences, type Elements } from './merge-references.ts';

export interface PasteOptions {
  /** Gives an id that is not in use anywhere. Called at once, so that the edit itself always makes the same. */
  readonly newId: () => string;
  /** Diagram units. */
  readonly offset: Point;
}

/** Adds copies of nodes and links, shifted, under new ids. References are the project's own where it has the publication. */
export function pasteElements(elements: Elements, { newId, offset }: PasteOptions): Edit {
  if (!isFinitePoint(offset)) return (project) => project;
  const fresh = freshIds(elements, newId);
  const renamed = (id: string) => fresh.get(id) ?? id;
  const nodes = elements.nodes.map((node) => pastedNode(node, renamed, offset));
  const links = elements.links.map((link) => pastedLink(link, renamed, offset));
  return addWithReferences({ nodes, links, references: elements.references }, newId);
}

/** The new ids of nodes, badges, links and anchors by their old ones. */
function freshIds(elements: Elements, newId: () => string): ReadonlyMap<string, string> {
  const all = [
    ...elements.nodes.flatMap((node) => [node, ...node.badges]),
    ...elements.links.flatMap((link) => [link, ...link.anchors]),
  ];
  return new Map(all.map(({ id }) => [id, newId()]));
}

function pastedNode(
  node: PathwayNode,
  renamed: (id: string) => string,
  offset: Point,
): PathwayNode {
  return {
    ...shifted(node, offset),
    id: renamed(node.id),
    badges: node.badges.map((badge) => ({ ...badge, id: renamed(badge.id) })),
    ...(node.parent === undefined ? {} : { parent: renamed(node.parent) }),
  };
}

function pastedLink(link: Link, renamed: (id: string) => string, offset: Point): Link {
  const pastedEnd = (end: Endpoint): Endpoint =>
    end.to === 'point' ? shifted(end, offset) : { ...end, id: renamed(end.id) };
  return {
    ...link,
    id: renamed(link.id),
    source: pastedEnd(link.source),
    target: pastedEnd(link.target),
    waypoints: link.waypoints.map((point) => shifted(point, offset)),
    anchors: link.anchors.map((anchor) => ({ ...anchor, id: renamed(anchor.id) })),
  };
}
