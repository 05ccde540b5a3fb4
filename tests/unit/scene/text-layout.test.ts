import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fileURLToPath } from 'node:url';
import {
  cutLine,
  layOutText,
  lineWidth,
  fontHeights,
  measureText,
  baseDirection,
  visibleLines,
} from '../../../shared/scene/text-layout.ts';

const font = { size: 10, weight: 400 } as const;

test.each([
  ['one two three', 45, ['one two', 'three']],
  ['5-hydroxytryptophan', 75, ['5-', 'hydroxytryptop', 'han']],
  ['N-acetylserotonin', 84, ['N-', 'acetylserotonin']],
  ['about −81 % here', 55, ['about', '−81 % here']],
  ['made of L-Cysteine', 62, ['made of', 'L-Cysteine']],
  ['activity × 0.5 of it', 55, ['activity', '× 0.5 of it']],
  ['norepinephrine/epinephrine', 80, ['norepinephrine/', 'epinephrine']],
  ['first\nsecond', 500, ['first', 'second']],
  ['', 50, ['']],
])('%j wraps at %d', (text, width, lines) => {
  expect(layOutText(text, font, { width })).toEqual(lines);
});

test('what does not fit ends in an ellipsis', () => {
  const lines = layOutText('one two three four five six', font, { width: 45, lines: 2 });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/u);
});

test('without a width nothing is broken but at line breaks', () => {
  const long = 'word '.repeat(100).trim();
  expect(layOutText(`${long}\n${long}`, font, {})).toEqual([long, long]);
});

test('however narrow the room, a line holds at least one whole character', () => {
  expect(layOutText('🧠🧠', font, { width: 1 })).toEqual(['🧠', '🧠']);
});

test('a cut line fits, and one that fits is not cut', () => {
  expect(cutLine('short', font, 100)).toBe('short');
  const cut = cutLine('a very long state of a node', font, 50);
  expect(cut).toMatch(/^a very.*…$/u);
  expect(lineWidth(cut, font)).toBeLessThanOrEqual(50);
});

test('wrapping loses no letter and keeps each line in the room', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
      fc.integer({ min: 30, max: 200 }),
      (text, width) => {
        const lines = layOutText(text, font, { width });
        const letters = (value: string) => value.replaceAll(/\s/gu, '');
        expect(letters(lines.join(''))).toBe(letters(text));
        for (const line of lines) expect(lineWidth(line, font)).toBeLessThanOrEqual(width + 1e-6);
      },
    ),
  );
});

test('a text of ten thousand characters without a space is laid out as any other', () => {
  const lines = layOutText('x'.repeat(10_000), font, { width: 100, lines: 3 });
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^x+…$/u);
});

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

test.each([
  ['plain', ['plain']],
  ['a\nb\r\nc\u2028d\u0085e', ['a', 'b', 'c', 'd', 'e']],
  ['a\tb', ['a b']],
  ['a\u0000b\u001b[31mc\u007f', ['ab[31mc']],
  ['half \ud83e of a pair', ['half \ufffd of a pair']],
  ['🧠 whole', ['🧠 whole']],
])('%j is drawn as %j', (text, lines) => {
  expect(visibleLines(text)).toEqual(lines);
});

test.each([
  ['Serotonin', 'ltr'],
  ['סרוטונין', 'rtl'],
  ['5-سيروتونين', 'rtl'],
  ['GABA גאבא', 'ltr'],
  ['123 + 4', 'ltr'],
  ['', 'ltr'],
])('%j runs %s', (line, direction) => {
  expect(baseDirection(line)).toBe(direction);
});
