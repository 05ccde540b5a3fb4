import type { ExportedKind } from '../../shared/open/exported-files.ts';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { limits } from '../../shared/project/project-schema.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FileStore } from '../../shared/session/file-store.ts';
import {
  imageOptionsIn,
  storedImageOptionsSchema,
  withImageOptions,
} from '../../shared/session/remembered.ts';
import type { BrowserFiles } from './browser-files.ts';
import type { RecentHandles } from './kept-handles.ts';
import { windowWords } from '../../shared/words/window.ts';

/** A file in the form in which a page can have it. */
export interface PageFile {
  readonly name: string;
  /** Null if there is no handle to write to: then a save asks again, or downloads. */
  readonly handle: FileSystemFileHandle | null;
  /** The content that the page was given. */
  readonly content?: File;
}

export interface PageStoreParts {
  readonly files: BrowserFiles;
  readonly recents: RecentHandles;
  readonly storage: () => Storage;
}

/** The files of the browser edition: by handles if the browser has them, otherwise by uploads and downloads. */
export function createPageStore({ files, recents, storage }: PageStoreParts): FileStore<PageFile> {
  return {
    nameOf: ({ name }) => name,
    canWriteBack: ({ handle }) => handle !== null,
    read: async ({ handle, content }, limit) =>
      readFile(content ?? (await handle?.getFile()), limit),
    readNow: async ({ handle }) => readFile(await handle?.getFile(), limits.fileBytes),
    stampOf: async ({ handle }) => stampOf(handle),
    write: async ({ name, handle }, bytes, expected) => {
      const content = new Uint8Array(bytes);
      if (handle !== null) return oneAtATime(name, () => writeHandle(handle, content, expected));
      files.download(name, new Blob([content]));
      return success('');
    },
    ask: async ({ purpose, kind, suggestedName }) => {
      const target = await chooseTarget(files, suggestedName, kind, purpose === 'project');
      if (target === null) return null;
      return target === 'download'
        ? { name: suggestedName, handle: null }
        : { name: target.name, handle: target };
    },
    remember: async ({ handle }, purpose) => {
      if (handle !== null && purpose === 'project') await recents.remember(handle);
    },
    imageOptions: ({ name }) => imageOptionsIn(loadImageOptions(storage), name),
    rememberImageOptions: async ({ name }, options) => {
      const all = withImageOptions(loadImageOptions(storage), name, options);
      try {
        storage().setItem(storageKey, JSON.stringify(all));
      } catch {
        // Full or forbidden. Only a convenience is lost: the next image starts with the usual options.
      }
    },
  };
}

async function readFile(file: File | undefined, limit: number) {
  if (file === undefined) return failure<FileError>({ kind: 'missing' });
  if (file.size > limit) return failure<FileError>({ kind: 'too-large', bytes: file.size, limit });
  const bytes = await file.arrayBuffer();
  return success({ bytes: new Uint8Array(bytes), hash: await hashOf(bytes) });
}

async function stampOf(handle: FileSystemFileHandle | null): Promise<string | null> {
  try {
    const file = await handle?.getFile();
    return file === undefined ? null : `${file.size} ${file.lastModified}`;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return null;
    throw error;
  }
}

async function chooseTarget(
  files: BrowserFiles,
  suggestedName: string,
  kind: ExportedKind,
  isProject: boolean,
): Promise<FileSystemFileHandle | 'download' | null> {
  const chosen = files.chooseTarget(suggestedName, kind);
  // Making an image may have taken so long that the click no longer counts as the person's wish. Then no picker may
  // open, but a download may.
  return isProject ? chosen : chosen.catch(() => 'download' as const);
}

/** A page cannot know more of a file than its name, so the options are kept by that. */
const storageKey = 'neuromatrix.image-options';

/** They name the files that were opened. */
export function forgetImageOptions(storage: () => Storage): void {
  try {
    storage().removeItem(storageKey);
  } catch {
    // Where storage is forbidden, nothing was kept.
  }
}

function loadImageOptions(storage: () => Storage) {
  try {
    return storedImageOptionsSchema.parse(JSON.parse(storage().getItem(storageKey) ?? '[]'));
  } catch {
    return [];
  }
}

/** In hexadecimal; empty if the page is not served securely. Such a page cannot write back either. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for the permission again if the browser has forgotten it, which happens when the page is closed. */
export async function permit(
  handle: FileSystemFileHandle,
  mode: FileSystemPermissionMode,
): Promise<Result<null, FileError>> {
  const known = await handle.queryPermission({ mode });
  const state = known === 'prompt' ? await handle.requestPermission({ mode }) : known;
  return state === 'granted' ? success(null) : failure({ kind: 'no-permission' });
}

/** Tabs that save files of this name do it one after the other: no other tab saves between the check and the writing. */
function oneAtATime<Value>(name: string, write: () => Promise<Value>): Promise<Value> {
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks ? locks.request(windowWords.neuromatrixFile(name), write) : write();
}

/**
 * The browser writes to another file and replaces the first when everything is written; then the content is read back.
 */
async function writeHandle(
  handle: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
  expected: string | null,
): Promise<Result<string, FileError>> {
  const permitted = await permit(handle, 'readwrite');
  if (!permitted.ok) return permitted;
  if (expected !== null && (await hashInFile(handle)) !== expected) {
    return failure({ kind: 'changed-on-disk' });
  }
  await replaceContent(handle, bytes);
  const hash = await hashOf(bytes);
  if ((await hashInFile(handle)) === hash) return success(hash);
  return failure({ kind: 'system', reason: windowWords.whatWasRead });
}

/** Throws what the browser throws; the file is then as it was. */
async function replaceContent(
  handle: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    // Already broken streams refuse to be aborted, which adds nothing to the first error.
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

async function hashInFile(handle: FileSystemFileHandle): Promise<string> {
  return hashOf(await (await handle.getFile()).arrayBuffer());
}
