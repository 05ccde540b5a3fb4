import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

/** `npm run pictures` takes them anew. Otherwise the program has to say what it said when they were taken. */
const isTaking = process.env['GUIDE_PICTURES'] === 'take';
const folder = fileURLToPath(new URL('../../docs/guide/pictures', import.meta.url));

interface Scene {
  readonly app: App;
  readonly editor: EditorPage;
  readonly page: Page;
}

/** What leads to each picture, and what it shows; null is the whole window. */
const scenes: Readonly<Record<string, (scene: Scene) => Promise<Locator | null>>> = {
  start: async ({ page }) => {
    await page.getByRole('heading', { name: 'Begin with a template' }).waitFor();
    await page.locator('[data-start-screen] svg').nth(8).waitFor();
    return null;
  },
  node: async ({ editor, page }) => {
    await editor.openTemplate(/^Serotonin and melatonin/u);
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await page.getByRole('tab', { name: 'Library' }).click();
    return null;
  },
  grow: async ({ editor, page }) => {
    await editor.dragFromLibrary('Serotonin', { x: 300, y: 200 });
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await editor.press('g');
    const dialog = page.getByRole('dialog', { name: 'Grow from Serotonin' });
    await dialog.getByRole('checkbox').first().waitFor();
    return dialog;
  },
  evidence: async ({ app, editor, page }) => {
    await editor.openTemplate(/^Serotonin and melatonin/u);
    await app.run('find', page);
    await page.getByRole('combobox', { name: 'Find', exact: true }).fill('TPH2 catalyzes');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const heading = page.getByRole('heading', { name: 'Evidence', exact: true });
    await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    return page.getByRole('complementary', { name: 'Inspector' });
  },
  matrix: async ({ app, editor, page }) => {
    await editor.openTemplate(/^Dopamine/u);
    await app.run('view-matrix', page);
    const grid = page.getByRole('grid', { name: 'Support matrix' });
    await grid.getByRole('gridcell', { name: /^L-Phenylalanine, Dopamine/u }).click();
    await page.getByRole('heading', { name: 'L-Phenylalanine in Dopamine' }).waitFor();
    return null;
  },
  'what-if': async ({ app, editor, page }) => {
    await editor.openTemplate(/^Serotonin and melatonin/u);
    await app.run('what-if', page);
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByLabel('Factor', { exact: true }).selectOption({ label: 'L-Tryptophan' });
    await page.getByRole('button', { name: 'Low', exact: true }).click();
    await page
      .getByRole('button', { name: /^Serotonin/u, expanded: false })
      .first()
      .click();
    await page.getByRole('button', { name: 'Show the path' }).first().waitFor();
    return null;
  },
  models: async ({ editor, page }) => {
    await editor.openTemplate(/^Serotonin and melatonin/u);
    await editor.choose('Kinetic Models');
    const dialog = page.getByRole('dialog', { name: 'Kinetic Models' });
    await dialog.getByText('A stable steady state was found.').waitFor();
    await dialog.getByRole('img', { name: /^Change of each amount or rate/u }).waitFor();
    await dialog.getByRole('heading', { name: 'Over the amino acids of meals' }).waitFor();
    return dialog;
  },
  export: async ({ app, editor, page }) => {
    await editor.openTemplate(/^GABA/u);
    await app.run('export', page);
    const dialog = page.getByRole('dialog', { name: 'Export Image' });
    await dialog.locator('img, canvas').first().waitFor();
    return dialog;
  },
};

test.each(Object.entries(scenes))(
  'the guide shows the program as it is: %s',
  async (name, play) => {
    const app = await startApp({
      shell: 'browser',
      settings: { theme: 'light', inspectorWidth: 26 },
    });
    const editor = new EditorPage(await app.firstWindow());
    const { page } = editor;
    await page.setViewportSize({ width: 1280, height: 800 });
    await editor.ready();
    const shown = await play({ app, editor, page });
    await editor.settled();
    const names = async () => namesIn(await (shown ?? page.locator('body')).ariaSnapshot());
    if (isTaking) await take(name, await names(), await (shown ?? page).screenshot());
    const taken: unknown = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
    // A finer answer or a chart may come after the first.
    await expect
      .poll(names, {
        message: 'The picture shows another program: take it anew by `npm run pictures`.',
      })
      .toEqual(taken);
  },
);

test('the guide in the program has its pictures', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await app.run('guide', page);
  const dialog = page.getByRole('dialog', { name: 'Guide' });
  await dialog.waitFor();
  const picture = dialog.getByRole('img', { name: /^The start screen/u });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
    )
    .toBe(1280);
  expect(await audit(page)).toEqual([]);
});

/** What can be used and what it is headed by: this tells whether a picture is out of date, and no pixel does. */
function namesIn(snapshot: string): string[] {
  const named =
    /- (button|checkbox|combobox|columnheader|heading|link|menuitem|radio|slider|tab|textbox) "([^"]+)"/gu;
  const found = [...snapshot.matchAll(named)].map(([, role, name]) => `${role}: ${name}`);
  return [...new Set(found)].toSorted();
}

async function take(name: string, names: readonly string[], png: Buffer): Promise<void> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.webp`), await canvas.encode('webp', 88));
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(names, null, 2)}\n`);
}
