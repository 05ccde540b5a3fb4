import { basename, dirname } from 'node:path';
import { app } from 'electron';
import { findRealPath } from '../cli/disk/atomic-write.ts';
import { diskFiles, stampOf } from '../cli/disk/disk-files.ts';
import { exportedFile } from '../shared/open/exported-files.ts';
import { limits } from '../shared/project/project-schema.ts';
import { failure } from '../shared/result.ts';
import type { FileStore, SaveQuestion } from '../shared/session/file-store.ts';
import type { Desktop, WindowDocument, DesktopFile } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** The files of one window: on the disk, chosen in the system's dialogs, each open in one window only. */
export function createDesktopStore(
  desktop: Desktop,
  document: WindowDocument,
): FileStore<DesktopFile> {
  const { state, documents, inTurn } = desktop;
  return {
    nameOf: ({ path }) => basename(path),
    canWriteBack: () => true,
    readNow: ({ realPath }) => diskFiles.read(realPath, limits.fileBytes),
    stampOf: ({ realPath }) => stampOf(realPath),
    read: ({ realPath }, limit) => diskFiles.read(realPath, limit),
    write: ({ realPath }, bytes, expected, inPlace) =>
      inTurn(realPath, async () => {
        const owner = documents.withFileAt(realPath);
        if (owner !== null && owner !== document) return failure({ kind: 'open-elsewhere' });
        return diskFiles.write(realPath, bytes, expected, inPlace);
      }),
    ask: async (question) => {
      const path = await askWhereToSave(document.window, {
        title: titleOf(question),
        name: question.suggestedName,
        folder: folderFor(desktop, question),
        ...kindOf(question),
      });
      return path === null ? null : toDesktopFile(path);
    },
    remember: ({ path }, purpose) =>
      purpose === 'project'
        ? rememberFile(desktop, path)
        : state.rememberFolder('lastExportFolder', dirname(path)),
    imageOptions: ({ realPath }) => state.imageOptions(realPath),
    rememberImageOptions: ({ realPath }, options) => state.rememberImageOptions(realPath, options),
  };
}

/** A file that cannot be found keeps the name that was given: reading or writing it will say why. */
export async function toDesktopFile(path: string): Promise<DesktopFile> {
  return { path, realPath: await findRealPath(path).catch(() => path) };
}

/** Remembers the file for the recent files and for the next dialog. */
export async function rememberFile(desktop: Desktop, path: string): Promise<void> {
  app.addRecentDocument(path);
  await desktop.state.addRecent(path);
  await desktop.state.rememberFolder('lastFolder', dirname(path));
  desktop.refreshMenu();
}

function titleOf({ purpose, kind }: SaveQuestion<DesktopFile>): string {
  if (purpose === 'project') return desktopWords.saveProjectAs;
  return purpose === 'image'
    ? desktopWords.exportImage
    : desktopWords.exportAs(exportedFile(kind).label);
}

function kindOf({ kind }: SaveQuestion<DesktopFile>) {
  const { label, extensions } = exportedFile(kind);
  return { kind: { name: label, extensions: [...extensions] }, extension: extensions[0] };
}

/**
 * A project goes next to its file, an export to the folder of the last export; otherwise to the folder of the last
 * project.
 */
function folderFor(
  { state }: Desktop,
  { purpose, beside }: SaveQuestion<DesktopFile>,
): string | null {
  const own = beside === null ? null : dirname(beside.path);
  if (purpose === 'project') return own ?? state.folder('lastFolder');
  return state.folder('lastExportFolder') ?? own;
}
