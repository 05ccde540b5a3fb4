import { mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parseProject } from '../../shared/project/parse-project.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { retitle } from '../support/project-files.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const serotonin = aNode({ id: 'n1', kind: 'neurotransmitter', label: 'Serotonin', width: 120 });
const melatonin = aNode({ id: 'n2', kind: 'hormone', label: 'Melatonin', x: 260, width: 120 });
const first = aProject({ nodes: [serotonin, melatonin], links: [aLink({ id: 'l1' })] });
const zinc = aNode({ id: 'n3', kind: 'micronutrient', label: 'Zinc', y: 120 });
const withZinc = { ...first, nodes: [...first.nodes, zinc] };
const withLabel = (label: string, project: Project = first) => ({
  ...project,
  nodes: project.nodes.map((node) => (node.id === 'n1' ? { ...node, label } : node)),
});

interface Opened {
  readonly app: App;
  readonly page: Page;
  readonly path: string;
}

async function openFile(shell: 'desktop' | 'browser', project = first): Promise<Opened> {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'Shared.neuromatrix');
  await writeFile(path, serializeProject(project));
  const app = await startApp({ shell, folder });
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(path);
  await app.run('open', page);
  await page.getByText('No changes since opened').waitFor();
  return { app, page, path };
}

/** As a sync program writes: beside it, then renamed over it. In the browser the window then comes to the front. */
async function changeOutside({ app, page, path }: Opened, project: Project): Promise<void> {
  await writeFile(`${path}.sync`, serializeProject(project));
  await rename(`${path}.sync`, path);
  if (app.shell === 'browser') await comeToFront(page);
}

async function comeToFront(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

async function projectAt(path: string): Promise<Project | null> {
  const parsed = parseProject(await readFile(path, 'utf8'));
  return parsed.ok ? parsed.value : null;
}

async function rename1(page: Page, label: string): Promise<void> {
  await page.getByRole('group', { name: /^Neurotransmitter / }).press('Enter');
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
}

/** Of each picture in slices, whether anything is on it. */
function paintedShares(dialog: Locator): Promise<boolean[]> {
  return dialog.locator('canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return false;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      return data.some((value) => value > 0);
    }),
  );
}

describe.each(['desktop', 'browser'] as const)('outside changes in the %s edition', (shell) => {
  test('are shown where nothing was changed here, with view and selection as they were', async () => {
    const opened = await openFile(shell);
    const { page } = opened;
    await page.getByRole('group', { name: 'Hormone Melatonin' }).press('Enter');
    const view = () => page.locator('.react-flow__viewport').getAttribute('style');
    const before = await view();
    await changeOutside(opened, withZinc);
    await page.getByRole('group', { name: 'Micronutrient Zinc' }).waitFor({ state: 'attached' });
    await page.getByText('Another program changed Shared.neuromatrix').first().waitFor();
    expect(await view()).toBe(before);
    await page.getByLabel('Label', { exact: true }).waitFor();
    expect(await page.getByLabel('Label', { exact: true }).inputValue()).toBe('Melatonin');
  });

  test('are merged with the work here as one step, and saved with it', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    await retitle(page, 'Sleep');
    await changeOutside(opened, withZinc);
    await page.getByText('That is merged with your work').first().waitFor();
    await app.run('save', page);
    await expect.poll(async () => (await projectAt(path))?.metadata.title).toBe('Sleep');
    expect((await projectAt(path))?.nodes).toEqual(withZinc.nodes);
  });

  test('on both sides are shown side by side and decided one by one; nothing is written before', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    await retitle(page, 'Mine');
    await rename1(page, '5-HT');
    const theirs = {
      ...withLabel('Enteramine', withZinc),
      metadata: { ...first.metadata, title: 'Theirs' },
    };
    await changeOutside(opened, theirs);
    const dialog = page.getByRole('alertdialog', { name: /Another program changed/u });
    await dialog.waitFor();
    expect(await audit(page)).toEqual([]);
    const list = dialog.getByRole('list', { name: 'What both changed' });
    expect(await list.getByRole('listitem').count()).toBe(2);
    const finish = dialog.getByRole('button', { name: 'Merge', exact: true });
    expect(await finish.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'In the file “Enteramine”' }).check();
    await dialog.getByRole('radio', { name: 'Yours “Mine”' }).check();
    await dialog.getByText('All is decided.').waitFor();
    expect(await projectAt(path)).toEqual(theirs);
    await finish.click();
    await page
      .getByRole('group', { name: 'Neurotransmitter Enteramine' })
      .waitFor({ state: 'attached' });
    await app.run('save', page);
    await expect.poll(async () => (await projectAt(path))?.metadata.title).toBe('Mine');
    expect((await projectAt(path))?.nodes).toEqual(theirs.nodes);
  });

  test('that a save of a large project meets are decided first, and then saved', async () => {
    // So many that a worker merges them, and that both versions are painted in slices.
    const crowd = Array.from({ length: 900 }, (_, i) =>
      aNode({ id: `c${i}`, x: (i % 20) * 100, y: 300 + Math.floor(i / 20) * 60 }),
    );
    const large = { ...first, nodes: [...first.nodes, ...crowd] };
    const opened = await openFile(shell, large);
    const { app, page, path } = opened;
    // By its title: of so many nodes only those at the pointer can be pressed.
    await retitle(page, 'Mine');
    await page.locator('.react-flow').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ArrowRight');
    // Without a word to the window: it finds out by saving.
    const theirs = {
      ...large,
      metadata: { ...large.metadata, title: 'Theirs' },
      nodes: large.nodes.map((node) => (node.id === 'c7' ? { ...node, y: node.y + 50 } : node)),
    };
    await writeFile(path, serializeProject(theirs));
    await app.run('save', page);
    const dialog = page.getByRole('alertdialog', { name: /Another program changed/u });
    await dialog.waitFor();
    await dialog.getByRole('radio', { name: /^Yours \(/u }).focus();
    await expect.poll(() => paintedShares(dialog)).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await app.run('save', page);
    await dialog.getByRole('button', { name: 'Keep All Mine' }).click();
    await dialog.getByRole('button', { name: 'Merge and Save' }).click();
    await expect.poll(async () => (await projectAt(path))?.metadata.title).toBe('Mine');
    await page.getByText('Saved to disk').waitFor();
  });

  test('that are none are no alarm: a new date, and saves of this window', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    await retitle(page, 'Once');
    await app.run('save', page);
    await page.getByText('Saved to disk').waitFor();
    await utimes(path, new Date(), new Date());
    await comeToFront(page);
    // What comes after it has been looked at is the proof that nothing came before.
    await changeOutside(opened, { ...withZinc, metadata: { ...first.metadata, title: 'Once' } });
    await page.getByRole('group', { name: 'Micronutrient Zinc' }).waitFor({ state: 'attached' });
    expect(await page.getByText('Another program changed').count()).toBeLessThanOrEqual(2);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });

  test('that remove the file are told, and saving brings it back', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    await rm(path);
    if (shell === 'browser') await comeToFront(page);
    await page.getByText('was moved or deleted by another program').first().waitFor();
    await page.getByText('Edited since saved').waitFor();
    await app.dialogs.answerSave(path);
    // A page cannot write a file anew that is gone.
    await app.run(shell === 'browser' ? 'save-as' : 'save', page);
    await expect
      .poll(async () => (await projectAt(path).catch(() => null))?.nodes)
      .toEqual(first.nodes);
  });

  test('that leave nothing that can be read are no reason to let go of the work, until it can be read again', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    const unreadable = page.getByText('saving asks what to do').first();
    // As a sync program does that has got no further, or whose disk is full.
    await writeFile(path, '');
    if (shell === 'browser') await comeToFront(page);
    await unreadable.waitFor();
    await page.getByText('Edited since saved').waitFor();
    await changeOutside(opened, withZinc);
    await page.getByRole('group', { name: 'Micronutrient Zinc' }).waitFor({ state: 'attached' });
    await page.getByText('No changes since opened').waitFor();
    await unreadable.waitFor({ state: 'detached' });

    await rm(path);
    // Browsers follow no links that lead nowhere, and do not say why.
    if (shell === 'desktop') {
      await symlink(path, path);
      await page.getByText('“Shared.neuromatrix” leads nowhere.').first().waitFor();
      await rm(path);
    }
    await mkdir(path);
    if (shell === 'browser') await comeToFront(page);
    await page.getByText('“Shared.neuromatrix” is a folder.').first().waitFor();
    await app.run('save', page);
    const dialog = page.getByRole('alertdialog', { name: '“Shared.neuromatrix” is a folder.' });
    const elsewhere = `${path}.else.neuromatrix`;
    await app.dialogs.answerSave(elsewhere);
    await dialog.getByRole('button', { name: 'Save As…' }).click();
    await expect
      .poll(async () => (await projectAt(elsewhere).catch(() => null))?.nodes)
      .toEqual(withZinc.nodes);
  });

  test('that go on while a conflict is decided, or a name is typed, are met before anything is saved', async () => {
    const opened = await openFile(shell);
    const { app, page, path } = opened;
    const dialog = page.getByRole('alertdialog', { name: /Another program changed/u });
    const theirs = (title: string, project = first) => ({
      ...project,
      metadata: { ...first.metadata, title },
    });
    const keepMine = async () => {
      await dialog.getByRole('button', { name: 'Keep All Mine' }).click();
      await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    };
    await retitle(page, 'Mine');
    await changeOutside(opened, theirs('Theirs'));
    await dialog.getByRole('radio', { name: 'In the file “Theirs”' }).waitFor();
    await changeOutside(opened, theirs('Third', withZinc));
    await keepMine();
    await dialog.getByRole('radio', { name: 'In the file “Third”' }).waitFor();
    await keepMine();
    await app.run('save', page);
    await expect.poll(async () => (await projectAt(path))?.metadata.title).toBe('Mine');
    expect((await projectAt(path))?.nodes).toEqual(withZinc.nodes);

    await page.getByRole('group', { name: /^Neurotransmitter / }).press('Enter');
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('5-');
    await changeOutside(opened, theirs('Mine', withLabel('Enteramine', withZinc)));
    await page.keyboard.type('HT');
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: 'Yours “5-HT”' }).waitFor();
    await dialog.getByRole('radio', { name: 'In the file “Enteramine”' }).waitFor();
  });
});
