import type { ImageOptions } from '../shared/paint/image-options.ts';
import { imageSize, pixelScale } from '../shared/paint/image-size.ts';
import type { Picture } from '../shared/paint/picture.ts';
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
      return makePng(picture, options);
    case 'pdf': {
      const { makePdf } = await import('./pdf.ts');
      return makePdf(picture, options, projectText);
    }
    case 'jpeg':
    case 'webp':
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

async function makePng(
  picture: Picture,
  options: ImageOptions,
): Promise<Result<Uint8Array, string>> {
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
  return success(await paintPng(picture, scale, size.value));
}
