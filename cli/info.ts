import process from 'node:process';
import type { FoundProject } from '../shared/open/open-file.ts';
import { drawDiagram } from '../shared/scene/draw-diagram.ts';
import { success, type Result } from '../shared/result.ts';
import { formatOf, type FormatId } from '../shared/formats/known-formats.ts';
import type { LossReport } from '../shared/project/file-outcome.ts';
import { nameElement, toOneLine } from '../shared/project/element-names.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import type { Project, Endpoint, Head, Link } from '../shared/project/project-schema.ts';
import { relations } from '../shared/project/relations.ts';
import type { Bounds, DrawnDiagram, DrawnNode } from '../shared/scene/primitives.ts';
import { currentVersion } from '../shared/project/migrations.ts';
import { findUnknownFields } from '../shared/project/unknown-fields.ts';
import { indexProject, type ProjectIndex } from '../shared/graph/project-index.ts';
import { someFiles, type Arguments, defineCommand } from './command.ts';
import { readFile, tellOpenFailure, lossLines } from './open-project.ts';
import { cliWords } from '../shared/words/cli.ts';

const flags = {
  json: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
} as const;

interface Wishes {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly full: boolean;
}

/** Describes every file that it can read; returns 1 if it could not read one. */
export const info = defineCommand({
  get usage() {
    return cliWords.infoUsage;
  },
  flags,
  read: readWishes,
  run: tellOfAll,
});

function readWishes({ values, positionals }: Arguments<typeof flags>): Result<Wishes, string> {
  const files = someFiles(positionals);
  return files.ok ? success({ files: files.value, ...values }) : files;
}

async function tellOfAll(wishes: Wishes): Promise<number> {
  let failures = 0;
  for (const [index, file] of wishes.files.entries()) {
    if (index > 0 && !wishes.json) process.stdout.write('\n');
    // One after the other, so that the output is in the order of the files and only one file is in memory.
    if (!(await tellOf(file, wishes))) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

async function tellOf(file: string, wishes: Wishes): Promise<boolean> {
  const opened = await readFile(file);
  if (!opened.ok) {
    tellOpenFailure(file, opened.error, wishes.json);
    return false;
  }
  const tell = wishes.json ? toJson : toText;
  process.stdout.write(tell(file, opened.value, wishes));
  return true;
}

function toJson(file: string, { project, format, report }: FoundProject, { full }: Wishes): string {
  const diagram = drawDiagram(project, 'light');
  const summary = summarizeProject(project, diagram, format);
  const lists = full ? listEverything(project, diagram) : {};
  return `${JSON.stringify({ file, ok: true, ...summary, report, ...lists })}\n`;
}

function toText(file: string, { project, format, report }: FoundProject, { full }: Wishes): string {
  const diagram = drawDiagram(project, 'light');
  const summary = formatSummary(file, summarizeProject(project, diagram, format), report);
  return full ? summary + formatLists(project, listEverything(project, diagram)) : summary;
}

/** A file from a much later version may have so many unknown fields that the rest would scroll away. */
const shownFields = 20;

const nodeLabels = new Map<string, string>(labelsOf(nodeKinds));
const linkLabels = new Map<string, string>(labelsOf(relations));

/** What `info` tells a person, in lines. Text from the file is kept to its line and cannot steer a terminal. */
export function formatSummary(file: string, summary: ProjectSummary, report: LossReport): string {
  const { counts } = summary;
  return [
    toOneLine(file),
    row('Title', toOneLine(summary.title) || '(none)'),
    row('Format', formatWords(summary)),
    row('Nodes', format(counts.nodes)),
    ...countLines(counts.nodesByKind, nodeLabels),
    row('Links', format(counts.links)),
    ...countLines(counts.linksByRelation, linkLabels),
    row('Anchors', format(counts.anchors)),
    row('Badges', format(counts.badges)),
    row('References', format(counts.references)),
    row('Scenarios', format(counts.scenarios)),
    row(cliWords.boundingBox, describeBounds(summary.bounds)),
    ...unknownLines(summary.unknownFields),
    ...lossLines(report).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function formatWords({ format, version }: ProjectSummary): string {
  return version === null ? formatOf(format).label : `${format}, version ${version}`;
}

/** The nodes and links of `--full`, one a line. */
export function formatLists(project: Project, { nodes, links }: FullLists): string {
  const labels = new Map(project.links.map(({ id, label }) => [id, label]));
  return [
    cliWords.allNodes,
    ...nodes.map(({ id, kind, label, bounds }) => {
      return `    ${nameElement(kind, id, label)}  ${describeBounds(bounds)}`;
    }),
    cliWords.allLinks,
    ...links.map(({ id, relation, source, target, route }) => {
      const name = nameElement(relation, id, labels.get(id) ?? '');
      return `    ${cliWords.linkWithPoints(name, describeEnd(source), describeEnd(target), route.length)}`;
    }),
    '',
  ].join('\n');
}

function labelsOf(
  table: Readonly<Record<string, { readonly label: string }>>,
): [name: string, label: string][] {
  return Object.entries(table).map(([name, { label }]) => [name, label]);
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(14)}  ${value}`;
}

function countLines(
  counts: Readonly<Record<string, number>>,
  labels: ReadonlyMap<string, string>,
): string[] {
  return Object.entries(counts).map(([name, count]) => {
    return `    ${(labels.get(name) ?? name).padEnd(16)}  ${format(count)}`;
  });
}

function unknownLines(fields: readonly string[]): string[] {
  if (fields.length === 0) return [row(cliWords.unknownFields, 'none')];
  const more = fields.length - shownFields;
  return [
    row(cliWords.unknownFields, cliWords.keptWithoutEffect(format(fields.length))),
    ...fields.slice(0, shownFields).map((field) => `    ${field}`),
    ...(more > 0 ? [`  ${cliWords.andMore(more)}`] : []),
  ];
}

function describeEnd(end: FullLists['links'][number]['source']): string {
  if ('point' in end) return `(${end.point.map(format).join(', ')})`;
  return toOneLine('node' in end ? end.node : `anchor ${end.anchor}`);
}

function describeBounds({ x, y, width, height }: Bounds): string {
  return cliWords.at(format(width), format(height), format(x), format(y));
}

function format(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: 2 });
}

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
