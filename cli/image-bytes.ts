import { isRaster, type RasterFormat, type ImageOptions } from '../shared/project/image-formats.ts';
import { describeTooLarge, describeTooManyPages } from '../shared/messages.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { rasterSize, type RasterSize } from '../shared/paint/raster-size.ts';
import { failure, success, unreachable, type Result } from '../shared/result.ts';
import { cliWords } from '../shared/words/cli.ts';

export interface MadeImage {
  readonly data: Uint8Array;
  /** In pixels, or of a drawing in diagram units. */
  readonly width: number;
  readonly height: number;
  readonly pages?: number;
  /** Sentences about the image for the person. */
  readonly notes: readonly string[];
}

/** The bytes of an image file, or a sentence that says why there are none. `projectText` goes into it if asked. */
export async function makeImage(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<MadeImage, string>> {
  const { format } = options;
  if (isRaster(format)) return makeRaster(picture, options, format, projectText);
  switch (format) {
    case 'svg':
      return success(await makeSvg(picture, options, projectText));
    case 'pdf':
      return makePdf(picture, options, projectText);
    case 'pptx': {
      const { paintPptx } = await import('../shared/paint/pptx.ts');
      const { width, height } = picture.frame;
      return success({ ...paintPptx(picture), width, height, pages: 1 });
    }
    default:
      return unreachable(format);
  }
}

async function makeSvg(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<MadeImage> {
  const { paintSvg } = await import('../shared/paint/svg.ts');
  const project = options.embedProject ? projectText : undefined;
  const { width, height } = picture.frame;
  if (options.text === 'text') {
    const { embeddedFonts } = await import('../data/fonts/embedded-fonts.ts');
    const svg = paintSvg(picture, { fonts: embeddedFonts, project });
    return { data: Buffer.from(svg), width, height, notes: [] };
  }
  const { textsWithoutOutlines } = await import('../shared/paint/svg.ts');
  const outlines = await plainFontFiles();
  const svg = paintSvg(picture, { fonts: null, outlines, project });
  const lacking = textsWithoutOutlines(picture, outlines);
  const notes = noteTexts(lacking, cliWords.bundledFontLacks);
  return { data: Buffer.from(svg), width, height, notes };
}

export async function plainFontFiles(): Promise<{ regular: Uint8Array; semibold: Uint8Array }> {
  const { plainFonts } = await import('../data/fonts/plain-fonts.ts');
  return {
    regular: Buffer.from(plainFonts.regular, 'base64'),
    semibold: Buffer.from(plainFonts.semibold, 'base64'),
  };
}

const mostNamed = 5;

function noteTexts(texts: readonly string[], note: (named: string) => string): string[] {
  if (texts.length === 0) return [];
  const named = texts.slice(0, mostNamed).map((text) => JSON.stringify(text.slice(0, 40)));
  return [note(cliWords.namedAndMore(named.join(', '), texts.length - named.length))];
}

export function noteMissing(texts: readonly string[]): string[] {
  return noteTexts(texts, cliWords.boxesStandFor);
}

async function makePdf(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<MadeImage, string>> {
  const { paintPdf } = await import('../shared/paint/pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const painted = await paintPdf(picture, {
    fonts: await plainFontFiles(),
    page: options.page,
    outlines: options.text === 'outlines',
    drawMissing,
    ...(options.embedProject ? { project: projectText } : {}),
  });
  if (!painted.ok) return failure(describeTooManyPages(painted.error));
  const { data, pages, missing } = painted.value;
  const { width, height } = picture.frame;
  return success({ data, width, height, pages, notes: noteMissing(missing) });
}

async function makeRaster(
  picture: Picture,
  { size, embedProject }: ImageOptions,
  format: RasterFormat,
  projectText: string,
): Promise<Result<MadeImage, string>> {
  const pixels = rasterSize(picture.frame, size, format);
  if (!pixels.ok) return failure(describeTooLarge(pixels.error));
  const text = embedProject ? projectText : null;
  const data = await pixelsIn(format, picture, pixels.value, text);
  const { findMissing } = await import('./draw-missing.ts');
  const { width, height } = pixels.value;
  // The canvas here paints nothing for a missing character, where a browser paints a box.
  const notes = noteTexts(findMissing(picture), cliWords.missingFromImage);
  return success({ data, width, height, notes });
}

async function pixelsIn(
  format: RasterFormat,
  picture: Picture,
  size: RasterSize,
  projectText: string | null,
): Promise<Uint8Array> {
  const { makePng, makeTiff, makeWhole } = await import('./raster.ts');
  if (format === 'png') return makePng(picture, size, projectText);
  return format === 'tiff' ? makeTiff(picture, size) : makeWhole(picture, size, format);
}
