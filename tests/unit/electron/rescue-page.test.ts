import { expect, test } from 'vitest';
import { createCrashCounter, rescueChoice, rescuePage } from '../../../electron/rescue-page.ts';

test('a window that dies three times within a minute is not tried again', () => {
  let now = 0;
  const isTooOften = createCrashCounter(() => now);
  const diesAt = (time: number) => {
    now = time;
    return isTooOften();
  };
  expect([0, 50_000, 70_000, 100_000, 109_000].map(diesAt)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('the rescue page runs nothing, whatever a document is called', () => {
  const name = '<img src=x onerror="alert(1)">&';
  const page = decodeURIComponent(
    rescuePage({ drafts: [{ name, time: 0 }], file: name, outcome: name }),
  );
  expect(page).not.toContain('<img');
  expect(page).toContain("default-src 'none'");
  expect(page.match(/<a /gu)).toHaveLength(4);
});

test.each([
  ['https://rescue.invalid/save/3', { do: 'save', index: 3 }],
  ['https://rescue.invalid/again', { do: 'again' }],
  ['https://rescue.invalid/save/-1', null],
  ['https://rescue.invalid/save/1e9', null],
  ['https://rescue.invalid/other', null],
  ['https://elsewhere.invalid/again', null],
])('the address %s on it means %j', (url, choice) => {
  expect(rescueChoice(url)).toEqual(choice);
});
