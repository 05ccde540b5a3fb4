import type { Resources } from './resources.ts';
import type { DrawnTexts } from './text-line.ts';

/** What the painting of a page's content needs beside the primitives. */
export interface ContentTools {
  readonly resources: Resources;
  readonly drawnTexts: DrawnTexts;
  /** Letters as shapes instead of text. */
  readonly outlines: boolean;
}
