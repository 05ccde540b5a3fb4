import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import type { MenuEntryShown } from '../support/agent-commands.ts';
import type { App } from '../support/app.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function started(app: App): Promise<EditorPage> {
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  return editor;
}

/** A menu's entries by their labels. */
async function menu(app: App, label: string): Promise<Map<string, MenuEntryShown>> {
  const entries = (await app.menu.read()).find((one) => one.label === label)?.items ?? [];
  return new Map(entries.map((entry) => [entry.label, entry]));
}

async function marked(app: App, label = 'View'): Promise<string[]> {
  return [...(await menu(app, label)).values()]
    .filter(({ checked }) => checked)
    .map((entry) => entry.label);
}

async function enabled(app: App, label: string): Promise<string[]> {
  return [...(await menu(app, label)).values()]
    .filter((entry) => entry.enabled && entry.type !== 'separator')
    .map((entry) => entry.label);
}

test('the first window and further ones are wholly on the screen', async () => {
  const app = await startApp();
  const first = await app.firstWindow();
  for (let count = 0; count < 3; count += 1) {
    // Each is to stand beside the one before it.
    // oxlint-disable-next-line no-await-in-loop
    await app.waitForWindow(() => app.run('new', first));
  }
  const area = await app.workArea();
  const windows = (await app.windowStates()).map(({ bounds }) => bounds);
  expect(windows).toHaveLength(4);
  for (const { x, y, width, height } of windows) {
    expect([x >= area.x, y >= area.y]).toEqual([true, true]);
    expect(x + width).toBeLessThanOrEqual(area.x + area.width);
    expect(y + height).toBeLessThanOrEqual(area.y + area.height);
  }
});

test('the menu marks what is on and what is chosen, and follows the window', async () => {
  const app = await startApp();
  const editor = await started(app);
  await expect
    .poll(() => marked(app))
    .toEqual([
      'Diagram View',
      'Library Panel',
      'Inspector Panel',
      'Minimap',
      'Evidence: Show All Alike',
    ]);
  expect(await marked(app, 'Style')).toEqual(['Look: Usual', 'Theme: Follow System']);
  await app.run('theme-dark', editor.page);
  await app.run('toggle-minimap', editor.page);
  await app.run('what-if', editor.page);
  await app.run('view-split', editor.page);
  await expect
    .poll(() => marked(app))
    .toEqual([
      'Split View',
      'What If',
      'Library Panel',
      'Inspector Panel',
      'Evidence: Show All Alike',
    ]);
  expect(await marked(app, 'Style')).toEqual(['Look: Usual', 'Theme: Dark']);
  await app.run('what-if', editor.page);
  await expect.poll(() => marked(app)).not.toContain('What If');
  const before = await marked(app, 'Layout');
  await app.run('toggle-snap', editor.page);
  await expect.poll(() => marked(app, 'Layout')).not.toEqual(before);
  expect((await menu(app, 'View')).get('Full Screen')?.type).toBe('checkbox');
});

test('a dialog greys the menu but for what means its text fields, and gives it back', async () => {
  const app = await startApp();
  const editor = await started(app);
  await editor.openTemplate(/^Acetylcholine/u);
  await expect.poll(() => enabled(app, 'File')).toContain('Save As...');
  await app.run('properties', editor.page);
  const dialog = editor.page.getByRole('dialog');
  await dialog.getByRole('textbox').first().focus();
  await expect
    .poll(() => enabled(app, 'File'))
    .toEqual(['New', 'Open Recent', 'Close Window', 'Quit']);
  expect(await enabled(app, 'Edit')).toEqual([
    'Undo',
    'Redo',
    'Cut',
    'Copy',
    'Paste',
    'Select All',
  ]);
  await editor.press('Escape');
  await expect.poll(() => enabled(app, 'File')).toContain('Save As...');
});

test('the right button in a text field cuts, copies, pastes and selects', async () => {
  const app = await startApp();
  const { page } = await started(app);
  const title = page.getByLabel('Title', { exact: true });
  await title.fill('Serotonin');
  await app.clipboard.write('Melatonin');
  await rightClick(app, title);
  await app.contextMenu.click('Select All');
  await rightClick(app, title);
  expect(labels(app)).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All']);
  await app.contextMenu.click('Paste');
  await expect.poll(() => title.inputValue()).toBe('Melatonin');
  await rightClick(app, title);
  await app.contextMenu.click('Select All');
  await rightClick(app, title);
  await app.contextMenu.click('Cut');
  await expect.poll(() => title.inputValue()).toBe('');
  await expect.poll(() => app.clipboard.read()).toBe('Melatonin');
});

async function rightClick(app: App, field: ReturnType<Page['getByLabel']>): Promise<void> {
  const before = app.contextMenu.read();
  await field.click({ button: 'right' });
  await expect.poll(() => app.contextMenu.read() !== before).toBe(true);
}

function labels(app: App): string[] {
  const entries = app.contextMenu.read() ?? [];
  return entries.filter(({ type }) => type !== 'separator').map(({ label }) => label);
}

test.each([
  ['Letter', 'Landscape', { pageSize: 'Letter', landscape: true }, { width: 792, height: 612 }],
  ['A4', 'Portrait', { pageSize: 'A4', landscape: false }, { width: 595, height: 842 }],
] as const)(
  'the print dialog is told the paper and how it lies: %s, %s',
  async (paper, orientation, asked, size) => {
    const app = await startApp();
    const editor = await started(app);
    await editor.openTemplate(/^Acetylcholine/u);
    await app.run('print', editor.page);
    const dialog = editor.page.getByRole('dialog', { name: 'Print' });
    await dialog.getByRole('radio', { name: paper }).click();
    await dialog.getByRole('radio', { name: orientation }).click();
    await dialog.getByRole('button', { name: 'Print…' }).click();
    await expect.poll(() => app.prints().length).toBe(1);
    const [print] = app.prints();
    expect(print?.options).toMatchObject(asked);
    const pages = (await PDFDocument.load(await readFile(print?.file ?? ''))).getPages();
    expect(pages).toHaveLength(1);
    // To a point: the paper's millimetres are no whole points.
    const { width = 0, height = 0 } = pages[0]?.getSize() ?? {};
    expect(Math.abs(width - size.width)).toBeLessThan(1.5);
    expect(Math.abs(height - size.height)).toBeLessThan(1.5);
    // Nothing of what was made for the paper stays in the window.
    await expect.poll(() => editor.page.locator('body > div img').count()).toBe(0);
  },
);

test('a page that does not answer is waited for, or loaded again with its file', async () => {
  const folder = await aTemporaryFolder();
  const file = join(folder, 'Work.neuromatrix');
  await writeFile(file, serializeProject(aProject({ nodes: [aNode({ label: 'TPH2' })] })));
  const app = await startApp({ folder, files: [file] });
  const { page } = await started(app);
  await page.getByText(/^1 node\b/u).waitFor();
  await app.dialogs.answerMessage('Wait');
  await app.stopsAnswering(page);
  await expect.poll(() => app.dialogs.asked().length).toBe(1);
  expect(await page.getByText(/^1 node\b/u).count()).toBe(1);

  app.expectProblem(/crash/iu);
  await app.dialogs.answerMessage('Load Again');
  await app.stopsAnswering(page);
  await expect.poll(() => app.dialogs.asked().length).toBe(2);
  expect(app.dialogs.asked()[1]?.message).toContain('“Work.neuromatrix” does not answer');
  await expect.poll(() => app.shownText(0)).toContain('1 node');
});

test('a window that dies three times in a minute offers its work on a page of its own', async () => {
  const folder = await aTemporaryFolder();
  const file = join(folder, 'Work.neuromatrix');
  await writeFile(file, serializeProject(aProject({ nodes: [aNode({ label: 'TPH2' })] })));
  const app = await startApp({ folder, files: [file] });
  app.expectProblem(/crash/iu);
  const { page } = await started(app);
  await page.getByLabel('Title', { exact: true }).fill('Not saved');
  const drafts = join(app.userData, 'drafts');
  await expect.poll(() => readdir(drafts).catch(() => [])).toHaveLength(1);
  for (const turn of [1, 2, 3]) {
    await app.dialogs.answerMessage('Load Again');
    await app.stopsAnswering(page);
    await expect.poll(() => app.dialogs.asked().length).toBe(turn);
    const shown = turn < 3 ? '1 node' : 'This window stopped working three times';
    await expect.poll(() => app.shownText(0)).toContain(shown);
  }
  expect(await app.shownText(0)).toContain('Work that was not saved');
  const reports = join(app.userData, 'crash reports');
  const [report = ''] = await readdir(reports);
  expect(await readFile(join(reports, report), 'utf8')).toMatch(
    /Neuromatrix \d.*What happened:\nThe page of a window is gone/su,
  );
});

test('on macOS the menu is greyed while a dialog of the system covers the window', async () => {
  const app = await startApp({ platform: 'darwin' });
  const editor = await started(app);
  expect((await app.menu.read()).map(({ label }) => label).slice(0, 2)).toEqual([
    'Neuromatrix',
    'File',
  ]);
  await expect.poll(() => enabled(app, 'File')).toContain('Save As...');
  await app.menu.cover(editor.page, true);
  await expect.poll(() => enabled(app, 'File')).toEqual(['New', 'Open...', 'Open Recent']);
  await app.menu.cover(editor.page, false);
  await expect.poll(() => enabled(app, 'File')).toContain('Save As...');
  expect((await app.menu.dock())?.map(({ label }) => label)).toEqual(['New', 'Open...']);
});
