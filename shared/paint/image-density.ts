import { asciiAt, asciiBytes, joinBytes } from '../bytes/bytes.ts';
import type { RasterFormat } from '../project/image-formats.ts';

/** A format whose images are made in one piece; a PNG and a TIFF are made band by band. */
export type WholeFormat = Exclude<RasterFormat, 'png' | 'tiff'>;

interface WholeImage {
  /** How good it is made, at most 1. For a WebP 1 means without loss. */
  readonly quality: number;
  /** The file with its physical size. */
  readonly withDensity: (file: Uint8Array, dotsPerInch: number) => Uint8Array<ArrayBuffer>;
}

export const wholeImages: Readonly<Record<WholeFormat, WholeImage>> = {
  jpeg: { quality: 0.92, withDensity: withJpegDensity },
  webp: { quality: 1, withDensity: withWebpDensity },
};

/** The JPEG with its physical size in its JFIF header (ISO/IEC 10918-5), which is made if it has none. */
function withJpegDensity(jpeg: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const density = Math.min(65_535, Math.max(1, Math.round(dotsPerInch)));
  const hasHeader = jpeg[2] === 0xff && jpeg[3] === 0xe0 && asciiAt(jpeg, 6, 5) === 'JFIF\0';
  const whole = hasHeader
    ? joinBytes([jpeg])
    : joinBytes([jpeg.subarray(0, 2), plainHeader, jpeg.subarray(2)]);
  // After marker (2), length (2), name (5) and version (2): dots an inch, across and down.
  whole.set([1, density >> 8, density & 0xff, density >> 8, density & 0xff], 13);
  return whole;
}

/** Marker, length, `JFIF`, version 1.1, room for the density, no thumbnail. */
const plainHeader = joinBytes([
  Uint8Array.of(0xff, 0xe0, 0, 16),
  asciiBytes('JFIF\0'),
  Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0),
]);

/**
 * The WebP with its physical size. It has no field for that, so it gets an Exif record (container specification at
 * developers.google.com/speed/webp/docs/riff_container). Only for files without loss, as we make them.
 */
function withWebpDensity(webp: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const chunks = chunksOf(webp);
  const header = chunks.find(({ name }) => name === 'VP8X')?.content ?? headerFor(chunks);
  if (!header) return joinBytes([webp]);
  const extended = Uint8Array.from(header);
  extended[0] = (extended[0] ?? 0) | hasExif;
  const others = chunks.filter(({ name }) => name !== 'VP8X' && name !== 'EXIF');
  const exif = { name: 'EXIF', content: exifWith(dotsPerInch) };
  // The Exif record follows what is painted; the header comes first.
  const body = joinBytes([{ name: 'VP8X', content: extended }, ...others, exif].map(chunkBytes));
  return joinBytes([asciiBytes('RIFF'), uint32Low(body.length + 4), asciiBytes('WEBP'), body]);
}

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

const hasExif = 0x08;
const hasOpacity = 0x10;

function chunksOf(webp: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= webp.length;) {
    const length = uint32LowAt(webp, at + 4);
    chunks.push({ name: asciiAt(webp, at, 4), content: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The header for a file that has none. Its size and opacity follow from the pixels. */
function headerFor(chunks: readonly Chunk[]): Uint8Array | null {
  const pixels = chunks.find(({ name }) => name === 'VP8L')?.content;
  if (!pixels) return null;
  // After the signature: width less one and height less one in 14 bits each, then whether anything is transparent.
  const bits = uint32LowAt(pixels, 1);
  const [width, height] = [bits & 0x3fff, (bits >>> 14) & 0x3fff];
  const flags = (bits >>> 28) & 1 ? hasOpacity : 0;
  return joinBytes([Uint8Array.of(flags, 0, 0, 0), uint24Low(width), uint24Low(height)]);
}

function chunkBytes({ name, content }: Chunk): Uint8Array {
  const padding = new Uint8Array(content.length % 2);
  return joinBytes([asciiBytes(name), uint32Low(content.length), content, padding]);
}

/** A TIFF with nothing but its resolution: tags 282, 283 and 296, the two numbers behind them (TIFF 6.0). */
function exifWith(dotsPerInch: number): Uint8Array {
  const [rational, short] = [5, 3];
  const entries = 3;
  const numbersAt = 8 + 2 + entries * 12 + 4;
  const number = joinBytes([uint32Low(Math.round(dotsPerInch * 100)), uint32Low(100)]);
  const inch = 2;
  return joinBytes([
    asciiBytes('II*\0'),
    uint32Low(8),
    uint16Low(entries),
    entry(282, rational, numbersAt),
    entry(283, rational, numbersAt + 8),
    entry(296, short, inch),
    uint32Low(0),
    number,
    number,
  ]);
}

function entry(tag: number, type: number, value: number): Uint8Array {
  return joinBytes([uint16Low(tag), uint16Low(type), uint32Low(1), uint32Low(value)]);
}

function uint16Low(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8);
}

function uint24Low(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16);
}

/** Four bytes, the lowest first. */
function uint32Low(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}

function uint32LowAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}
