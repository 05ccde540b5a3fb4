import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { commandsWords } from '../../../shared/words/commands.ts';
import { desktopWords } from '../../../shared/words/desktop.ts';
import { counted, numberText, timeText } from '../../../shared/words/grammar.ts';
import {
  catalogue,
  speak,
  spokenLanguage,
  wordsReady,
  type Catalogue,
} from '../../../shared/words/language.ts';

afterEach(() => speak('en', null));

const english: Readonly<Record<string, Catalogue>> = {
  commands: commandsWords,
  desktop: desktopWords,
};

/** A language that says all in English, between brackets. */
async function pseudoLanguage(part: string): Promise<Catalogue> {
  return bracketed(english[part] ?? {});
}

function bracketed(words: Catalogue): Catalogue {
  const entries = Object.keys(words).map((name): [string, Catalogue[string]] => {
    const message = words[name] ?? '';
    if (typeof message === 'string') return [name, `[${message}]`];
    return [name, typeof message === 'function' ? message : bracketed(message)];
  });
  return Object.fromEntries(entries);
}

test('the menu is in the language of the process, though it was loaded before the language was known', async () => {
  const noAction = () => undefined;
  const actions = { run: noAction, openRecent: noAction, clearRecent: noAction, showLog: noAction };
  await speak('de', pseudoLanguage);
  const menu = menuTemplate(
    { platform: 'darwin', recentFiles: [], shortcuts: {}, isDevelopment: false },
    actions,
  );
  const labels = menu.flatMap(labelsIn).filter((label) => label !== 'Neuromatrix');
  expect(labels.filter((label) => !label.startsWith('['))).toEqual([]);
  expect(labels).toContain('[Open Recent]');
});

function labelsIn({ label, submenu }: MenuItemConstructorOptions): string[] {
  const inside = Array.isArray(submenu) ? submenu.flatMap(labelsIn) : [];
  return label === undefined ? inside : [label, ...inside];
}

test('a part that is loaded later has the language that was set before', async () => {
  await speak('es', async (part) => ({ greeting: `Hola desde ${part}` }));
  const words = catalogue('later', { greeting: 'Hello' });
  await wordsReady();
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
