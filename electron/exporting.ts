import { imageFormats } from '../shared/project/image-formats.ts';
import { basename, dirname } from 'node:path';
import type { HostFailure, RequestInput, SavedFile } from '../shared/host.ts';
import type { ImageOptions } from '../shared/project/image-options.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { toFileError } from '../shared/session/file-errors.ts';
import { fileNameFrom } from '../shared/session/file-names.ts';

/** Asks where to, unless it is told to go where the last image went, and writes it there, whole or not at all. */
export async function exportImage(
  desktop: Desktop,
  document: WindowDocument,
  image: RequestInput<'exportImage'>,
): Promise<Result<SavedFile | null, HostFailure>> {
  const { format, again, data } = image;
  const last = document.exported;
  const path = again && last?.format === format ? last.path : await ask(desktop, document, image);
  if (path === null) return success(null);
  try {
    await writeAtomically(path, data);
  } catch (error) {
    return failure({ file: basename(path), error: toFileError(error) });
  }
  document.exported = { path, format };
  await desktop.state.rememberFolder('lastExportFolder', dirname(path));
  return success({ name: basename(path) });
}

/** Kept by the path of the project's file, which is not written to for it. */
export async function saveImageOptions(
  desktop: Desktop,
  document: WindowDocument,
  options: ImageOptions,
): Promise<void> {
  document.imageOptions = options;
  if (document.file !== null) {
    await desktop.state.rememberImageOptions(document.file.realPath, options);
  }
}

/** Those of this window, or those that its file had in an earlier one. */
export function imageOptionsOf(desktop: Desktop, document: WindowDocument): ImageOptions | null {
  const { file, imageOptions } = document;
  return imageOptions ?? (file === null ? null : desktop.state.imageOptions(file.realPath));
}

function ask(
  desktop: Desktop,
  document: WindowDocument,
  { format, suggestedName }: RequestInput<'exportImage'>,
): Promise<string | null> {
  const { label, extensions } = imageFormats[format];
  const [extension] = extensions;
  return askWhereToSave(document.window, {
    title: 'Export Image',
    name: fileNameFrom(withoutProjectExtension(suggestedName), extension),
    folder: desktop.state.folder('lastExportFolder') ?? folderOf(document),
    kind: { name: label, extensions: [...extensions] },
    extension,
  });
}

function withoutProjectExtension(name: string): string {
  return name.replace(/\.neuromatrix$/iu, '');
}

function folderOf(document: WindowDocument): string | null {
  return document.file === null ? null : dirname(document.file.path);
}
