import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { eachOnDrawing, nodeOf } from '../support/drawing-tests.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'trp', kind: 'precursor', label: 'Tryptophan', width: 100 }),
    aNode({ id: 'ser', kind: 'neurotransmitter', label: 'Serotonin', x: 200, y: 160, width: 100 }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', x: 453, y: 300, width: 100 }),
  ],
  links: [aLink({ id: 'makes', source: 'trp', target: 'ser', waypoints: [{ x: 150, y: 20 }] })],
});

describe.skipIf(!canLaunch('browser'))('several selected nodes', () => {
  const desk = eachOnDrawing(drawing);
  const selectTwo = async () => {
    const { editor } = desk;
    await editor.select(editor.node('Precursor Tryptophan'));
    await editor.page.keyboard.down('Shift');
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await editor.page.keyboard.up('Shift');
    await editor.page.locator('[data-grip="1 1"]').waitFor();
  };
  const grip = () => middle(desk.editor.page.locator('[data-grip="1 1"]'));

  test('are resized together by a corner of their frame, in one step', async () => {
    const { editor } = desk;
    await selectTwo();
    const { x, y } = await grip();
    await editor.drag({ x, y }, { x: x + 60, y: y + 100 });
    const after = await desk.saved();
    expect(nodeOf(after, 'trp')).toMatchObject({ x: 0, y: 0, width: 120, height: 60 });
    expect(nodeOf(after, 'ser')).toMatchObject({ x: 240, y: 240, width: 120, height: 60 });
    expect(after.links[0]?.waypoints).toEqual([{ x: 180, y: 30 }]);
    await editor.press('ControlOrMeta+z');
    expect(await desk.saved()).toMatchObject({ nodes: drawing.nodes, links: drawing.links });
  });

  test('are pulled into line with what stands beside, and guides show it', async () => {
    const { editor } = desk;
    await selectTwo();
    const { x, y } = await grip();
    await editor.startDrag({ x, y }, { x: x + 151, y });
    await editor.page.locator('[data-guides]').first().waitFor({ state: 'attached' });
    await editor.page.mouse.up();
    const ser = await desk.savedNode('ser');
    expect(ser.x + ser.width).toBeCloseTo(453);
  });
});
