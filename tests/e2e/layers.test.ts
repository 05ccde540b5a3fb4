import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { eachOnDrawing, nodeOf } from '../support/drawing-tests.ts';
import { audit } from '../support/audit.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'tryptophan', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'serotonin', kind: 'neurotransmitter', label: 'Serotonin', x: 400, width: 120 }),
    aNode({ id: 'note', kind: 'note', label: 'To check', x: 200, y: 200, width: 160, height: 80 }),
  ],
  links: [aLink({ id: 'made', source: 'tryptophan', target: 'serotonin' })],
});

describe.skipIf(!canLaunch('browser'))('layers, locks and tags', () => {
  const desk = eachOnDrawing(drawing);

  const toast = (text: string | RegExp) => desk.editor.page.getByText(text).first();
  const panel = () => desk.editor.page.getByRole('complementary', { name: 'Library' });

  test('what is locked is neither dragged, nudged nor deleted, until it is unlocked', async () => {
    const serotonin = desk.editor.page.locator('[data-id="serotonin"]');
    await desk.editor.select(serotonin);
    await desk.editor.press('l');
    await desk.editor.node('Neurotransmitter Serotonin, locked').waitFor();
    await desk.editor.press('ArrowRight');
    await toast(/One element is locked and stays as before/u).waitFor();
    await desk.editor.press('Delete');
    await toast(/not deleted/u).waitFor();
    const at = await middle(serotonin);
    await desk.editor.drag(at, { x: at.x + 100, y: at.y + 120 });
    expect(nodeOf(await desk.saved(), 'serotonin')).toEqual({
      ...nodeOf(drawing, 'serotonin'),
      locked: true,
    });
    // A click goes through it; the menu of the secondary button still means it.
    await desk.editor.page.mouse.click(at.x, at.y);
    await desk.editor.page.getByRole('heading', { name: 'Project' }).waitFor();
    await desk.editor.page.mouse.click(at.x, at.y, { button: 'right' });
    await desk.editor.page.getByRole('menuitemcheckbox', { name: /^Lock/u }).click();
    await desk.editor.node('Neurotransmitter Serotonin').waitFor();
    await desk.editor.press('ArrowRight');
    expect(nodeOf(await desk.saved(), 'serotonin')).toMatchObject({ x: 410 });
  });

  test('what is hidden goes with its links, is told in the export, and comes back', async () => {
    await desk.editor.select(desk.editor.node('Neurotransmitter Serotonin'));
    await desk.editor.press('h');
    await toast('2 elements hidden.').waitFor();
    await expect.poll(() => desk.editor.nodes.count()).toBe(2);
    await desk.editor.page.getByRole('tab', { name: 'Outline' }).click();
    await panel().getByRole('treeitem', { name: 'Serotonin, Neurotransmitter, hidden' }).waitFor();
    await desk.app.run('export', desk.editor.page);
    const dialog = desk.editor.page.getByRole('dialog');
    await dialog.getByText(/Not in the image: 2 hidden elements\./u).waitFor();
    await desk.editor.press('Escape');
    await desk.editor.choose('Show All Hidden');
    await expect.poll(() => desk.editor.nodes.count()).toBe(3);
    expect(await desk.saved()).toMatchObject({
      nodes: drawing.nodes,
      links: drawing.links,
    });
  });

  test('a layer is made, named, filled, hidden and left out of prints by keyboard', async () => {
    await desk.editor.choose('Layers and Tags');
    await desk.editor.select(desk.editor.page.locator('[data-id="note"]'));
    await panel().getByRole('button', { name: 'Add layer' }).press('Enter');
    await desk.editor.page.keyboard.type('Remarks');
    await desk.editor.press('Enter');
    await panel().getByRole('button', { name: 'Put selection here' }).press('Enter');
    await panel().getByRole('button', { name: '1 element' }).waitFor();
    await panel()
      .getByRole('button', { name: 'Leave out of prints and images: Remarks' })
      .press('Space');
    await panel().getByText('1 element left out of images and prints.').waitFor();
    await panel().getByRole('button', { name: 'Hide: Remarks' }).press('Space');
    await expect.poll(() => desk.editor.nodes.count()).toBe(2);
    expect(await audit(desk.editor.page)).toEqual([]);
    const saved = await desk.saved();
    const [layer] = saved.canvas.layers;
    expect(layer).toMatchObject({ name: 'Remarks', hidden: true, unprinted: true });
    expect(nodeOf(saved, 'note')?.layer).toBe(layer?.id);
    await desk.editor.press('ControlOrMeta+z');
    await expect.poll(() => desk.editor.nodes.count()).toBe(3);
  });

  test('a tag is put on in the inspector, and selects what has it', async () => {
    await desk.editor.select(desk.editor.node('Precursor Tryptophan'));
    const inspector = desk.editor.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'Layer and tags' }).click();
    await inspector.getByRole('combobox', { name: 'New tag' }).fill('rate-limiting');
    await desk.editor.press('Enter');
    await inspector.getByRole('button', { name: 'Remove the tag rate-limiting' }).waitFor();
    await desk.editor.press('Escape');
    await desk.editor.page.getByRole('tab', { name: 'Layers' }).click();
    await desk.editor.press('ControlOrMeta+Shift+a');
    await panel().getByRole('button', { name: 'rate-limiting 1' }).click();
    await inspector.getByRole('heading', { name: 'Tryptophan' }).waitFor();
    expect(nodeOf(await desk.saved(), 'tryptophan')?.tags).toEqual(['rate-limiting']);
  });

  test('a motif is put beside what is there, from the keyboard, and taken back with one undo', async () => {
    await desk.editor.page.getByRole('tab', { name: 'Templates' }).click();
    await panel()
      .getByRole('button', { name: /^Reaction/u })
      .press('Enter');
    await expect.poll(() => desk.editor.nodes.count()).toBe(7);
    const { nodes } = await desk.saved();
    expect(nodes.slice(3).map(({ label }) => label)).toEqual([
      'Substrate',
      'Product',
      'Enzyme',
      'Cofactor',
    ]);
    await desk.editor.press('ControlOrMeta+z');
    await expect.poll(() => desk.editor.nodes.count()).toBe(3);
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
    await desk.app.run('save', desk.editor.page);
    await writeFile(desk.path, serializeProject(bare));
    await desk.editor.open(desk.app, desk.path);
    await desk.editor.choose('Attach the Library’s Evidence');
    await toast(/evidence attached to 1 link/u).waitFor();
    const { links, references } = await desk.saved();
    expect(links[0]?.evidence.length).toBe(2);
    expect(references.length).toBe(2);
  });
});
