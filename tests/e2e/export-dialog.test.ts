import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { readSvgProject } from '../../shared/paint/svg-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'c', kind: 'compartment', label: 'Synapse', width: 1_500, height: 300 }),
    aNode({ id: 'n1', label: 'TPH2', parent: 'c', x: 40, y: 60 }),
    aNode({ id: 'n2', label: 'Far away', x: 5_000, y: 5_000 }),
  ],
});

test.each(['desktop', 'browser'] as const)(
  'a compartment becomes a PDF over several pages, by the keyboard alone, in the %s edition',
  async (shell) => {
    const app = await startApp({ shell });
    const file = join(app.folder, 'a.neuromatrix');
    await writeFile(file, serializeProject(project));
    const { page, editor } = await opened(app, file);
    await app.run('export', page);
    const dialog = page.getByRole('dialog', { name: 'Export Image' });
    await dialog.getByText(/^[\d,]+ × [\d,]+ pixels · /u).waitFor();
    const chosen = (name: string) => dialog.getByRole('radio', { name, exact: true });

    // The last button has the focus; the fields are before it, in the order in which they stand.
    await chosen('PNG').focus();
    await editor.press('ArrowRight');
    await editor.press('ArrowRight');
    expect(await chosen('PDF').isChecked()).toBe(true);
    await editor.press('Tab');
    await editor.press('ArrowRight');
    expect(await chosen('Compartment').isChecked()).toBe(true);
    await editor.press('Tab');
    await editor.press('Tab');
    await editor.press('ArrowRight');
    await editor.press('Tab');
    await editor.press('ArrowRight');
    await editor.press('Tab');
    await editor.press('Space');
    await dialog.getByText('3 A4 pages, portrait, 3 across and 1 down, at actual size').waitFor();

    const path = join(app.folder, 'out.pdf');
    await app.dialogs.answerSave(path);
    // As a form does from any of its fields.
    await editor.press('Tab');
    await editor.press('Enter');
    await page.getByText('out.pdf exported.').first().waitFor();
    expect((await PDFDocument.load(await readFile(path))).getPageCount()).toBe(3);

    await app.run('export', page);
    await dialog.getByText('3 A4 pages').waitFor();
  },
);

test('a large diagram becomes a PDF with a page for each compartment, in the desktop edition', async () => {
  const app = await startApp({ shell: 'desktop' });
  const file = join(app.folder, 'a.neuromatrix');
  const nodes = [
    aNode({ id: 'one', kind: 'compartment', label: 'Neuron', x: 0, width: 800, height: 300 }),
    aNode({ id: 'other', kind: 'compartment', label: 'Glia', x: 900, width: 800, height: 300 }),
    aNode({ id: 'n', label: 'TPH2', x: 60, y: 80, parent: 'one' }),
  ];
  await writeFile(file, serializeProject(aProject({ nodes })));
  const { page } = await opened(app, file);
  await app.run('export', page);
  const dialog = page.getByRole('dialog', { name: 'Export Image' });
  await dialog.getByRole('radio', { name: 'PDF', exact: true }).check();
  await dialog.getByRole('radio', { name: 'A3', exact: true }).check();
  await dialog.getByText(/^One A3 page/u).waitFor();
  await dialog
    .getByRole('checkbox', { name: 'One page for each outer compartment or group' })
    .check();
  await dialog.getByText(/^2 A3 pages, each at .+ of actual size or more/u).waitFor();

  const path = join(app.folder, 'out.pdf');
  await app.dialogs.answerSave(path);
  await dialog.getByRole('button', { name: /^Export/u }).click();
  await page.getByText('out.pdf exported.').first().waitFor();
  expect((await PDFDocument.load(await readFile(path))).getPageCount()).toBe(2);
});

test.each(['desktop', 'browser'] as const)(
  'an image for others carries no notes and no what-ifs where the person says so, in the %s edition',
  async (shell) => {
    const app = await startApp({ shell });
    const file = join(app.folder, 'a.neuromatrix');
    const personal = {
      ...project,
      nodes: project.nodes.map((node) => ({ ...node, notes: 'Anna K.' })),
      scenarios: [{ id: 's', name: 'Anna K.', description: '', supplies: [] }],
    };
    await writeFile(file, serializeProject(personal));
    const { page } = await opened(app, file);
    await app.run('export', page);
    const dialog = page.getByRole('dialog', { name: 'Export Image' });
    await dialog.getByRole('radio', { name: 'SVG', exact: true }).check();
    await dialog.getByText('for whoever gets the image: 3 notes, 1 what-if.').waitFor();
    const choice = dialog.getByRole('checkbox', {
      name: /^Notes, what-ifs and laboratory values/u,
    });
    await choice.uncheck();
    await dialog.getByText('Not in the image: 3 notes, 1 what-if.').waitFor();
    const path = join(app.folder, 'out.svg');
    await app.dialogs.answerSave(path);
    await dialog
      .getByRole('button', { name: /^Export/u })
      .last()
      .click();
    await page.getByText('out.svg exported.').first().waitFor();
    const svg = await readFile(path);
    const carried = readSvgProject(svg);
    expect(carried).toMatchObject({ ok: true, value: expect.stringContaining('TPH2') });
    expect(carried).not.toMatchObject({ value: expect.stringContaining('Anna') });
    expect(svg.toString()).not.toContain('Anna');

    await app.run('export', page);
    await dialog.getByRole('radio', { name: 'SVG', exact: true }).waitFor();
    expect(await choice.isChecked()).toBe(false);
  },
);

test('an image that would be too large is not begun, and the largest possible is one click away', async () => {
  const app = await startApp({ shell: 'browser' });
  const file = join(app.folder, 'a.neuromatrix');
  await writeFile(file, serializeProject(project));
  const { page } = await opened(app, file);
  await app.run('export', page);
  const dialog = page.getByRole('dialog', { name: 'Export Image' });
  await dialog.getByRole('radio', { name: '4×' }).check();
  const problem = dialog.getByText('The largest possible scale is');
  expect(await problem.count()).toBe(0);
  await dialog.getByRole('textbox', { name: 'Pixels a diagram unit' }).fill('7');
  await problem.waitFor();
  await page.keyboard.press('Enter');
  expect(await dialog.isVisible()).toBe(true);
  await dialog.getByRole('button', { name: /^Use [\d.]+×$/u }).click();
  await problem.waitFor({ state: 'detached' });
  await dialog.getByText(/^3\d,\d+ × 3\d,\d+ pixels · /u).waitFor();
});

test('the dark look comes with its own ground, as its light lines cannot be seen on white', async () => {
  const app = await startApp({ shell: 'browser' });
  const file = join(app.folder, 'a.neuromatrix');
  await writeFile(file, serializeProject(project));
  const { page } = await opened(app, file);
  await app.run('export', page);
  const dialog = page.getByRole('dialog', { name: 'Export Image' });
  const chosen = (name: string) => dialog.getByRole('radio', { name, exact: true });
  expect(await chosen('White').isChecked()).toBe(true);
  await chosen('Dark').check();
  expect(await chosen('Theme').isChecked()).toBe(true);
  await chosen('White').check();
  expect(await chosen('Dark').isChecked()).toBe(true);
});

async function opened(app: Awaited<ReturnType<typeof startApp>>, file: string) {
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  await app.dialogs.answerOpen(file);
  await app.run('open', editor.page);
  await editor.page.getByText('3 nodes').waitFor();
  return { editor, page: editor.page };
}
