import type { FileError } from '../../shared/project/file-error.ts';
import type { FormatWork } from '../../shared/open/format-work.ts';
import type { FormatId } from '../../shared/formats/known-formats.ts';
import { textToSave } from '../../shared/open/text-to-save.ts';
import {
  openedProject,
  type Answer,
  type Host,
  type HostFailure,
  type OpenedProject,
  type SavedFile,
} from '../../shared/host.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { BrowserFiles } from './browser-files.ts';
import { exportFile, createBrowserImages, type StoredImageOptions } from './browser-exports.ts';
import { pageFiles, permit, writeHandle } from './file-content.ts';
import { toFileError } from '../../shared/session/file-errors.ts';
import { fileNameFrom, PROJECT_EXTENSION } from '../../shared/session/file-names.ts';
import { readProject } from '../../shared/session/project-files.ts';
import type { DroppedHandles, RecentHandles } from './kept-handles.ts';

/** The file that this page's document is in. */
interface CurrentFile {
  readonly name: string;
  /** Null where there is none that can be written to: then saving asks for one, or downloads. */
  readonly handle: FileSystemFileHandle | null;
  /** What it held when this page last read or wrote it. */
  readonly hash: string;
  readonly format: FormatId;
}

export interface DocumentParts {
  readonly files: BrowserFiles;
  readonly recents: RecentHandles;
  readonly drops: DroppedHandles;
  readonly imageOptions: StoredImageOptions;
  readonly formats: FormatWork;
}

export interface BrowserDocuments {
  readonly requests: DocumentRequests;
  /** The document now goes by this name, in no file that could be written to. */
  name(name: string, format: FormatId): void;
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
  formats,
}: DocumentParts): BrowserDocuments {
  let current: CurrentFile | null = null;
  const images = createBrowserImages(files, imageOptions);

  /** `isSame`: it is the document that was here before, and only its file is another. */
  const setCurrent = (next: CurrentFile | null, isSame: boolean): void => {
    current = next;
    images.moveTo(next?.name ?? null, isSame);
  };

  const open = async (file: File, handle: FileSystemFileHandle | null): Answer<OpenedProject> => {
    const read = await readProject(pageFiles, file, formats);
    if (!read.ok) return refuse(file.name, read.error);
    const { fromImage, hash, format } = read.value;
    setCurrent(fromImage ? null : { name: file.name, handle, hash, format }, false);
    if (handle) await recents.remember(handle);
    return success(openedProject(file.name, read.value));
  };

  const write = async (
    handle: FileSystemFileHandle,
    text: string,
    knownHash: string | null,
    format: FormatId,
  ): Answer<SavedFile> => {
    const written = await writeHandle(handle, text, knownHash);
    if (!written.ok) return refuse(handle.name, written.error);
    setCurrent({ name: handle.name, handle, hash: written.value, format }, true);
    await recents.remember(handle);
    return success({ name: handle.name });
  };

  const saveTextAs = (suggestedName: string, text: string, format: FormatId): Answer<SavedFile> =>
    attempt(suggestedName, async () => {
      const target = await files.chooseTarget(suggestedName, format);
      if (target === null) return success(null);
      if (target !== 'download') return write(target, text, null, format);
      files.download(suggestedName, new Blob([text]));
      setCurrent({ name: suggestedName, handle: null, hash: '', format }, true);
      return success({ name: suggestedName });
    });

  const saveAs = (project: Project, title: string): Answer<SavedFile> =>
    saveTextAs(fileNameFrom(title, PROJECT_EXTENSION), serializeProject(project), 'neuromatrix');

  const save: Host['saveProject'] = async ({ project, overwrite, lossy = false }) => {
    if (current === null) return saveAs(project, project.metadata.title);
    const { name, handle, hash, format } = current;
    if (format === 'neuromatrix' && handle === null) return saveAs(project, name);
    const text = await textToSave(formats, project, format, lossy);
    if (!text.ok) return refuse(name, text.error);
    if (handle === null) return saveTextAs(name, text.value, format);
    return write(handle, text.value, overwrite ? null : hash, format);
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
    saveProject: save,
    saveProjectAs: ({ project, suggestedName }) => saveAs(project, suggestedName),
    exportFile: (file) => attempt(file.suggestedName, () => exportFile(files, file)),
    exportImage: (image) => attempt(image.suggestedName, () => images.save(image)),
    imageOptions: async () => images.options(),
    saveImageOptions: async (options) => images.rememberOptions(options),
  };
  return {
    requests,
    name: (name, format) => setCurrent({ name, handle: null, hash: '', format }, false),
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
