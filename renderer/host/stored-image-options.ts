import { z } from 'zod';
import { imageOptionsSchema, type ImageOptions } from '../../shared/paint/image-options.ts';

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
