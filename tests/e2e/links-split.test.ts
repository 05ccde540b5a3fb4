import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { eachOnDrawing, linkOf, nodeOf } from '../support/drawing-tests.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'trp', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'ser', kind: 'neurotransmitter', label: 'Serotonin', x: 500, width: 120 }),
    aNode({ id: 'htp', kind: 'intermediate', label: '5-HTP', x: 260, y: 200, width: 100 }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', x: 60, y: 200, width: 100 }),
    aNode({ id: 'aadc', kind: 'enzyme', label: 'AADC', x: 460, y: 200, width: 100 }),
    aNode({ id: 'gene', kind: 'protein', label: 'MAP2', x: 60, y: 340, width: 100 }),
  ],
  links: [
    aLink({
      id: 'makes',
      source: 'trp',
      target: 'ser',
      anchors: [
        { id: 'early', position: 0.2 },
        { id: 'late', position: 0.8 },
      ],
    }),
    aLink({
      id: 'cat',
      relation: 'catalyzes',
      source: 'tph2',
      target: { to: 'anchor', id: 'early' },
    }),
    aLink({
      id: 'cat2',
      relation: 'catalyzes',
      source: 'aadc',
      target: { to: 'anchor', id: 'late' },
    }),
  ],
});

describe.skipIf(!canLaunch('browser'))('a link with something between', () => {
  const desk = eachOnDrawing(drawing);
  const marked = () => desk.editor.page.locator('[data-drop-link="makes"]');
  const overLine = async () => {
    const from = await middle(desk.editor.node('Precursor Tryptophan'));
    const to = await middle(desk.editor.node('Neurotransmitter Serotonin'));
    return { x: (from.x + to.x) / 2, y: from.y + 4 };
  };

  test('takes the node that is dropped on it, in one step, and marks it before', async () => {
    const { editor } = desk;
    const htp = editor.node('Intermediate 5-HTP');
    await editor.startDrag(await middle(htp), await overLine());
    await marked().waitFor({ state: 'attached' });
    await editor.page.mouse.up();
    await editor.link('Tryptophan is converted to 5-HTP').waitFor();
    await editor.link('5-HTP is converted to Serotonin').waitFor();
    const after = await desk.saved();
    expect(nodeOf(after, 'htp')).toMatchObject({ x: 260, y: 0 });
    expect(linkOf(after, 'makes').anchors).toMatchObject([{ id: 'early' }]);
    await editor.press('ControlOrMeta+z');
    expect(await desk.saved()).toMatchObject({ nodes: drawing.nodes, links: drawing.links });
  });

  test('lets pass what the model forbids, and anything while Ctrl is held', async () => {
    const { editor } = desk;
    await editor.startDrag(await middle(editor.node('Protein MAP2')), await overLine());
    await marked().waitFor({ state: 'attached' });
    await editor.page.keyboard.down('Control');
    await editor.page.mouse.move((await overLine()).x + 3, (await overLine()).y);
    await expect.poll(() => marked().count()).toBe(0);
    await editor.page.mouse.up();
    await editor.page.keyboard.up('Control');
    expect((await desk.saved()).links).toEqual(drawing.links);
    await editor.startDrag(await middle(editor.node('Enzyme AADC')), await overLine());
    expect(await marked().count()).toBe(0);
    await editor.page.mouse.up();
    expect((await desk.saved()).links).toEqual(drawing.links);
  });

  test('takes an entity of the library that is dropped on it', async () => {
    const { editor } = desk;
    const { page } = editor;
    const at = await overLine();
    const ground = await editor.ground.boundingBox();
    if (!ground) throw new Error('There is no canvas.');
    await editor.dragFromLibrary('5-HTP', { x: at.x - ground.x, y: at.y - ground.y });
    await editor.link('5-HTP is converted to Serotonin').waitFor();
    await expect.poll(() => page.locator('[data-drop-link]').count()).toBe(0);
    expect((await desk.saved()).links).toHaveLength(4);
  });

  test('takes a node by the keyboard, from either side', async () => {
    const { editor } = desk;
    const { page } = editor;
    await editor.select(editor.node('Intermediate 5-HTP'));
    await editor.press('i');
    const dialog = page.getByRole('dialog', { name: 'Insert into' });
    await dialog.getByRole('option', { name: 'Tryptophan is converted to Serotonin' }).waitFor();
    expect(await audit(page)).toEqual([]);
    await editor.press('Enter');
    await editor.link('5-HTP is converted to Serotonin').waitFor();
    await editor.press('ControlOrMeta+z');
    await editor.link('Tryptophan is converted to Serotonin').press('Space');
    await editor.press('i');
    const add = page.getByRole('dialog', { name: 'Add' });
    await add.getByRole('combobox').fill('5-HTP');
    await add.getByRole('option', { name: /^5-HTP/u }).waitFor();
    expect(await add.getByRole('option', { name: 'New enzyme' }).count()).toBe(0);
    await editor.press('Enter');
    await editor.link('5-HTP is converted to Serotonin').waitFor();
    expect((await desk.saved()).nodes).toHaveLength(drawing.nodes.length + 1);
  });

  test('is split by a key, and the new node is named at once', async () => {
    const { editor } = desk;
    await editor.link('Tryptophan is converted to Serotonin').press('Space');
    await editor.press('Shift+I');
    const field = editor.canvas.getByRole('textbox', { name: 'Label' });
    await field.waitFor();
    await editor.page.keyboard.type('5-hydroxytryptophan');
    await editor.press('Enter');
    await editor.link('Tryptophan is converted to 5-hydroxytryptophan').waitFor();
    await editor.press('ControlOrMeta+z');
    await editor.press('ControlOrMeta+z');
    expect((await desk.saved()).links).toEqual(drawing.links);
  });

  test('is split where the menu was opened', async () => {
    const { editor } = desk;
    const { page } = editor;
    const from = await middle(editor.node('Precursor Tryptophan'));
    const at = { x: from.x + 280, y: from.y };
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Split Link/u }).click();
    await editor.canvas.getByRole('textbox', { name: 'Label' }).waitFor();
    await editor.press('Escape');
    const added = (await desk.saved()).nodes.find(({ label }) => label === 'Intermediate');
    expect((added?.x ?? 0) + (added?.width ?? 0) / 2).toBeCloseTo(340, -1);
  });

  test('says something else at the press of a key', async () => {
    const { editor } = desk;
    await editor.connect(
      editor.node('Protein MAP2'),
      'right',
      await middle(editor.node('Enzyme AADC')),
    );
    await editor.press('Escape');
    await editor.link('MAP2 activates AADC').waitFor();
    await editor.press('r');
    await editor.link('MAP2 inhibits AADC').waitFor();
    const { links } = await desk.saved();
    expect(links.at(-1)?.relation).toBe('inhibits');
    await editor.link('Tryptophan is converted to Serotonin').press('Space');
    await editor.press('r');
    await editor.page
      .getByText('Between these two no other relation is possible.')
      .first()
      .waitFor();
  });
});
