import { outlineFonts } from '../data/fonts/outline-fonts.ts';
import type { ImageOptions } from '../shared/paint/image-options.ts';
import { paintPdf } from '../shared/paint/pdf.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { drawMissing } from './draw-missing.ts';
import type { MadeImage } from './image-bytes.ts';

/** The picture as a PDF file, or a sentence that says why there is none. */
export async function makePdf(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<MadeImage, string>> {
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
  const { data, pages, missing } = painted.value;
  const { width, height } = picture.frame;
  const notes = missing.length > 0 ? [noteOfMissing(missing)] : [];
  return success({ data, width, height, pages, notes });
}

function noteOfMissing(missing: readonly string[]): string {
  const [first = '', ...others] = missing;
  const more = others.length > 0 ? ` and ${others.length} more texts` : '';
  return `No font of this machine has “${first}”${more}: boxes stand for it.`;
}
