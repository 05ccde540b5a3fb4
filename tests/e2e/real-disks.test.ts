import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

// Only root may mount, and a container may forbid even that.
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mounts();
const sizeOfSmallDisk = 64 * 1024;

function mounts(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'none', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function mount(at: string, ...words: string[]): void {
  execFileSync('mount', [...words, at]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', at]));
}

async function writeProject(path: string): Promise<string> {
  const text = serializeProject(aProject({ nodes: [aNode({ label: 'TPH2' })] }));
  await writeFile(path, text);
  return text;
}

async function titleIn(path: string): Promise<string> {
  const read = parseProject(await readFile(path, 'utf8'));
  return read.ok ? read.value.metadata.title : `unreadable: ${read.error.kind}`;
}

async function openWith(folder: string, path: string): Promise<{ app: App; page: Page }> {
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await page.getByText(/^1 node\b/u).waitFor();
  return { app, page };
}

async function retitle(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill(title);
}

const failure = (page: Page) => page.getByRole('alertdialog').or(page.getByRole('dialog')).first();

async function saveElsewhere({ app, page }: { app: App; page: Page }, path: string): Promise<void> {
  await app.dialogs.answerSave(path);
  await failure(page).getByRole('button', { name: 'Save As…' }).click();
  await expect.poll(() => titleIn(path).catch(() => '')).toBe('Changed');
}

describe.skipIf(!canMount)('On a real disk', () => {
  test('a file that is mounted by itself is saved in place after one question', async () => {
    const folder = await aTemporaryFolder();
    const [path, source] = [join(folder, 'Work.neuromatrix'), join(folder, 'source')];
    await writeProject(source);
    await writeFile(path, '');
    mount(path, '--bind', source);
    const { app, page } = await openWith(folder, path);
    await retitle(page, 'Changed');
    await app.run('save');
    await failure(page).getByRole('button', { name: 'Save in Place' }).click();
    await expect.poll(() => titleIn(source)).toBe('Changed');
    await app.run('history');
    const versions = page.getByRole('list', { name: 'Versions' }).getByRole('button');
    await expect.poll(() => versions.count()).toBe(2);
  });

  test('a disk that is read only is told, and the work is saved elsewhere', async () => {
    const folder = await aTemporaryFolder();
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const before = await writeProject(join(disk, 'Work.neuromatrix'));
    mount(disk, '--bind', disk);
    execFileSync('mount', ['-o', 'remount,ro,bind', disk]);
    const { app, page } = await openWith(folder, join(disk, 'Work.neuromatrix'));
    await retitle(page, 'Changed');
    await app.run('save');
    await saveElsewhere({ app, page }, join(folder, 'Elsewhere.neuromatrix'));
    expect(await readFile(join(disk, 'Work.neuromatrix'), 'utf8')).toBe(before);
  });

  test('a disk that becomes full keeps the old file whole, and the work is saved elsewhere', async () => {
    const folder = await aTemporaryFolder();
    const disk = join(folder, 'disk');
    await mkdir(disk);
    mount(disk, '-t', 'tmpfs', '-o', `size=${sizeOfSmallDisk}`, 'none');
    const before = await writeProject(join(disk, 'Work.neuromatrix'));
    await writeFile(join(disk, 'filler'), Buffer.alloc(sizeOfSmallDisk)).catch(() => undefined);
    const { app, page } = await openWith(folder, join(disk, 'Work.neuromatrix'));
    await retitle(page, 'Changed');
    await app.run('save');
    await saveElsewhere({ app, page }, join(folder, 'Elsewhere.neuromatrix'));
    expect(await readFile(join(disk, 'Work.neuromatrix'), 'utf8')).toBe(before);
  });

  test('a folder that is gone, as a drive that was pulled out, is told, and the work is saved elsewhere', async () => {
    const folder = await aTemporaryFolder();
    const disk = join(folder, 'disk');
    await mkdir(disk);
    await writeProject(join(disk, 'Work.neuromatrix'));
    const { app, page } = await openWith(folder, join(disk, 'Work.neuromatrix'));
    await retitle(page, 'Changed');
    await rm(disk, { recursive: true });
    await app.run('save');
    await saveElsewhere({ app, page }, join(folder, 'Elsewhere.neuromatrix'));
    expect(await titleIn(join(folder, 'Elsewhere.neuromatrix'))).toBe('Changed');
  });

  test('a program that can keep nothing for itself still opens and saves', async () => {
    const folder = await aTemporaryFolder();
    const path = join(folder, 'Work.neuromatrix');
    await writeProject(path);
    const first = await startApp({ folder });
    await first.firstWindow();
    await first.close();
    for (const name of ['drafts', 'history']) {
      await mkdir(join(first.userData, name), { recursive: true });
      mount(join(first.userData, name), '-t', 'tmpfs', '-o', 'ro', 'none');
    }
    const { app, page } = await openWith(folder, path);
    await retitle(page, 'Changed');
    await app.run('save');
    await expect.poll(() => titleIn(path)).toBe('Changed');
  });
});

test('a link stays a link: what it leads to is saved', async () => {
  const folder = await aTemporaryFolder();
  const [target, path] = [join(folder, 'target.neuromatrix'), join(folder, 'Work.neuromatrix')];
  await writeProject(target);
  await symlink('target.neuromatrix', path);
  const { app, page } = await openWith(folder, path);
  await retitle(page, 'Changed');
  await app.run('save');
  await expect.poll(() => titleIn(target)).toBe('Changed');
  expect(await readlink(path)).toBe('target.neuromatrix');
});
