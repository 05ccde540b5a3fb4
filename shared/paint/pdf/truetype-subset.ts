import { joinBytes } from '../bytes.ts';
import { componentsOf } from './truetype-glyph.ts';
import { tableOf, type TrueTypeFont } from './truetype.ts';

export interface FontSubset {
  readonly file: Uint8Array;
  /** A glyph's number in the subset, by its number in the font. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** A font file with only these glyphs, the missing-character glyph first, and what they are composed of. */
export function subsetTrueType(font: TrueTypeFont, wanted: Iterable<number>): FontSubset {
  const numbers = numberGlyphs(font, wanted);
  const glyphs = [...numbers.keys()].map((glyph) => renumbered(font, glyph, numbers));
  const tables = new Map<string, Uint8Array>([
    ['glyf', joinBytes(glyphs)],
    ['head', longLocations(font)],
    ['hhea', withUint16(font, 'hhea', 34, numbers.size)],
    ['hmtx', metricsOf(font, numbers)],
    ['loca', locationsOf(glyphs)],
    ['maxp', withUint16(font, 'maxp', 4, numbers.size)],
  ]);
  return { file: fontFile(tables), numbers };
}

/** Also the parts of composed glyphs, as long as there are any. A map keeps the order and grows while it is walked. */
function numberGlyphs(font: TrueTypeFont, wanted: Iterable<number>): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>([[0, 0]]);
  for (const glyph of wanted) if (!numbers.has(glyph)) numbers.set(glyph, numbers.size);
  for (const glyph of numbers.keys()) {
    for (const { glyph: part } of componentsOf(font.glyphData(glyph))) {
      if (!numbers.has(part)) numbers.set(part, numbers.size);
    }
  }
  return numbers;
}

/** A glyph's record, padded to four bytes, with the numbers that its parts have in the subset. */
function renumbered(
  font: TrueTypeFont,
  glyph: number,
  numbers: ReadonlyMap<number, number>,
): Uint8Array {
  const data = font.glyphData(glyph);
  const copy = new Uint8Array(padded(data.byteLength));
  copy.set(bytesOf(data));
  const view = new DataView(copy.buffer);
  for (const part of componentsOf(data)) view.setUint16(part.at, numbers.get(part.glyph) ?? 0);
  return copy;
}

function longLocations(font: TrueTypeFont): Uint8Array {
  const head = withUint16(font, 'head', 50, 1);
  // The checksum of the whole file, which readers of embedded fonts do not look at.
  new DataView(head.buffer).setUint32(8, 0);
  return head;
}

function withUint16(font: TrueTypeFont, tag: string, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytesOf(tableOf(font.tables, tag)));
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}

function metricsOf(font: TrueTypeFont, numbers: ReadonlyMap<number, number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * numbers.size));
  for (const [glyph, number] of numbers) {
    const data = font.glyphData(glyph);
    view.setUint16(4 * number, font.advanceOf(glyph));
    view.setInt16(4 * number + 2, data.byteLength === 0 ? 0 : data.getInt16(2));
  }
  return bytesOf(view);
}

function locationsOf(glyphs: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)));
  let offset = 0;
  glyphs.forEach((glyph, number) => {
    offset += glyph.length;
    view.setUint32(4 * (number + 1), offset);
  });
  return bytesOf(view);
}

function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const start = 12 + 16 * tables.size;
  const bodies = [...tables.values()].map(toFourBytes);
  const directory = new DataView(new ArrayBuffer(start));
  const power = 2 ** Math.floor(Math.log2(tables.size));
  directory.setUint32(0, 0x00010000);
  [tables.size, 16 * power, Math.log2(power), 16 * (tables.size - power)].forEach((value, i) =>
    directory.setUint16(4 + 2 * i, value),
  );
  let offset = start;
  [...tables].forEach(([tag, table], i) => {
    const entry = 12 + 16 * i;
    for (let j = 0; j < 4; j += 1) directory.setUint8(entry + j, tag.charCodeAt(j));
    directory.setUint32(entry + 4, checksum(table));
    directory.setUint32(entry + 8, offset);
    directory.setUint32(entry + 12, table.length);
    offset += padded(table.length);
  });
  return joinBytes([bytesOf(directory), ...bodies]);
}

function checksum(table: Uint8Array): number {
  const whole = toFourBytes(table);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function toFourBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const whole = new Uint8Array(padded(bytes.length));
  whole.set(bytes);
  return whole;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
