import { link, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const titleField = (page: Page) => page.getByLabel('Title', { exact: true });

async function aProjectFile(folder: string): Promise<string> {
  const path = join(folder, 'Work.neuromatrix');
  const nodes = [aNode({ id: 'a', label: 'TPH2' }), aNode({ id: 'b', label: 'BH4', x: 200 })];
  await writeFile(path, serializeProject(aProject({ nodes })));
  return path;
}

async function titleOnDisk(path: string): Promise<string> {
  const read = parseProject(await readFile(path, 'utf8'));
  return read.ok ? read.value.metadata.title : `unreadable: ${read.error.kind}`;
}

async function saveWithTitle(app: App, page: Page, path: string, title: string): Promise<void> {
  await titleField(page).fill(title);
  await app.run('save');
  await expect.poll(() => titleOnDisk(path)).toBe(title);
}

test('an earlier version comes back with a picture of it, and what was not saved is kept', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder);
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await saveWithTitle(app, page, path, 'First');
  await saveWithTitle(app, page, path, 'Second');
  await titleField(page).fill('Not saved');

  await app.run('history');
  const history = page.getByRole('dialog', { name: 'History' });
  const versions = history.getByRole('list', { name: 'Versions' }).getByRole('button');
  await expect.poll(() => versions.count()).toBe(3);
  await expect.poll(() => history.locator('svg').count()).toBeGreaterThan(3);
  await versions.last().click();
  await history.getByRole('region', { name: 'Preview' }).getByText('TPH2').waitFor();
  await history.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => titleField(page).inputValue()).toBe('');
  expect(await titleOnDisk(path)).toBe('Second');

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => titleField(page).inputValue()).toBe('Not saved');
  await app.run('history');
  await expect.poll(() => versions.count()).toBe(4);
  await page.keyboard.press('Escape');
});

test('what the program keeps can be seen and cleared in one dialog', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder);
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await saveWithTitle(app, page, path, 'First');
  await app.run('privacy');
  const privacy = page.getByRole('dialog', { name: 'Privacy' });
  await privacy
    .getByRole('region', { name: 'History of saved versions' })
    .getByText('2 versions')
    .waitFor();
  await privacy.getByRole('button', { name: 'Clear Everything' }).click();
  await privacy.getByText('No versions are kept.').waitFor();
  await privacy.getByText('No files are remembered.').waitFor();
  expect(await readdir(join(app.userData, 'history'))).toEqual([]);
  expect(await readFile(join(app.userData, 'state.json'), 'utf8')).not.toContain('Work');
  expect(await titleOnDisk(path)).toBe('First');
});

test('a file that cannot be replaced is saved in place after one question, and its old content is kept', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder);
  // A second name would keep the old content if another file took the place of the first.
  const second = join(folder, 'Second name.neuromatrix');
  await link(path, second);
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await titleField(page).fill('In place');
  await app.run('save');
  const question = page.getByRole('alertdialog', {
    name: '“Work.neuromatrix” cannot be replaced as a whole.',
  });
  await question.waitFor();
  await question.getByRole('button', { name: 'Save in Place' }).click();
  await expect.poll(() => titleOnDisk(second)).toBe('In place');
  // It is not asked about again.
  await saveWithTitle(app, page, second, 'In place again');
  await app.run('history');
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('button');
  await expect.poll(() => versions.count()).toBe(3);
});

test('in the browser, versions are kept, restored and cleared too', async () => {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'Work.neuromatrix');
  const app = await startApp({ shell: 'browser', folder });
  const page = await app.firstWindow();
  const runByName = async (name: string) => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByPlaceholder(/command/iu).fill(name);
    await page.keyboard.press('Enter');
  };
  await titleField(page).fill('First');
  await app.dialogs.answerSave(path);
  await app.run('save');
  await expect.poll(() => titleOnDisk(path).catch(() => '')).toBe('First');
  await saveWithTitle(app, page, path, 'Second');
  await titleField(page).blur();

  await runByName('History');
  const history = page.getByRole('dialog', { name: 'History' });
  const versions = history.getByRole('list', { name: 'Versions' }).getByRole('button');
  await expect.poll(() => versions.count()).toBe(2);
  await versions.last().click();
  expect(await audit(page)).toEqual([]);
  await history.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => titleField(page).inputValue()).toBe('First');

  await runByName('Privacy');
  const privacy = page.getByRole('dialog', { name: 'Privacy' });
  await privacy.getByText('2 versions').waitFor();
  expect(await audit(page)).toEqual([]);
  await privacy.getByRole('button', { name: 'Clear Everything' }).click();
  await privacy.getByText('No versions are kept.').waitFor();
});
