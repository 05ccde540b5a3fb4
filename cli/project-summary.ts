import type { FormatId } from '../shared/formats/known-formats.ts';
import { currentVersion } from '../shared/project/migrations.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { relations } from '../shared/project/relations.ts';
import { findUnknownFields } from '../shared/project/unknown-fields.ts';
import type { DrawnDiagram, Bounds } from '../shared/scene/primitives.ts';

/** What `info` tells of one project; in this order also its JSON. */
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
    // An older file was lifted when it was read; what is in hand is of the current version.
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
