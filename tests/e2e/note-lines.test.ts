import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { eachOnDrawing } from '../support/drawing-tests.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'trp', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'ser', kind: 'neurotransmitter', label: 'Serotonin', x: 400, width: 120 }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', x: 400, y: 200, width: 120 }),
    aNode({ id: 'note', kind: 'note', label: 'Rate set here', y: 200, width: 160, height: 80 }),
  ],
  links: [aLink({ id: 'makes', source: 'trp', target: 'ser' })],
});

describe.skipIf(!canLaunch('browser'))('a note', () => {
  const desk = eachOnDrawing(drawing);
  const note = () => desk.editor.page.locator('[data-id="note"]');

  test('points to a node and to a link, by a drag from its edge; it is told, and no link', async () => {
    const { editor } = desk;
    await editor.connect(note(), 'right', await middle(editor.node('Enzyme TPH2')));
    await editor.node('Note Rate set here, about TPH2').waitFor();
    const [from, to] = [
      await middle(editor.node('Precursor Tryptophan')),
      await middle(editor.node('Neurotransmitter Serotonin')),
    ];
    await editor.connect(note(), 'top', { x: (from.x + to.x) / 2, y: from.y });
    const sentence = 'the link by which Tryptophan is converted to Serotonin';
    await editor.node(`Note Rate set here, about TPH2 and ${sentence}`).waitFor();
    expect((await desk.savedNode('note')).about).toEqual(['tph2', 'makes']);
    expect((await desk.saved()).links).toEqual(drawing.links);
    await editor.press('ControlOrMeta+z');
    await editor.node('Note Rate set here, about TPH2').waitFor();
  });

  test('says why where it can point to nothing', async () => {
    const { editor } = desk;
    const { x, y } = await middle(note());
    await editor.connect(note(), 'bottom', { x, y: y + 150 });
    await editor.page.getByText('A note points to a node or a link').first().waitFor();
    expect((await desk.savedNode('note')).about).toBeUndefined();
  });

  test('points by the keyboard, and the inspector takes lines away', async () => {
    const { editor } = desk;
    const { page } = editor;
    await note().press('Space');
    await editor.press('p');
    const dialog = page.getByRole('dialog', { name: 'Point to' });
    await dialog.getByRole('combobox').fill('Serotonin');
    await dialog.getByRole('option', { name: 'Serotonin', exact: true }).click();
    await editor.node('Note Rate set here, about Serotonin').waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take away the line to Serotonin' }).press('Enter');
    await editor.node('Note Rate set here').waitFor();
    expect((await desk.savedNode('note')).about).toBeUndefined();
  });
});
