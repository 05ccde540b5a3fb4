import { describe, expect, test } from 'vitest';
import {
  compileExpression,
  parseExpression,
  type Scope,
} from '../../../shared/kinetics/expression.ts';

const scope: Scope = {
  valueOf: (name) =>
    new Map([
      ['a', () => 2],
      ['b', () => 3],
    ]).get(name),
  functionOf: (name) => {
    const body = parseExpression('v * s / (k + s)');
    return name === 'mm' && body.ok ? { args: ['v', 'k', 's'], body: body.value } : undefined;
  },
};

function work(text: string): number | string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed.error;
  const rate = compileExpression(text, parsed.value, scope);
  return rate.ok ? rate.value([]) : rate.error;
}

test.each([
  ['1 + 2 * 3', 7],
  ['-a^2', -4],
  ['2^-1', 0.5],
  ['2^b^a', 512],
  ['a - b - 1', -2],
  ['12 / a / b', 2],
  ['mm(a, b, 1.5e0)', 2 / 3],
  ['min(a, b) + max(a, b)', 5],
])('%s is %d', (text, value) => {
  expect(work(text)).toBeCloseTo(value, 12);
});

describe('what is not arithmetic is refused, and the expression is named', () => {
  test.each([
    'a $ b',
    'c + 1',
    'mm(a, b)',
    'max(a)',
    'a b',
    '(a',
    'a +',
    '',
    'alert(1)',
    'a[0]',
    '1..2',
  ])('%s', (text) => {
    expect(work(text)).toMatch(/^In the expression “/u);
    expect(work(text)).toContain(`“${text}”`);
  });
});
