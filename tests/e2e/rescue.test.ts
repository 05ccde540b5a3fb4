import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function aProjectFile(folder: string, name = 'Work.neuromatrix'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, serializeProject(aProject({ nodes: [aNode({ label: 'TPH2' })] })));
  return path;
}

const titleField = (page: Page) => page.getByLabel('Title', { exact: true });

test('after a file had ended the program, the next start opens the others and says so', async () => {
  const folder = await aTemporaryFolder();
  const killer = await aProjectFile(folder, 'Killer.neuromatrix');
  const first = await startApp({ folder, files: [killer] });
  await titleField(await first.firstWindow()).waitFor();
  const stateFile = join(first.userData, 'state.json');
  const state = async () => JSON.parse(await readFile(stateFile, 'utf8')) as { opening: string[] };
  // Once it is on the screen, it counts as harmless.
  await expect.poll(async () => (await state()).opening).toEqual([]);
  await first.quit();
  await first.exited;
  await writeFile(stateFile, JSON.stringify({ ...(await state()), opening: [killer] }));

  const second = await startApp({ folder });
  const page = await second.firstWindow();
  await page.getByText('“Killer.neuromatrix” was not opened again.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  expect(await page.getByText(/^1 node\b/u).count()).toBe(0);
});

test('a dialog or a panel that cannot be drawn takes nothing else with it', async () => {
  const folder = await aTemporaryFolder();
  const app = await startApp({ folder, files: [await aProjectFile(folder)] });
  app.expectProblem(/not today/u);
  app.expectProblem(/error boundary/iu);
  const page = await app.firstWindow();
  await titleField(page).fill('Saved');
  await app.run('save');
  await page.getByText(/^Saved to disk/u).waitFor();
  await page.evaluate(() => {
    // The history says when each version was saved.
    // oxlint-disable-next-line no-extend-native
    Object.defineProperty(Date.prototype, 'toLocaleString', {
      value: () => {
        throw new Error('not today');
      },
    });
  });
  await app.run('history');
  const failed = page.getByRole('alertdialog', { name: 'This dialog could not be shown' });
  await failed.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => failed.count()).toBe(0);
  expect(await titleField(page).inputValue()).toBe('Saved');
  expect(await page.getByText('Something went wrong').count()).toBe(0);
});

test('what is intact of a damaged file opens as a new project, with what it left out', async () => {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'Cut.neuromatrix');
  const nodes = ['a', 'b', 'c'].map((id, at) => aNode({ id, label: `Node ${id}`, x: at * 150 }));
  await writeFile(path, serializeProject(aProject({ nodes })).slice(0, -30));
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Rescue What Is Intact' }).click();
  const told = page.getByRole('dialog', { name: 'What is intact of “Cut.neuromatrix” is open' });
  await told.getByText('an item of “nodes” cannot be read').waitFor();
  await told.getByRole('button', { name: 'Close' }).last().click();
  await page.getByText(/^2 nodes\b/u).waitFor();
  const states = await app.windowStates();
  expect(states.some(({ title }) => title.includes('Cut (rescued)'))).toBe(true);
});

test('a project with half a character in a DOI shows its properties and references', async () => {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'Half.neuromatrix');
  const references = [{ id: 'r1', authors: ['A'], title: 'Half', doi: '10.1000/\ud800x' }];
  await writeFile(path, serializeProject(aProject({ references })));
  const app = await startApp({ folder, files: [path] });
  const page = await app.firstWindow();
  for (const [command, name] of [
    ['properties', 'Project Properties'],
    ['references', 'References'],
  ] as const) {
    // One dialog after the other.
    // oxlint-disable-next-line no-await-in-loop
    await app.run(command);
    // oxlint-disable-next-line no-await-in-loop
    await page.getByRole('dialog', { name }).waitFor();
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Escape');
  }
  expect(await page.getByText('could not be shown').count()).toBe(0);
});
