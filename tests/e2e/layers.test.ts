import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { EditorPage, middle } from '../support/editor-page.ts';
import { canLaunch, launchApp } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'tryptophan', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'serotonin', kind: 'neurotransmitter', label: 'Serotonin', x: 400, width: 120 }),
    aNode({ id: 'note', kind: 'note', label: 'To check', x: 200, y: 200, width: 160, height: 80 }),
  ],
  links: [aLink({ id: 'made', source: 'tryptophan', target: 'serotonin' })],
});

describe.skipIf(!canLaunch('browser'))('layers, locks and tags', () => {
  let app: App;
  let editor: EditorPage;
  let path: string;
  let drawings = 0;

  beforeAll(async () => {
    app = await launchApp({ shell: 'browser' });
    editor = new EditorPage(await app.firstWindow());
    await editor.page.setViewportSize({ width: 1440, height: 900 });
    await editor.ready();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    path = join(app.folder, `layers-${(drawings += 1)}.neuromatrix`);
    await writeFile(path, serializeProject(drawing));
    await editor.open(app, path);
  });

  // A test that failed half way must not fail the next one too.
  afterEach(async () => {
    await editor.page.mouse.up();
    await editor.press('Escape');
    await app.run('save', editor.page);
  });

  const nodeOf = ({ nodes }: Project, id: string) => nodes.find((node) => node.id === id);
  const toast = (text: string | RegExp) => editor.page.getByText(text).first();
  const panel = () => editor.page.getByRole('complementary', { name: 'Library' });

  test('what is locked is neither dragged, nudged nor deleted, until it is unlocked', async () => {
    const serotonin = editor.page.locator('[data-id="serotonin"]');
    await editor.select(serotonin);
    await editor.press('l');
    await editor.node('Neurotransmitter Serotonin, locked').waitFor();
    await editor.press('ArrowRight');
    await toast(/One element is locked and stays as before/u).waitFor();
    await editor.press('Delete');
    await toast(/not deleted/u).waitFor();
    const at = await middle(serotonin);
    await editor.drag(at, { x: at.x + 100, y: at.y + 120 });
    expect(nodeOf(await editor.save(app, path), 'serotonin')).toEqual({
      ...nodeOf(drawing, 'serotonin'),
      locked: true,
    });
    // A click goes through it; the menu of the secondary button still means it.
    await editor.page.mouse.click(at.x, at.y);
    await editor.page.getByRole('heading', { name: 'Project' }).waitFor();
    await editor.page.mouse.click(at.x, at.y, { button: 'right' });
    await editor.page.getByRole('menuitemcheckbox', { name: /^Lock/u }).click();
    await editor.node('Neurotransmitter Serotonin').waitFor();
    await editor.press('ArrowRight');
    expect(nodeOf(await editor.save(app, path), 'serotonin')).toMatchObject({ x: 410 });
  });

  test('what is hidden goes with its links, is told in the export, and comes back', async () => {
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await editor.press('h');
    await toast('2 elements hidden.').waitFor();
    await expect.poll(() => editor.nodes.count()).toBe(2);
    await editor.page.getByRole('tab', { name: 'Outline' }).click();
    await panel().getByRole('treeitem', { name: 'Serotonin, Neurotransmitter, hidden' }).waitFor();
    await app.run('export', editor.page);
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByText(/Not in the image: 2 hidden elements\./u).waitFor();
    await editor.press('Escape');
    await editor.choose('Show All Hidden');
    await expect.poll(() => editor.nodes.count()).toBe(3);
    expect(await editor.save(app, path)).toMatchObject({
      nodes: drawing.nodes,
      links: drawing.links,
    });
  });

  test('a layer is made, named, filled, hidden and left out of prints by keyboard', async () => {
    await editor.choose('Layers and Tags');
    await editor.select(editor.page.locator('[data-id="note"]'));
    await panel().getByRole('button', { name: 'Add layer' }).press('Enter');
    await editor.page.keyboard.type('Remarks');
    await editor.press('Enter');
    await panel().getByRole('button', { name: 'Put selection here' }).press('Enter');
    await panel().getByRole('button', { name: '1 element' }).waitFor();
    await panel()
      .getByRole('button', { name: 'Leave out of prints and images: Remarks' })
      .press('Space');
    await panel().getByText('1 element left out of images and prints.').waitFor();
    await panel().getByRole('button', { name: 'Hide: Remarks' }).press('Space');
    await expect.poll(() => editor.nodes.count()).toBe(2);
    expect(await audit(editor.page)).toEqual([]);
    const saved = await editor.save(app, path);
    const [layer] = saved.canvas.layers;
    expect(layer).toMatchObject({ name: 'Remarks', hidden: true, unprinted: true });
    expect(nodeOf(saved, 'note')?.layer).toBe(layer?.id);
    await editor.press('ControlOrMeta+z');
    await expect.poll(() => editor.nodes.count()).toBe(3);
  });

  test('a tag is put on in the inspector, and selects what has it', async () => {
    await editor.select(editor.node('Precursor Tryptophan'));
    const inspector = editor.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'Layer and tags' }).click();
    await inspector.getByRole('combobox', { name: 'New tag' }).fill('rate-limiting');
    await editor.press('Enter');
    await inspector.getByRole('button', { name: 'Remove the tag rate-limiting' }).waitFor();
    await editor.press('Escape');
    await editor.page.getByRole('tab', { name: 'Layers' }).click();
    await editor.press('ControlOrMeta+Shift+a');
    await panel().getByRole('button', { name: 'rate-limiting 1' }).click();
    await inspector.getByRole('heading', { name: 'Tryptophan' }).waitFor();
    expect(nodeOf(await editor.save(app, path), 'tryptophan')?.tags).toEqual(['rate-limiting']);
  });

  test('a motif is put beside what is there, from the keyboard, and taken back with one undo', async () => {
    await editor.page.getByRole('tab', { name: 'Templates' }).click();
    await panel()
      .getByRole('button', { name: /^Reaction/u })
      .press('Enter');
    await expect.poll(() => editor.nodes.count()).toBe(7);
    const { nodes } = await editor.save(app, path);
    expect(nodes.slice(3).map(({ label }) => label)).toEqual([
      'Substrate',
      'Product',
      'Enzyme',
      'Cofactor',
    ]);
    await editor.press('ControlOrMeta+z');
    await expect.poll(() => editor.nodes.count()).toBe(3);
  });

  test('evidence of the library is attached to what is drawn, in one step', async () => {
    const bare = aProject({
      nodes: [
        aNode({ id: 'from', kind: 'precursor', label: '5-HTP', entity: '5-htp' }),
        aNode({
          id: 'to',
          kind: 'neurotransmitter',
          label: 'Serotonin',
          x: 400,
          entity: 'serotonin',
        }),
      ],
      links: [aLink({ id: 'made', source: 'from', target: 'to' })],
    });
    await app.run('save', editor.page);
    await writeFile(path, serializeProject(bare));
    await editor.open(app, path);
    await editor.choose('Attach the Library’s Evidence');
    await toast(/evidence attached to 1 link/u).waitFor();
    const { links, references } = await editor.save(app, path);
    expect(links[0]?.evidence.length).toBe(2);
    expect(references.length).toBe(2);
  });
});
