import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../shared/project/project-schema.ts';
import type { App } from '../support/app.ts';
import { EditorPage, middle, readProject } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const conversion = 'Serotonin is converted to Melatonin';

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test('a person draws, annotates, saves, opens again and exports a matrix', async () => {
    const app = await startApp({ shell });
    const file = join(app.folder, 'story.neuromatrix');
    const editor = await openEditor(app);

    await editor.openTemplate(/^Acetylcholine/u);
    const fromTemplate = await editor.nodes.count();
    expect(fromTemplate).toBeGreaterThan(20);
    await app.run('select-all', editor.page);
    await expect.poll(() => editor.status()).toMatch(/\d+ selected/u);
    await editor.press('Delete');
    await expect.poll(() => editor.nodes.count()).toBe(0);
    await editor.press('Control+0');

    await draw(editor);
    await annotate(editor);
    await undoAndRedo(editor);

    await app.dialogs.answerSave(file);
    await app.run('save', editor.page);
    await expect.poll(() => editor.status()).toContain('Saved');
    const saved = await readProject(file);
    expect(saved.nodes.map(({ label }) => label)).toEqual(['Serotonin', 'Melatonin', 'Slow step']);
    expect(saved.links.map(({ relation }) => relation)).toEqual(['converts-to', 'catalyzes']);
    expect(saved.links[1]?.target).toEqual({ to: 'anchor', id: saved.links[0]?.anchors[0]?.id });
    expect(saved.nodes[0]?.notes).toBe('Check ferritin first.');
    expect(saved.nodes[0]?.xrefs).toContainEqual({ database: 'ChEBI', id: 'CHEBI:28790' });
    await app.close();

    const again = await startApp({ shell, files: [file] });
    const reopened = await openEditor(again);
    await expect.poll(() => reopened.nodes.count()).toBe(3);
    await exportAndLook(again, reopened, saved);
  });
});

async function openEditor(app: App): Promise<EditorPage> {
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  return editor;
}

/** Two transmitters, a conversion between them, and an enzyme that catalyses the conversion. */
async function draw(editor: EditorPage): Promise<void> {
  await editor.dragFromLibrary('Serotonin', { x: 200, y: 200 });
  await editor.dragFromLibrary('Melatonin', { x: 600, y: 200 });
  await editor.dragFromLibrary('AANAT', { x: 400, y: 380 });
  const serotonin = editor.node('Neurotransmitter Serotonin');
  const melatonin = editor.node('Neurotransmitter Melatonin');
  await editor.connect(serotonin, 'right', await middle(melatonin));
  await editor.link(conversion).waitFor();
  await editor.press('Escape');

  const onLink = await middle(editor.link(conversion));
  await editor.connect(editor.node('Enzyme AANAT'), 'top', onLink);
  await editor.link('AANAT catalyzes the step from Serotonin to Melatonin').waitFor();
  await editor.press('Escape');
}

async function annotate(editor: EditorPage): Promise<void> {
  const enzyme = await middle(editor.node('Enzyme AANAT'));
  await editor.page.mouse.dblclick(enzyme.x, enzyme.y);
  await editor.canvas.getByRole('textbox', { name: 'Label' }).fill('Slow step');
  await editor.press('Enter');
  await editor.node('Enzyme Slow step').waitFor();

  await editor.select(editor.node('Neurotransmitter Serotonin'));
  const notes = editor.page.getByRole('textbox', { name: 'Notes' });
  await notes.fill('Check ferritin first.');
  await notes.blur();
}

async function undoAndRedo(editor: EditorPage): Promise<void> {
  const melatonin = editor.node('Neurotransmitter Melatonin');
  const before = await middle(melatonin);
  await editor.drag(before, { x: before.x, y: before.y + 100 });
  await expect.poll(async () => (await middle(melatonin)).y).toBeCloseTo(before.y + 100, 0);
  await editor.press('Control+z');
  await expect.poll(async () => (await middle(melatonin)).y).toBeCloseTo(before.y, 0);
  await editor.press('Control+Shift+z');
  await expect.poll(async () => (await middle(melatonin)).y).toBeCloseTo(before.y + 100, 0);
}

async function exportAndLook(app: App, editor: EditorPage, project: Project): Promise<void> {
  const svg = join(app.folder, 'story.svg');
  const png = join(app.folder, 'story.png');
  await editor.exportImage(app, ['SVG'], svg);
  const text = await readFile(svg, 'utf8');
  for (const { label } of project.nodes) expect(text).toContain(`>${label}</text>`);
  expect(text).toContain('@font-face');

  await editor.exportImage(app, ['PNG'], png);
  const [, width = 0] = /<svg[^>]* width="(\d+)"/u.exec(text) ?? [];
  const image = PNG.sync.read(await readFile(png));
  expect(image.width).toBe(2 * Number(width));
  // The solid fill of a neurotransmitter, which nothing else has.
  expect(countPixels(image, [0x43, 0x38, 0xca])).toBeGreaterThan(5_000);
}

function countPixels({ data }: PNG, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
  }
  return count;
}
