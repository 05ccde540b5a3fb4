import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createTiff } from '../../../shared/paint/tiff.ts';

/** The tags of the first image, as TIFF 6.0 lays them out: a reader of its own, as small as the files that we write. */
function tagsOf(file: Buffer): ReadonlyMap<number, number[]> {
  const at = file.readUInt32LE(4);
  const entries = Array.from({ length: file.readUInt16LE(at) }, (_, index) => at + 2 + index * 12);
  return new Map(
    entries.map((entry) => {
      const [type, count] = [file.readUInt16LE(entry + 2), file.readUInt32LE(entry + 4)];
      const size = type === 3 ? 2 : 4;
      const numbers = count * (type === 5 ? 2 : 1);
      const from = numbers * size <= 4 ? entry + 8 : file.readUInt32LE(entry + 8);
      const values = Array.from({ length: numbers }, (__, index) =>
        size === 2 ? file.readUInt16LE(from + 2 * index) : file.readUInt32LE(from + 4 * index),
      );
      return [file.readUInt16LE(entry), values];
    }),
  );
}

function pixelsOf(file: Buffer): Buffer {
  const tags = tagsOf(file);
  const sizes = tags.get(279) ?? [];
  const strips = (tags.get(273) ?? []).map((at, index) =>
    inflateSync(file.subarray(at, at + (sizes[index] ?? 0))),
  );
  return Buffer.concat(strips);
}

const size = (width: number, height: number, dotsPerInch: number) => ({
  width,
  height,
  scale: 1,
  dotsPerInch,
});

describe('A TIFF', () => {
  test('says its size and its resolution in dots an inch', () => {
    const tiff = createTiff(size(3, 2, 1_200));
    tiff.add(new Uint8Array(3 * 2 * 4).fill(255), 2);
    const file = Buffer.from(tiff.file());
    expect(file.subarray(0, 4).toString('latin1')).toBe('II*\0');
    const tags = tagsOf(file);
    const read = [256, 257, 258, 259, 262, 277, 282, 283, 296].map((tag) => tags.get(tag));
    const dots = [1_200_000, 1_000];
    expect(read).toEqual([[3], [2], [8, 8, 8], [8], [2], [3], dots, dots, [2]]);
    // Readers want the tags in order.
    expect([...tags.keys()]).toEqual([...tags.keys()].toSorted((one, other) => one - other));
  });

  test('has every pixel that was painted, whatever the bands and strips', () => {
    const [width, height] = [700, 1_111];
    const pixels = new Uint8Array(width * height * 4);
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = at % 4 === 3 ? 255 : (at * 7) % 251;
    const tiff = createTiff(size(width, height, 300));
    for (const [top, rows] of [
      [0, 400],
      [400, 700],
      [1_100, 11],
    ] as const) {
      tiff.add(pixels.subarray(top * width * 4, (top + rows) * width * 4), rows);
    }
    const file = Buffer.from(tiff.file());
    expect((tagsOf(file).get(273) ?? []).length).toBeGreaterThan(1);
    const wanted = pixels.filter((_, at) => at % 4 !== 3);
    expect(pixelsOf(file).equals(Buffer.from(wanted))).toBe(true);
  });

  test('lays what is transparent on white', () => {
    const tiff = createTiff(size(2, 1, 300));
    tiff.add(Uint8Array.of(200, 0, 0, 0, 0, 0, 0, 128), 1);
    expect([...pixelsOf(Buffer.from(tiff.file()))]).toEqual([255, 255, 255, 127, 127, 127]);
  });
});
