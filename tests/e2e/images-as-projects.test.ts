import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const project = aProject({
  nodes: [aNode({ label: 'Serotonin' }), aNode({ id: 'n2', label: 'Melatonin <é>', x: 200 })],
  links: [aLink()],
});

type ShellName = 'desktop' | 'browser';

/** Exports the project from a program of its own. */
async function anExported(shell: ShellName, format: 'PNG' | 'SVG'): Promise<string> {
  const folder = await aTemporaryFolder();
  const file = join(folder, 'original.neuromatrix');
  await writeFile(file, serializeProject(project));
  const app = await startApp({ shell, folder, files: [file] });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const image = join(folder, `figure.${format.toLowerCase()}`);
  await editor.exportImage(app, [format], image);
  await app.close();
  return image;
}

async function open(app: App, path: string): Promise<Page> {
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(path);
  await app.run('open', page);
  return page;
}

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test.each(['PNG', 'SVG'] as const)(
    'a %s that was exported opens as a new project, and saving it leaves the image alone',
    async (format) => {
      const image = await anExported(shell, format);
      const before = await readFile(image);
      const app = await startApp({ shell });
      const page = await open(app, image);
      await page.getByText('2 nodes').waitFor();
      await page.getByRole('heading', { name: 'figure', exact: true }).waitFor();
      expect(await new EditorPage(page).status()).toContain('Not saved yet');

      const saved = join(app.folder, 'saved.neuromatrix');
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
    },
  );

  test('an image that is dropped on the window opens', async () => {
    const image = await anExported(shell, 'PNG');
    const app = await startApp({ shell });
    const page = await app.firstWindow();
    await app.dropFiles(page, [image]);
    await expect.poll(() => new EditorPage(page).status()).toContain('2 nodes');
  });

  test('an image that is named when the program starts opens', async () => {
    const image = await anExported(shell, 'PNG');
    const app = await startApp({ shell, files: [image] });
    const page = await app.firstWindow();
    await page.getByRole('heading', { name: 'figure', exact: true }).waitFor();
    await expect.poll(() => new EditorPage(page).status()).toContain('2 nodes');
  });

  test.each([
    ['holiday.png', PNG.sync.write(new PNG({ width: 2, height: 2 }))],
    ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>')],
    ['photo.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
  ])('an image without a project is told of: %s', async (name, bytes) => {
    const app = await startApp({ shell });
    const image = join(app.folder, name);
    await writeFile(image, bytes);
    const page = await open(app, image);
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog')).first();
    await expect
      .poll(() => dialog.textContent())
      .toContain(`“${name}” is an image without a project.`);
  });
});
