import { imageFormats } from '../../shared/project/image-formats.ts';
import { paintCanvas } from '../../shared/paint/canvas.ts';
import { wholeImages, type WholeFormat } from '../../shared/paint/image-density.ts';
import type { Picture } from '../../shared/paint/picture.ts';
import type { RasterSize } from '../../shared/paint/raster-size.ts';
import { createTiff } from '../../shared/paint/tiff.ts';
import { type PngNotes, pngFile, withPngNotes } from '../../shared/paint/png.ts';
import {
  bandBleed,
  bandsOf,
  bandSurfaceHeight,
  isOpaque,
  packRows,
  paintBand,
} from '../../shared/paint/raster-bands.ts';
import { partsWords } from '../../shared/words/parts.ts';

/** The system gives no memory, or the browser cannot write the format. The message is a sentence for people. */
export class CannotPaint extends Error {}

/**
 * A PNG with fewer pixels is painted in one piece, which takes four bytes for each pixel: browsers then make the file
 * in half the time, slightly larger.
 */
const wholePixels = 100_000_000;

/** @param onProgress told the share that is done, 0 to 1, where it is known */
export async function paintPng(
  picture: Picture,
  size: RasterSize,
  project: string | null,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { dotsPerInch } = size;
  const { title, description } = picture;
  const notes = { dotsPerInch, title, description, project };
  const isLarge = size.width * size.height > wholePixels;
  if (isLarge) return paintPngInBands(picture, size, notes, onProgress);
  const surface = canvasOf(size.width, size.height, picture);
  paintCanvas(surface, picture, { scale: size.scale });
  return withPngNotes(await encode(surface, imageFormats.png.mediaType), notes);
}

/** No canvas is larger than browsers allow, and each painted band is packed at once. */
async function paintPngInBands(
  picture: Picture,
  size: RasterSize,
  notes: PngNotes,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = size;
  const opaque = isOpaque(picture);
  const bands = bandsOf(size);
  const surface = canvasOf(width, bandSurfaceHeight(bands), picture);
  const packer = new CompressionStream('deflate');
  const packed = piecesOf(packer.readable);
  const writer = packer.writable.getWriter();
  for (const band of bands) {
    paintBand(surface, picture, size, band);
    const { data } = surface.getImageData(0, bandBleed, width, band.height);
    // One after the other, so that only one band is in memory.
    // oxlint-disable-next-line no-await-in-loop
    await writer.write(packRows(data, width, band.height, opaque));
    onProgress((band.top + band.height) / height);
  }
  await writer.close();
  return pngFile({ width, height, isOpaque: opaque }, notes, await packed);
}

/** A TIFF, painted as a large PNG is. */
export function paintTiff(
  picture: Picture,
  size: RasterSize,
  onProgress: (share: number) => void,
): Uint8Array<ArrayBuffer> {
  const { width, height } = size;
  const bands = bandsOf(size);
  const surface = canvasOf(width, bandSurfaceHeight(bands), picture);
  const tiff = createTiff(size);
  for (const band of bands) {
    paintBand(surface, picture, size, band);
    tiff.add(surface.getImageData(0, bandBleed, width, band.height).data, band.height);
    onProgress((band.top + band.height) / height);
  }
  return tiff.file();
}

/** An image of pixels that is made in one piece; on white where its format cannot be transparent. */
export async function paintWhole(
  picture: Picture,
  { width, height, scale, dotsPerInch }: RasterSize,
  format: WholeFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  const surface = canvasOf(width, height, picture);
  if (imageFormats[format].isOpaque) {
    surface.fillStyle = '#ffffff';
    surface.fillRect(0, 0, width, height);
  }
  paintCanvas(surface, picture, { scale });
  const { quality, withDensity } = wholeImages[format];
  const bytes = await encode(surface, imageFormats[format].mediaType, quality);
  return withDensity(bytes, dotsPerInch);
}

async function encode(
  surface: OffscreenCanvasRenderingContext2D,
  type: string,
  quality = 1,
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await surface.canvas.convertToBlob({ type, quality });
  // A browser that does not know a format writes another one.
  if (blob.type !== type) throw new CannotPaint(partsWords.thisBrowserCannotWriteImagesOf);
  return new Uint8Array(await blob.arrayBuffer());
}

/** For a canvas that is too large, a browser returns one on which nothing is ever painted. */
function canvasOf(
  width: number,
  height: number,
  picture: Picture,
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width, height);
  // In the main memory, because all of it will be read.
  const surface = canvas.getContext('2d', { willReadFrequently: true, alpha: !isOpaque(picture) });
  if (!surface || !takesPaint(surface, width - 1, height - 1)) {
    throw new CannotPaint(partsWords.systemGaveNoMemoryToPaint);
  }
  return surface;
}

function takesPaint(surface: OffscreenCanvasRenderingContext2D, x: number, y: number): boolean {
  surface.fillStyle = '#ffffff';
  surface.fillRect(x, y, 1, 1);
  const isPainted = surface.getImageData(x, y, 1, 1).data[0] === 255;
  surface.clearRect(x, y, 1, 1);
  return isPainted;
}

async function piecesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    // A stream is read in order.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) return pieces;
    pieces.push(value);
  }
}
