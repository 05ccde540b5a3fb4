import { expect, test } from 'vitest';
import { baseDirection, visibleLines } from '../../../shared/scene/visible-text.ts';

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
