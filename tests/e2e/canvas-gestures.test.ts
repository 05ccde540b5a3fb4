import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { eachOnDrawing, linkOf, nodeOf } from '../support/drawing-tests.ts';
import { audit } from '../support/audit.ts';
import { countBroadcasts } from '../support/flow-broadcasts.ts';
import { EditorPage, middle, type Position } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';
import { startApp } from '../support/start-app.ts';

/** All centres lie on the grid, so that what is dragged by whole steps arrives where the pointer does. */
const drawing = aProject({
  nodes: [
    aNode({ id: 'neuron', kind: 'compartment', label: 'Neuron', y: 300, width: 300, height: 200 }),
    aNode({ id: 'tryptophan', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'serotonin', kind: 'neurotransmitter', label: 'Serotonin', x: 400, width: 120 }),
    aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', x: 200, y: 160, width: 100 }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', x: 400, y: 160, width: 100 }),
    aNode({
      id: 'note',
      kind: 'note',
      label: 'Rate set here',
      x: 400,
      y: 320,
      width: 160,
      height: 80,
    }),
  ],
  links: [
    aLink({ id: 'made', source: 'tryptophan', target: 'serotonin' }),
    aLink({ id: 'helps', relation: 'cofactor-of', source: 'bh4', target: 'tph2' }),
  ],
});

describe.skipIf(!canLaunch('browser'))('on a canvas', () => {
  const desk = eachOnDrawing(drawing, async (editor) => {
    await editor.page.getByRole('button', { name: 'Zoom: 100 %' }).waitFor();
  });

  const node = (label: string) =>
    desk.editor.page.locator(`.react-flow__node-pathway[aria-label$=" ${label}"]`);
  /** A point of the drawing in window pixels, while the precursor is at the origin. */
  const at = async (x: number, y: number): Promise<Position> => {
    const box = await node('Tryptophan').boundingBox();
    if (!box) throw new Error('The drawing is not on screen.');
    return { x: box.x + x, y: box.y + y };
  };
  const drag = async (from: readonly [number, number], to: readonly [number, number]) =>
    desk.editor.drag(await at(...from), await at(...to));
  const click = async (x: number, y: number) => desk.editor.click(await at(x, y));
  const saved = () => desk.saved();
  const savedNode = (id: string) => desk.savedNode(id);
  const savedLink = (id: string) => desk.savedLink(id);

  test('a link bends where it is dragged, and its bend goes with a double-click', async () => {
    await drag([260, 20], [260, 80]);
    expect((await savedLink('made')).waypoints).toEqual([{ x: 260, y: 80 }]);
    await drag([260, 80], [300, 60]);
    expect((await savedLink('made')).waypoints).toEqual([{ x: 300, y: 60 }]);
    const bend = await at(300, 60);
    await desk.editor.page.mouse.dblclick(bend.x, bend.y);
    expect((await savedLink('made')).waypoints).toEqual([]);
  });

  test('the end of a link is put on another node, on a link, and nowhere it may not be', async () => {
    await click(350, 180);
    await expect.poll(() => desk.editor.status()).toContain('1 selected');
    const end = desk.editor.page.locator('[data-handle="end"]').last();

    await desk.editor.drag(await middle(end), await middle(node('Serotonin')));
    expect((await savedLink('helps')).target).toEqual({ to: 'node', id: 'serotonin' });
    await desk.editor.drag(await middle(end), await at(260, 20));
    const reconnected = await saved();
    const [anchor] = linkOf(reconnected, 'made').anchors;
    expect(anchor?.position).toBeCloseTo(0.5, 1);
    expect(linkOf(reconnected, 'helps').target).toEqual({ to: 'anchor', id: anchor?.id });

    // A note takes no links, nor can a link end where it begins.
    for (const refused of ['Rate set here', 'BH4']) {
      await desk.editor.drag(await middle(end), await middle(node(refused)));
      expect(linkOf(await saved(), 'helps')).toEqual(linkOf(reconnected, 'helps'));
    }
    await desk.editor.drag(await middle(end), await at(350, 250));
    expect((await savedLink('helps')).target).toEqual({ to: 'point', x: 350, y: 250 });
  });

  test('a link is not drawn to where it may not end', async () => {
    await desk.editor.connect(node('TPH2'), 'bottom', await middle(node('Rate set here')));
    await desk.editor.connect(node('TPH2'), 'bottom', await at(350, 250));
    // On empty ground it is asked what to add there.
    await desk.editor.page.getByPlaceholder('Type the name of what to add…').waitFor();
    await desk.editor.press('Escape');
    expect((await saved()).links).toHaveLength(2);
  });

  test('selected nodes are put on one line, and back with one undo', async () => {
    await desk.editor.select(node('BH4'));
    await desk.editor.page.keyboard.down('Shift');
    await desk.editor.select(node('Serotonin'));
    await desk.editor.page.keyboard.up('Shift');
    await desk.editor.page.getByRole('button', { name: 'Arrange' }).click();
    const distribute = desk.editor.page.getByRole('menuitem', { name: 'Distribute Horizontally' });
    await expect.poll(() => distribute.getAttribute('aria-disabled')).toBe('true');
    await desk.editor.page.getByRole('menuitem', { name: 'Align Top' }).click();
    const aligned = await saved();
    expect([nodeOf(aligned, 'bh4').y, nodeOf(aligned, 'serotonin').y]).toEqual([0, 0]);
    await desk.editor.press('Shift+H');
    const flipped = await saved();
    expect([nodeOf(flipped, 'bh4').x, nodeOf(flipped, 'serotonin').x]).toEqual([420, 200]);
    await desk.editor.press('ControlOrMeta+z');
    await desk.editor.press('ControlOrMeta+z');
    expect((await saved()).nodes).toEqual(drawing.nodes);
  });

  test('a layout moves all but what is pinned, says so, and is one step', async () => {
    const { page } = desk.editor;
    await desk.editor.select(node('BH4'));
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Pin in Place' }).click();
    await desk.editor.select(node('Serotonin'));
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('menuitem', { name: 'Layers from Top to Bottom' }).click();
    await page.getByText(/nodes? arranged\./u).waitFor({ state: 'attached' });
    const laid = await saved();
    expect(nodeOf(laid, 'bh4')).toMatchObject({ x: 200, y: 160, pinned: true });
    expect(laid.nodes.map(({ x, y }) => [x, y])).not.toEqual(
      drawing.nodes.map(({ x, y }) => [x, y]),
    );
    await desk.editor.press('ControlOrMeta+z');
    await desk.editor.press('ControlOrMeta+z');
    expect((await saved()).nodes).toEqual(drawing.nodes);
  });

  test('a style goes from one element to all that are like another, and a link turns round', async () => {
    const { page } = desk.editor;
    await desk.editor.select(node('BH4'));
    await page.getByRole('button', { name: 'Style', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Bold' }).click();
    await desk.editor.select(node('BH4'));
    await desk.editor.press('s');
    await desk.editor.select(node('TPH2'));
    await desk.editor.press('Shift+S');
    expect(nodeOf(await saved(), 'tph2').style).toEqual(nodeOf(await saved(), 'bh4').style);
    expect(nodeOf(await saved(), 'tph2').style).toBeDefined();
    // From the counts of the whole project.
    await desk.editor.press('ControlOrMeta+Shift+a');
    await page.getByRole('button', { name: /^Cofactor of/u }).click();
    expect(await desk.editor.status()).toContain('1 selected');
    await desk.editor.choose('Reverse Link');
    expect((await savedLink('helps')).source).toEqual({ to: 'node', id: 'tph2' });
    await desk.editor.choose('Select Similar');
    expect(await desk.editor.status()).toContain('1 selected');
  });

  test('while a node moves it is pulled into line, and a guide shows with what', async () => {
    const guides = desk.editor.page.locator('[data-guides]');
    // Its centre comes near that of Serotonin, at 460.
    const start = await middle(node('BH4'));
    await desk.editor.startDrag(start, { x: start.x + 214, y: start.y + 200 });
    await expect.poll(() => guides.count()).toBe(1);
    await desk.editor.page.mouse.up();
    await expect.poll(() => guides.count()).toBe(0);
    const moved = nodeOf(await saved(), 'bh4');
    expect(moved.x + moved.width / 2).toBe(460);
  });

  test('what is grouped moves as one, until it is ungrouped', async () => {
    await desk.editor.select(node('BH4'));
    await desk.editor.page.keyboard.down('Shift');
    await desk.editor.select(node('TPH2'));
    await desk.editor.page.keyboard.up('Shift');
    await desk.editor.press('ControlOrMeta+g');
    const grouped = await saved();
    const group = grouped.nodes.find(({ kind }) => kind === 'group');
    expect([nodeOf(grouped, 'bh4').parent, nodeOf(grouped, 'tph2').parent]).toEqual([
      group?.id,
      group?.id,
    ]);
    // By the upper edge of the group.
    await drag([350, 150], [350, 130]);
    const moved = await saved();
    expect([nodeOf(moved, 'bh4').y, nodeOf(moved, 'tph2').y]).toEqual([140, 140]);

    await desk.editor.press('ControlOrMeta+Shift+g');
    const ungrouped = await saved();
    expect(ungrouped.nodes.map(({ id }) => id)).toEqual(drawing.nodes.map(({ id }) => id));
    expect(nodeOf(ungrouped, 'bh4').parent).toBeUndefined();
  });

  test('a node dropped into a compartment lies in it, moves with it, and can be taken out', async () => {
    await drag([250, 180], [150, 400]);
    expect((await savedNode('bh4')).parent).toBe('neuron');
    // By the compartment's heading.
    await drag([150, 310], [190, 330]);
    const moved = await saved();
    expect(pick(nodeOf(moved, 'neuron'))).toEqual({ x: 40, y: 320 });
    expect(pick(nodeOf(moved, 'bh4'))).toEqual({ x: 140, y: 400 });
    await drag([190, 420], [250, 180]);
    expect((await savedNode('bh4')).parent).toBeUndefined();
  });

  test('what is brought to the front covers the rest, and goes behind it again', async () => {
    await drag([250, 180], [420, 180]);
    const heading = (name: string) => desk.editor.page.getByRole('heading', { name, exact: true });
    await heading('BH4').waitFor();
    await desk.editor.press('ControlOrMeta+Shift+]');
    const front = await saved();
    expect(nodeOf(front, 'bh4').z).toBeGreaterThan(nodeOf(front, 'tph2').z);
    await desk.editor.press('ControlOrMeta+Shift+[');
    await click(430, 180);
    await heading('TPH2').waitFor();
    const back = await saved();
    expect(nodeOf(back, 'bh4').z).toBeLessThan(nodeOf(back, 'tph2').z);
  });

  test('arrow keys move the selection by the grid, with Shift further, with Alt finely', async () => {
    await desk.editor.select(node('Serotonin'));
    await desk.editor.press('ArrowRight');
    await desk.editor.press('ArrowRight');
    await desk.editor.press('Shift+ArrowDown');
    await desk.editor.press('Alt+ArrowUp');
    expect(pick(await savedNode('serotonin'))).toEqual({ x: 420, y: 49 });
    await desk.editor.press('ControlOrMeta+z');
    expect(pick(await savedNode('serotonin'))).toEqual({ x: 420, y: 50 });
  });

  test('a box selects what lies wholly in it; Shift adds and takes away', async () => {
    await drag([150, 130], [540, 240]);
    await expect.poll(() => desk.editor.status()).toContain('3 selected');
    await desk.editor.page.keyboard.down('Shift');
    await desk.editor.select(node('Serotonin'));
    await expect.poll(() => desk.editor.status()).toContain('4 selected');
    await desk.editor.select(node('BH4'));
    await expect.poll(() => desk.editor.status()).toContain('3 selected');
    await desk.editor.page.keyboard.up('Shift');
    await desk.editor.press('Delete');
    const left = await saved();
    // The conversion went with its product.
    expect(left.nodes.map(({ id }) => id)).toEqual(['neuron', 'tryptophan', 'bh4', 'note']);
    expect(left.links).toEqual([]);
  });

  test('a node is resized by its corner', async () => {
    await desk.editor.select(node('Rate set here'));
    const corner = await middle(desk.editor.page.locator('[data-grip="1 1"]'));
    await desk.editor.drag(corner, { x: corner.x + 40, y: corner.y + 20 });
    const { x, y, width, height } = await savedNode('note');
    expect({ x, y, width, height }).toEqual({ x: 400, y: 320, width: 200, height: 100 });
  });

  test('a node that is resized is pulled to the edge and the size of another, and guides show it', async () => {
    await desk.editor.select(node('Rate set here'));
    const side = await middle(desk.editor.page.locator('[data-grip="1 0"]'));
    // Serotonin and the note begin at 400; Serotonin is 120 wide, and ends at 520.
    await desk.editor.startDrag(side, { x: side.x - 37, y: side.y });
    await desk.editor.page.locator('[data-guides]').waitFor({ state: 'attached' });
    await desk.editor.page.mouse.up();
    await expect.poll(() => desk.editor.page.locator('[data-guides]').count()).toBe(0);
    const { x, width } = await savedNode('note');
    expect({ x, width }).toEqual({ x: 400, width: 120 });
  });

  test('Escape takes back whatever is being dragged', async () => {
    const serotonin = await middle(node('Serotonin'));
    const gestures: [string, Position, Position][] = [
      ['a node', serotonin, { x: serotonin.x, y: serotonin.y + 100 }],
      ['a bend', await at(260, 20), await at(260, 80)],
      ['a box', await at(150, 130), await at(540, 240)],
    ];
    for (const [what, from, to] of gestures) {
      await desk.editor.startDrag(from, to);
      await desk.editor.press('Escape');
      await desk.editor.page.mouse.up();
      expect(await desk.editor.status(), what).toContain('No changes since opened');
      expect(await desk.editor.status(), what).not.toContain('3 selected');
    }
    expect(await middle(node('Serotonin'))).toEqual(serotonin);

    const handle = node('TPH2').locator('.react-flow__handle-top');
    await node('TPH2').hover({ force: true });
    await desk.editor.startDrag(await middle(handle), serotonin);
    await desk.editor.press('Escape');
    await desk.editor.page.mouse.up();
    expect(await desk.editor.links.count()).toBe(2);
  });

  test('nodes and links are renamed where they stand', async () => {
    const field = desk.editor.page.locator('.react-flow').getByRole('textbox', { name: 'Label' });
    const enzyme = await middle(node('TPH2'));
    await desk.editor.page.mouse.dblclick(enzyme.x, enzyme.y);
    await field.fill('Tryptophan');
    await desk.editor.press('Shift+Enter');
    await desk.editor.page.keyboard.type('hydroxylase');
    await desk.editor.press('Enter');
    const conversion = await at(260, 20);
    await desk.editor.page.mouse.dblclick(conversion.x, conversion.y);
    await field.fill('two steps');
    await desk.editor.press('Enter');
    await desk.editor.select(node('BH4'));
    await desk.editor.press('F2');
    await field.fill('dropped');
    await desk.editor.press('Escape');
    const renamed = await saved();
    expect(nodeOf(renamed, 'tph2').label).toBe('Tryptophan\nhydroxylase');
    expect(linkOf(renamed, 'made').label).toBe('two steps');
    expect(nodeOf(renamed, 'bh4').label).toBe('BH4');
  });

  test('with Space or the middle button, a drag moves the view wherever it begins', async () => {
    const { mouse, keyboard } = desk.editor.page;
    for (const [key, button] of [
      ['Space', 'left'],
      [null, 'middle'],
    ] as const) {
      for (const [what, from] of [
        ['a node', await middle(node('Serotonin'))],
        ['a link', await at(260, 20)],
        ['nothing', await at(620, 250)],
      ] as const) {
        const before = await at(0, 0);
        await mouse.move(from.x, from.y);
        if (key) await keyboard.down(key);
        await mouse.down({ button });
        await mouse.move(from.x + 30, from.y + 20, { steps: 3 });
        await mouse.up({ button });
        if (key) await keyboard.up(key);
        const { x, y } = await at(0, 0);
        expect({ x: x - before.x, y: y - before.y }, `${what}, ${button}`).toEqual({
          x: 30,
          y: 20,
        });
        expect(await desk.editor.status(), what).toContain('No changes since opened');
      }
    }
  });

  test('a frame of a gesture is told to the canvas as rarely as it can be', async () => {
    const { mouse } = desk.editor.page;
    const counted = await countBroadcasts(desk.editor.page);
    const start = await middle(node('Serotonin'));
    await desk.editor.startDrag(start, { x: start.x + 40, y: start.y + 40 });
    await desk.editor.settled();
    await counted();
    for (const step of [1, 2, 3, 4, 5]) {
      await mouse.move(start.x + 40 + 20 * step, start.y + 40);
      await desk.editor.settled();
    }
    // The nodes, and the links that follow them.
    expect(await counted()).toBeLessThanOrEqual(5 * 2);
    await desk.editor.press('Escape');
    await mouse.up();
    await desk.editor.settled();
    await counted();
    for (const step of [1, 2, 3, 4, 5]) {
      await mouse.wheel(0, 10 * step);
      await desk.editor.settled();
    }
    const wheel = await counted();
    expect(wheel).toBeGreaterThanOrEqual(5);
    // One more when the view begins to move.
    expect(wheel).toBeLessThanOrEqual(6);
  });

  test('text of another program is pasted as a note', async () => {
    await desk.app.clipboard.write('Check ferritin first.');
    await click(620, 250);
    await desk.editor.press('ControlOrMeta+v');
    await node('Check ferritin first.').waitFor();
    const { nodes } = await saved();
    expect(nodes.at(-1)).toMatchObject({ kind: 'note', label: 'Check ferritin first.' });
  });
});

test('a wide table is pasted once the person has said which columns are links, and is never a note', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await page.getByRole('button', { name: 'Empty Canvas' }).click();
  const paste = (text: string) =>
    page.evaluate((cells) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', cells);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  await editor.canvas.click({ position: { x: 300, y: 300 } });
  await paste('Gen\t0.1\tReaktion\tWert\nZinc\t0.2\tPDXK\t5\nPDXK\t0.3\tP5P\t7\n');
  const dialog = page.getByRole('dialog', { name: 'Which of the pasted columns are links?' });
  await dialog.getByRole('cell', { name: 'PDXK' }).first().waitFor();
  expect(await dialog.getByRole('checkbox').isChecked()).toBe(true);
  await dialog.getByRole('combobox', { name: 'Target' }).selectOption('Reaktion');
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Paste' }).click();
  await page.getByText('Left out: “0.1”, “Wert”.').first().waitFor();
  await expect.poll(() => editor.nodes.count()).toBe(3);
  expect(await editor.links.count()).toBe(2);

  // Headings that are known need no question; too many rows are told.
  await paste('Quelle\tZiel\tArt\tJahr\nIron\tTPH2\tactivates\t2001\n');
  await editor.link('Iron activates TPH2').waitFor({ state: 'attached' });
  await paste('Marker\tValue\tUnit\nFerritin\t9\tµg/L\n');
  await page
    .getByText(/^This looks like laboratory values: nothing was drawn/u)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Lab Values…' }).click();
  const values = page.getByRole('dialog', { name: 'Lab Values' });
  await values.getByText('1 values found.').waitFor();
  await values.getByRole('button', { name: 'Cancel' }).click();
  await paste('Zinc\tPDXK\n'.repeat(2_001));
  await page
    .getByText(/^These are 2,001 rows; at most 2,000 can be pasted/u)
    .first()
    .waitFor();
  expect(await editor.nodes.count()).toBe(5);
});

test('what is copied in one window is pasted into another', async () => {
  const app = await startApp();
  const first = new EditorPage(await app.firstWindow());
  await first.ready();
  await first.openTemplate(/^Histamine/u);
  await first.select(first.node('Neurotransmitter Histamine'));
  await first.press('ControlOrMeta+c');

  const second = new EditorPage(await app.waitForWindow(() => app.run('new', first.page)));
  await second.ready();
  await second.page.getByRole('button', { name: 'Empty Canvas' }).click();
  await second.canvas.click({ position: { x: 300, y: 300 } });
  await second.press('ControlOrMeta+v');
  await second.node('Neurotransmitter Histamine').waitFor();

  const path = join(app.folder, 'copy.neuromatrix');
  await app.dialogs.answerSave(path);
  const { nodes } = await second.save(app, path);
  expect(nodes.map(({ label }) => label)).toEqual(['Histamine']);
  expect(nodes[0]?.xrefs.map(({ database }) => database)).toContain('ChEBI');
});

const pick = ({ x, y }: Position): Position => ({ x, y });
