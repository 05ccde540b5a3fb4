import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function aFlawedFile(): Promise<string> {
  const file = join(await aTemporaryFolder(), 'flawed.neuromatrix');
  const nodes = [
    aNode({ id: 'tph2', label: 'TPH2', entity: 'tph2' }),
    aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', x: 300 }),
  ];
  const links = [aLink({ id: 'loop', relation: 'inhibits', source: 'tph2', target: 'tph2' })];
  await writeFile(file, serializeProject(aProject({ nodes, links })));
  return file;
}

test('problems are found as the diagram changes, lead to where they are, and are fixed or muted', async () => {
  const app = await startApp({ shell: 'browser', files: [await aFlawedFile()] });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const summary = page.getByRole('region', { name: 'Summary of the problems' });
  await summary.getByRole('button', { name: '3 problems · 4 hints' }).waitFor();

  await editor.press('Control+Alt+p');
  const tree = page.getByRole('tree', { name: 'Problems' });
  const row = (name: string | RegExp) => tree.getByRole('treeitem', { name });
  await row(/^BH4 is a cofactor of nothing/u).click();
  await page.getByRole('heading', { name: 'BH4' }).waitFor();
  expect(await audit(page)).toEqual([]);

  // From the keyboard alone: F takes the problem away, one step takes it back.
  await editor.press('f');
  await row(/^BH4 is a cofactor of nothing/u).waitFor({ state: 'detached' });
  await editor.link('BH4 is a cofactor of TPH2').waitFor({ state: 'attached' });
  await editor.press('Control+z');
  await row(/^BH4 is a cofactor of nothing/u).waitFor();

  await row(/leads back to where it starts/u).click();
  await editor.press('m');
  await row('Muted rules 1').waitFor();
  await row(/leads back/u).waitFor({ state: 'detached' });
  await row('Muted rules 1').click();
  await page.getByRole('button', { name: 'Unmute', exact: true }).click();
  await row(/leads back to where it starts/u).waitFor();

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('[data-theme="dark"]').waitFor({ state: 'attached' });
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
  );
  expect(await audit(page)).toEqual([]);
}, 60_000);
