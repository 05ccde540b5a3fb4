import process from 'node:process';
import type { FileError } from '../shared/file-error.ts';
import { describeFailure, type Message } from '../shared/messages.ts';
import type { FoundProject } from '../shared/paint/embedded-project.ts';
import { drawDiagram } from '../shared/scene/draw-diagram.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { readArguments } from './arguments.ts';
import { listEverything } from './full-lists.ts';
import { formatLists, formatSummary } from './info-text.ts';
import { summarizeProject } from './project-summary.ts';
import { readProject } from './read-project.ts';

const usage = `Usage: info FILE... [--json] [--full]

Says what is in each file, of any format that can be read: title, version, counts, extent, what could not be read.

  --json  one JSON object a line and file
  --full  all nodes and links too, as they are drawn
`;

const options = {
  json: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Wishes {
  readonly json: boolean;
  readonly full: boolean;
}

/** Tells of every file that it can; answers 1 if there was one that it could not. */
export async function runInfo(args: readonly string[]): Promise<number> {
  const given = readArguments({ args: [...args], options, allowPositionals: true });
  if (!given.ok) return refuse(given.error);
  const { values, positionals } = given.value;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (positionals.length === 0) return refuse('Name at least one file.');
  let failures = 0;
  for (const [index, file] of positionals.entries()) {
    if (index > 0 && !values.json) process.stdout.write('\n');
    // One after the other, so that what is told comes in the order asked and only one file is held at a time.
    if (!(await tellOf(file, values))) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n\n${usage}`);
  return 1;
}

async function tellOf(file: string, wishes: Wishes): Promise<boolean> {
  const opened = await readProject(file);
  if (!opened.ok) return tellFailure(file, opened.error, wishes);
  const tell = wishes.json ? toJson : toText;
  process.stdout.write(tell(file, opened.value, wishes));
  return true;
}

function tellFailure(file: string, error: FileError, { json }: Wishes): false {
  const message = describeFailure({ file: toOneLine(file), error });
  process.stderr.write(`${indent(message)}\n`);
  if (json) {
    const { title, detail, advice } = message;
    const told = { ...error, message: `${title} ${detail}`, advice };
    process.stdout.write(`${JSON.stringify({ file, ok: false, error: told })}\n`);
  }
  return false;
}

function indent({ title, detail, advice }: Message): string {
  return `${title}\n${detail}\n${advice}`.replaceAll('\n', '\n  ');
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
