import { basename, dirname } from 'node:path';
import type { HostFailure, RequestInput, SavedFile } from '../shared/host.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { textKinds } from '../shared/text-files.ts';
import { writeAtomically } from './atomic-write.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { toFileError } from './file-errors.ts';
import { fileNameFrom } from './file-names.ts';

/** Asks where to, and writes a list there, whole or not at all. */
export async function saveText(
  desktop: Desktop,
  document: WindowDocument,
  { kind, suggestedName, text }: RequestInput<'saveText'>,
): Promise<Result<SavedFile | null, HostFailure>> {
  const { label, extension } = textKinds[kind];
  const path = await askWhereToSave(document.window, {
    title: `Export ${label}`,
    name: fileNameFrom(suggestedName.replace(/\.neuromatrix$/iu, ''), extension),
    folder:
      desktop.state.folder('lastExportFolder') ??
      (document.file === null ? null : dirname(document.file.path)),
    kind: { name: label, extensions: [extension] },
    extension,
  });
  if (path === null) return success(null);
  try {
    await writeAtomically(path, Buffer.from(text));
  } catch (error) {
    return failure({ file: basename(path), error: toFileError(error) });
  }
  await desktop.state.rememberFolder('lastExportFolder', dirname(path));
  return success({ name: basename(path) });
}
