import { expect, test } from 'vitest';
import { glyphOutline } from '../../../../shared/paint/pdf/truetype-glyph.ts';
import { subsetTrueType } from '../../../../shared/paint/pdf/embedded-font.ts';
import { readTrueType, type TrueTypeFont } from '../../../../shared/paint/pdf/truetype.ts';
import metrics from '../../../../shared/scene/font-metrics.json' with { type: 'json' };
import { fontFiles } from '../../../support/font-files.ts';

const font = readTrueType(fontFiles.semibold);

function glyphFor(character: string): number {
  const glyph = font.glyphOf(character.codePointAt(0) ?? 0);
  if (glyph === null) throw new Error(`The font lacks ${character}.`);
  return glyph;
}

/** A subset has no table of characters: it is read with those of the whole font. */
function readSubset(file: Uint8Array): TrueTypeFont {
  const view = new DataView(file.buffer, file.byteOffset);
  const tables = new Map(font.tables);
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    tables.set(tag, new DataView(file.buffer, view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  const offsetOf = (glyph: number) => tables.get('loca')?.getUint32(4 * glyph) ?? 0;
  const glyphs = tables.get('glyf');
  if (!glyphs) throw new Error('The subset has no glyphs.');
  return {
    ...font,
    tables,
    advanceOf: (glyph) => tables.get('hmtx')?.getUint16(4 * glyph) ?? 0,
    glyphData: (glyph) =>
      new DataView(
        glyphs.buffer,
        glyphs.byteOffset + offsetOf(glyph),
        offsetOf(glyph + 1) - offsetOf(glyph),
      ),
  };
}

test('a subset shows its letters as the font does, composed ones with their parts', () => {
  const letters = Array.from('Aé Ǻ½Ω→').filter(
    (letter) => font.glyphOf(letter.codePointAt(0) ?? 0) !== null,
  );
  const glyphs = letters.map(glyphFor);
  const { file, numbers } = subsetTrueType(font, glyphs);
  const subset = readSubset(file);
  for (const glyph of glyphs) {
    const number = numbers.get(glyph) ?? -1;
    expect(glyphOutline(subset, number)).toEqual(glyphOutline(font, glyph));
    expect(subset.advanceOf(number)).toBe(font.advanceOf(glyph));
  }
  expect(file.length).toBeLessThan(fontFiles.semibold.length / 20);
});

test('letters are closed shapes within the bounds that the font gives them', () => {
  const { left, bottom, right, top } = font.bounds;
  for (const [first, ...widths] of metrics.advances.semibold) {
    widths.forEach((_, i) => {
      const outline = glyphOutline(font, glyphFor(String.fromCodePoint((first ?? 0) + i)));
      const ends = outline.filter(([letter]) => letter === 'Z').length;
      expect(ends).toBe(outline.filter(([letter]) => letter === 'M').length);
      for (const [, ...numbers] of outline) {
        const [x = left, y = bottom] = numbers.slice(-2);
        expect(x >= left && x <= right && y >= bottom && y <= top).toBe(true);
      }
    });
  }
});
