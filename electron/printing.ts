import type { WebContents, WebContentsPrintOptions } from 'electron';
import type { RequestInput, RequestOutputs } from '../shared/host.ts';

type Pages = RequestInput<'printPages'>;

/** In CSS pixels, 1/96 inch. */
const micronsPerPixel = 25_400 / 96;

/** Papers that printers know by name, upright, in CSS pixels. */
const namedPapers = [
  { name: 'A3', width: 297_000 / micronsPerPixel, height: 420_000 / micronsPerPixel },
  { name: 'A4', width: 210_000 / micronsPerPixel, height: 297_000 / micronsPerPixel },
  { name: 'Letter', width: 8.5 * 96, height: 11 * 96 },
] as const;

/**
 * Gives the print dialog the paper for which the pages are made. By itself it would use the system's paper and centre
 * the pages on it.
 */
export function printOptions({ width, height }: Pages): WebContentsPrintOptions {
  const landscape = width > height;
  const [narrow, long] = landscape ? [height, width] : [width, height];
  const named = namedPapers.find((one) => isNear(one.width, narrow) && isNear(one.height, long));
  const size = {
    width: Math.round(narrow * micronsPerPixel),
    height: Math.round(long * micronsPerPixel),
  };
  // The pages have margins of their own.
  return { landscape, pageSize: named?.name ?? size, margins: { marginType: 'none' } };
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 1;
}

/**
 * Shows the system's print dialog. Resolves when the pages are sent, when the person cancels, or when they cannot be
 * printed.
 */
export function printPages(contents: WebContents, pages: Pages): RequestOutputs['printPages'] {
  return new Promise((resolve) => {
    contents.print(printOptions(pages), (isDone, reason) =>
      // Giving up is no failure.
      resolve(isDone || /cancel/iu.test(reason) ? null : reason),
    );
  });
}
