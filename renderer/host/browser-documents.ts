import type { FileError } from '../../shared/file-error.ts';
import type { Answer, Host, HostFailure, OpenedProject, SavedFile } from '../../shared/host.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { BrowserFiles } from './browser-files.ts';
import { createBrowserImages } from './browser-images.ts';
import { toFileError } from './dom-errors.ts';
import type { DroppedHandles } from './dropped-handles.ts';
import { readProject } from './file-content.ts';
import { permit, writeHandle } from './handle-file.ts';
import type { RecentHandles } from './recent-handles.ts';
import type { StoredImageOptions } from './stored-image-options.ts';

/** The file that this page's document is in. */
interface CurrentFile {
  readonly name: string;
  /** Null where there is none that can be written to: then saving asks for one, or downloads. */
  readonly handle: FileSystemFileHandle | null;
  /** What it held when this page last read or wrote it. */
  readonly hash: string;
}

export interface DocumentParts {
  readonly files: BrowserFiles;
  readonly recents: RecentHandles;
  readonly drops: DroppedHandles;
  readonly imageOptions: StoredImageOptions;
}

export interface BrowserDocuments {
  readonly requests: DocumentRequests;
  /** The document now goes by this name, in no file that could be written to. */
  name(name: string): void;
  /** The document is a new one, in no file. */
  forget(): void;
}

type DocumentRequests = Pick<
  Host,
  | 'openProject'
  | 'openRecent'
  | 'openDropped'
  | 'saveProject'
  | 'saveProjectAs'
  | 'exportImage'
  | 'exportFile'
  | 'imageOptions'
  | 'saveImageOptions'
>;

/** Opens and saves this page's one document and remembers which file it is in. */
export function createBrowserDocuments({
  files,
  recents,
  drops,
  imageOptions,
}: DocumentParts): BrowserDocuments {
  let current: CurrentFile | null = null;
  const images = createBrowserImages(files, imageOptions);

  /** `isSame`: it is the document that was here before, and only its file is another. */
  const setCurrent = (next: CurrentFile | null, isSame: boolean): void => {
    current = next;
    images.moveTo(next?.name ?? null, isSame);
  };

  const open = async (file: File, handle: FileSystemFileHandle | null): Answer<OpenedProject> => {
    const read = await readProject(file);
    if (!read.ok) return refuse(file.name, read.error);
    const { project, fromImage, hash } = read.value;
    setCurrent(fromImage ? null : { name: file.name, handle, hash }, false);
    if (handle) await recents.remember(handle);
    return success({ name: file.name, project, ...(fromImage ? { fromImage } : {}) });
  };

  const write = async (
    handle: FileSystemFileHandle,
    project: Project,
    knownHash: string | null,
  ): Answer<SavedFile> => {
    const written = await writeHandle(handle, serializeProject(project), knownHash);
    if (!written.ok) return refuse(handle.name, written.error);
    setCurrent({ name: handle.name, handle, hash: written.value }, true);
    await recents.remember(handle);
    return success({ name: handle.name });
  };

  const saveAs = (project: Project, title: string): Answer<SavedFile> => {
    const suggestedName = projectFileName(title);
    return attempt(suggestedName, async () => {
      const target = await files.chooseTarget(suggestedName, 'project');
      if (target === null) return success(null);
      if (target !== 'download') return write(target, project, null);
      files.download(suggestedName, new Blob([serializeProject(project)]));
      setCurrent({ name: suggestedName, handle: null, hash: '' }, true);
      return success({ name: suggestedName });
    });
  };

  const requests: DocumentRequests = {
    openProject: () =>
      attempt('', async () => {
        const chosen = await files.chooseProject();
        return chosen ? open(chosen.file, chosen.handle) : success(null);
      }),
    openRecent: ({ id }) => openRecent(recents, id, open),
    openDropped: (dropped) =>
      attempt(dropped.name, async () => {
        const handle = await drops.find(dropped);
        if (handle?.kind === 'directory') return refuse(dropped.name, { kind: 'is-a-folder' });
        // The contract names only what a dropped file is called, so that it can do without the DOM.
        return open(dropped as File, handle as FileSystemFileHandle | null);
      }),
    saveProject: ({ project, overwrite }) =>
      current?.handle
        ? write(current.handle, project, overwrite ? null : current.hash)
        : saveAs(project, current?.name ?? project.metadata.title),
    saveProjectAs: ({ project, suggestedName }) => saveAs(project, suggestedName),
    exportImage: (image) => attempt(image.suggestedName, () => images.save(image)),
    exportFile: (file) => attempt(file.suggestedName, () => images.saveFile(file)),
    imageOptions: async () => images.options(),
    saveImageOptions: async (options) => images.rememberOptions(options),
  };
  return {
    requests,
    name: (name) => setCurrent({ name, handle: null, hash: '' }, false),
    forget: () => setCurrent(null, false),
  };
}

async function openRecent(
  recents: RecentHandles,
  id: string,
  open: (file: File, handle: FileSystemFileHandle) => Answer<OpenedProject>,
): Answer<OpenedProject> {
  const recent = await recents.find(id);
  if (!recent) return refuse('', { kind: 'missing' });
  return attempt(recent.name, async () => {
    const permitted = await permit(recent.handle, 'read');
    if (!permitted.ok) return refuse(recent.name, permitted.error);
    const file = await fileOf(recent.handle);
    if (file.ok) return open(file.value, recent.handle);
    if (file.error.kind === 'missing') await recents.forget(id);
    return refuse(recent.name, file.error);
  });
}

async function fileOf(handle: FileSystemFileHandle): Promise<Result<File, FileError>> {
  try {
    return success(await handle.getFile());
  } catch (error) {
    return failure(toFileError(error));
  }
}

/** `work`, with what the browser throws as a failure of the file. */
async function attempt<Value>(file: string, work: () => Answer<Value>): Answer<Value> {
  try {
    return await work();
  } catch (error) {
    return refuse(file, toFileError(error));
  }
}

const refuse = (file: string, error: FileError) => failure<HostFailure>({ file, error });

/** A title or name as the name of a project file. */
function projectFileName(title: string): string {
  // What no file system allows in a name, and the dot that would hide the file.
  const allowed = title.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ').replace(/^[\s.]+/u, '');
  const name = allowed
    .replace(/\.neuromatrix$/iu, '')
    .trim()
    .slice(0, 100);
  return `${name || 'Untitled'}.neuromatrix`;
}
