import { afterEach, expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { counted, numberText, timeText } from '../../../shared/words/grammar.ts';
import {
  catalogue,
  speak,
  spokenLanguage,
  type Catalogue,
} from '../../../shared/words/language.ts';

afterEach(() => speak('en', null));

/** A language in which every sentence is read as its name between brackets. */
async function pseudoLanguage(): Promise<Catalogue> {
  return new Proxy({}, { get: (_none, name) => `[${String(name)}]` });
}

test('the menu is in the language of the process, though it was loaded before the language was known', async () => {
  const noAction = () => undefined;
  const actions = { run: noAction, openRecent: noAction, clearRecent: noAction, showLog: noAction };
  await speak('de', pseudoLanguage);
  const menu = menuTemplate(
    { platform: 'darwin', recentFiles: [], shortcuts: {}, isDevelopment: false },
    actions,
  );
  expect(JSON.stringify(menu)).toContain('[openRecent]');
});

test('a part that is loaded later has the language that was set before', async () => {
  await speak('es', async (part) => ({ greeting: `Hola desde ${part}` }));
  const words = catalogue('later', { greeting: 'Hello' });
  await speak('es', async (part) => ({ greeting: `Hola desde ${part}` }));
  expect(words.greeting).toBe('Hola desde later');
  await speak('en', null);
  expect(words.greeting).toBe('Hello');
});

test('numbers, days and what is counted follow the language', async () => {
  const noon = Date.UTC(2026, 10, 28, 12);
  expect(counted(1_200, { one: 'node', other: 'nodes' })).toBe('1,200 nodes');
  expect(timeText(noon)).toMatch(/^Nov 2[78], 2026, /u);
  await speak('de', pseudoLanguage);
  expect(spokenLanguage()).toBe('de');
  expect(numberText(1_234.5)).toBe('1.234,5');
  expect(counted(1, { one: 'Knoten', other: 'Knoten' })).toBe('1 Knoten');
  expect(timeText(noon)).toMatch(/^2[78]\.11\.2026, /u);
});
