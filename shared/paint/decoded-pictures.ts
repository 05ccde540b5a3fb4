import { pictureOf } from '../project/inserted-picture.ts';
import type { InsertedPicture } from '../project/project-schema.ts';
import type { DrawnItem } from '../scene/primitives.ts';

/** What a canvas of this machine can draw, by the picture: it is decoded once and goes with the picture. */
const decoded = new WeakMap<InsertedPicture, object | null>();

export function decodedPicture(picture: InsertedPicture): object | null | undefined {
  return decoded.get(picture);
}

/** Null for one that is damaged. */
export function keepDecoded(picture: InsertedPicture, image: object | null): void {
  decoded.set(picture, image);
}

/** The pictures among drawn elements that a canvas cannot draw yet, each once. */
export function picturesToDecode(items: Iterable<DrawnItem>): readonly InsertedPicture[] {
  const found = new Set<InsertedPicture>();
  for (const item of items) {
    if (item.type !== 'node' || item.drawn.node.picture === undefined) continue;
    const picture = pictureOf(item.drawn.node);
    if (picture && !decoded.has(picture)) found.add(picture);
  }
  return [...found];
}
