import { describeTooLarge } from '../shared/messages.ts';
import type { ImageFormat, ImageOptions } from '../shared/paint/image-options.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { rasterSize, type RasterFormat } from '../shared/paint/raster-size.ts';
import { failure, success, unreachable, type Result } from '../shared/result.ts';

/** The formats that the command line draws, in the order in which it offers them. */
export const offeredFormats: readonly ImageFormat[] = ['svg', 'pdf', 'png', 'jpeg', 'webp'];

export interface MadeImage {
  readonly data: Uint8Array;
  /** In pixels, or of a drawing in diagram units. */
  readonly width: number;
  readonly height: number;
  /** Of a document. */
  readonly pages?: number;
  /** What a person should know of it, in sentences. */
  readonly notes: readonly string[];
}

/** The bytes of an image file, or a sentence that says why there are none. `projectText` goes into it if asked. */
export async function makeImage(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<MadeImage, string>> {
  switch (options.format) {
    case 'svg':
      return success(await makeSvg(picture, options, projectText));
    case 'png':
    case 'jpeg':
    case 'webp':
      return makeRaster(picture, options, options.format, projectText);
    case 'pdf': {
      const { makePdf } = await import('./pdf.ts');
      return makePdf(picture, options, projectText);
    }
    default:
      return unreachable(options.format);
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
  const { textsWithoutOutlines } = await import('../shared/paint/svg-outlines.ts');
  const outlines = await outlineFontFiles();
  const svg = paintSvg(picture, { fonts: null, outlines, project });
  const notes = noteTexts(textsWithoutOutlines(picture, outlines));
  return { data: Buffer.from(svg), width, height, notes };
}

async function outlineFontFiles(): Promise<{ regular: Uint8Array; semibold: Uint8Array }> {
  const { outlineFonts } = await import('../data/fonts/outline-fonts.ts');
  return {
    regular: Buffer.from(outlineFonts.regular, 'base64'),
    semibold: Buffer.from(outlineFonts.semibold, 'base64'),
  };
}

const mostNamed = 5;

function noteTexts(texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const named = texts.slice(0, mostNamed).map((text) => JSON.stringify(text.slice(0, 40)));
  const more = texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : '';
  return [`The bundled font lacks ${named.join(', ')}${more}: this stays text in another font.`];
}

async function makeRaster(
  picture: Picture,
  { size, embedProject }: ImageOptions,
  format: RasterFormat,
  projectText: string,
): Promise<Result<MadeImage, string>> {
  const pixels = rasterSize(picture.frame, size, format);
  if (!pixels.ok) return failure(describeTooLarge(pixels.error));
  const { makePng, makeWhole } = await import('./raster.ts');
  const data =
    format === 'png'
      ? await makePng(picture, pixels.value, embedProject ? projectText : null)
      : await makeWhole(picture, pixels.value, format);
  const { width, height } = pixels.value;
  return success({ data, width, height, notes: [] });
}
