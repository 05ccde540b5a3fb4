import { expect, test } from 'vitest';
import { readNumber, shortNumber } from '../../../../../renderer/ui/fields/InputFields.tsx';

const range = { min: -10, max: 1000 };

test('reads numbers as people type them', () => {
  expect(readNumber(' 12.5 ', range)).toEqual({ value: 12.5 });
  expect(readNumber('12,5', range)).toEqual({ value: 12.5 });
  expect(readNumber('−3', range)).toEqual({ value: -3 });
  expect(readNumber('.5', range)).toEqual({ value: 0.5 });
});

test('zero has no sign', () => {
  expect(readNumber('-0', range)).toEqual({ value: 0 });
});

test('says what is wrong with what is not a number, or is out of range', () => {
  const problem = 'Type a number, such as 12.5.';
  for (const text of ['', 'wide', '1e3', 'Infinity', '1.2.3', '0x10', '-']) {
    expect(readNumber(text, range)).toEqual({ problem });
  }
  expect(readNumber('-11', range)).toEqual({ problem: 'Must be -10 or more.' });
  expect(readNumber('1001', range)).toEqual({ problem: 'Must be 1000 or less.' });
});

test('shows no more decimals than can be told apart', () => {
  expect(shortNumber(1 / 3)).toBe('0.33');
  expect(shortNumber(20)).toBe('20');
});
