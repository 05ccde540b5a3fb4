import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { audit } from '../support/audit.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';
import { aStory } from '../unit/report/a-story.ts';

test('a person makes a report as PDF and as a web page', async () => {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'story.neuromatrix');
  await writeFile(path, serializeProject(aStory()));
  const app = await startApp({ shell: 'desktop', folder });
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(path);
  await app.run('open', page);
  await page.getByText('5 nodes').first().waitFor();

  await app.run('report', page);
  await page.getByRole('dialog', { name: 'Report' }).waitFor();
  expect(await audit(page)).toEqual([]);
  const pdf = join(folder, 'report.pdf');
  await app.dialogs.answerSave(pdf);
  await make(page, 'PDF document, Letter');
  await page.getByText('report.pdf exported.').first().waitFor();
  const { title, size } = await readPdf(pdf);
  expect([title, size]).toEqual(['Serotonin', { width: 612, height: 792 }]);

  await app.run('report', page);
  const html = join(folder, 'report.html');
  await app.dialogs.answerSave(html);
  await make(page, 'Web page (HTML)');
  await page.getByText('report.html exported.').first().waitFor();
  expect(await readFile(html, 'utf8')).toContain('<h2 dir="auto">What if: Little tryptophan</h2>');
});

async function make(page: Page, format: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Report' });
  await dialog.getByLabel('Format').selectOption({ label: format });
  await dialog.getByRole('button', { name: 'Make Report…' }).click();
}

async function readPdf(path: string) {
  const file = await PDFDocument.load(await readFile(path), { updateMetadata: false });
  return { title: file.getTitle(), size: file.getPage(0).getSize() };
}
