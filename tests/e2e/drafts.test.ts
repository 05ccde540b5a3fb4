import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { retitle } from '../support/project-files.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function aProjectFile(folder: string): Promise<string> {
  const path = join(folder, 'Work.neuromatrix');
  await writeFile(path, serializeProject(aProject({ nodes: [aNode({ label: 'TPH2' })] })));
  return path;
}

const titleField = (page: Page) => page.getByLabel('Title', { exact: true });

function draftsOf(app: App): string[] {
  try {
    return readdirSync(join(app.userData, 'drafts')).filter((name) => name.endsWith('.draft'));
  } catch {
    return [];
  }
}

async function draftText(app: App): Promise<string> {
  const [name] = draftsOf(app);
  return name === undefined ? '' : readFile(join(app.userData, 'drafts', name), 'utf8');
}

async function titleOnDisk(path: string): Promise<string> {
  const read = parseProject(await readFile(path, 'utf8'));
  return read.ok ? read.value.metadata.title : `unreadable: ${read.error.kind}`;
}

test('after the program was killed, work that was typed and not saved comes back, and its file is as it was', async () => {
  const folder = await aTemporaryFolder();
  const path = await aProjectFile(folder);
  const first = await startApp({ folder, files: [path] });
  const page = await first.firstWindow();
  // Still in its field when the program ends.
  await titleField(page).fill('Typed and not saved');
  await expect.poll(() => draftText(first)).toContain('Typed and not saved');
  await first.crash();

  const second = await startApp({ folder });
  const again = await second.firstWindow();
  const offer = again.getByRole('alertdialog', { name: 'Work that was not saved' });
  await offer.getByText('Work.neuromatrix').waitFor();
  await offer.getByRole('button', { name: 'Restore Work.neuromatrix' }).click();
  await expect.poll(() => titleField(again).inputValue()).toBe('Typed and not saved');
  expect(await titleOnDisk(path)).toBe('');

  await second.run('save');
  await expect.poll(() => titleOnDisk(path)).toBe('Typed and not saved');
  await expect.poll(() => draftsOf(second)).toEqual([]);
});

test('what was discarded is not offered again', async () => {
  const folder = await aTemporaryFolder();
  const first = await startApp({ folder, files: [await aProjectFile(folder)] });
  await titleField(await first.firstWindow()).fill('Not wanted');
  await expect.poll(() => draftText(first)).toContain('Not wanted');
  await first.crash();

  const second = await startApp({ folder });
  const page = await second.firstWindow();
  await page.getByRole('button', { name: 'Discard Work.neuromatrix' }).click();
  await expect.poll(() => draftsOf(second)).toEqual([]);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await second.crash();

  const third = await startApp({ folder });
  await titleField(await third.firstWindow()).waitFor();
  expect(draftsOf(third)).toEqual([]);
});

/** How many sessions are killed: a few in `npm test`, many in `npm run soak`. */
const sessions = Number(process.env['SOAK_SESSIONS'] ?? 2);

test(
  'killed at any moment of an editing session, the program gives back the work of two seconds before',
  async () => {
    const folder = await aTemporaryFolder();
    const path = await aProjectFile(folder);
    const lost: unknown[] = [];
    for (let session = 0; session < sessions; session += 1) {
      // One after the other: each goes on from what the one before has left.
      // oxlint-disable-next-line no-await-in-loop
      const { before, found } = await killedSession(folder, path, session);
      if (found < before) lost.push({ session, before, found });
    }
    expect(lost).toEqual([]);
  },
  60_000 + sessions * 60_000,
);

/**
 * Types numbers as the title until it is killed. `before`: what it was two seconds earlier; `found`: what came back. The
 * titles are those of the session: one that is in the file already would not be unsaved work.
 */
async function killedSession(folder: string, path: string, session: number) {
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await titleField(page).waitFor();
  const typed: { readonly time: number; readonly title: number }[] = [];
  const end = Date.now() + 3_000 + Math.random() * 3_000;
  for (let title = 1; Date.now() < end; title += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await titleField(page).fill(`Session ${session}, title ${title}`);
    typed.push({ time: Date.now(), title });
  }
  const killedAt = Date.now();
  await app.crash();
  const again = await startApp({ folder, files: [path] });
  const restored = await again.firstWindow();
  await restored.getByRole('button', { name: 'Restore Work.neuromatrix' }).first().click();
  await expect.poll(() => titleField(restored).inputValue()).toMatch(/title \d+$/u);
  const found = Number(/\d+$/u.exec(await titleField(restored).inputValue())?.[0]);
  await again.run('save');
  await expect.poll(() => draftsOf(again)).toEqual([]);
  await again.crash();
  const before = typed.findLast(({ time }) => time <= killedAt - 2_000)?.title ?? 0;
  return { before, found };
}

test('in the browser, a page that is loaded again offers what was not saved', async () => {
  const app = await startApp({ shell: 'browser' });
  const page = await app.firstWindow();
  await titleField(page).fill('Before the reload');
  await page.keyboard.press('Tab');
  await expect.poll(() => keptInPage(page)).toBe(1);
  // The browser asks whether to leave.
  await app.dialogs.answerMessage('Leave');
  await page.reload();
  await page.getByRole('button', { name: /^Restore / }).click();
  await expect.poll(() => titleField(page).inputValue()).toBe('Before the reload');
});

test('in the browser, a page that is loaded again at once offers also the last letters', async () => {
  const app = await startApp({ shell: 'browser' });
  const page = await app.firstWindow();
  await titleField(page).fill('First');
  await expect.poll(() => keptInPage(page)).toBe(1);
  await titleField(page).fill('First, and more');
  await app.dialogs.answerMessage('Leave');
  await page.reload();
  await page.getByRole('button', { name: /^Restore / }).click();
  await expect.poll(() => titleField(page).inputValue()).toBe('First, and more');
});

test('in the browser, of a large project only what changed is kept beside it, and all of it comes back', async () => {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'Large.neuromatrix');
  const nodes = Array.from({ length: 700 }, (_, i) =>
    aNode({
      id: `n${i}`,
      x: (i % 30) * 100,
      y: Math.floor(i / 30) * 60,
      notes: 'A note. '.repeat(30),
    }),
  );
  await writeFile(path, serializeProject(aProject({ nodes })));
  const app = await startApp({ shell: 'browser', folder });
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(path);
  await app.run('open', page);
  await page.getByText('No changes since opened').waitFor();
  for (const [index, title] of ['First', 'Second', 'Third'].entries()) {
    // One after the other: each is a draft of its own.
    // oxlint-disable-next-line no-await-in-loop
    await retitle(page, title);
    // oxlint-disable-next-line no-await-in-loop
    await expect.poll(() => keptInPage(page)).toBe(index + 1);
  }
  await app.dialogs.answerMessage('Leave');
  await page.reload();
  await page.getByRole('button', { name: /^Restore / }).click();
  await expect.poll(() => titleField(page).inputValue()).toBe('Third');
  await page.getByText('700 nodes').waitFor();
});

function keptInPage(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('neuromatrix-drafts');
        opening.addEventListener('success', () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('drafts')) return resolve(0);
          const counting = database.transaction('drafts').objectStore('drafts').count();
          counting.addEventListener('success', () => {
            database.close();
            resolve(counting.result);
          });
        });
      }),
  );
}
