import { paintPdf, type PaintedPdf, type PdfOptions } from '../../shared/paint/pdf.ts';
import type { Picture } from '../../shared/paint/picture.ts';
import { fontFiles } from './font-files.ts';

/** A picture as a PDF with defaults: one page of its size, text as text, without project or date. */
export async function aPdf(
  picture: Picture,
  options: Partial<PdfOptions> = {},
): Promise<PaintedPdf> {
  const defaults = { fonts: fontFiles, page: { paper: 'fit' }, outlines: false } as const;
  const painted = await paintPdf(picture, { ...defaults, ...options });
  if (!painted.ok) throw new Error(`It takes ${painted.error.pages} pages.`);
  return painted.value;
}
