import { zlibSync } from 'fflate';
import { asciiBytes, joinBytes } from '../bytes/bytes.ts';
import type { RasterSize } from './raster-size.ts';

/** Bytes of pixels that are packed at a time. Readers unpack one strip at a time, too. */
const stripBytes = 1024 * 1024;

export interface TiffWriter {
  /** Adds rows of red, green, blue and alpha, from top to bottom. What is transparent lies on white. */
  readonly add: (pixels: Uint8Array | Uint8ClampedArray, height: number) => void;
  /** The file, when all rows are in. */
  readonly file: () => Uint8Array<ArrayBuffer>;
}

/**
 * Makes a TIFF as journals want it: 8 bits for red, green and blue, no transparency, one image, packed without loss
 * (Deflate), with its resolution. Source: TIFF 6.0 (Adobe, 1992) and Technical Note 2 of 2002 for Deflate.
 */
export function createTiff({ width, height, dotsPerInch }: RasterSize): TiffWriter {
  const rows = Math.max(1, Math.min(height, Math.floor(stripBytes / (width * 3))));
  const strips: Uint8Array[] = [];
  let open = new Uint8Array(width * rows * 3);
  let filled = 0;
  let added = 0;
  const close = () => {
    if (filled === 0) return;
    strips.push(zlibSync(open.subarray(0, filled * width * 3)));
    open = new Uint8Array(width * rows * 3);
    filled = 0;
  };
  return {
    add: (pixels, count) => {
      for (let row = 0; row < count; row += 1) {
        const source = pixels.subarray(row * width * 4, (row + 1) * width * 4);
        layOnWhite(source, open.subarray(filled * width * 3));
        filled += 1;
        added += 1;
        if (filled === rows) close();
      }
    },
    file: () => {
      close();
      if (added !== height) throw new Error(`A TIFF of ${height} rows got ${added}.`);
      return tiffFile({ width, height, dotsPerInch, rows, strips });
    },
  };
}

function layOnWhite(source: Uint8Array | Uint8ClampedArray, target: Uint8Array): void {
  for (let from = 0, to = 0; from < source.length; from += 4, to += 3) {
    // Every index of a typed array has a number.
    const alpha = (source[from + 3] as number) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = source[from + channel] as number;
      target[to + channel] = alpha === 1 ? value : Math.round(value * alpha + 255 * (1 - alpha));
    }
  }
}

interface TiffParts extends Pick<RasterSize, 'width' | 'height' | 'dotsPerInch'> {
  /** Of each strip but the last. */
  readonly rows: number;
  readonly strips: readonly Uint8Array[];
}

const [short, long, rational] = [3, 4, 5];
const headerBytes = 8;

/** Header, strips, directory, and behind it what does not fit into its entries. */
function tiffFile({
  width,
  height,
  dotsPerInch,
  rows,
  strips,
}: TiffParts): Uint8Array<ArrayBuffer> {
  const sizes = strips.map(({ length }) => length);
  const offsets: number[] = [];
  let at = headerBytes;
  for (const size of sizes) {
    offsets.push(at);
    at += size;
  }
  const padding = at % 2;
  const dots = [Math.round(dotsPerInch * 1_000), 1_000];
  const entries: readonly (readonly [tag: number, type: number, values: readonly number[]])[] = [
    [256, long, [width]],
    [257, long, [height]],
    [258, short, [8, 8, 8]],
    // Deflate, then red, green and blue.
    [259, short, [8]],
    [262, short, [2]],
    [273, long, offsets],
    // From the upper left corner, three values a pixel.
    [274, short, [1]],
    [277, short, [3]],
    [278, long, [rows]],
    [279, long, sizes],
    [282, rational, dots],
    [283, rational, dots],
    // The values of a pixel together; dots an inch.
    [284, short, [1]],
    [296, short, [2]],
  ];
  const directoryAt = at + padding;
  let behind = directoryAt + 2 + entries.length * 12 + 4;
  const more: Uint8Array[] = [];
  const written = entries.map(([tag, type, values]) => {
    const bytes = joinBytes(values.map((value) => (type === short ? low16(value) : low32(value))));
    const count = type === rational ? values.length / 2 : values.length;
    const head = [low16(tag), low16(type), low32(count)];
    if (bytes.length <= 4) return joinBytes([...head, bytes, new Uint8Array(4 - bytes.length)]);
    const offset = behind;
    behind += bytes.length + (bytes.length % 2);
    more.push(bytes, new Uint8Array(bytes.length % 2));
    return joinBytes([...head, low32(offset)]);
  });
  return joinBytes([
    asciiBytes('II*\0'),
    low32(directoryAt),
    ...strips,
    new Uint8Array(padding),
    low16(entries.length),
    ...written,
    low32(0),
    ...more,
  ]);
}

function low16(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8);
}

function low32(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
