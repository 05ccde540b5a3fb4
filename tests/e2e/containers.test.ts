import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { EditorPage, middle } from '../support/editor-page.ts';
import { canLaunch, launchApp } from '../support/launch.ts';

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
    path = join(app.folder, `containers-${(drawings += 1)}.neuromatrix`);
    await writeFile(path, serializeProject(drawing));
    await editor.open(app, path);
  });
  afterEach(async () => {
    await editor.page.mouse.up();
    await editor.press('Escape');
    await app.run('save', editor.page);
  });

  const heading = (name: string) =>
    editor.page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('heading', { name, exact: true });

  test('a click in the body of a compartment selects it, where nothing else is', async () => {
    const { x, y } = await middle(editor.node('Compartment Neuron'));
    await editor.page.mouse.click(x + 100, y);
    await heading('Neuron').waitFor();
    await editor.select(editor.node('Precursor Tryptophan'));
    await heading('Tryptophan').waitFor();
    expect(await heading('Neuron').count()).toBe(0);
  });

  test('is closed by a key to one node at which its links end, moved, and opened as before', async () => {
    const neuron = editor.page.locator('[data-id="neuron"]');
    const { x, y } = await middle(neuron);
    await editor.page.mouse.click(x + 100, y);
    await editor.press('Shift+K');
    await expect.poll(() => editor.nodes.count()).toBe(2);
    await editor.link('TPH2 activates Neuron').waitFor();
    await editor.press('ArrowRight');
    await editor.page.locator('[data-closer="closed"]').click({ force: true });
    await expect.poll(() => editor.nodes.count()).toBe(4);
    const { nodes, links } = await editor.save(app, path);
    const byTen = drawing.nodes.map((node) =>
      node.id === 'c' ? node : { ...node, x: node.x + 10 },
    );
    expect(nodes).toEqual(byTen);
    expect(links).toEqual(drawing.links);
  });

  test('several nodes are put into a compartment, and links judged, in one step each', async () => {
    await editor.press('ControlOrMeta+a');
    await editor.page.keyboard.down('Shift');
    const neuron = await middle(editor.node('Compartment Neuron'));
    await editor.page.mouse.click(neuron.x + 100, neuron.y - 140);
    await editor.page.keyboard.up('Shift');
    const inspector = editor.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('3 nodes, 2 links').waitFor();
    const field = inspector.getByRole('combobox', { name: 'Compartment or group' });
    await field.selectOption({ label: 'Neuron' });
    await inspector
      .getByRole('combobox', { name: 'Confidence' })
      .selectOption({ label: 'Supported' });
    const { nodes, links } = await editor.save(app, path);
    expect(nodes.map(({ parent }) => parent)).toEqual([undefined, 'neuron', 'neuron', 'neuron']);
    expect(links.map(({ confidence }) => confidence)).toEqual(['supported', 'supported']);
    await editor.press('ControlOrMeta+z');
    await editor.press('ControlOrMeta+z');
    expect((await editor.save(app, path)).nodes).toEqual(drawing.nodes);
  });

  test('shows that it would take what is dragged over it, takes it, and grows to hold it', async () => {
    const enzyme = editor.node('Enzyme TPH2');
    const from = await middle(enzyme);
    await editor.startDrag(from, { x: from.x - 220, y: from.y });
    await editor.page.locator('[data-drop-target="neuron"]').waitFor({ state: 'attached' });
    await editor.page.mouse.up();
    await expect.poll(() => editor.page.locator('[data-drop-target]').count()).toBe(0);
    const { nodes } = await editor.save(app, path);
    const [neuron, , , tph2] = nodes;
    expect(tph2?.parent).toBe('neuron');
    expect(neuron && tph2 && neuron.x + neuron.width >= tph2.x + tph2.width).toBe(true);
    await editor.press('ControlOrMeta+z');
    expect((await editor.save(app, path)).nodes).toEqual(drawing.nodes);
  });
});
