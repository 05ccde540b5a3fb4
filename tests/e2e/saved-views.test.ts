import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { eachOnDrawing } from '../support/drawing-tests.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'a', kind: 'precursor', label: 'Tryptophan', width: 120 }),
    aNode({ id: 'b', kind: 'neurotransmitter', label: 'Serotonin', x: 300, width: 120 }),
    aNode({ id: 'c', kind: 'enzyme', label: 'Far away', x: 3_000, y: 2_000 }),
  ],
  links: [aLink({ id: 'l', source: 'a', target: 'b' })],
});

describe.skipIf(!canLaunch('browser'))('saved views', () => {
  const desk = eachOnDrawing(drawing);
  const panel = () => desk.editor.page.getByRole('complementary', { name: 'Library' });

  test('a view is saved, named, gone to, found, presented, and removed again', async () => {
    const { editor } = desk;
    const { page } = editor;
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await editor.choose('Fit Selection');
    await editor.choose('Save View');
    const name = panel().getByRole('textbox', { name: 'Name of the view' });
    await name.fill('Close to serotonin');
    await name.press('Enter');
    expect(await audit(page)).toEqual([]);
    await editor.choose('Fit Diagram');
    await expect.poll(() => editor.nodes.count()).toBe(3);

    await panel().getByRole('button', { name: 'Go to Close to serotonin' }).press('Enter');
    await expect.poll(() => editor.node('Enzyme Far away').count()).toBe(0);
    const [view] = (await desk.saved()).canvas.views;
    expect(view).toMatchObject({ name: 'Close to serotonin', hiddenLayers: [] });

    await editor.choose('Fit Diagram');
    await editor.node('Enzyme Far away').waitFor();
    await editor.choose('Close to serotonin');
    await expect.poll(() => editor.node('Enzyme Far away').count()).toBe(0);

    await editor.choose('Present by Saved View');
    const bar = page.getByRole('group', { name: 'Presentation' });
    await bar.getByText('Close to serotonin').waitFor();
    await bar.getByRole('button', { name: 'End presentation' }).click();

    await panel().getByRole('button', { name: 'Remove Close to serotonin' }).press('Enter');
    expect((await desk.saved()).canvas.views).toEqual([]);
    await desk.app.run('undo', page);
    await panel().getByRole('button', { name: 'Go to Close to serotonin' }).waitFor();
  });
});
