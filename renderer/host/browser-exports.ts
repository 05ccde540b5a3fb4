import type { ImageFormat } from '../../shared/project/image-formats.ts';
import { z } from 'zod';
import { exportedFile } from '../../shared/open/exported-files.ts';
import type { Answer, RequestInput, SavedFile } from '../../shared/host.ts';
import { success } from '../../shared/result.ts';
import { type ImageOptions, imageOptionsSchema } from '../../shared/project/image-options.ts';
import type { BrowserFiles } from './browser-files.ts';
import { replaceContent, permit } from './file-content.ts';

/** Writes a file where the person says. May throw what the browser throws. */
export async function exportFile(
  files: BrowserFiles,
  { kind, suggestedName, data }: RequestInput<'exportFile'>,
): Answer<SavedFile> {
  const name = `${suggestedName}.${exportedFile(kind).extensions[0]}`;
  // Making it may have taken longer than a click counts as the person's wish: then no picker, but a download, may follow.
  const target = await files.chooseTarget(name, kind).catch(() => 'download' as const);
  if (target === null) return success(null);
  if (target === 'download') {
    files.download(name, new Blob([data]));
    return success({ name });
  }
  await replaceContent(target, data);
  return success({ name: target.name });
}

/** The images made of this page's document: where the last one went, and how it was made. */
export interface BrowserImages {
  /** May throw what the browser throws. */
  save(image: RequestInput<'exportImage'>): Answer<SavedFile>;
  options(): ImageOptions | null;
  rememberOptions(options: ImageOptions): void;
  /** The document is in a file of this name now, or in none. `isSame`: it only went there. */
  moveTo(fileName: string | null, isSame: boolean): void;
}

interface Target {
  readonly format: ImageFormat;
  readonly destination: FileSystemFileHandle | 'download';
}

export function createBrowserImages(
  files: BrowserFiles,
  stored: StoredImageOptions,
): BrowserImages {
  let file: string | null = null;
  let options: ImageOptions | null = null;
  let last: Target | null = null;

  const targetOf = async (image: RequestInput<'exportImage'>): Promise<Target | null> => {
    const { format, suggestedName, again } = image;
    if (again && last?.format === format) return last;
    // Drawing may have taken longer than a click counts as the person's wish: then no picker, but a download, may follow.
    const chosen = files.chooseTarget(suggestedName, format).catch(() => 'download' as const);
    const destination = await chosen;
    return destination && { format, destination };
  };

  return {
    save: async (image) => {
      const target = await targetOf(image);
      if (target === null) return success(null);
      const saved = await write(files, target, image);
      if (saved.ok) last = target;
      return saved;
    },
    options: () => options,
    rememberOptions: (next) => {
      options = next;
      if (file !== null) stored.set(file, next);
    },
    moveTo: (fileName, isSame) => {
      file = fileName;
      if (!isSame) {
        last = null;
        options = file === null ? null : stored.get(file);
      } else if (file !== null && options !== null) stored.set(file, options);
    },
  };
}

async function write(
  files: BrowserFiles,
  { destination }: Target,
  { suggestedName, data }: RequestInput<'exportImage'>,
): Answer<SavedFile> {
  if (destination === 'download') {
    files.download(suggestedName, new Blob([data]));
    return success({ name: suggestedName });
  }
  const permitted = await permit(destination, 'readwrite');
  if (!permitted.ok)
    return { ok: false, error: { file: destination.name, error: permitted.error } };
  await replaceContent(destination, data);
  return success({ name: destination.name });
}

const KEY = 'neuromatrix.image-options';
const MOST = 50;

/** Latest first. What an older version wrote may no longer be understood, and is then asked for anew. */
const storedSchema = z.array(z.object({ file: z.string(), options: z.unknown() }));

/** How each project was last made an image, by the name of its file: a page cannot know more of a file than that. */
export interface StoredImageOptions {
  get(file: string): ImageOptions | null;
  set(file: string, options: ImageOptions): void;
}

/** A convenience: where nothing can be stored, it starts from the usual options each time. */
export function createStoredImageOptions(storage: () => Storage): StoredImageOptions {
  const load = () => {
    try {
      return storedSchema.parse(JSON.parse(storage().getItem(KEY) ?? '[]'));
    } catch {
      return [];
    }
  };
  return {
    get: (file) => {
      const found = load().find((one) => one.file === file);
      const options = imageOptionsSchema.safeParse(found?.options);
      return options.success ? options.data : null;
    },
    set: (file, options) => {
      const others = load().filter((one) => one.file !== file);
      try {
        storage().setItem(KEY, JSON.stringify([{ file, options }, ...others].slice(0, MOST)));
      } catch {
        // Full or forbidden, which costs a few clicks.
      }
    },
  };
}
