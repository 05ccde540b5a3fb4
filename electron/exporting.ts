import { basename, dirname } from 'node:path';
import type { ExportFormat, HostFailure, RequestInput, SavedFile } from '../shared/host.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { writeAtomically } from './atomic-write.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { toFileError } from './file-errors.ts';
import { fileNameFrom } from './file-names.ts';

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  svg: 'SVG drawing',
  png: 'PNG image',
};

/** Asks where to and writes the image there, whole or not at all. */
export async function exportImage(
  desktop: Desktop,
  document: WindowDocument,
  { format, suggestedName, data }: RequestInput<'exportImage'>,
): Promise<Result<SavedFile | null, HostFailure>> {
  const path = await askWhereToSave(document.window, {
    title: 'Export Image',
    name: fileNameFrom(withoutProjectExtension(suggestedName), format),
    folder: desktop.state.folder('lastExportFolder') ?? folderOf(document),
    kind: { name: FORMAT_NAMES[format], extensions: [format] },
    extension: format,
  });
  if (path === null) return success(null);
  try {
    await writeAtomically(path, data);
  } catch (error) {
    return failure({ file: basename(path), error: toFileError(error) });
  }
  await desktop.state.rememberFolder('lastExportFolder', dirname(path));
  return success({ name: basename(path) });
}

function withoutProjectExtension(name: string): string {
  return name.replace(/\.neuromatrix$/iu, '');
}

function folderOf(document: WindowDocument): string | null {
  return document.file === null ? null : dirname(document.file.path);
}
