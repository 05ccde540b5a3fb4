import { stat } from 'node:fs/promises';
import process from 'node:process';
import writeFileAtomic from 'write-file-atomic';
import { describeFailure } from '../shared/messages.ts';
import { composePicture } from '../shared/paint/compose-picture.ts';
import { imageOptionsSchema } from '../shared/paint/image-options.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { exportUsage, readExportOptions, type ExportOptions } from './export-options.ts';
import { makeImage } from './image-bytes.ts';
import { readProject } from './read-project.ts';

/** Draws a project file as an image; answers the exit code. A failure leaves an image of that name as it was. */
export async function runExport(args: readonly string[]): Promise<number> {
  const options = readExportOptions(args);
  if (!options.ok) return refuse(`${options.error}\n\n${exportUsage}`);
  if (options.value === 'help') {
    process.stdout.write(exportUsage);
    return 0;
  }
  const { file, output } = options.value;
  const opened = await readProject(file);
  if (!opened.ok) {
    const { title, detail, advice } = describeFailure({
      file: toOneLine(file),
      error: opened.error,
    });
    return refuse(`${title}\n${detail}\n${advice}\n`);
  }
  const image = await paint(opened.value, options.value);
  if (!image.ok) return refuse(`${toOneLine(output)}: ${image.error}\n`);
  const written = await write(output, image.value);
  return written.ok ? 0 : refuse(`${toOneLine(output)}: ${written.error}\n`);
}

function refuse(text: string): number {
  process.stderr.write(text);
  return 1;
}

async function paint(
  project: Project,
  options: ExportOptions,
): Promise<Result<Uint8Array, string>> {
  const { format, scale, theme, margin, background } = options;
  const image = imageOptionsSchema.parse({
    format,
    size: { by: 'scale', scale },
    theme,
    margin,
    background: background ?? 'transparent',
  });
  return makeImage(composePicture(project, image), image, '');
}

async function write(output: string, data: Uint8Array): Promise<Result<null, string>> {
  try {
    // A device or pipe must not be replaced by a file.
    const existing = await stat(output).catch(() => null);
    if (existing && !existing.isFile()) return failure('It exists and is not a file.');
    await writeFileAtomic(output, Buffer.from(data));
    return success(null);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return failure(describeWriteError(error.code, error.message));
  }
}

/** Codes: errno(3). */
function describeWriteError(code: unknown, message: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'The folder to write to does not exist.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The system denies writing there.';
    case 'ENOSPC':
      return 'The disk is full.';
    default:
      return `It could not be written. The system reports: ${message}`;
  }
}
