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
  /** What is not the diagram itself. */
  saveFile(file: RequestInput<'exportFile'>): Answer<SavedFile>;
  options(): ImageOptions | null;
  rememberOptions(options: ImageOptions): void;
  /** The document is in a file of this name now, or in none. `isSame`: it only went there. */
  moveTo(fileName: string | null, isSame: boolean): void;
}

interface Target {
  readonly format: ImageFormat;
  readonly place: FileSystemFileHandle | 'download';
}

export function createBrowserImages(
  files: BrowserFiles,
  stored: StoredImageOptions,
): BrowserImages {
  let file: string | null = null;
  let options: ImageOptions | null = null;
  let last: Target | null = null;

  const choose = async ({ format, suggestedName }: RequestInput<'exportFile'>) => {
    // Drawing may have taken longer than a click counts as the person's wish: then no picker, but a download, may follow.
    return files.chooseTarget(suggestedName, format).catch(() => 'download' as const);
  };
  const targetOf = async (image: RequestInput<'exportImage'>): Promise<Target | null> => {
    const { format, again } = image;
    if (again && last?.format === format) return last;
    const place = await choose(image);
    return place && { format, place };
  };

  return {
    save: async (image) => {
      const target = await targetOf(image);
      if (target === null) return success(null);
      const saved = await write(files, target.place, image);
      if (saved.ok) last = target;
      return saved;
    },
    saveFile: async (file) => {
      const place = await choose(file);
      return place === null ? success(null) : write(files, place, file);
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
  place: Target['place'],
  { suggestedName, data }: RequestInput<'exportFile'>,
): Answer<SavedFile> {
  if (place === 'download') {
    files.download(suggestedName, new Blob([data]));
    return success({ name: suggestedName });
  }
  const permitted = await permit(place, 'readwrite');
  if (!permitted.ok) return { ok: false, error: { file: place.name, error: permitted.error } };
  await replaceContent(place, data);
  return success({ name: place.name });
}
