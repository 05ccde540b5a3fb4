import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { EditorPage } from '../support/editor-page.ts';
import { hasPoppler, pdfText } from '../support/poppler.ts';
import { startApp } from '../support/start-app.ts';

// Only a browser without a screen prints to a file; the desktop edition shows the same page.
test('prints the diagram on one page of paper, and nothing of the window', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  await editor.openTemplate(/^Acetylcholine/u);
  // The dialog belongs to the system; what it would print can be had as a file while it is open.
  await editor.page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await editor.press('Control+p');
  await editor.page.locator('[data-printing]').waitFor();
  const file = join(app.folder, 'printed.pdf');
  await writeFile(file, await editor.page.pdf({ preferCSSPageSize: true }));

  const pages = (await PDFDocument.load(await readFile(file))).getPages();
  // Letter, as the browser speaks American English; in points.
  expect(pages.map((page) => page.getSize())).toEqual([{ width: 792, height: 612 }]);
  if (hasPoppler) {
    const text = await pdfText(file);
    expect(text).toContain('Acetylcholine');
    expect(text).not.toContain('Library');
  }
  // Once the dialog is gone, the window is as it was.
  await expect.poll(() => editor.page.locator('body > div > div > img').count()).toBe(0);
});
