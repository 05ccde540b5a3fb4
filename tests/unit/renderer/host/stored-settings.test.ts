import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../shared/settings.ts';
import { loadSettings, storeSettings } from '../../../../renderer/host/browser-page.ts';
import { aStorage } from './a-storage.ts';

const holding = (text: string) => aStorage({ 'neuromatrix.settings': text });

function forbidden(): Storage {
  throw new DOMException('No.', 'SecurityError');
}

test('settings are those of the last time', () => {
  const storage = aStorage();
  storeSettings(() => storage, { ...defaultSettings, theme: 'dark', libraryWidth: 25 });
  expect(loadSettings(() => storage)).toEqual({
    ...defaultSettings,
    theme: 'dark',
    libraryWidth: 25,
  });
});

test.each(['{', 'null', '[]', '"dark"'])('unreadable settings %s are the defaults', (text) => {
  expect(loadSettings(() => holding(text))).toEqual(defaultSettings);
});

test('one wrong setting does not take the others with it', () => {
  const stored = { theme: 'dark', libraryWidth: 'wide' };
  expect(loadSettings(() => holding(JSON.stringify(stored)))).toEqual({
    ...defaultSettings,
    theme: 'dark',
  });
});

test('a browser without storage has the defaults and forgets', () => {
  storeSettings(forbidden, defaultSettings);
  expect(loadSettings(forbidden)).toEqual(defaultSettings);
});
