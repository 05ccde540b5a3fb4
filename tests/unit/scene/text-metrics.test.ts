import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fontHeights, measureText } from '../../../shared/scene/text-metrics.ts';

const folder = new URL('../../../data/fonts/', import.meta.url);

test.each([
  ['regular', 400],
  ['semibold', 600],
] as const)('text is as wide as %s draws it, without kerning and ligatures', (name, weight) => {
  const family = `Measured ${name}`;
  GlobalFonts.registerFromPath(fileURLToPath(new URL(`inter-${name}.woff2`, folder)), family);
  const context = createCanvas(10, 10).getContext('2d');
  context.font = `${weight} 100px "${family}"`;
  for (const text of [
    'Serotonin',
    'AVATAR Tofu fi ffl',
    'Fe²⁺ → β-alanine ≥ 5 µM',
    'ŁódźÅ',
    '→↓✓⁻₂',
  ]) {
    expect([text, Math.round(measureText(text, 100, weight))]).toEqual([
      text,
      Math.round(context.measureText(text).width),
    ]);
  }
});

test('what the bundled font lacks has a width all the same, and marks have none', () => {
  expect(measureText('日本', 10, 400)).toBe(20);
  expect(measureText('🧠', 10, 400)).toBe(12);
  expect(measureText('ع', 10, 400)).toBe(6);
  expect(measureText('\u0483\u200b', 10, 400)).toBe(0);
});

test('letters that other fonts draw are wider as capitals and in bold, as they are there', () => {
  expect(measureText('СЕРОТОНИН', 10, 400)).toBeGreaterThan(measureText('серотонин', 10, 400));
  expect(measureText('серотонин', 10, 600)).toBeGreaterThan(measureText('серотонин', 10, 400));
  // DejaVu Sans Bold, the widest of them: 0.707 em a letter of running text.
  const text = 'Щитовидная железа вырабатывает гормоны'.replaceAll(' ', '');
  expect(measureText(text, 1, 600)).toBeGreaterThanOrEqual(0.707 * text.length);
});

test('width grows with size, and nothing is nothing wide', () => {
  expect(measureText('Zinc', 26, 600)).toBeCloseTo(2 * measureText('Zinc', 13, 600));
  expect(measureText('', 13, 600)).toBe(0);
});

test('capitals stand between the baseline and the ascender', () => {
  expect(fontHeights.capHeight).toBeGreaterThan(fontHeights.xHeight);
  expect(fontHeights.ascender).toBeGreaterThan(fontHeights.capHeight);
  expect(fontHeights.descender).toBeGreaterThan(0);
});
