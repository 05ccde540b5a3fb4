import { basename, dirname } from 'node:path';
import { exportedFile } from '../shared/open/exported-files.ts';
import type { HostFailure, RequestInput, SavedFile } from '../shared/host.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { toFileError } from '../shared/session/file-errors.ts';
import { fileNameFrom } from '../shared/session/file-names.ts';

/** Asks where to and writes the file there, whole or not at all. The document's own file stays what it was. */
export async function exportFile(
  desktop: Desktop,
  document: WindowDocument,
  { kind, suggestedName, data }: RequestInput<'exportFile'>,
): Promise<Result<SavedFile | null, HostFailure>> {
  const { label, extensions } = exportedFile(kind);
  const [extension] = extensions;
  const own = document.file === null ? null : dirname(document.file.path);
  const path = await askWhereToSave(document.window, {
    title: `Export as ${label}`,
    name: fileNameFrom(suggestedName, extension),
    folder: desktop.state.folder('lastExportFolder') ?? own,
    kind: { name: label, extensions: [...extensions] },
    extension,
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
