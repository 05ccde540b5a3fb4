import { asciiBytes, joinBytes } from '../../bytes/bytes.ts';
import { array, dictionary, hex16, utf16Hex, type PdfFile, type Reference } from './pdf-file.ts';
import { type TrueTypeFont, tableOf } from './truetype.ts';
import { componentsOf } from './truetype-glyph.ts';

/** A font of a PDF that holds just what was asked of it. */
export interface EmbeddedFont {
  readonly font: TrueTypeFont;
  /** Four hexadecimal digits that show the glyph and stand for the text when it is searched or copied. */
  codeOf(text: string, glyph: number): string;
  /** Four digits too: an invisible em of nothing that stands for text which is shown in another way. */
  silentCodeOf(text: string): string;
  /** Writes the font into the file; null if it was never used. */
  write(file: PdfFile): Reference | null;
}

interface Code {
  readonly text: string;
  readonly glyph: number;
  /** In font units. */
  readonly advance: number;
}

const mostCodes = 0xffff;
/** UTF-16 units that a code can stand for: ISO 32000-1, 9.10.3 has 512 bytes. */
const longestText = 200;

/**
 * Every text has its own code, even if two look the same, so that copying gives what was typed. A map leads from codes
 * to glyphs (ISO 32000-1, 9.7.4.2).
 */
export function embedFont(font: TrueTypeFont, name: string): EmbeddedFont {
  const codes = new Map<string, Code>();
  const numbers = new Map<string, string>();
  const blank = font.glyphOf(0x20) ?? 0;
  const codeFor = (key: string, code: Code) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (codes.size === mostCodes) return hex16(mostCodes);
    codes.set(key, { ...code, text: code.text.slice(0, longestText) });
    const number = hex16(codes.size);
    numbers.set(key, number);
    return number;
  };
  return {
    font,
    codeOf: (text, glyph) =>
      codeFor(`${glyph} ${text}`, { text, glyph, advance: font.advanceOf(glyph) }),
    silentCodeOf: (text) =>
      codeFor(`silent ${text}`, { text, glyph: blank, advance: font.unitsPerEm }),
    write: (file) => (codes.size === 0 ? null : writeFont(file, font, name, [...codes.values()])),
  };
}

function writeFont(
  file: PdfFile,
  font: TrueTypeFont,
  name: string,
  codes: readonly Code[],
): Reference {
  const subset = subsetTrueType(
    font,
    codes.map(({ glyph }) => glyph),
  );
  const fontName = `/${subsetTag(codes)}+${name}`;
  const descendant = file.add(
    dictionary({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: fontName,
      CIDSystemInfo: '<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>',
      FontDescriptor: writeDescriptor(file, font, fontName, subset.file),
      W: array([1, array(codes.map(({ advance }) => perThousand(font, advance)))]),
      CIDToGIDMap: file.addStream({}, glyphMap(codes, subset.numbers)),
    }),
  );
  return file.add(
    dictionary({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: fontName,
      Encoding: '/Identity-H',
      DescendantFonts: array([descendant]),
      ToUnicode: file.addStream({}, asciiBytes(unicodeMap(codes))),
    }),
  );
}

function writeDescriptor(
  file: PdfFile,
  font: TrueTypeFont,
  fontName: string,
  program: Uint8Array,
): Reference {
  const { left, bottom, right, top } = font.bounds;
  const scaled = (value: number) => Math.round(perThousand(font, value));
  return file.add(
    dictionary({
      Type: '/FontDescriptor',
      FontName: fontName,
      // Symbolic: its characters are not those of a standard encoding.
      Flags: 4,
      FontBBox: array([left, bottom, right, top].map(scaled)),
      ItalicAngle: 0,
      Ascent: scaled(font.ascender),
      Descent: scaled(font.descender),
      CapHeight: scaled(font.capHeight),
      XHeight: scaled(font.xHeight),
      // Asked for, and used only by programs that replace the font.
      StemV: 80,
      FontFile2: file.addStream({ Length1: program.length }, program),
    }),
  );
}

function perThousand(font: TrueTypeFont, value: number): number {
  return (value * 1000) / font.unitsPerEm;
}

function glyphMap(codes: readonly Code[], numbers: ReadonlyMap<number, number>): Uint8Array {
  const map = new Uint8Array(2 * (codes.length + 1));
  const view = new DataView(map.buffer);
  codes.forEach(({ glyph }, i) => view.setUint16(2 * (i + 1), numbers.get(glyph) ?? 0));
  return map;
}

const rowsInBlock = 100;

/** What to copy for each code: ISO 32000-1, 9.10.3. */
function unicodeMap(codes: readonly Code[]): string {
  const rows = codes.map(({ text }, i) => `<${hex16(i + 1)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += rowsInBlock) {
    const block = rows.slice(at, at + rowsInBlock);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
    '',
  ].join('\n');
}

/** Six letters that distinguish subsets of one font. They follow from the content, not from chance. */
function subsetTag(codes: readonly Code[]): string {
  let hash = 0x811c9dc5;
  for (const { glyph } of codes) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0;
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26)),
  ).join('');
}

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
