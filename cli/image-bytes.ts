import { describeTooLarge } from '../shared/messages.ts';
import type { ImageOptions } from '../shared/paint/image-options.ts';
import type { Picture } from '../shared/paint/picture.ts';
import { rasterSize, type RasterFormat } from '../shared/paint/raster-size.ts';
import { failure, success, type Result } from '../shared/result.ts';

/** The bytes of an image file, or a sentence that says why there are none. `projectText` goes into it if asked. */
export async function makeImage(
  picture: Picture,
  options: ImageOptions,
  projectText: string,
): Promise<Result<Uint8Array, string>> {
  switch (options.format) {
    case 'svg':
      return success(await makeSvg(picture, options, projectText));
    case 'png':
    case 'jpeg':
    case 'webp':
      return makeRaster(picture, options, options.format, projectText);
    case 'pdf':
      throw new Error('The command line does not offer this format.');
  }
}

async function makeSvg(
  picture: Picture,
  _options: ImageOptions,
  _projectText: string,
): Promise<Uint8Array> {
  const { paintSvg } = await import('../shared/paint/svg.ts');
  const { embeddedFonts } = await import('../data/fonts/embedded-fonts.ts');
  return Buffer.from(paintSvg(picture, { fonts: embeddedFonts }));
}

async function makeRaster(
  picture: Picture,
  { size, embedProject }: ImageOptions,
  format: RasterFormat,
  projectText: string,
): Promise<Result<Uint8Array, string>> {
  const pixels = rasterSize(picture.frame, size, format);
  if (!pixels.ok) return failure(describeTooLarge(pixels.error));
  const { makePng, makeWhole } = await import('./raster.ts');
  if (format !== 'png') return success(await makeWhole(picture, pixels.value, format));
  return success(await makePng(picture, pixels.value, embedProject ? projectText : null));
}
