import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { eachOnDrawing } from '../support/drawing-tests.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'neuron', kind: 'compartment', label: 'Neuron', width: 500, height: 300 }),
    aNode({ id: 'a', kind: 'precursor', label: 'Tryptophan', x: 40, y: 60, parent: 'neuron' }),
    aNode({ id: 'b', kind: 'precursor', label: '5-HTP', x: 40, y: 200, parent: 'neuron' }),
    aNode({ id: 'c', kind: 'enzyme', label: 'TPH2', x: 640, y: 60, width: 100 }),
  ],
  links: [
    aLink({ id: 'within', source: 'a', target: 'b' }),
    aLink({ id: 'out', relation: 'activates', source: 'c', target: 'b' }),
  ],
});

describe.skipIf(!canLaunch('browser'))('containers', () => {
  const desk = eachOnDrawing(drawing);

  const heading = (name: string) =>
    desk.editor.page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('heading', { name, exact: true });

  test('a click in the body of a compartment selects it, where nothing else is', async () => {
    const { x, y } = await middle(desk.editor.node('Compartment Neuron'));
    await desk.editor.page.mouse.click(x + 100, y);
    await heading('Neuron').waitFor();
    await desk.editor.select(desk.editor.node('Precursor Tryptophan'));
    await heading('Tryptophan').waitFor();
    expect(await heading('Neuron').count()).toBe(0);
  });

  test('is closed by a key to one node at which its links end, moved, and opened as before', async () => {
    const neuron = desk.editor.page.locator('[data-id="neuron"]');
    const { x, y } = await middle(neuron);
    await desk.editor.page.mouse.click(x + 100, y);
    await desk.editor.press('Shift+K');
    await expect.poll(() => desk.editor.nodes.count()).toBe(2);
    await desk.editor.link('TPH2 activates Neuron').waitFor();
    await desk.editor.press('ArrowRight');
    await desk.editor.page.locator('[data-closer="closed"]').click({ force: true });
    await expect.poll(() => desk.editor.nodes.count()).toBe(4);
    const { nodes, links } = await desk.saved();
    const byTen = drawing.nodes.map((node) =>
      node.id === 'c' ? node : { ...node, x: node.x + 10 },
    );
    expect(nodes).toEqual(byTen);
    expect(links).toEqual(drawing.links);
  });

  test('several nodes are put into a compartment, and links judged, in one step each', async () => {
    await desk.editor.press('ControlOrMeta+a');
    await desk.editor.page.keyboard.down('Shift');
    const neuron = await middle(desk.editor.node('Compartment Neuron'));
    await desk.editor.page.mouse.click(neuron.x + 100, neuron.y - 140);
    await desk.editor.page.keyboard.up('Shift');
    const inspector = desk.editor.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('3 nodes, 2 links').waitFor();
    const field = inspector.getByRole('combobox', { name: 'Compartment or group' });
    await field.selectOption({ label: 'Neuron' });
    await inspector
      .getByRole('combobox', { name: 'Confidence' })
      .selectOption({ label: 'Supported' });
    const { nodes, links } = await desk.saved();
    expect(nodes.map(({ parent }) => parent)).toEqual([undefined, 'neuron', 'neuron', 'neuron']);
    expect(links.map(({ confidence }) => confidence)).toEqual(['supported', 'supported']);
    await desk.editor.press('ControlOrMeta+z');
    await desk.editor.press('ControlOrMeta+z');
    expect((await desk.saved()).nodes).toEqual(drawing.nodes);
  });

  test('shows that it would take what is dragged over it, takes it, and grows to hold it', async () => {
    const enzyme = desk.editor.node('Enzyme TPH2');
    const from = await middle(enzyme);
    await desk.editor.startDrag(from, { x: from.x - 220, y: from.y });
    await desk.editor.page.locator('[data-drop-target="neuron"]').waitFor({ state: 'attached' });
    await desk.editor.page.mouse.up();
    await expect.poll(() => desk.editor.page.locator('[data-drop-target]').count()).toBe(0);
    const { nodes } = await desk.saved();
    const [neuron, , , tph2] = nodes;
    expect(tph2?.parent).toBe('neuron');
    expect(neuron && tph2 && neuron.x + neuron.width >= tph2.x + tph2.width).toBe(true);
    await desk.editor.press('ControlOrMeta+z');
    expect((await desk.saved()).nodes).toEqual(drawing.nodes);
  });
});
