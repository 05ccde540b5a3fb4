import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import { aProjectFile, retitle, titleOnDisk } from '../support/project-files.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

describe.each(['desktop', 'browser'] as const)('files in the %s edition', (shell) => {
  test('a new project is saved where the person says, and again without asking', async () => {
    const app = await startApp({ shell });
    const page = await app.firstWindow();
    const path = join(app.folder, 'new.neuromatrix');
    await retitle(page, 'First');
    await app.dialogs.answerSave(path);
    await app.run('save', page);
    await expect.poll(() => titleOnDisk(path).catch(() => 'not there')).toBe('First');
    // The file is there before the window knows of it, which saves only once at a time.
    await page.getByText('Saved to disk').waitFor();
    await retitle(page, 'Second');
    await app.run('save', page);
    await expect.poll(() => titleOnDisk(path)).toBe('Second');
    expect(app.dialogs.asked().map(({ kind }) => kind)).toEqual(['save']);
  });

  test('what is still being typed is saved with the rest', async () => {
    const folder = await aTemporaryFolder();
    const path = await aProjectFile(folder, 'Work');
    const app = await startApp({ shell, folder });
    const page = await app.firstWindow();
    await app.dialogs.answerOpen(path);
    await app.run('open', page);
    await page.getByText('No changes since opened').waitFor();
    await page.getByLabel('Title', { exact: true }).fill('Half a title');
    await page.getByText('Edited since saved').waitFor();
    await app.run('save', page);
    await page.getByText('Saved to disk').waitFor();
    expect(await titleOnDisk(path)).toBe('Half a title');

    await page.getByRole('group', { name: 'Enzyme Work' }).press('Enter');
    await page.keyboard.press('F2');
    await page.keyboard.type('Renamed');
    await page.getByText('Edited since saved').waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByText('Saved to disk').waitFor();
    expect(await readFile(path, 'utf8')).toContain('"Renamed"');
  });

  test('a file that takes long shows how far it is and can be given up; another one then opens', async () => {
    const folder = await aTemporaryFolder();
    const large = await aLargeFile(folder);
    const small = await aProjectFile(folder, 'Small');
    const app = await startApp({ shell, folder });
    const page = await app.firstWindow();
    await app.dialogs.answerOpen(large);
    await app.run('open', page);
    await page.getByRole('progressbar', { name: 'Opening large.neuromatrix…' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('');

    await app.dialogs.answerOpen(small);
    await app.run('open', page);
    await page.getByRole('group', { name: 'Enzyme Small' }).waitFor();
  });

  test('cancelled dialogs change nothing', async () => {
    const app = await startApp({ shell });
    const page = await app.firstWindow();
    await app.dialogs.answerOpen(null);
    await app.run('open', page);
    await expect.poll(() => app.dialogs.asked().length).toBe(1);
    await retitle(page, 'Kept');
    await app.dialogs.answerSave(null);
    await app.run('save', page);
    await expect.poll(() => app.dialogs.asked().length).toBe(2);
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Kept');
    expect((await readdir(app.folder)).filter((name) => name.includes('neuromatrix'))).toEqual([]);
  });

  test.each([
    ['damaged', '{"format":"neuromatrix","version":1,"nodes":[{"id":7}]}'],
    ['of a later version', '{"format":"neuromatrix","version":999}'],
    ['no project at all', 'Dear diary'],
    ['empty', ''],
  ])('a file that is %s is refused with a reason, and the open one stays', async (_what, text) => {
    const folder = await aTemporaryFolder();
    const good = await aProjectFile(folder, 'Good');
    const bad = join(folder, 'bad.neuromatrix');
    await writeFile(bad, text);
    const app = await startApp({ shell, folder, files: [good] });
    const page = await app.firstWindow();
    await page.getByText(/^1 node\b/u).waitFor();
    await app.dialogs.answerOpen(bad);
    await app.run('open', page);
    await expect
      .poll(() => page.getByRole('alertdialog').or(page.getByRole('dialog')).first().textContent())
      .toContain('bad.neuromatrix');
    await page.keyboard.press('Escape');
    await page.getByText(/^1 node\b/u).waitFor();
    expect(await readFile(bad, 'utf8')).toBe(text);
  });

  test('a full disk is told, and neither file nor work is harmed', async () => {
    const app = await startApp({ shell });
    const page = await app.firstWindow();
    const disk = join(app.folder, 'disk');
    await mkdir(disk);
    const path = await aProjectFile(disk, 'Work');
    const before = await readFile(path, 'utf8');
    await app.dialogs.answerOpen(path);
    await app.run('open', page);
    await page.getByText(/^1 node\b/u).waitFor();
    await retitle(page, 'Changed');
    await app.failWrites(disk);
    await app.run('save', page);
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).first().waitFor();
    expect([await readFile(path, 'utf8'), await readdir(disk)]).toEqual([
      before,
      ['Work.neuromatrix'],
    ]);
    await page.keyboard.press('Escape');
    await app.stopFailingWrites();
    await app.run('save', page);
    await expect.poll(() => titleOnDisk(path)).toBe('Changed');
  });

  test('a file that was changed elsewhere is not overwritten: both changes are in it', async () => {
    const folder = await aTemporaryFolder();
    const path = await aProjectFile(folder, 'Shared');
    const app = await startApp({ shell, folder });
    const page = await app.firstWindow();
    await app.dialogs.answerOpen(path);
    await app.run('open', page);
    await page.getByText(/^1 node\b/u).waitFor();
    const theirs = serializeProject(aProject({ nodes: [aNode({ label: 'Theirs' })] }));
    await writeFile(path, theirs);
    await retitle(page, 'Mine');
    await app.run('save', page);
    await expect.poll(() => titleOnDisk(path)).toBe('Mine');
    expect(await readFile(path, 'utf8')).toContain('"label":"Theirs"');
  });
});

test('of two files that cannot be opened at the start each is told', async () => {
  const folder = await aTemporaryFolder();
  const paths = [join(folder, 'one.md'), join(folder, 'two.md')];
  await Promise.all(paths.map((path) => writeFile(path, 'Only words.\n')));
  const app = await startApp({ folder, files: paths });
  const page = await app.firstWindow();
  const told = page.getByRole('alertdialog');
  const text = (await told.getByText(/“(?:one|two)\.md” is not/u).textContent()) ?? '';
  await told.getByRole('button', { name: 'Close' }).click();
  const other = text.includes('one.md') ? 'two' : 'one';
  await told.getByText(`“${other}.md” is not`).waitFor();
  await told.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => told.count()).toBe(0);
});

/** Takes seconds to read; the last element is no node, so it is never shown. */
async function aLargeFile(folder: string): Promise<string> {
  const path = join(folder, 'large.neuromatrix');
  const xrefs = Array.from({ length: 24 }, (_, i) => ({ database: 'ChEBI', id: `${i}` }));
  const nodes = Array.from({ length: 60_000 }, (_, i) => ({ ...aNode({ id: `n${i}` }), xrefs }));
  const text = serializeProject(aProject({ nodes }));
  await writeFile(path, text.replace(/("id":"n59999",)/u, '$1"kind":"none","was":'));
  return path;
}
