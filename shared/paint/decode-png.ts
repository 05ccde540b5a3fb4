import { asciiAt, joinBytes, uint32At } from '../bytes/bytes.ts';
import { inflate } from '../bytes/inflate.ts';
import { pngChunks } from '../project/picture-file.ts';

/** Red, green, blue and opacity of each pixel, row by row. */
export interface Pixels {
  readonly pixels: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

/** What the head of a PNG says about its samples (ISO/IEC 15948, 11.2.2). */
interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
}

/** Samples of a pixel by colour type: grey, colours, palette, grey and opacity, colours and opacity. */
const samplesOf = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** The pixels of a PNG file of any kind; null for a damaged one. For painters that have no canvas. */
export function decodePng(file: Uint8Array): Pixels | null {
  const layout = layoutOf(file);
  if (!layout) return null;
  const chunks = [...pngChunks(file)];
  const contentOf = (name: string) =>
    joinBytes(
      chunks
        .filter((chunk) => chunk.name === name)
        .map(({ start, end }) => file.subarray(start + 8, end - 4)),
    );
  const passes = passesOf(layout);
  const size = passes.reduce((sum, pass) => sum + pass.rows * (rowBytes(layout, pass) + 1), 0);
  const data = inflate(contentOf('IDAT'), size);
  if (!data.ok || data.value.length < size) return null;
  const paint = painterFor(layout, contentOf('PLTE'), contentOf('tRNS'));
  const pixels = new Uint8Array(layout.columns * layout.rows * 4);
  let at = 0;
  for (const pass of passes) {
    const length = rowBytes(layout, pass);
    let above = new Uint8Array(length);
    for (let row = 0; row < pass.rows; row += 1) {
      const filter = data.value[at] ?? 0;
      const line = data.value.slice(at + 1, at + 1 + length);
      if (!unfilter(filter, line, above, pixelBytes(layout))) return null;
      const start = (pass.top + row * pass.down) * layout.columns + pass.left;
      paint(line, pass.columns, pixels, start, pass.across);
      above = line;
      at += 1 + length;
    }
  }
  return { pixels, columns: layout.columns, rows: layout.rows };
}

function layoutOf(file: Uint8Array): Layout | null {
  const [depth = 0, colorType = 0, , , interlace = 0] = file.subarray(24, 29);
  const isKnown = samplesOf.has(colorType) && [1, 2, 4, 8, 16].includes(depth);
  if (asciiAt(file, 12, 4) !== 'IHDR' || !isKnown) return null;
  const [columns, rows] = [uint32At(file, 16), uint32At(file, 20)];
  return { columns, rows, depth, colorType, isInterlaced: interlace === 1 };
}

/** A part of the pixels that is stored as an image of its own. */
interface Pass {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
  readonly columns: number;
  readonly rows: number;
}

/** Left, top, across and down of the seven passes of Adam7, 8.2. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passesOf({ columns, rows, isInterlaced }: Layout): readonly Pass[] {
  const steps = isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  return steps
    .map(([left, top, across, down]) => ({
      left,
      top,
      across,
      down,
      columns: Math.ceil((columns - left) / across),
      rows: Math.ceil((rows - top) / down),
    }))
    .filter((pass) => pass.columns > 0 && pass.rows > 0);
}

function bitsOfPixel({ depth, colorType }: Layout): number {
  return depth * (samplesOf.get(colorType) ?? 1);
}

function rowBytes(layout: Layout, { columns }: Pass): number {
  return Math.ceil((columns * bitsOfPixel(layout)) / 8);
}

function pixelBytes(layout: Layout): number {
  return Math.max(1, bitsOfPixel(layout) >> 3);
}

/** Takes the filter off a row (9.2); false for a filter that does not exist. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, distance: number): boolean {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < line.length; i += 1) {
    const left = i < distance ? 0 : (line[i - distance] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < distance ? 0 : (above[i - distance] ?? 0);
    line[i] = (line[i] ?? 0) + predicted(filter, left, up, corner);
  }
  return true;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Writes the pixels of a row from `start` on, each `across` pixels after the one before. */
type PaintRow = (
  line: Uint8Array,
  columns: number,
  pixels: Uint8Array,
  start: number,
  across: number,
) => void;

function painterFor(layout: Layout, palette: Uint8Array, clear: Uint8Array): PaintRow {
  const { depth, colorType } = layout;
  const samples = samplesOf.get(colorType) ?? 1;
  const most = 2 ** depth - 1;
  const isOfPalette = colorType === 3;
  const hasOpacity = colorType >= 4;
  const isGrey = colorType === 0 || colorType === 4;
  const sampleAt = samplesIn(depth);
  const clearAt = (index: number) => ((clear[2 * index] ?? 0) << 8) | (clear[2 * index + 1] ?? 0);
  const toByte = (sample: number) => (depth === 8 ? sample : Math.round((sample * 255) / most));
  return (line, columns, pixels, start, across) => {
    for (let column = 0; column < columns; column += 1) {
      const to = 4 * (start + column * across);
      const first = column * samples;
      const one = sampleAt(line, first);
      if (isOfPalette) {
        for (let i = 0; i < 3; i += 1) pixels[to + i] = palette[3 * one + i] ?? 0;
        pixels[to + 3] = clear[one] ?? 255;
        continue;
      }
      const two = isGrey ? one : sampleAt(line, first + 1);
      const three = isGrey ? one : sampleAt(line, first + 2);
      pixels[to] = toByte(one);
      pixels[to + 1] = toByte(two);
      pixels[to + 2] = toByte(three);
      if (hasOpacity) pixels[to + 3] = toByte(sampleAt(line, first + samples - 1));
      else {
        const isClear = isGrey
          ? clear.length >= 2 && one === clearAt(0)
          : clear.length >= 6 && one === clearAt(0) && two === clearAt(1) && three === clearAt(2);
        pixels[to + 3] = isClear ? 0 : 255;
      }
    }
  };
}

function samplesIn(depth: number): (line: Uint8Array, index: number) => number {
  if (depth === 8) return (line, index) => line[index] ?? 0;
  if (depth === 16)
    return (line, index) => ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
  const most = 2 ** depth - 1;
  return (line, index) => {
    const bit = index * depth;
    return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
}
