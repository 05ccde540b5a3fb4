import type { ImageFormat, ImageOptions } from '../shared/paint/image-options.ts';
import { imageSize, pixelScale } from '../shared/paint/image-size.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { failure, success, type Result } from '../shared/result.ts';

/** The formats that the command line draws, in the order in which it offers them. */
export const offeredFormats: readonly ImageFormat[] = ['svg', 'png'];

export interface MadeImage {
  readonly data: Uint8Array;
  /** In pixels, or of a drawing in diagram units. */
  readonly width: number;
  readonly height: number;
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
      return makePng(picture, options);
    case 'pdf': {
      const { makePdf } = await import('./pdf.ts');
      return makePdf(picture, options, projectText);
    }
    case 'jpeg':
    case 'webp':
    default:
      throw new Error(`The command line does not offer ${options.format}.`);
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
  const outlines = await plainFontFiles();
  const svg = paintSvg(picture, { fonts: null, outlines, project });
  const notes = noteTexts(textsWithoutOutlines(picture, outlines));
  return { data: Buffer.from(svg), width, height, notes };
}

async function plainFontFiles(): Promise<{ regular: Uint8Array; semibold: Uint8Array }> {
  const { plainFonts } = await import('../data/fonts/plain-fonts.ts');
  return {
    regular: Buffer.from(plainFonts.regular, 'base64'),
    semibold: Buffer.from(plainFonts.semibold, 'base64'),
  };
}

const mostNamed = 5;

function noteTexts(texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const named = texts.slice(0, mostNamed).map((text) => JSON.stringify(text.slice(0, 40)));
  const more = texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : '';
  return [`The bundled font lacks ${named.join(', ')}${more}: this stays text in another font.`];
}

async function makePng(
  picture: Picture,
  options: ImageOptions,
): Promise<Result<MadeImage, string>> {
  const { frame } = picture;
  const scale = pixelScale(frame, options.size);
  const size = imageSize(frame, scale);
  if (!size.ok) {
    const wanted = `${Math.round(frame.width * scale)} x ${Math.round(frame.height * scale)} pixels`;
    return failure(
      `${wanted} is too large. The largest possible scale is ${size.error.largestScale}.`,
    );
  }
  const { paintPng } = await import('./png.ts');
  const data = await paintPng(picture, scale, size.value);
  return success({ data, ...size.value, notes: [] });
}
