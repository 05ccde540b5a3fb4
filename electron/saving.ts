import { basename, dirname } from 'node:path';
import type { FileError } from '../shared/project/file-error.ts';
import type { FormatId } from '../shared/formats/known-formats.ts';
import type { HostFailure, RequestInput, SavedFile } from '../shared/host.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { toFileError } from '../shared/session/file-errors.ts';
import { fileNameFrom, PROJECT_EXTENSION } from '../shared/session/file-names.ts';
import { writeProject } from '../shared/session/project-files.ts';
import { findRealPath } from '../cli/disk/atomic-write.ts';
import { diskFiles } from '../cli/disk/disk-files.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave, projectKind } from './dialogs.ts';
import { rememberFile } from './opening.ts';
import { showInTitleBar } from './title-bar.ts';

type Saving = Result<SavedFile | null, HostFailure>;

/** Saves to the window's file, or asks for one where it has none. */
export async function save(
  desktop: Desktop,
  document: WindowDocument,
  { project, overwrite, lossy = false }: RequestInput<'saveProject'>,
): Promise<Saving> {
  if (document.file === null) {
    return saveAs(desktop, document, { project, suggestedName: project.metadata.title });
  }
  const { path, realPath, format } = document.file;
  return settling(document, () =>
    desktop.inTurn(realPath, () => {
      const known = document.file?.realPath === realPath ? document.file.hash : null;
      const expected = overwrite ? null : known;
      return write(desktop, document, project, { path, realPath, expected, format, lossy });
    }),
  );
}

/** Asks where to, writes there, and makes it the window's file. */
export async function saveAs(
  desktop: Desktop,
  document: WindowDocument,
  { project, suggestedName }: RequestInput<'saveProjectAs'>,
): Promise<Saving> {
  return settling(document, async () => {
    const path = await askWhereToSave(document.window, {
      title: 'Save Project As',
      name: fileNameFrom(suggestedName, PROJECT_EXTENSION),
      folder:
        document.file === null ? desktop.state.folder('lastFolder') : dirname(document.file.path),
      ...projectKind,
    });
    return path === null ? success(null) : saveAt(desktop, document, project, path);
  });
}

async function saveAt(
  desktop: Desktop,
  document: WindowDocument,
  project: Project,
  path: string,
): Promise<Saving> {
  const realPath = await realPathToSave(path);
  if (!realPath.ok) return failed(path, realPath.error);
  return desktop.inTurn(realPath.value, async () => {
    const owner = desktop.documents.withFileAt(realPath.value);
    if (owner !== null && owner !== document) return failed(path, { kind: 'open-elsewhere' });
    return write(desktop, document, project, {
      path,
      realPath: realPath.value,
      expected: null,
      format: 'neuromatrix',
      lossy: false,
    });
  });
}

interface Target {
  readonly path: string;
  readonly realPath: string;
  /** Hash of what the file must still hold; `null` if the person agreed to replace it. */
  readonly expected: string | null;
  readonly format: FormatId;
  /** The person agreed to lose what the format cannot say. */
  readonly lossy: boolean;
}

async function write(
  desktop: Desktop,
  document: WindowDocument,
  project: Project,
  target: Target,
): Promise<Saving> {
  const { path, realPath, format } = target;
  const result = await writeProject(diskFiles, realPath, project, target, desktop.formats);
  if (!result.ok) return failed(path, result.error);
  const isNew = document.file?.realPath !== realPath;
  document.file = { path, realPath, hash: result.value, format };
  document.pristine = false;
  showInTitleBar(document);
  if (isNew && document.imageOptions !== null) {
    await desktop.state.rememberImageOptions(realPath, document.imageOptions);
  }
  if (isNew) await rememberFile(desktop, path);
  return success({ name: basename(path) });
}

/** A save that failed or was cancelled also ends the closing that waited for it. */
async function settling(document: WindowDocument, saving: () => Promise<Saving>): Promise<Saving> {
  const result = await saving();
  if (!result.ok || result.value === null) document.settleSave?.('stays');
  return result;
}

async function realPathToSave(path: string): Promise<Result<string, FileError>> {
  try {
    return success(await findRealPath(path));
  } catch (error) {
    return failure(toFileError(error));
  }
}

function failed(path: string, error: FileError): Saving {
  return failure({ file: basename(path), error });
}
