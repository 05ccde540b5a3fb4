import type { FormatId } from '../shared/formats/known-formats.ts';
import { currentVersion } from '../shared/project/migrations.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import type { Project, Endpoint, Head, Link } from '../shared/project/project-schema.ts';
import { relations } from '../shared/project/relations.ts';
import { findUnknownFields } from '../shared/project/unknown-fields.ts';
import type { DrawnDiagram, Bounds, DrawnNode } from '../shared/scene/primitives.ts';
import { indexProject, type ProjectIndex } from '../shared/graph/project-index.ts';

/** What `info` says about one project; its JSON has the same order. */
export interface ProjectSummary {
  readonly format: FormatId;
  /** Of a project file; null for other formats, whose own title says it. */
  readonly version: number | null;
  readonly title: string;
  readonly counts: Counts;
  /** Encloses all that is drawn, in diagram units. */
  readonly bounds: Bounds;
  readonly unknownFields: readonly string[];
}

interface Counts {
  readonly nodes: number;
  readonly links: number;
  readonly anchors: number;
  readonly badges: number;
  readonly references: number;
  readonly scenarios: number;
  /** Only kinds that occur, in the order of the kind table. */
  readonly nodesByKind: Readonly<Record<string, number>>;
  readonly linksByRelation: Readonly<Record<string, number>>;
}

export function summarizeProject(
  project: Project,
  diagram: DrawnDiagram,
  format: FormatId,
): ProjectSummary {
  return {
    format,
    // An older file was lifted when it was read: the project is of the current version.
    version: format === 'neuromatrix' ? currentVersion : null,
    title: project.metadata.title,
    counts: countParts(project),
    bounds: diagram.bounds,
    unknownFields: findUnknownFields(project).map(({ path }) => path),
  };
}

function countParts({ nodes, links, references, scenarios }: Project): Counts {
  return {
    nodes: nodes.length,
    links: links.length,
    anchors: sum(links.map(({ anchors }) => anchors.length)),
    badges: sum(nodes.map(({ badges }) => badges.length)),
    references: references.length,
    scenarios: scenarios.length,
    nodesByKind: countEach(
      Object.keys(nodeKinds),
      nodes.map(({ kind }) => kind),
    ),
    linksByRelation: countEach(
      Object.keys(relations),
      links.map(({ relation }) => relation),
    ),
  };
}

function countEach(names: readonly string[], found: readonly string[]): Record<string, number> {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

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
