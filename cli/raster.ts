import { createDeflate, type Deflate } from 'node:zlib';
import { createCanvas, GlobalFonts, loadImage, type Canvas } from '@napi-rs/canvas';
import { embeddedFonts } from '../data/fonts/embedded-fonts.ts';
import { imageFormats } from '../shared/project/image-formats.ts';
import { wholeImages, type WholeFormat } from '../shared/paint/image-density.ts';
import { bytesOfPicture, factsOfPicture } from '../shared/project/picture-file.ts';
import { paintCanvas } from '../shared/paint/canvas.ts';
import { keepDecoded, picturesToDecode } from '../shared/paint/decoded-pictures.ts';
import type { Picture } from '../shared/paint/picture.ts';
import type { RasterSize } from '../shared/paint/raster-size.ts';
import { pngFile } from '../shared/paint/png.ts';
import { createTiff } from '../shared/paint/tiff.ts';
import {
  bandBleed,
  bandsOf,
  bandSurfaceHeight,
  isOpaque,
  packRows,
  paintBand,
} from '../shared/paint/raster-bands.ts';
import { surfaceWithMachineFonts } from './machine-fonts.ts';

/** The picture as a PNG file, painted by Skia band by band, so that the memory it takes does not grow with the image. */
export async function makePng(
  picture: Picture,
  size: RasterSize,
  project: string | null,
): Promise<Uint8Array> {
  await prepare(picture);
  const { width, height } = size;
  const opaque = isOpaque(picture);
  const deflate = createDeflate();
  const packed = collect(deflate);
  const bands = bandsOf(size);
  const canvas = createCanvas(width, bandSurfaceHeight(bands));
  const surface = surfaceWithMachineFonts(canvas);
  let packing = Promise.resolve();
  for (const band of bands) {
    paintBand(surface, picture, size, band);
    const rows = packRows(pixelsOf(canvas, band.height, opaque), width, band.height, opaque);
    // One band is painted while the one before is packed; waiting keeps bands from piling up.
    // oxlint-disable-next-line no-await-in-loop
    await packing;
    packing = write(deflate, rows);
  }
  await packing;
  deflate.end();
  const { dotsPerInch } = size;
  const { title, description } = picture;
  const notes = { dotsPerInch, title, description, project };
  return pngFile({ width, height, isOpaque: opaque }, notes, await packed);
}

/** The picture as a TIFF file, painted as a PNG is. */
export async function makeTiff(picture: Picture, size: RasterSize): Promise<Uint8Array> {
  await prepare(picture);
  const opaque = isOpaque(picture);
  const bands = bandsOf(size);
  const canvas = createCanvas(size.width, bandSurfaceHeight(bands));
  const surface = surfaceWithMachineFonts(canvas);
  const tiff = createTiff(size);
  for (const band of bands) {
    paintBand(surface, picture, size, band);
    tiff.add(pixelsOf(canvas, band.height, opaque), band.height);
  }
  return tiff.file();
}

/** The picture as an image of pixels that is made in one piece; on white where the format cannot be transparent. */
export async function makeWhole(
  picture: Picture,
  size: RasterSize,
  format: WholeFormat,
): Promise<Uint8Array> {
  await prepare(picture);
  const canvas = createCanvas(size.width, size.height);
  const surface = surfaceWithMachineFonts(canvas);
  if (imageFormats[format].isOpaque) {
    surface.fillStyle = '#ffffff';
    surface.fillRect(0, 0, size.width, size.height);
  }
  paintCanvas(surface, picture, { scale: size.scale });
  const { quality, withDensity } = wholeImages[format];
  return withDensity(await canvas.encode(format, quality * 100), size.dotsPerInch);
}

/** What a picture needs that is painted: fonts, and the pictures that were inserted into it. */
async function prepare({ items }: Picture): Promise<void> {
  registerFonts();
  for (const picture of picturesToDecode(items)) {
    const bytes = factsOfPicture(picture) && bytesOfPicture(picture);
    // One after the other: each takes much memory while it is decoded.
    // oxlint-disable-next-line no-await-in-loop
    const image = bytes && (await decode(bytes));
    keepDecoded(picture, image);
  }
}

/** Null for a damaged picture, which is painted as a pale box. */
async function decode(bytes: Uint8Array): Promise<object | null> {
  try {
    return await loadImage(Buffer.from(bytes));
  } catch {
    return null;
  }
}

let areFontsThere = false;

function registerFonts(): void {
  if (areFontsThere) return;
  for (const font of [embeddedFonts.regular, embeddedFonts.semibold]) {
    const key = GlobalFonts.register(Buffer.from(font, 'base64'), 'Inter');
    if (!key) throw new Error('The bundled font could not be loaded.');
  }
  areFontsThere = true;
}

/** The canvas's own memory is faster to have, but has its colours multiplied by their opacity. */
function pixelsOf(canvas: Canvas, height: number, opaque: boolean): Uint8Array | Uint8ClampedArray {
  if (opaque) return canvas.data().subarray(bandBleed * canvas.width * 4);
  return canvas.getContext('2d').getImageData(0, bandBleed, canvas.width, height).data;
}

function write(deflate: Deflate, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function collect(deflate: Deflate): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  // What a stream of zlib gives.
  for await (const piece of deflate) pieces.push(piece as Buffer);
  return pieces;
}
