import { embeddedFonts } from '../data/fonts/embedded-fonts.ts';
import { paintCanvas } from '../shared/paint/canvas.ts';
import type { PixelSize } from '../shared/paint/image-size.ts';
import type { Picture } from '../shared/paint/picture.ts';

/** The picture as a PNG file, painted by Skia. Loads its native part when it is first asked for. */
export async function paintPng(
  picture: Picture,
  scale: number,
  { width, height }: PixelSize,
): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const font of [embeddedFonts.regular, embeddedFonts.semibold]) {
    const key = GlobalFonts.register(Buffer.from(font, 'base64'), 'Inter');
    if (!key) throw new Error('The bundled font could not be loaded.');
  }
  const canvas = createCanvas(width, height);
  paintCanvas(canvas.getContext('2d'), picture, { scale });
  return canvas.encode('png');
}
