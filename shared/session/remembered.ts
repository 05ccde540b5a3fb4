import { z } from 'zod';
import { imageOptionsSchema, type ImageOptions } from '../project/image-formats.ts';

/** Puts an item first, once, and drops what is more than `most`. */
export function putFirst<Item>(
  items: readonly Item[],
  item: Item,
  isSame: (other: Item) => boolean,
  most: number,
): Item[] {
  return [item, ...items.filter((other) => !isSame(other))].slice(0, most);
}

/**
 * The last image options of each project, by its file, latest first. They are checked only when they are asked for:
 * another version may have written them.
 */
export const storedImageOptionsSchema = z.array(
  z.object({ file: z.string(), options: z.unknown() }),
);
export type StoredImageOptions = z.infer<typeof storedImageOptionsSchema>;

/** The options of one file; `null` if there are none that can be understood. */
export function imageOptionsIn(stored: StoredImageOptions, file: string): ImageOptions | null {
  const found = stored.find((one) => one.file === file);
  const options = imageOptionsSchema.safeParse(found?.options);
  return options.success ? options.data : null;
}

const mostImageOptions = 100;

export function withImageOptions(
  stored: StoredImageOptions,
  file: string,
  options: ImageOptions,
): StoredImageOptions {
  return putFirst(stored, { file, options }, (one) => one.file === file, mostImageOptions);
}
