import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { launchApp } from '../support/launch.ts';
import { generatedProject } from './generated-project.ts';
import { longTasks } from './measure.ts';

const changes = 5;

test.each(['desktop', 'browser'] as const)(
  'how long the window stands still for a draft of 10,000 nodes (%s)',
  async (shell) => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
    const file = join(folder, 'Large.neuromatrix');
    await writeFile(file, serializeProject(generatedProject(10_000)));
    const app = await launchApp({ shell, folder, files: [file] });
    try {
      const page = await app.firstWindow();
      await page.getByLabel('Title', { exact: true }).waitFor({ timeout: 120_000 });
      await page.waitForTimeout(5_000);
      const rest = await longTasks(page, () => page.waitForTimeout(3_000));
      console.log(`${shell}: tasks over 50 ms at rest: ${rest}`);
      for (let turn = 1; turn <= changes; turn += 1) {
        // Typing alone changes nothing else: what is measured is the draft.
        await page.getByLabel('Title', { exact: true }).fill(`Title ${turn}`);
        const tasks = await longTasks(page, () => page.waitForTimeout(3_000));
        console.log(`${shell}: tasks over 50 ms for draft ${turn}: ${tasks}`);
      }
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    expect(changes).toBeGreaterThan(0);
  },
  300_000,
);
