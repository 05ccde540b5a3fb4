import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { aProjectFile, retitle, titleOnDisk } from '../support/project-files.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function titles(app: App): Promise<string[]> {
  return (await app.windowStates()).map(({ title }) => title);
}

/** As the platform shows it: on macOS in the close button, elsewhere in the title. */
async function isMarkedEdited(app: App): Promise<boolean> {
  const [window] = await app.windowStates();
  return window?.edited === true || window?.title.startsWith('● ') === true;
}

test('a file named on the command line is opened, and its window says so', async () => {
  const folder = await aTemporaryFolder();
  const app = await startApp({ folder, files: [await aProjectFile(folder, 'First')] });
  const page = await app.firstWindow();
  await page.getByText(/^1 node\b/u).waitFor();
  await expect.poll(() => titles(app)).toEqual(['First.neuromatrix — Neuromatrix']);
});

test('a second start hands its file to the first, in a window of its own', async () => {
  const folder = await aTemporaryFolder();
  const [first, second] = [
    await aProjectFile(folder, 'First'),
    await aProjectFile(folder, 'Second'),
  ];
  const app = await startApp({ folder, files: [first] });
  await app.firstWindow();
  const page = await app.waitForWindow(() => app.openFromOutside(second));
  await page.getByText(/^1 node\b/u).waitFor();
  await expect
    .poll(() => titles(app))
    .toEqual(['First.neuromatrix — Neuromatrix', 'Second.neuromatrix — Neuromatrix']);
  // Opened once more, it is only brought to the front.
  await app.openFromOutside(first);
  await expect
    .poll(async () => (await app.windowStates()).map(({ focused }) => focused))
    .toEqual([true, false]);
});

test('unsaved work is asked about; Cancel keeps the window, Save saves and closes it', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder, 'Work');
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await retitle(page, 'Changed');
  await expect.poll(() => isMarkedEdited(app)).toBe(true);

  await app.dialogs.answerMessage('Cancel');
  await app.closeWindow(page);
  await expect.poll(() => app.dialogs.asked().length).toBe(1);
  expect([app.windows(), await titleOnDisk(path)]).toEqual([[page], '']);

  await app.dialogs.answerMessage('Save');
  await app.closeWindow(page);
  expect(await app.exited).toBe(0);
  expect(await titleOnDisk(path)).toBe('Changed');
  expect(app.dialogs.asked()[0]?.buttons).toEqual(['Save', 'Don’t Save', 'Cancel']);
});

test('a text that is still being typed is asked about, and saved with the rest', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder, 'Work');
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await page.getByText(/^1 node\b/u).waitFor();
  await page.getByLabel('Title', { exact: true }).fill('Half a title');
  await expect.poll(() => isMarkedEdited(app)).toBe(true);
  await app.dialogs.answerMessage('Save');
  await app.closeWindow(page);
  expect(await app.exited).toBe(0);
  expect(await titleOnDisk(path)).toBe('Half a title');
});

test('quitting without saving leaves the file as it was', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder, 'Work');
  const app = await startApp({ folder, files: [path] });
  await retitle(await app.firstWindow(), 'Changed');
  await expect.poll(() => isMarkedEdited(app)).toBe(true);
  await app.dialogs.answerMessage('Don’t Save');
  await app.quit();
  expect([await app.exited, await titleOnDisk(path)]).toEqual([0, '']);
});

test('a save that fails stops the closing, and leaves file and work as they were', async () => {
  const folder = await aTemporaryFolder();
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const path = await aProjectFile(disk, 'Work');
  const before = await readFile(path, 'utf8');
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await retitle(page, 'Changed');
  await expect.poll(() => isMarkedEdited(app)).toBe(true);
  await app.failWrites(disk);
  await app.dialogs.answerMessage('Save');
  await app.closeWindow(page);
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).first().waitFor();
  expect([await readFile(path, 'utf8'), await readdir(disk)]).toEqual([
    before,
    ['Work.neuromatrix'],
  ]);
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Changed');
});

test('files that were opened are offered again, until the list is cleared', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder, 'Again');
  const app = await startApp({ folder, files: [path] });
  await app.firstWindow();
  const recent = async () => {
    const [file] = await app.menu.read();
    const entry = file?.items.find(({ label }) => label === 'Open Recent');
    return entry?.items.map(({ label }) => label) ?? [];
  };
  await expect.poll(recent).toContainEqual(expect.stringContaining('Again.neuromatrix'));
  const clear = (await recent()).at(-1) ?? '';
  await app.menu.click('File', 'Open Recent', clear);
  await expect.poll(recent).not.toContainEqual(expect.stringContaining('Again.neuromatrix'));
});

test('what was open at the end is open at the next start', async () => {
  const folder = await aTemporaryFolder();
  const first = await startApp({ folder, files: [await aProjectFile(folder, 'Last')] });
  await (await first.firstWindow()).getByText(/^1 node\b/u).waitFor();
  await first.quit();
  expect(await first.exited).toBe(0);
  const second = await startApp({ folder });
  await (await second.firstWindow()).getByText(/^1 node\b/u).waitFor();
  await expect.poll(() => titles(second)).toEqual(['Last.neuromatrix — Neuromatrix']);
});

test('a file dropped on an untouched window is opened there', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder, 'Dropped');
  const app = await startApp({ folder });
  const page = await app.firstWindow();
  await app.dropFiles(page, [path]);
  await page.getByText(/^1 node\b/u).waitFor();
  await expect.poll(() => titles(app)).toEqual(['Dropped.neuromatrix — Neuromatrix']);
});

test('undo, redo and select all of the menu mean the text while one is being typed', async () => {
  const folder = await aTemporaryFolder();
  const app = await startApp({ folder, files: [await aProjectFile(folder, 'Work')] });
  const page = await app.firstWindow();
  const title = page.getByLabel('Title', { exact: true });
  await retitle(page, 'First');
  await retitle(page, 'Second');
  const leaveFields = () => page.getByRole('button', { name: /^Zoom: / }).focus();
  await leaveFields();
  await app.run('undo', page);
  await expect.poll(() => title.inputValue()).toBe('First');
  await title.focus();
  await page.keyboard.press('End');
  // At once: how many typed letters one undo takes back is up to the browser.
  await page.keyboard.insertText(' and more');
  await app.run('undo', page);
  await expect.poll(() => title.inputValue()).toBe('First');
  await app.run('redo', page);
  await expect.poll(() => title.inputValue()).toBe('First and more');
  await app.run('select-all', page);
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await expect.poll(selected).toBe('First and more');
  await page.keyboard.type('Third');
  await expect.poll(() => title.inputValue()).toBe('Third');
  // None of it was a step of the document's.
  await page.keyboard.press('Escape');
  await leaveFields();
  await app.run('redo', page);
  await expect.poll(() => title.inputValue()).toBe('Second');
});
