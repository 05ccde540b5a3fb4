import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { EditorPage } from '../support/editor-page.ts';
import { hasPoppler, pdfText } from '../support/poppler.ts';
import { startApp } from '../support/start-app.ts';

test('prints the diagram on one page of paper, and leaves the window as it was', async () => {
  const { editor, file } = await printed();
  const pages = (await PDFDocument.load(await readFile(file))).getPages();
  // Letter, as the browser speaks American English; in points.
  expect(pages.map((page) => page.getSize())).toEqual([{ width: 792, height: 612 }]);
  await expect.poll(() => editor.page.locator('img').count()).toBe(0);
});

test.skipIf(!hasPoppler)('prints the diagram as text, and nothing of the window', async () => {
  const { file } = await printed();
  const text = await pdfText(file);
  expect(text).toContain('Acetylcholine');
  expect(text).not.toContain('Library');
});

/** What the print command would put on paper. Only a browser without a screen can have that as a file. */
async function printed(): Promise<{ readonly editor: EditorPage; readonly file: string }> {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  await editor.openTemplate(/^Acetylcholine/u);
  // The dialog belongs to the system; the file is made while it would be open.
  await editor.page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await editor.press('Control+p');
  const dialog = editor.page.getByRole('dialog', { name: 'Print' });
  await dialog.getByText('One Letter page, landscape').waitFor();
  await dialog.getByRole('button', { name: 'Print…' }).click();
  await editor.page.locator('[data-printing]').waitFor();
  const file = join(app.folder, 'printed.pdf');
  await writeFile(file, await editor.page.pdf({ preferCSSPageSize: true }));
  return { editor, file };
}
