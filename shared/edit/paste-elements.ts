import type { Reference } from '../project/annotation-schema.ts';
import type { Endpoint, Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { addElements } from './add-elements.ts';
import { isFinitePoint, shifted } from './clamp.ts';
import type { Edit } from './edit.ts';
import { isSameValue } from './same-value.ts';

type Copies = Pick<Project, 'nodes' | 'links' | 'references'>;

export interface PasteOptions {
  /** Gives an id that is not in use anywhere. Called at once, so that the edit itself always makes the same. */
  readonly newId: () => string;
  /** Diagram units. */
  readonly offset: Point;
}

/** Adds copies of nodes and links, shifted, under new ids. References are the project's own where it has the publication. */
export function pasteElements(elements: Copies, { newId, offset }: PasteOptions): Edit {
  if (!isFinitePoint(offset)) return (project) => project;
  const fresh = freshIds(elements, newId);
  const renamed = (id: string) => fresh.get(id) ?? id;
  const nodes = elements.nodes.map((node) => pastedNode(node, renamed, offset));
  const links = elements.links.map((link) => pastedLink(link, renamed, offset));
  const spare = new Map(elements.references.map(({ id }) => [id, newId()]));
  return (project) => {
    const merged = elements.references.map((reference) => ({
      from: reference.id,
      reference: mergedReference(project.references, reference, spare),
    }));
    const referenceIds = new Map(merged.map(({ from, reference }) => [from, reference.id]));
    return addElements({
      nodes: nodes.map((node) => withReferences(node, referenceIds)),
      links: links.map((link) => withReferences(link, referenceIds)),
      references: merged.map(({ reference }) => reference),
    })(project);
  };
}

/** The new ids of nodes, badges, links and anchors by their old ones. */
function freshIds(elements: Copies, newId: () => string): ReadonlyMap<string, string> {
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

/** The project's own entry for a publication; else the fragment's, under another id if its own is taken. */
function mergedReference(
  known: readonly Reference[],
  reference: Reference,
  spare: ReadonlyMap<string, string>,
): Reference {
  const namesake = known.find(({ id }) => id === reference.id);
  if (namesake && isSameValue(namesake, reference)) return namesake;
  const same = known.find((one) => isSamePublication(one, reference));
  if (same) return same;
  return namesake ? { ...reference, id: spare.get(reference.id) ?? reference.id } : reference;
}

function isSamePublication(one: Reference, other: Reference): boolean {
  const isSame = (left: string | undefined, right: string | undefined) =>
    left !== undefined && left !== '' && left.toLowerCase() === right?.toLowerCase();
  return isSame(one.pmid, other.pmid) || isSame(one.doi, other.doi);
}

function withReferences<Element extends PathwayNode | Link>(
  element: Element,
  ids: ReadonlyMap<string, string>,
): Element {
  if (element.evidence.length === 0) return element;
  const evidence = element.evidence.map((piece) => ({
    ...piece,
    reference: ids.get(piece.reference) ?? piece.reference,
  }));
  return { ...element, evidence };
}
