import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { paintSvg } from '../../shared/paint/svg.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aPdf } from '../support/a-pdf.ts';
import { aPicture } from '../support/a-picture.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const project = aProject({
  nodes: [aNode({ label: 'Serotonin' }), aNode({ id: 'n2', label: 'Melatonin <é>', x: 200 })],
  links: [aLink()],
});
const text = serializeProject(project);

async function anSvg(folder: string): Promise<string> {
  const path = join(folder, 'drawing.svg');
  await writeFile(path, paintSvg(aPicture(project), { fonts: null, project: text }));
  return path;
}

async function aPdfFile(folder: string): Promise<string> {
  const path = join(folder, 'paper.pdf');
  await writeFile(path, (await aPdf(aPicture(project), { project: text })).data);
  return path;
}

/** Opens a file by the dialog; answers the window that shows it, which on the desktop is a new one. */
async function open(app: App, page: Page, path: string): Promise<Page> {
  const openIt = async () => {
    await app.dialogs.answerOpen(path);
    await app.run('open', page);
  };
  if (app.shell !== 'browser') return app.waitForWindow(openIt);
  await openIt();
  return page;
}

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test('a PNG that was exported opens as a new project, and saving it leaves the image alone', async () => {
    const folder = await aTemporaryFolder();
    const original = join(folder, 'original.neuromatrix');
    await writeFile(original, text);
    const app = await startApp({ shell, folder, files: [original] });
    const first = new EditorPage(await app.firstWindow());
    await first.ready();
    const image = await first.exportImage(app, ['PNG'], join(folder, 'figure.png'));
    const before = await readFile(image);

    const page = await open(app, first.page, image);
    const editor = new EditorPage(page);
    await page.getByRole('heading', { name: 'figure', exact: true }).waitFor();
    await expect.poll(() => editor.status()).toContain('2 nodes');
    expect(await editor.status()).toContain('Not saved yet');
    const saved = join(folder, 'saved.neuromatrix');
    await app.dialogs.answerSave(saved);
    await app.run('save', page);
    await page.getByText(/^Saved/u).waitFor();
    expect(app.dialogs.asked().at(-1)?.defaultPath).toMatch(/figure\.neuromatrix$/u);
    const read = parseProject(await readFile(saved, 'utf8'));
    expect(read.ok ? [read.value.nodes, read.value.links] : read.error).toEqual([
      project.nodes,
      project.links,
    ]);
    expect(await readFile(image)).toEqual(before);
  });

  test('an image opens when it is dropped; one without a project is put into the diagram', async () => {
    const app = await startApp({ shell });
    const page = await app.firstWindow();
    const editor = new EditorPage(page);
    await editor.ready();
    await app.dropFiles(page, [await anSvg(app.folder)]);
    await page.getByRole('heading', { name: 'drawing', exact: true }).waitFor();
    await expect.poll(() => editor.status()).toContain('2 nodes');

    const photo = join(app.folder, 'holiday.png');
    await writeFile(photo, PNG.sync.write(new PNG({ width: 2, height: 2 })));
    await app.dropFiles(page, [photo]);
    await expect.poll(() => editor.status()).toContain('3 nodes');
  });

  test('an image that is named when the program starts opens', async () => {
    const folder = await aTemporaryFolder();
    const app = await startApp({ shell, folder, files: [await aPdfFile(folder)] });
    const page = await app.firstWindow();
    await page.getByRole('heading', { name: 'paper', exact: true }).waitFor();
    await expect.poll(() => new EditorPage(page).status()).toContain('2 nodes');
  });
});

test('an image that was opened is among the recent files, and opens from there', async () => {
  const folder = await aTemporaryFolder();
  const first = await startApp({ folder, files: [await aPdfFile(folder)] });
  const heading = { name: 'paper', exact: true };
  await (await first.firstWindow()).getByRole('heading', heading).waitFor();
  await first.close();

  const app = await startApp({ folder });
  const page = await app.firstWindow();
  await new EditorPage(page).ready();
  const [menu] = await app.menu.read();
  const recent = menu?.items.find(({ label }) => label === 'Open Recent')?.items ?? [];
  await app.menu.click('File', 'Open Recent', recent[0]?.label ?? '');
  await page.getByRole('heading', heading).waitFor();
  await expect.poll(() => new EditorPage(page).status()).toContain('2 nodes');
});
