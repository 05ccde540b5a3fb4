import { expect, test } from 'vitest';
import { timeWords } from '../../../../renderer/history/restoring.ts';

const at = (text: string) => ({ time: new Date(text).getTime() });

test('two versions of the same minute are told apart by their seconds, others need none', () => {
  const all = [at('2026-03-01T10:15:10'), at('2026-03-01T10:15:42'), at('2026-03-01T10:16:00')];
  expect(all.map(({ time }) => timeWords(time, all))).toEqual([
    'Mar 1, 2026, 10:15:10 AM',
    'Mar 1, 2026, 10:15:42 AM',
    'Mar 1, 2026, 10:16 AM',
  ]);
});
