import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { decimalSignOf, readNumber, trimBlanks } from '../../../shared/text/read-number.ts';

test.each([
  ['12.4', 12.4],
  ['100,5', 100.5],
  ['1.250,5', 1250.5],
  ['1,250.5', 1250.5],
  ['1,250,000', 1_250_000],
  ['1.250.000', 1_250_000],
  ['12,34,567', 1_234_567],
  ["1'250", 1250],
  ['1\u202f250', 1250],
  ['0,125', 0.125],
  ['.5', 0.5],
  ['-3', -3],
  ['\u22123,5', -3.5],
  ['+7', 7],
  ['12.', 12],
  ['2.5E5', 250_000],
  ['2,5e-3', 0.0025],
  ['1.2×10⁹', 1.2e9],
  ['2e10', 2e10],
  ['2e-10', 2e-10],
  ['1.2 x 10^-3', 0.0012],
  ['\u00a012\u200b', 12],
])('%j is one number, wherever it was written', (text, number) => {
  expect(readNumber(text, null)).toBe(number);
});

test.each(['', '-', '1:160', '1,25,0', '1 25', '12 mg', '1e', '0x10', 'Infinity', '1-2', '1 2 3'])(
  '%j is no number',
  (text) => {
    expect(readNumber(text, '.')).toBeUndefined();
  },
);

test('what can be two numbers is read by a sign, and not without one', () => {
  expect(['.', ',', null].map((sign) => readNumber('1,250', sign as '.' | ',' | null))).toEqual([
    1250,
    1.25,
    undefined,
  ]);
});

test('a decimal sign is what some number shows and none speaks against', () => {
  expect(decimalSignOf(['1,5', '12'])).toBe(',');
  expect(decimalSignOf(['1,250', '12'])).toBeNull();
  expect(decimalSignOf(['1,250', '2.5E5'])).toBe('.');
  expect(decimalSignOf(['1,5', '1.5'])).toBeNull();
  expect(decimalSignOf(['3.4.2026'])).toBeNull();
});

test('any number is read back from how Germany, Switzerland and the United States write it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.constantFrom(
        ['de-DE', ','] as const,
        ['en-US', '.'] as const,
        ['de-CH', '.'] as const,
        ['fr-FR', ','] as const,
        ['es-ES', ','] as const,
      ),
      (cents, [locale, sign]) => {
        const number = cents / 100;
        const text = number.toLocaleString(locale, { minimumFractionDigits: 2 });
        expect(readNumber(text, sign)).toBe(number === 0 ? 0 : number);
      },
    ),
  );
});

test('blanks that cannot be seen are blanks', () => {
  expect(trimBlanks('\u00a0\u200b Tryptophan\ufeff\u2009')).toBe('Tryptophan');
});

test('an exponent that ends in 10 is read whole', () => {
  expect(readNumber('2e10', '.')).toBe(2e10);
  expect(readNumber('2E-310', '.')).toBe(2e-310);
  expect(readNumber('2 × 10^10', '.')).toBe(2e10);
});
