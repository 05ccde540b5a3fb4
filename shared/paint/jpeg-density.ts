import { asciiAt, asciiBytes, joinBytes } from './bytes.ts';

/** The JPEG with its physical size in its JFIF header (ISO/IEC 10918-5), which is made if it has none. */
export function withJpegDensity(jpeg: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
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
