import type { Page } from 'playwright-core';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EditorPage, middle } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('a step and its enzyme are placed, connected and named without a pointer', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const search = page.getByRole('searchbox', { name: 'Find an entity' });
  for (const [text, name] of [
    ['5-htp', 'Intermediate 5-HTP'],
    ['serotonin', 'Neurotransmitter Serotonin'],
    ['aadc', 'Enzyme AADC'],
  ] as const) {
    await search.fill(text);
    await search.press('Enter');
    await editor.node(name).waitFor();
  }
  const connect = async (name: string, to: string) => {
    await editor.node(name).press('Enter');
    await page.getByRole('heading', { name: name.split(' ')[1] ?? '', exact: true }).waitFor();
    await editor.press('c');
    const palette = page.getByRole('dialog', { name: 'Connect to' });
    await palette.getByRole('combobox').fill(to);
    await editor.press('Enter');
    await page.getByRole('dialog', { name: 'Relation of the new link' }).waitFor();
    await editor.press('Enter');
  };
  await connect('Intermediate 5-HTP', 'Serotonin');
  await editor.link('5-HTP is converted to Serotonin').waitFor();
  await connect('Enzyme AADC', 'is converted');
  await editor.link('AADC catalyzes the step from 5-HTP to Serotonin').waitFor();

  await editor.node('Enzyme AADC').press('Enter');
  await editor.press('F2');
  // Nothing to take hold of lies over the text that is being typed.
  await expect.poll(() => page.locator('[data-grip]').count()).toBe(0);
  await page.keyboard.type('Aromatic-L-amino-acid decarboxylase');
  await editor.press('Enter');
  const enzyme = editor.node('Enzyme Aromatic-L-amino-acid decarboxylase');
  await enzyme.waitFor();

  await enzyme.press('Enter');
  await page.getByRole('button', { name: 'Badges' }).press('Enter');
  await page.getByRole('button', { name: 'Add badge' }).press('Enter');
  await page.keyboard.type('P');

  const path = join(app.folder, 'step.neuromatrix');
  await app.dialogs.answerSave(path);
  const { nodes, links } = await editor.save(app, path);
  expect(links.map(({ relation }) => relation)).toEqual(['converts-to', 'catalyzes']);
  expect(links[1]?.target).toMatchObject({ to: 'anchor', id: links[0]?.anchors[0]?.id });
  const drawn = nodes.find(({ kind }) => kind === 'enzyme');
  expect(drawn?.width).toBeGreaterThan(80);
  expect(drawn?.badges).toMatchObject([{ label: 'P' }]);
  const isApart = nodes.every((one) =>
    nodes.every(
      (other) =>
        one === other ||
        Math.abs(one.x - other.x) > (one.width + other.width) / 2 ||
        Math.abs(one.y - other.y) > (one.height + other.height) / 2,
    ),
  );
  expect(isApart).toBe(true);
});

test('an entity is dropped on the start screen, which goes with the first stroke', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const button = page.getByRole('button', { name: 'Open a File…' });
  await page.getByRole('treeitem', { name: 'Dopamine' }).dragTo(button);
  await editor.node('Neurotransmitter Dopamine').waitFor();
  expect(await button.count()).toBe(0);
  await askForStartScreen(page);
  await button.waitFor();
  await page.getByRole('button', { name: 'Back to the Diagram' }).click();
  await button.waitFor({ state: 'detached' });
  await editor.node('Neurotransmitter Dopamine').waitFor();
});

async function askForStartScreen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Help' }).hover();
  await page.getByRole('menuitem', { name: 'Start Screen' }).click();
}

test('a person begins with a template of the start screen, or leaves it for an empty canvas', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const screen = page.getByRole('region', { name: 'Neuromatrix' });
  await screen.getByRole('button', { name: /^The complete/iu }).waitFor();
  await screen.getByRole('button', { name: 'Empty Canvas' }).click();
  await screen.waitFor({ state: 'detached' });
  await askForStartScreen(page);
  await screen.getByRole('button', { name: /^Histamine/u }).click();
  await editor.node('Neurotransmitter Histamine').waitFor();
  expect(await screen.count()).toBe(0);
});

test('a name can be read while it is typed, however small the diagram is shown', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin/u);
  for (let presses = 0; presses < 4; presses += 1) await editor.press('ControlOrMeta+-');
  await page.getByRole('button', { name: /^Zoom: [12]?\d %/u }).waitFor();
  await editor.select(editor.node('Enzyme TDO2'));
  const node = await middle(editor.node('Enzyme TDO2'));
  await editor.press('F2');
  const field = editor.canvas.getByRole('textbox', { name: 'Label' });
  await field.waitFor();
  const box = await field.boundingBox();
  expect(box?.height).toBeGreaterThan(20);
  const centre = await middle(field);
  expect(Math.hypot(centre.x - node.x, centre.y - node.y)).toBeLessThan(2);
});

test('the next key is about what was just dropped, and its link runs straight', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.dragFromLibrary('5-HTP', { x: 150, y: 400 });
  await editor.dragFromLibrary('Serotonin', { x: 550, y: 400 });
  await editor.dragFromLibrary('AADC', { x: 350, y: 200 });
  await editor.connect(
    editor.node('Intermediate 5-HTP'),
    'right',
    await middle(editor.node('Neurotransmitter Serotonin')),
  );
  await editor.press('Escape');
  const enzyme = await middle(editor.node('Enzyme AADC'));
  const { y } = await middle(editor.node('Intermediate 5-HTP'));
  await editor.connect(editor.node('Enzyme AADC'), 'bottom', { x: enzyme.x + 5, y: y + 2 });
  await editor.press('Escape');

  await page.getByRole('searchbox', { name: 'Find an entity' }).fill('TPH1');
  await page
    .getByRole('treeitem', { name: 'TPH1' })
    .dragTo(editor.ground, { targetPosition: { x: 550, y: 200 } });
  await editor.node('Enzyme TPH1').waitFor();
  await editor.press('Delete');
  await editor.node('Enzyme TPH1').waitFor({ state: 'detached' });

  const path = join(app.folder, 'straight.neuromatrix');
  await app.dialogs.answerSave(path);
  const { nodes, links } = await editor.save(app, path);
  const node = (id: string | undefined) => nodes.find((one) => one.entity === id);
  const [from, to, above] = ['5-htp', 'serotonin', 'ddc'].map(node);
  const start = (from?.x ?? 0) + (from?.width ?? 0);
  const anchor = start + ((to?.x ?? 0) - start) * (links[0]?.anchors[0]?.position ?? 0);
  expect(anchor).toBeCloseTo((above?.x ?? 0) + (above?.width ?? 0) / 2);
});
