import createBidi from 'bidi-js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textRuns, type TextRun } from '../../../../shared/paint/pdf/text-runs.ts';
import { readTrueType } from '../../../../shared/paint/pdf/truetype.ts';
import { baseDirection, measureText } from '../../../../shared/scene/text-layout.ts';
import { fontFiles } from '../../../support/font-files.ts';

const font = readTrueType(fontFiles.regular);

/** What each run stands for; in brackets what the bundled font lacks. */
function shown(text: string): string[] {
  return textRuns(text, font).map(wordsOf);
}

function wordsOf(run: TextRun): string {
  if (run.type === 'glyphs') return run.glyphs.map(({ text }) => text).join('');
  return `[${run.direction === 'rtl' ? '<' : ''}${run.clusters.join('')}]`;
}

test.each([
  ['Ca²⁺ → 5-HT α-MSH', ['Ca²⁺ → 5-HT α-MSH']],
  ['血清素 (5-HT) と 脳', ['[血清素]', ' (5-HT) ', '[と]', ' ', '[脳]']],
  ['brain 🧠👩🏽‍🔬!', ['brain ', '[🧠👩🏽‍🔬]', '!']],
  // The coloured form of a sign that the font has in black.
  ['⚠ and ⚠️', ['⚠ and ', '[⚠️]']],
])('%s is split where the bundled font ends', (text, runs) => {
  expect(shown(text)).toEqual(runs);
});

describe('Lines from right to left, from the left as they are shown', () => {
  test.each([
    ['a line of them', 'שלום עולם', ['[<שלום עולם]']],
    ['within Latin', 'BH4 (קופקטור) x', ['BH4 (', '[<קופקטור]', ') x']],
    ['with Latin in it', 'דופמין DOPA עולה', ['[< עולה]', 'DOPA', '[<דופמין ]']],
    ['with a number', 'ויטמין 12 ב', ['[< ב]', '12', '[<ויטמין ]']],
    ['with a decimal number', 'ברזל 3.5', ['3.5', '[<ברזל ]']],
    ['with a thousand', 'שלום 1,000 מג', ['[< מג]', '1,000', '[<שלום ]']],
    ['with a fraction', 'ויטמין 1/2', ['1/2', '[<ויטמין ]']],
    ['with a percentage', 'עלייה 5%', ['5%', '[<עלייה ]']],
    ['beginning in Latin, with a number', 'B ויטמין 12 x', ['B ', '12', '[<ויטמין ]', ' x']],
  ])('%s', (_, text, runs) => {
    expect(shown(text)).toEqual(runs);
  });
});

test('letters with accents of their own keep what was typed', () => {
  const [run] = textRuns('Ame\u0301lie', font);
  const typed = run?.type === 'glyphs' ? run.glyphs.map(({ text }) => text) : [];
  expect(typed.join('|')).toBe('A|m|e\u0301|l|i|e');
});

test('an accent sits over the middle of a letter that has none with it, higher over a capital', () => {
  const shiftOver = (letter: string) => {
    const [run] = textRuns(`${letter}\u0304`, font);
    return run?.type === 'glyphs' ? run.glyphs[1]?.shift : null;
  };
  const [small, capital] = [shiftOver('x'), shiftOver('X')];
  expect(capital?.y).toBeGreaterThan((small?.y ?? 0) + 0.1);
  expect(small?.x).toBeLessThan(0);
});

test('glyphs are as wide as the scene measures the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const run of textRuns(text, font)) {
        if (run.type !== 'glyphs') continue;
        const words = run.glyphs.map((glyph) => glyph.text).join('');
        const width = run.glyphs.reduce((sum, { advance }) => sum + advance, 0);
        expect(width).toBeCloseTo(measureText(words, 1, 400), 5);
      }
    }),
    // A sign and its accent, which the font has as one sign of another width.
    { examples: [['\u00a8\u0301']] },
  );
});

test('a line is in the order of the Unicode rules, as a library has them', () => {
  const bidi = createBidi();
  const signs = Array.from('אבגشسرabc0123456789 .,/+-%()[]\u0660\u200f');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 24 }), (characters) => {
      const text = characters.join('');
      const levels = bidi.getEmbeddingLevels(text, baseDirection(text));
      const order = bidi.getReorderedIndices(text, levels).map((index) => text.charAt(index));
      const ours = textRuns(text, font).flatMap((run) => {
        if (run.type === 'glyphs') return run.glyphs.map((glyph) => glyph.text);
        return run.direction === 'rtl' ? run.clusters.toReversed() : run.clusters;
      });
      expect(ours.join('')).toBe(order.join(''));
    }),
  );
});

test('no character is lost or doubled', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sorted = (characters: string) => Array.from(characters).sort().join('');
      const all = textRuns(text, font).map((run) =>
        run.type === 'glyphs'
          ? run.glyphs.map((glyph) => glyph.text).join('')
          : run.clusters.join(''),
      );
      expect(sorted(all.join('').normalize('NFD'))).toBe(sorted(text.normalize('NFD')));
    }),
  );
});
