import process from 'node:process';
import type { FoundProject } from '../shared/open/open-file.ts';
import { drawDiagram } from '../shared/scene/draw-diagram.ts';
import { success, type Result } from '../shared/result.ts';
import { formatOf } from '../shared/formats/known-formats.ts';
import type { LossReport } from '../shared/project/loss-report.ts';
import { nameElement, toOneLine } from '../shared/project/element-names.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { relations } from '../shared/project/relations.ts';
import type { Bounds } from '../shared/scene/primitives.ts';
import { someFiles, type Arguments, defineCommand } from './command.ts';
import {
  listEverything,
  summarizeProject,
  type FullLists,
  type ProjectSummary,
} from './project-summary.ts';
import { readFile, tellOpenFailure, lossLines } from './open-project.ts';

const usage = `Usage: info FILE... [--json] [--full]

Says what is in each file, of any format that can be read: title, version, counts, extent, what could not be read.

  --json  one JSON object a line and file
  --full  all nodes and links too, as they are drawn
`;

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
export const info = defineCommand({ usage, flags, read: readWishes, run: tellOfAll });

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
    row('Bounding box', describeBounds(summary.bounds)),
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
    '  All nodes',
    ...nodes.map(({ id, kind, label, bounds }) => {
      return `    ${nameElement(kind, id, label)}  ${describeBounds(bounds)}`;
    }),
    '  All links',
    ...links.map(({ id, relation, source, target, route }) => {
      const name = nameElement(relation, id, labels.get(id) ?? '');
      return `    ${name}  ${describeEnd(source)} to ${describeEnd(target)}, ${route.length} points`;
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
  if (fields.length === 0) return [row('Unknown fields', 'none')];
  const more = fields.length - shownFields;
  return [
    row('Unknown fields', `${format(fields.length)} (kept, without effect)`),
    ...fields.slice(0, shownFields).map((field) => `    ${field}`),
    ...(more > 0 ? [`    … and ${format(more)} more`] : []),
  ];
}

function describeEnd(end: FullLists['links'][number]['source']): string {
  if ('point' in end) return `(${end.point.map(format).join(', ')})`;
  return toOneLine('node' in end ? end.node : `anchor ${end.anchor}`);
}

function describeBounds({ x, y, width, height }: Bounds): string {
  return `${format(width)} × ${format(height)} at (${format(x)}, ${format(y)})`;
}

function format(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: 2 });
}
