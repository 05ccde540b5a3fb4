import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { eachOnDrawing, nodeOf } from '../support/drawing-tests.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'trp', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'ser', kind: 'neurotransmitter', label: 'Serotonin', x: 400, width: 120 }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', x: 200, y: 200, width: 120 }),
  ],
  links: [aLink({ id: 'makes', source: 'trp', target: 'ser' })],
});

describe.skipIf(!canLaunch('browser'))('the tools that draw', () => {
  const desk = eachOnDrawing(drawing);
  const choose = async (kind: string) => {
    const { page } = desk.editor;
    await page.getByRole('button', { name: 'What to draw' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    await page
      .getByRole('button', { name: `Draw a ${kind.toLowerCase()}`, pressed: true })
      .waitFor();
  };
  const field = () => desk.editor.canvas.getByRole('textbox', { name: 'Label' });

  test('a compartment is drawn round nodes, takes them, and is named at once', async () => {
    const { editor } = desk;
    await choose('Compartment');
    expect(await audit(editor.page)).toEqual([]);
    const trp = await middle(editor.node('Precursor Tryptophan'));
    const from = { x: trp.x - 100, y: trp.y - 60 };
    // It begins over nothing and ends over nothing, with a node between that must not move.
    await editor.drag(from, { x: trp.x + 160, y: trp.y + 80 });
    await field().waitFor();
    await editor.page.keyboard.type('Raphe neuron');
    await editor.press('Enter');
    await editor.node('Compartment Raphe neuron').waitFor();
    const after = await desk.saved();
    const compartment = after.nodes.find(({ kind }) => kind === 'compartment');
    expect(compartment).toMatchObject({ label: 'Raphe neuron', width: 260, height: 140 });
    expect(nodeOf(after, 'trp')).toMatchObject({ x: 0, y: 0, parent: compartment?.id });
    expect(nodeOf(after, 'ser').parent).toBeUndefined();
  });

  test('a drag that begins on a node draws, and Escape leaves all as it was', async () => {
    const { editor } = desk;
    await choose('Shape');
    const trp = await middle(editor.node('Precursor Tryptophan'));
    await editor.startDrag(trp, { x: trp.x + 100, y: trp.y + 100 });
    await editor.press('Escape');
    await editor.page.mouse.up();
    // The tool stays, for another try.
    await editor.drag(trp, { x: trp.x + 100, y: trp.y + 100 });
    await editor.page.getByRole('button', { name: 'Select and move', pressed: true }).waitFor();
    await field().waitFor();
    await editor.press('Escape');
    const { nodes } = await desk.saved();
    expect(nodes.slice(0, -1)).toEqual(drawing.nodes);
    expect(nodes.at(-1)).toMatchObject({ kind: 'shape', x: 60, y: 20, width: 100, height: 100 });
  });

  test('a click puts a note of the usual size there, selected', async () => {
    const { editor } = desk;
    await choose('Note');
    const tph2 = await middle(editor.node('Enzyme TPH2'));
    await editor.click({ x: tph2.x, y: tph2.y + 140 });
    await field().waitFor();
    await editor.page.keyboard.type('Rate set here');
    await editor.press('Enter');
    const inspector = editor.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('heading', { name: 'Rate set here' }).waitFor();
    const note = (await desk.saved()).nodes.at(-1);
    expect(note).toMatchObject({ kind: 'note', width: 160, height: 80, x: 180, y: 320 });
  });

  test.each([
    ['n', 'note'],
    ['t', 'label'],
    ['b', 'compartment'],
    ['Shift+B', 'shape'],
  ])('the key %s adds a %s in the view, where nothing else is', async (key, kind) => {
    const { editor } = desk;
    await editor.page.locator('.react-flow').focus();
    await editor.press(key);
    await field().waitFor();
    await editor.press('Escape');
    const { nodes } = await desk.saved();
    expect(nodes.at(-1)?.kind).toBe(kind);
    expect(nodes).toHaveLength(4);
  });
});
