import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLine, layOutText, lineWidth } from '../../../shared/scene/text-layout.ts';

const font = { size: 10, weight: 400 } as const;

test.each([
  ['one two three', 45, ['one two', 'three']],
  ['5-hydroxytryptophan', 75, ['5-', 'hydroxytryptop', 'han']],
  ['N-acetylserotonin', 84, ['N-', 'acetylserotonin']],
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
