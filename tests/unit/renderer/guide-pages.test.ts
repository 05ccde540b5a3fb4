import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { readPages, searchPages } from '../../../renderer/guide/guide-pages.ts';
import { commands, menus, type Command, type MenuEntry } from '../../../shared/commands.ts';

const folder = fileURLToPath(new URL('../../../docs/guide', import.meta.url));
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .toSorted((one, other) => (one < other ? -1 : 1));
const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
const pages = readPages(texts);

const isCommand = (entry: MenuEntry): entry is keyof typeof commands => entry in commands;

/** `File > Open…` and its keys, as the guide writes them. */
const inMenus = new Map<string, string | undefined>(
  menus.flatMap(({ label, entries }) =>
    entries.filter(isCommand).map((id) => {
      const { label: name, keys }: Command = commands[id];
      return [`${label} > ${name}`, keys?.replace('CmdOrCtrl', 'Ctrl')] as const;
    }),
  ),
);

describe.each(files.map((file, at) => [file, texts[at] ?? '', pages[at]] as const))(
  'The page %s',
  (_file, text, page) => {
    test('begins with its title', () => {
      expect(page?.title).not.toBe('');
    });

    test('names commands as the menus do, with their keys', () => {
      const named = [...text.matchAll(/\*\*(\w+ > [^*]+)\*\*(?:\s\((?<keys>[^\s)]+)\))?/gu)];
      const wrong = named.filter(
        ([, name = '', keys]) =>
          !inMenus.has(name) || (keys !== undefined && keys !== inMenus.get(name)),
      );
      expect(wrong.map(([all]) => all)).toEqual([]);
    });

    test('has only parts that the program shows', () => {
      const shown =
        'heading paragraph list list_item table code text strong em codespan escape image space'.split(
          ' ',
        );
      const types = (page?.parts ?? []).flatMap(typesIn);
      expect(types.filter((type) => !shown.includes(type))).toEqual([]);
    });
  },
);

function typesIn(token: Token): string[] {
  const inside = 'tokens' in token ? (token.tokens ?? []) : [];
  const listed: readonly Token[] = token.type === 'list' ? token['items'] : [];
  return [token.type, ...[...inside, ...listed].flatMap(typesIn)];
}

test('each picture of the guide is on a page, has words for who cannot see it, and is there', () => {
  const shown = [...texts.join('\n').matchAll(/!\[([^\]]*)\]\(pictures\/([^)]*)\)/gu)];
  expect(shown.filter(([, words = '']) => words.length < 20)).toEqual([]);
  const taken = readdirSync(join(folder, 'pictures')).filter((file) => file.endsWith('.webp'));
  const names = shown.map(([, , file]) => file);
  expect(new Set(names)).toEqual(new Set(taken));
});

test('a search finds pages by any of their words, and shows the line', () => {
  const hits = searchPages(pages, 'methylmalonic');
  expect(hits.map(({ page }) => pages[page]?.title)).toEqual(['Ask what if']);
  expect(hits[0]?.words).toContain('methylmalonic acid');
  const [picture] = searchPages(pages, 'sliders on the left');
  expect(picture?.words).toMatch(/^The serotonin model: .* on the right$/u);
  expect(searchPages(pages, '  ')).toEqual([]);
  expect(searchPages(pages, 'quetzalcoatl')).toEqual([]);
});
