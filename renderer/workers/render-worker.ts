import { isRaster, type RasterFormat } from '../../shared/project/image-formats.ts';
import './without-eval.ts';
import { composePicture, type Picture } from '../../shared/paint/picture.ts';
import type { ImageOptions } from '../../shared/project/image-options.ts';
import { rasterSize } from '../../shared/paint/image-size.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { unreachable } from '../../shared/result.ts';
import { loadFontFiles, loadFontsForSvg, loadPlainFonts } from './image-fonts.ts';
import { CannotPaint, paintPng, paintWhole } from './paint-raster.ts';
import { renderRequestSchema, type RenderReport, type ReportOptions } from './render-messages.ts';

// Makes images, one after the other, away from the window, which stays free for its person.
self.addEventListener('message', (event) => void answer(event.data));

async function answer(message: unknown): Promise<void> {
  try {
    const request = renderRequestSchema.parse(message);
    const { project } = request;
    if ('report' in request) report(await renderReport(project, request.report));
    else report(await render(project, request.options));
  } catch (error) {
    if (isForWantOfMeans(error)) report(notPainted(error.message));
    // The window hears of this, as it would not of a promise that is rejected here.
    else self.reportError(error);
  }
}

async function render(project: Project, options: ImageOptions): Promise<RenderReport> {
  const picture = composePicture(project, options);
  const projectText = options.embedProject ? serializeProject(project) : null;
  const { format } = options;
  if (isRaster(format)) return renderRaster(picture, options, format, projectText);
  switch (format) {
    case 'svg':
      return {
        kind: 'done',
        bytes: await renderSvg(picture, options, projectText),
        missing: await missingIn(picture),
      };
    case 'pdf':
      return renderPdf(picture, options, projectText);
    default:
      return unreachable(format);
  }
}

async function renderRaster(
  picture: Picture,
  { size }: ImageOptions,
  format: RasterFormat,
  projectText: string | null,
): Promise<RenderReport> {
  const pixels = rasterSize(picture.frame, size, format);
  if (!pixels.ok) return { kind: 'no-image', failure: pixels.error };
  await useFonts();
  const onProgress = (share: number) => report({ kind: 'progress', share });
  const bytes =
    format === 'png'
      ? await paintPng(picture, pixels.value, projectText, onProgress)
      : await paintWhole(picture, pixels.value, format);
  return { kind: 'done', bytes, missing: await missingIn(picture) };
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
): Promise<RenderReport> {
  const { paintPdf } = await import('../../shared/paint/pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await loadPlainFonts();
  const project = projectText === null ? {} : { project: projectText };
  const outlines = text === 'outlines';
  const painted = await paintPdf(picture, { fonts, page, outlines, drawMissing, ...project });
  if (!painted.ok) return { kind: 'no-image', failure: painted.error };
  const { data, missing } = painted.value;
  return { kind: 'done', bytes: data, missing: [...missing] };
}

async function renderReport(
  project: Project,
  { format, paper, name }: ReportOptions,
): Promise<RenderReport> {
  const { makeReport } = await import('../../shared/report/report.ts');
  const made = makeReport(project, name);
  if (format === 'html') {
    const { writeReportHtml } = await import('../../shared/report/report-html.ts');
    const text = writeReportHtml(made, await loadFontsForSvg());
    return { kind: 'done', bytes: new TextEncoder().encode(text), missing: [] };
  }
  const { paintReportPdf } = await import('../../shared/report/report-pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await loadPlainFonts();
  const { data, missing } = await paintReportPdf(made, { paper, fonts, drawMissing });
  return { kind: 'done', bytes: data, missing: [...missing] };
}

async function missingIn(picture: Picture): Promise<string[]> {
  return (await import('./draw-missing.ts')).findMissing(picture);
}

let fontsInUse: Promise<void> | null = null;

/** A worker has none of the page's fonts; it loads them for its first image. */
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

function notPainted(reason: string): RenderReport {
  return { kind: 'no-image', failure: { kind: 'not-painted', reason } };
}

function report(message: RenderReport): void {
  const transfer = message.kind === 'done' ? [message.bytes.buffer] : [];
  self.postMessage(message, { transfer });
}

/** Browsers say with a `RangeError` or a `DOMException` that an image takes more memory than there is. */
function isForWantOfMeans(error: unknown): error is Error {
  return (
    error instanceof CannotPaint || error instanceof RangeError || error instanceof DOMException
  );
}
