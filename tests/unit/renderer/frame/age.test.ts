import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeAge } from '../../../../renderer/frame/StatusBar.tsx';

test.each([
  [-5_000, 'just now'],
  [1_999, 'just now'],
  [2_000, '2 s ago'],
  [59_999, '50 s ago'],
  [60_000, '1 min ago'],
  [3_599_999, '59 min ago'],
  [7_200_000, '2 h ago'],
  [172_800_000, '2 d ago'],
])('%d ms is %s', (milliseconds, text) => {
  expect(describeAge(milliseconds).text).toBe(text);
});

test('the text stays as it is until it is said to change, and is another then', () => {
  fc.assert(
    fc.property(fc.nat(400_000_000), (age) => {
      const { text, changesIn } = describeAge(age);
      expect(describeAge(age + changesIn - 1).text).toBe(text);
      expect(describeAge(age + changesIn).text).not.toBe(text);
    }),
  );
});
