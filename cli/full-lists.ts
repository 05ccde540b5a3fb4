import { indexProject, type ProjectIndex } from '../shared/graph/project-index.ts';
import type { Endpoint, Head, Link, Project } from '../shared/project/project-schema.ts';
import { relations } from '../shared/project/relations.ts';
import type { DrawnDiagram, DrawnNode, Bounds } from '../shared/scene/primitives.ts';

/** What `info --full` adds: every node and link as drawn, in the order of the file. */
export interface FullLists {
  readonly nodes: readonly ListedNode[];
  readonly links: readonly ListedLink[];
}

interface ListedNode {
  readonly id: string;
  /** Its id in the file that it was imported from. */
  readonly originId: string | null;
  readonly kind: string;
  readonly label: string;
  readonly parent: string | null;
  /** The node's box, or the upright box around it where it is rotated, in diagram units. */
  readonly bounds: Bounds;
}

interface ListedLink {
  readonly id: string;
  readonly originId: string | null;
  readonly relation: string;
  readonly source: ListedEnd;
  readonly target: ListedEnd;
  readonly heads: { readonly source: Head; readonly target: Head };
  /** Corners from source to target in diagram units. */
  readonly route: readonly Coordinates[];
}

type Coordinates = readonly [x: number, y: number];

type ListedEnd =
  | { readonly node: string; readonly originId: string | null }
  | { readonly anchor: string; readonly originId: string | null }
  | { readonly point: Coordinates };

export function listEverything(project: Project, diagram: DrawnDiagram): FullLists {
  const index = indexProject(project);
  return {
    nodes: [...diagram.nodes.values()].map(listNode),
    links: project.links.map((link) => listLink(link, index, diagram)),
  };
}

function listNode({ node, box }: DrawnNode): ListedNode {
  const { id, kind, label, parent, origin } = node;
  return { id, originId: origin?.id ?? null, kind, label, parent: parent ?? null, bounds: box };
}

function listLink(link: Link, index: ProjectIndex, diagram: DrawnDiagram): ListedLink {
  const route = diagram.links.get(link.id)?.route ?? [];
  return {
    id: link.id,
    originId: link.origin?.id ?? null,
    relation: link.relation,
    source: listEnd(link.source, index),
    target: listEnd(link.target, index),
    heads: {
      source: link.style?.sourceHead ?? 'none',
      target: link.style?.targetHead ?? relations[link.relation].head,
    },
    route: route.map(({ x, y }) => [x, y]),
  };
}

function listEnd(end: Endpoint, { nodes, anchors }: ProjectIndex): ListedEnd {
  if (end.to === 'point') return { point: [end.x, end.y] };
  const { id } = end;
  if (end.to === 'node') return { node: id, originId: nodes.get(id)?.origin?.id ?? null };
  return { anchor: id, originId: anchors.get(id)?.anchor.origin?.id ?? null };
}
