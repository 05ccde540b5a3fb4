import type { Answer, RequestInput, SavedFile } from '../../shared/host.ts';
import type { ImageFormat, ImageOptions } from '../../shared/paint/image-options.ts';
import { success } from '../../shared/result.ts';
import type { BrowserFiles } from './browser-files.ts';
import { permit, replaceContent } from './handle-file.ts';
import type { StoredImageOptions } from './stored-image-options.ts';

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
