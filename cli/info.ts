import process from 'node:process';
import type { FoundProject } from '../shared/open/open-file.ts';
import { drawDiagram } from '../shared/scene/draw-diagram.ts';
import { success, type Result } from '../shared/result.ts';
import { someFiles, type Arguments } from './arguments.ts';
import { defineCommand } from './command.ts';
import { listEverything } from './full-lists.ts';
import { formatLists, formatSummary } from './info-text.ts';
import { summarizeProject } from './project-summary.ts';
import { readFile, tellOpenFailure } from './open-project.ts';

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

/** Tells of every file that it can; answers 1 if there was one that it could not. */
export const info = defineCommand({ usage, flags, read: readWishes, run: tellOfAll });

function readWishes({ values, positionals }: Arguments<typeof flags>): Result<Wishes, string> {
  const files = someFiles(positionals);
  return files.ok ? success({ files: files.value, ...values }) : files;
}

async function tellOfAll(wishes: Wishes): Promise<number> {
  let failures = 0;
  for (const [index, file] of wishes.files.entries()) {
    if (index > 0 && !wishes.json) process.stdout.write('\n');
    // One after the other, so that what is told comes in the order asked and only one file is held at a time.
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
