import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { EditorPage } from '../support/editor-page.ts';
import { hostileProject, hostileTexts as texts, markup } from '../support/hostile-project.ts';
import { startApp } from '../support/start-app.ts';
import { readElements } from '../unit/paint/well-formed.ts';

const drawn = [
  'svg',
  'title',
  'desc',
  'metadata',
  'nm:project',
  'defs',
  'style',
  'g',
  'path',
  'rect',
  'text',
  'tspan',
];

/** What a person types to find each. */
const queries: Record<keyof typeof texts, string> = {
  markup: '<img',
  'right-to-left': 'مسار',
  emoji: '🧠',
  controls: 'bell',
  formula: 'HYPERLINK',
  divided: 'calc',
  long: 'NeuroNeuro',
};

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test('whatever a text holds, it is text: it runs nothing and breaks no layout', async () => {
    const app = await startApp({ shell });
    const editor = new EditorPage(await app.firstWindow());
    const { page } = editor;
    await editor.ready();
    const path = join(app.folder, 'hostile.neuromatrix');
    await writeFile(path, serializeProject(hostileProject(markup)));
    await editor.open(app, path);
    await expect.poll(() => editor.nodes.count()).toBe(Object.keys(texts).length);
    await page
      .getByRole('heading', { name: `References (${Object.keys(texts).length})` })
      .waitFor();
    await expectSound(page, 'the canvas');
    const names = await editor.nodes.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
    expect(names.join()).toContain('<img');

    await editor.press('ControlOrMeta+a');
    await editor.press('ControlOrMeta+c');
    await expect.poll(() => app.clipboard.read()).toContain('<img src="x:"');
    const formatted = (await app.clipboard.readType('text/html'))?.toString() ?? '';
    expect(formatted).not.toMatch(/<(?:img|script|svg)\b|<[^>]*\son\w+=/u);
    await editor.press('ControlOrMeta+Shift+a');

    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('treeitem', { name: '<script>' }).first().waitFor();
    await expectSound(page, 'the outline');

    for (const [what, query] of Object.entries(queries)) {
      await editor.press('ControlOrMeta+f');
      const field = page.getByRole('combobox', { name: 'Find', exact: true });
      await field.fill(query);
      await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
      await expectSound(page, `the search with ${what}`);
      await editor.press('Enter');
      await editor.press('Escape');
      await field.waitFor({ state: 'detached' });
      const notes = page.getByRole('textbox', { name: 'Notes' });
      await expect.poll(() => notes.inputValue()).toContain(query);
      await expectSound(page, `the inspector of ${what}`);
    }

    await page.getByRole('tab', { name: 'Library' }).click();
    await page.getByRole('searchbox', { name: 'Find an entity' }).fill(markup);
    await page.getByText('<script>hostile=2</script>').first().waitFor();
    await expectSound(page, 'the library');

    const picture = join(app.folder, `\u202e🧠 & ${texts['right-to-left'].slice(0, 8)}.svg`);
    await editor.exportImage(app, ['SVG'], picture);
    await expectSound(page, 'a message');
    expectPicture(await readFile(picture, 'utf8'));
  });

  test('a document is called what its title is, whatever that holds', async () => {
    const app = await startApp({ shell });
    const editor = new EditorPage(await app.firstWindow());
    const { page } = editor;
    await editor.ready();
    for (const title of [markup, texts['right-to-left'], 'Neuro'.repeat(400)]) {
      const field = page.getByRole('textbox', { name: 'Title', exact: true });
      await field.fill(title);
      await field.press('Tab');
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
      await expectSound(page, title);
      await expect.poll(() => nameOfWindow()).toContain(title.slice(0, 12));
    }

    async function nameOfWindow(): Promise<string> {
      if (shell === 'browser') return page.title();
      return (await app.windowStates())[0]?.title ?? '';
    }
  });
});

/** Nothing ran, nothing was made of markup, nothing is wider than the place that it has. */
async function expectSound(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: Reflect.get(window, 'hostile') ?? null,
    made: document.querySelectorAll('img[src="x:"], svg[onload], body script, a[href^="java"]')
      .length,
    tooWide: [
      document.documentElement,
      ...document.querySelectorAll('aside, footer, header, dialog'),
    ]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName }) => tagName),
  }));
  expect({ what, ...found }).toEqual({ what, ran: null, made: 0, tooWide: [] });
}

/** A picture holds the texts, and nothing that acts. Throws where a strict reader would refuse it. */
function expectPicture(svg: string): void {
  const { names, text } = readElements(svg.replace(/<style>[^<]*<\/style>/u, ''));
  expect([...new Set(names)].filter((name) => !drawn.includes(name))).toEqual([]);
  expect(svg).not.toMatch(/<[^>]*\son\w+=/u);
  for (const part of ['&lt;img', 'السيروتونين', '🧠', 'bell']) expect(text).toContain(part);
}
