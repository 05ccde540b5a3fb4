import type { PdfFile, Reference } from './pdf-file.ts';
import { array, dictionary, textString } from './syntax.ts';

export interface Bookmark {
  readonly title: string;
  readonly page: Reference;
  /** From the bottom of the page, in points. */
  readonly top: number;
}

/** The list of bookmarks that a reader shows beside the pages: ISO 32000-1, 12.3.3. */
export function writeBookmarks(
  file: PdfFile,
  bookmarks: readonly Bookmark[],
): Reference | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const references = bookmarks.map(() => file.reserve());
  for (const [at, { title, page, top }] of bookmarks.entries()) {
    const entry = dictionary({
      Title: textString(title),
      Parent: root,
      Prev: references[at - 1],
      Next: references[at + 1],
      Dest: array([page, '/XYZ', 'null', top, 'null']),
    });
    file.put(references[at] ?? '', entry);
  }
  const ends = { First: references[0], Last: references.at(-1), Count: references.length };
  file.put(root, dictionary({ Type: '/Outlines', ...ends }));
  return root;
}
