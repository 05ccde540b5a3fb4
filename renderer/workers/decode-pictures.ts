import { keepDecoded, picturesToDecode } from '../../shared/paint/decoded-pictures.ts';
import { bytesOfPicture, factsOfPicture } from '../../shared/project/picture-file.ts';
import type { InsertedPicture } from '../../shared/project/project-schema.ts';
import type { DrawnItem } from '../../shared/scene/primitives.ts';

/** Has the browser decode the pictures of a diagram that it cannot paint yet. */
export async function decodePictures(items: Iterable<DrawnItem>): Promise<void> {
  await Promise.all(picturesToDecode(items).map(decode));
}

async function decode(picture: InsertedPicture): Promise<void> {
  const [bytes, facts] = [bytesOfPicture(picture), factsOfPicture(picture)];
  if (!bytes || !facts) return keepDecoded(picture, null);
  const file = new Blob([new Uint8Array(bytes)], { type: `image/${facts.type}` });
  try {
    keepDecoded(picture, await createImageBitmap(file));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    keepDecoded(picture, null);
  }
}
