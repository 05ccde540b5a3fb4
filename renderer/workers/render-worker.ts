import { composePicture, type Picture } from '../../shared/paint/picture.ts';
import { rasterSize, type RasterSize } from '../../shared/paint/raster-size.ts';
import {
  type ImageFailure,
  type ImageOptions,
  isRaster,
  type RasterFormat,
} from '../../shared/project/image-formats.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { embeddedText } from '../../shared/project/embedded-project.ts';
import { failure, success, unreachable, type Result } from '../../shared/result.ts';
import type { Work } from '../../shared/worker/worker-side.ts';
import './without-eval.ts';
import { answerPage } from './answer-page.ts';
import { decodePictures } from './decode-pictures.ts';
import { loadFontFiles, loadFontsForSvg, loadPlainFonts } from './image-fonts.ts';
import { CannotPaint, paintPng, paintTiff, paintWhole } from './paint-raster.ts';
import { renderQuestions, type MadeImage, type ReportOptions } from './render-messages.ts';

type Made = Result<MadeImage, ImageFailure>;

// Makes images and reports, one after the other, outside of the window, so that the window stays responsive.
answerPage(renderQuestions, {
  image: ({ project, options }, work) => withMeans(work, () => render(project, options, work)),
  report: ({ project, report }, work) => withMeans(work, () => renderReport(project, report)),
});

/** A lack of memory is not a fault of the program. The bytes are handed to the window without a copy. */
async function withMeans(
  { handOver }: Pick<Work, 'handOver'>,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    const made = await make();
    if (made.ok) handOver(made.value.bytes.buffer);
    return made;
  } catch (error) {
    if (!isForWantOfMeans(error)) throw error;
    return failure({ kind: 'not-painted', reason: error.message });
  }
}

async function render(
  project: Project,
  options: ImageOptions,
  { onProgress }: Pick<Work, 'onProgress'>,
): Promise<Made> {
  const picture = composePicture(project, options);
  const projectText = embeddedText(project, options);
  const { format } = options;
  if (isRaster(format)) {
    return renderRaster(picture, options, { format, projectText, onProgress });
  }
  switch (format) {
    case 'svg':
      return success({
        bytes: await renderSvg(picture, options, projectText),
        missing: await missingIn(picture),
      });
    case 'pdf':
      return renderPdf(picture, options, projectText);
    case 'pptx': {
      const { paintPptx } = await import('../../shared/paint/pptx.ts');
      const { data, notes } = paintPptx(picture);
      return success({ bytes: data, missing: [], notes: [...notes] });
    }
    default:
      return unreachable(format);
  }
}

interface RasterWish {
  readonly format: RasterFormat;
  readonly projectText: string | null;
  readonly onProgress: (share: number) => void;
}

async function renderRaster(
  picture: Picture,
  { size }: ImageOptions,
  { format, projectText, onProgress }: RasterWish,
): Promise<Made> {
  const pixels = rasterSize(picture.frame, size, format);
  if (!pixels.ok) return pixels;
  await useFonts();
  await decodePictures(picture.items);
  const bytes = await pixelsIn({ format, projectText, onProgress }, picture, pixels.value);
  return success({ bytes, missing: await missingIn(picture) });
}

async function pixelsIn(
  { format, projectText, onProgress }: RasterWish,
  picture: Picture,
  size: RasterSize,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'png') return paintPng(picture, size, projectText, onProgress);
  if (format === 'tiff') return paintTiff(picture, size, onProgress);
  return paintWhole(picture, size, format);
}

async function renderSvg(
  picture: Picture,
  { text }: ImageOptions,
  projectText: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { paintSvg } = await import('../../shared/paint/svg.ts');
  const project = projectText ?? undefined;
  const svg =
    text === 'text'
      ? paintSvg(picture, { fonts: await loadFontsForSvg(), project })
      : paintSvg(picture, { fonts: null, outlines: await loadPlainFonts(), project });
  return new TextEncoder().encode(svg);
}

async function renderPdf(
  picture: Picture,
  { page, text }: ImageOptions,
  projectText: string | null,
): Promise<Made> {
  const { paintPdf } = await import('../../shared/paint/pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await loadPlainFonts();
  const project = projectText === null ? {} : { project: projectText };
  const outlines = text === 'outlines';
  const painted = await paintPdf(picture, { fonts, page, outlines, drawMissing, ...project });
  if (!painted.ok) return painted;
  const { data, missing } = painted.value;
  return success({ bytes: data, missing: [...missing] });
}

async function renderReport(
  project: Project,
  { format, paper, name }: ReportOptions,
): Promise<Made> {
  const { makeReport } = await import('../../shared/report/report.ts');
  const { loadKnown } = await import('./load-known.ts');
  const made = makeReport(project, name, await loadKnown());
  if (format === 'html') {
    const { writeReportHtml } = await import('../../shared/report/report-html.ts');
    const text = writeReportHtml(made, await loadFontsForSvg());
    return success({ bytes: new TextEncoder().encode(text), missing: [] });
  }
  const { paintReportPdf } = await import('../../shared/report/report-pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await loadPlainFonts();
  const { data, missing } = await paintReportPdf(made, { paper, fonts, drawMissing });
  return success({ bytes: data, missing: [...missing] });
}

async function missingIn(picture: Picture): Promise<string[]> {
  return (await import('./draw-missing.ts')).findMissing(picture);
}

let fontsInUse: Promise<void> | null = null;

/** A worker does not have the page's fonts; it loads them for its first image. */
function useFonts(): Promise<void> {
  fontsInUse ??= addFonts();
  return fontsInUse;
}

async function addFonts(): Promise<void> {
  const { regular, semibold } = await loadFontFiles();
  const faces = [
    new FontFace('Inter', regular, { weight: '400' }),
    new FontFace('Inter', semibold, { weight: '600' }),
  ];
  // The types know the page's global scope only; a worker has its fonts in its own.
  const { fonts } = self as unknown as { readonly fonts: FontFaceSet };
  for (const face of faces) fonts.add(await face.load());
}

/** Browsers report with a `RangeError` or a `DOMException` that an image needs more memory than there is. */
function isForWantOfMeans(error: unknown): error is Error {
  return (
    error instanceof CannotPaint || error instanceof RangeError || error instanceof DOMException
  );
}
