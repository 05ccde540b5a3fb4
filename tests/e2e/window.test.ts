import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('the library finds by synonym and by identifier', async () => {
  const app = await startApp({ shell: 'browser' });
  const { page } = new EditorPage(await app.firstWindow());
  const search = page.getByRole('searchbox', { name: 'Find an entity' });
  const first = page.locator('[role="treeitem"][aria-level="2"]').first();
  for (const [query, found] of [
    ['adrenaline', 'Epinephrine'],
    ['CHEBI:28790', 'Serotonin'],
    ['Q16613', 'AANAT'],
  ] as const) {
    await search.fill(query);
    await expect.poll(() => first.textContent()).toContain(found);
  }
});

test('About shows the complete licences of all that the program is made of', async () => {
  const app = await startApp();
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.choose('About');
  await page.getByText('All licences', { exact: true }).first().click();
  const licences = page.getByRole('region', { name: 'All licences' });
  await licences.waitFor();
  const text = (await licences.textContent()) ?? '';
  expect(text).toContain('The Neuromatrix authors');
  expect(text).toContain('SIL OPEN FONT LICENSE');
  // What runs in the main process is bundled there, and is in its window too.
  const main = await readFile(new URL('../../out/main/licences.md', import.meta.url), 'utf8');
  const libraries = [...main.matchAll(/^## \S+/gmu)].map(([heading]) => heading);
  expect(libraries.filter((heading) => !text.includes(heading))).toEqual([]);
  expect(await audit(page)).toEqual([]);
});

test('undo from the palette takes back the text that is being typed, and redo brings it again', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const title = page.getByLabel('Title', { exact: true });
  await title.fill('First');
  await title.press('Tab');
  await title.fill('Second');
  const choose = async (command: string) => {
    await editor.press('ControlOrMeta+k');
    await page.getByRole('dialog').getByRole('combobox').fill(command);
    await editor.press('Enter');
  };
  await choose('Undo');
  await expect.poll(() => title.inputValue()).toBe('First');
  await choose('Redo');
  await expect.poll(() => title.inputValue()).toBe('Second');
});

test('what the inspector changes is in the file, and the status bar tells how things stand', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const path = join(app.folder, 'work.neuromatrix');
  const nodes = [aNode({ label: 'TPH2' }), aNode({ id: 'n2', x: 200, label: 'Other' })];
  await writeFile(path, serializeProject(aProject({ nodes, links: [aLink()] })));
  await editor.open(app, path);
  expect(await editor.status()).toContain('2 nodes · 1 link · 0 references');
  await page.getByRole('button', { name: 'Zoom: 100 %' }).waitFor();

  await editor.select(editor.node('Enzyme TPH2'));
  const label = page.getByRole('textbox', { name: 'Label' });
  await label.fill('Tryptophan hydroxylase');
  await label.press('Tab');
  await expect.poll(() => editor.status()).toContain('Edited since saved');
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Transporter' });
  await page.getByRole('button', { name: 'Add an identifier' }).click();
  await page.getByRole('textbox', { name: 'Identifier', exact: true }).fill('Q8IWU9');
  await page.getByRole('combobox', { name: 'Database' }).fill('UniProt');
  await page.getByRole('form').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Rate-limiting.');

  const [changed] = (await editor.save(app, path)).nodes;
  expect(changed).toMatchObject({
    label: 'Tryptophan hydroxylase',
    kind: 'transporter',
    notes: 'Rate-limiting.',
    xrefs: [{ database: 'UniProt', id: 'Q8IWU9' }],
  });
  expect(await editor.status()).toContain('Saved to disk');
  expect(await editor.status()).toContain('1 selected');

  await editor.press('ControlOrMeta+=');
  await page.getByRole('button', { name: 'Zoom: 120 %' }).waitFor();
  await editor.press('ControlOrMeta+k');
  const commands = page.getByRole('dialog', { name: 'Commands' });
  await commands.getByRole('combobox').fill('actual');
  await editor.press('Enter');
  await page.getByRole('button', { name: 'Zoom: 100 %' }).waitFor();
});

test.each(['desktop', 'browser'] as const)(
  'theme and widths of the panels are as they were left, in the %s edition',
  async (shell) => {
    const first = await startApp({ shell });
    const editor = new EditorPage(await first.firstWindow());
    const { page } = editor;
    await editor.ready();
    const before = await widthOfLibrary(editor);
    const border = page.getByRole('separator', { name: 'Width of the library' });
    const { x = 0, y = 0, height = 0 } = (await border.boundingBox()) ?? {};
    await editor.drag({ x, y: y + height / 2 }, { x: x + 90, y: y + height / 2 });
    await expect.poll(() => widthOfLibrary(editor)).toBeGreaterThan(before + 60);
    const left = await widthOfLibrary(editor);
    await editor.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('theme: dark');
    await editor.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor();
    await first.quit();
    expect(await first.exited).toBe(0);

    const again = await startApp({ shell, folder: first.folder });
    const reopened = new EditorPage(await again.firstWindow());
    await reopened.ready();
    await reopened.page.locator('html[data-theme="dark"]').waitFor();
    expect(Math.abs((await widthOfLibrary(reopened)) - left)).toBeLessThan(3);
  },
);

async function widthOfLibrary({ page }: EditorPage): Promise<number> {
  const box = await page.getByRole('complementary', { name: 'Library' }).boundingBox();
  return box?.width ?? 0;
}

test('a diagram that is shown whole stays so beside the matrix, and fills the window again', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin/u);
  const whole = page.getByRole('button', { name: /^Zoom: / });
  const zoom = (await whole.textContent()) ?? '';
  const reachesOut = async () => {
    const canvas = await editor.canvas.boundingBox();
    const node = await editor.node('Neurotransmitter Melatonin').boundingBox();
    if (!canvas || !node) throw new Error('There is no diagram.');
    return node.y + node.height > canvas.y + canvas.height;
  };
  await app.run('view-split', page);
  await expect.poll(() => whole.textContent()).not.toBe(zoom);
  expect(await reachesOut()).toBe(false);
  await app.run('view-diagram', page);
  await expect.poll(() => whole.textContent()).toBe(zoom);
});

test('a swipe to the side over a panel is not the browser’s way back to the page before', async () => {
  const app = await startApp({ shell: 'browser' });
  const page = await app.firstWindow();
  // A browser takes a swipe for the way back a moment after it has ended, which no test can wait for.
  const behavior = await page.evaluate(
    () => getComputedStyle(document.documentElement).overscrollBehaviorX,
  );
  expect(behavior).toBe('none');
});
