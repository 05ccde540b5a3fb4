import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { launchApp } from '../support/launch.ts';
import { generatedProject } from './generated-project.ts';
import { longTasks } from './measure.ts';

const conflicts = 250;

test.each(['desktop', 'browser'] as const)(
  'how long the window stands still for a merge of 10,000 nodes with conflicts (%s)',
  async (shell) => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
    const file = join(folder, 'Large.neuromatrix');
    const project = generatedProject(10_000);
    await writeFile(file, serializeProject(project));
    const app = await launchApp({ shell, folder });
    try {
      const page = await app.firstWindow();
      await app.dialogs.answerOpen(file);
      await app.run('open', page);
      await page.getByText('No changes since opened').waitFor({ timeout: 120_000 });
      await page.waitForTimeout(5_000);
      const tell = async (what: string, work: () => Promise<unknown>) => {
        const tasks = await longTasks(page, async () => {
          await work();
          await page.waitForTimeout(3_000);
        });
        console.log(`${shell}: tasks over 50 ms ${what}: ${tasks}`);
      };
      await tell('for all moved by a key', async () => {
        await page.locator('.react-flow').first().focus();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.press('ArrowRight');
      });
      const theirs = {
        ...project,
        nodes: project.nodes.map((node, i) => (i % 40 === 0 ? { ...node, y: node.y + 10 } : node)),
      };
      const dialog = page.getByRole('alertdialog', { name: /Another program changed/u });
      await tell('until the conflicts are shown', async () => {
        await writeFile(`${file}.sync`, serializeProject(theirs));
        await rename(`${file}.sync`, file);
        await page.evaluate(() => window.dispatchEvent(new Event('focus')));
        await dialog.waitFor({ timeout: 120_000 });
      });
      const items = dialog.getByRole('listitem');
      expect(await items.count()).toBeGreaterThan(Math.min(conflicts, 200));
      await tell('going through them', async () => {
        for (let at = 0; at < 10; at += 1) await items.nth(at).hover();
      });
      await tell('deciding all', () =>
        dialog.getByRole('button', { name: 'Take All from the File' }).click(),
      );
      await tell('taking the merge in', () =>
        dialog.getByRole('button', { name: 'Merge', exact: true }).click(),
      );
      await dialog.waitFor({ state: 'detached' });
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  300_000,
);
