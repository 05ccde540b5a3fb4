import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { generatedProject } from '../bench/generated-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const two = aProject({
  nodes: [aNode({ label: 'Serotonin' }), aNode({ id: 'n2', label: 'Melatonin', x: 300, y: 200 })],
});

async function opened(app: App, project = two): Promise<EditorPage> {
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const file = join(app.folder, 'project.neuromatrix');
  await writeFile(file, serializeProject(project));
  await app.dialogs.answerOpen(file);
  await app.run('open', editor.page);
  await editor.page.getByText(`${project.nodes.length.toLocaleString('en')} nodes`).waitFor();
  return editor;
}

async function sizeOf(png: Buffer | null): Promise<[width: number, height: number]> {
  const { width, height } = PNG.sync.read(png ?? Buffer.of());
  return [width, height];
}

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test('what is selected, or else all, is copied as an image', async () => {
    const app = await startApp({ shell });
    const editor = await opened(app);
    await app.run('copy-image', editor.page);
    await editor.page.getByText('Image copied.').first().waitFor();
    const [width] = await sizeOf(await app.clipboard.readType('image/png'));
    // Two pixels a unit: both nodes, 300 + 80 units, and the margins.
    expect(width).toBeGreaterThan(2 * 380);

    await editor.select(editor.node('Enzyme Melatonin'));
    await editor.page.getByText('1 selected').waitFor();
    await app.run('copy-image', editor.page);
    await expect
      .poll(async () => (await sizeOf(await app.clipboard.readType('image/png')))[0])
      .toBeLessThan(2 * 180);
    const svg = String(await app.clipboard.readType('image/svg+xml'));
    expect([...svg.matchAll(/data-id="(\w+)"/gu)].map(([, id]) => id)).toEqual(['n2']);
  });

  test('an export that is cancelled leaves no file, and the next one works', async () => {
    const app = await startApp({ shell });
    const editor = await opened(app, generatedProject(400));
    await app.run('export', editor.page);
    const dialog = editor.page.getByRole('dialog');
    // As large as can be, which takes long enough to be cancelled on any machine.
    await dialog.getByRole('textbox', { name: 'Pixels a diagram unit' }).fill('100');
    await dialog.getByRole('button', { name: /^Use [\d.]+×$/u }).click();
    await dialog.getByRole('button', { name: /export/iu }).click();
    const messages = editor.page.getByRole('region', { name: 'Messages' });
    await messages.getByRole('progressbar').waitFor();
    await messages.getByRole('button', { name: 'Cancel' }).click();
    await editor.page.getByText('Cancelled. Nothing was written.').first().waitFor();
    const images = (await readdir(app.folder)).filter((name) => name.endsWith('.png'));
    expect([images, app.dialogs.asked().filter(({ kind }) => kind === 'save')]).toEqual([[], []]);

    const path = join(app.folder, 'small.svg');
    await editor.exportImage(app, ['SVG'], path);
    expect(await readFile(path, 'utf8')).toContain('>Entity 399</text>');
  });

  test('an export is repeated without a question, and with its options after a restart', async () => {
    const app = await startApp({ shell });
    const editor = await opened(app);
    const image = join(app.folder, 'figure.png');
    await editor.exportImage(app, ['PNG', '1×', 'Dark', 'Theme'], image);
    const first = await readFile(image);
    await editor.select(editor.node('Enzyme Melatonin'));
    await editor.press('Delete');
    await editor.page.getByText(/^1 node\b/u).waitFor();
    await app.run('export-again', editor.page);
    await expect.poll(async () => (await readFile(image)).equals(first)).toBe(false);
    expect(app.dialogs.asked().filter(({ kind }) => kind === 'save')).toHaveLength(1);
    await app.run('undo', editor.page);
    await app.run('save', editor.page);
    await editor.page.getByText(/^Saved/u).waitFor();
    await app.close();

    const later = await startApp({ shell, folder: app.folder });
    const again = await opened(later);
    const second = join(app.folder, 'second.png');
    await later.dialogs.answerSave(second);
    await later.run('export-again', again.page);
    await again.page.getByText('second.png exported.').first().waitFor();
    const [then, now] = [PNG.sync.read(first), PNG.sync.read(await readFile(second))];
    expect(now.data.equals(then.data)).toBe(true);
  });
});
