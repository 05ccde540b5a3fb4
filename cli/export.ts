import process from 'node:process';
import { indexProject } from '../shared/graph/project-index.ts';
import { describeFailure } from '../shared/messages.ts';
import { missingIds, composePicture } from '../shared/paint/picture.ts';
import type { ImageOptions } from '../shared/project/image-options.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { serializeProject } from '../shared/project/serialize-project.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { defineCommand } from './command.ts';
import { exportFlags, readExportOptions, type ExportOptions } from './export-options.ts';
import { type Output, exportUsage } from './export-outputs.ts';
import { makeImage, type MadeImage } from './image-bytes.ts';
import { readFile } from './open-project.ts';
import { makeFolder, writeOutput } from './write-output.ts';

/**
 * Draws project files as images; returns 1 if one could not be drawn. If a drawing fails, an existing image of that
 * name is not changed.
 */
export const exportImages = defineCommand({
  usage: exportUsage,
  flags: exportFlags,
  read: readExportOptions,
  run: drawAll,
});

async function drawAll({ outputs, image, json }: ExportOptions): Promise<number> {
  let failures = 0;
  for (const output of outputs) {
    // One after the other: what is told comes in the order asked, and only one image is held at a time.
    // oxlint-disable-next-line no-await-in-loop
    const made = await draw(output, { ...image, format: output.format });
    if (!made.ok) failures += 1;
    tell(output, made, json);
  }
  return failures === 0 ? 0 : 1;
}

/** Why there is no image: what it is about, and for a person what happened and what to do. */
interface Failure {
  readonly about: 'file' | 'output';
  readonly message: string;
  readonly advice?: string;
}

async function draw(
  { file, output, folder, obstacle }: Output,
  options: ImageOptions,
): Promise<Result<MadeImage, Failure>> {
  if (obstacle !== null) return notWritten(obstacle);
  const opened = await readFile(file);
  if (!opened.ok) {
    const { title, detail, advice } = describeFailure({
      file: toOneLine(file),
      error: opened.error,
    });
    return failure({ about: 'file', message: `${title}\n${detail}`, advice });
  }
  const { project } = opened.value;
  const [missing] = missingIds(project, options.part);
  if (missing !== undefined) {
    return failure({
      about: 'file',
      message: `${toOneLine(file)} has no element with the id "${toOneLine(missing)}".`,
    });
  }
  const { part } = options;
  if (part.show === 'container' && !isContainer(project, part.id)) {
    const message = `"${toOneLine(part.id)}" is no compartment, group or complex.`;
    return failure({ about: 'file', message: `${toOneLine(file)}: ${message}` });
  }
  const text = options.embedProject ? serializeProject(project) : '';
  const made = await makeImage(composePicture(project, options), options, text);
  if (!made.ok) return notWritten(made.error);
  if (folder !== null) await makeFolder(folder);
  const written = await writeOutput(output, made.value.data);
  return written.ok ? success(made.value) : notWritten(written.error);
}

function isContainer(project: Project, id: string): boolean {
  const node = indexProject(project).nodes.get(id);
  return node !== undefined && nodeKinds[node.kind].contains;
}

function notWritten(message: string): Result<never, Failure> {
  return failure({ about: 'output', message });
}

function tell({ file, output }: Output, made: Result<MadeImage, Failure>, json: boolean): void {
  if (!made.ok) {
    const { about, message, advice } = made.error;
    const words = about === 'output' ? `${toOneLine(output)}: ${message}` : message;
    process.stderr.write(`${advice === undefined ? words : `${words}\n${advice}`}\n`);
    if (json) writeLine({ file, output, ok: false, error: { message, advice } });
    return;
  }
  const { data, width, height, pages, notes } = made.value;
  for (const note of notes) process.stderr.write(`${toOneLine(output)}: ${note}\n`);
  if (json) {
    writeLine({ file, output, ok: true, width, height, bytes: data.byteLength, pages, notes });
  }
}

function writeLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
