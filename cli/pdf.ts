import process from 'node:process';
import { outlineFonts } from '../data/fonts/outline-fonts.ts';
import type { ImageOptions } from '../shared/paint/image-options.ts';
import { paintPdf } from '../shared/paint/pdf.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { drawMissing } from './draw-missing.ts';

/** The picture as a PDF file, or a sentence that says why there is none. */
export async function makePdf(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<Uint8Array, string>> {
  const painted = await paintPdf(picture, {
    fonts: {
      regular: Buffer.from(outlineFonts.regular, 'base64'),
      semibold: Buffer.from(outlineFonts.semibold, 'base64'),
    },
    page: options.page,
    outlines: options.text === 'outlines',
    drawMissing,
    ...(options.embedProject ? { project: projectText } : {}),
  });
  if (!painted.ok) {
    const { pages, most } = painted.error;
    return failure(`It would take ${pages} pages; at most ${most} are possible. Fit it to a page.`);
  }
  const { data, missing } = painted.value;
  if (missing.length > 0) process.stderr.write(noteOfMissing(missing));
  return success(data);
}

function noteOfMissing(missing: readonly string[]): string {
  const [first = '', ...others] = missing;
  const more = others.length > 0 ? ` and ${others.length} more texts` : '';
  return `No font of this machine has “${first}”${more}: boxes stand for it.\n`;
}
