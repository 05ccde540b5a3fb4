/** What a PDF needs of a TrueType file. Lengths are in font units, `unitsPerEm` to the em, y up. */
export interface TrueTypeFont {
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly bounds: GlyphBounds;
  /** Whole tables by tag, as they are in the file. */
  readonly tables: ReadonlyMap<string, DataView>;
  /** Null for a character that the font lacks. */
  glyphOf(code: number): number | null;
  advanceOf(glyph: number): number;
  /** A glyph's record in the `glyf` table; empty for one without ink. */
  glyphData(glyph: number): DataView;
}

export interface GlyphBounds {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Reads a font of ours: it throws if a table is missing, as the file is part of the program.
 * The tables: learn.microsoft.com/typography/opentype/spec.
 */
export function readTrueType(file: Uint8Array): TrueTypeFont {
  const tables = readTables(file);
  const head = tableOf(tables, 'head');
  const hhea = tableOf(tables, 'hhea');
  const os2 = tableOf(tables, 'OS/2');
  const metrics = tableOf(tables, 'hmtx');
  const characters = readCharacters(tableOf(tables, 'cmap'));
  const last = hhea.getUint16(34) - 1;
  return {
    unitsPerEm: head.getUint16(18),
    ascender: hhea.getInt16(4),
    descender: hhea.getInt16(6),
    xHeight: os2.getInt16(86),
    capHeight: os2.getInt16(88),
    bounds: readBounds(head, 36),
    tables,
    glyphOf: (code) => characters.get(code) ?? null,
    advanceOf: (glyph) => metrics.getUint16(4 * Math.min(glyph, last)),
    glyphData: readerOfGlyphs(tables, head.getInt16(50) === 1),
  };
}

/** The box around a glyph's ink; a point for one without. */
export function glyphBounds(font: TrueTypeFont, glyph: number): GlyphBounds {
  const data = font.glyphData(glyph);
  return data.byteLength === 0 ? { left: 0, bottom: 0, right: 0, top: 0 } : readBounds(data, 2);
}

export function tableOf(tables: TrueTypeFont['tables'], tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}.`);
  return table;
}

function readBounds(view: DataView, at: number): GlyphBounds {
  return {
    left: view.getInt16(at),
    bottom: view.getInt16(at + 2),
    right: view.getInt16(at + 4),
    top: view.getInt16(at + 6),
  };
}

function readTables(file: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const start = file.byteOffset + view.getUint32(entry + 8);
    tables.set(tag, new DataView(file.buffer, start, view.getUint32(entry + 12)));
  }
  return tables;
}

function readerOfGlyphs(
  tables: TrueTypeFont['tables'],
  isLong: boolean,
): (glyph: number) => DataView {
  const offsets = tableOf(tables, 'loca');
  const glyphs = tableOf(tables, 'glyf');
  const offsetOf = (glyph: number) =>
    isLong ? offsets.getUint32(4 * glyph) : 2 * offsets.getUint16(2 * glyph);
  return (glyph) => {
    const start = offsetOf(glyph);
    return new DataView(glyphs.buffer, glyphs.byteOffset + start, offsetOf(glyph + 1) - start);
  };
}

/** Glyphs by code point, from the format 4 table that every such font has. */
function readCharacters(cmap: DataView): ReadonlyMap<number, number> {
  for (let i = 0; i < cmap.getUint16(2); i += 1) {
    const start = cmap.getUint32(4 + 8 * i + 4);
    if (cmap.getUint16(start) === 4) return readFormat4(cmap, start);
  }
  throw new Error('The font has no character map in format 4.');
}

function readFormat4(cmap: DataView, start: number): ReadonlyMap<number, number> {
  const size = cmap.getUint16(start + 6);
  const [lasts, firsts] = [start + 14, start + 16 + size];
  const [deltas, ranges] = [firsts + size, firsts + 2 * size];
  const characters = new Map<number, number>();
  for (let at = 0; at < size; at += 2) {
    const first = cmap.getUint16(firsts + at);
    const range = cmap.getUint16(ranges + at);
    for (let code = first; code <= cmap.getUint16(lasts + at) && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : cmap.getUint16(ranges + at + range + 2 * (code - first));
      const glyph = raw === 0 ? 0 : (raw + cmap.getUint16(deltas + at)) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}
