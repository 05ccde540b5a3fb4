import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { servePages } from '../support/browser/serve-pages.ts';
import { launchChromium } from '../support/chromium.ts';
import { generatedProject } from './generated-project.ts';
import { medianTime, report } from './measure.ts';

test('from an address to an editor that can be used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
  const large = join(folder, 'large.neuromatrix');
  await writeFile(large, serializeProject(generatedProject(2_000)));
  const browser = await launchChromium(join(folder, 'profile'));
  const page = browser.pages()[0] ?? (await browser.newPage());
  try {
    const server = await servePages(null, 0);
    const blank = {
      what: 'an empty page',
      time: await medianTime(() => page.goto('data:text/html,<p>Empty'), 5),
    };
    const start = await medianTime(() => openEditor(page, server.address), 5);
    report('start-up, empty canvas', start, blank);
    await server.close();
    const opening = await medianTime(async () => {
      // The file on the command line is handed out once.
      const once = await servePages(large, 0);
      await openEditor(page, once.address);
      await page.locator('.react-flow__node-pathway').first().waitFor();
      await once.close();
    }, 5);
    report('start-up with a project of 2,000 nodes', opening, blank);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(page.isClosed()).toBe(true);
}, 120_000);

async function openEditor(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-ready="true"]').waitFor();
}
