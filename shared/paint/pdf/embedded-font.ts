import { asciiBytes } from '../bytes.ts';
import { array, dictionary, hex16, utf16Hex } from './syntax.ts';
import type { PdfFile, Reference } from './pdf-file.ts';
import { subsetTrueType } from './truetype-subset.ts';
import type { TrueTypeFont } from './truetype.ts';

/** A font of a PDF that holds just what was asked of it. */
export interface EmbeddedFont {
  readonly font: TrueTypeFont;
  /** Four hexadecimal digits that show the glyph and stand for the text when it is searched or copied. */
  codeOf(text: string, glyph: number): string;
  /** Also digits: an em of nothing, to be written invisibly, that stands for text which is shown in another way. */
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
 * Every text has a code of its own even where two look the same, so that what is copied is what was typed. Codes
 * lead to glyphs by a map (ISO 32000-1, 9.7.4.2).
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

/** Six letters that tell subsets of one font apart, from what is in it rather than by chance. */
function subsetTag(codes: readonly Code[]): string {
  let hash = 0x811c9dc5;
  for (const { glyph } of codes) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0;
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26)),
  ).join('');
}
