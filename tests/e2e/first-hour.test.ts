import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { eachOnDrawing } from '../support/drawing-tests.ts';
import { audit } from '../support/audit.ts';
import { middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'zinc', kind: 'micronutrient', label: 'Zinc', x: 400, y: 100, width: 100 }),
    aNode({ id: 'pdxk', kind: 'enzyme', label: 'PDXK', x: 100, y: 100, width: 100 }),
    aNode({ id: 'p5p', kind: 'cofactor', label: 'P5P', x: 100, y: 300, width: 100 }),
    aNode({ id: 'note', kind: 'note', label: 'See text', x: 400, y: 300, width: 120, height: 60 }),
  ],
  links: [aLink({ id: 'acts', relation: 'activates', source: 'zinc', target: 'pdxk' })],
});

describe.skipIf(!canLaunch('browser'))('in the first hour', () => {
  const desk = eachOnDrawing(drawing);

  test('what is pressed in a scrolled list is what is dragged', async () => {
    const { page } = desk.editor;
    await page.getByRole('tab', { name: 'Library' }).click();
    const tree = page.getByRole('tree', { name: 'Library' });
    await tree.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    const row = page.getByRole('treeitem', { name: 'Note', exact: true });
    const { x, y } = await middle(row);
    await page.mouse.move(x, y);
    const top = await tree.evaluate((element) => element.scrollTop);
    await page.mouse.down();
    expect(await tree.evaluate((element) => element.scrollTop)).toBe(top);
    await page.mouse.up();
    await row.dragTo(desk.editor.ground, { targetPosition: { x: 300, y: 40 } });
    // A note is typed at once.
    await page.keyboard.type('Written down');
    await desk.editor.press('Escape');
    await expect.poll(() => page.locator('[aria-label*="ote"].react-flow__node').count()).toBe(2);
  });

  test('the first click in the outline selects what was clicked', async () => {
    const { page } = desk.editor;
    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('treeitem', { name: /^P5P/u }).first().click();
    await expect.poll(() => page.getByRole('heading', { name: 'P5P' }).count()).toBe(1);
    await page.getByRole('tab', { name: 'Library' }).click();
  });

  test('a drag from a node’s handle begins a new link, also where a selected link ends', async () => {
    const { page } = desk.editor;
    const zinc = desk.editor.node('Micronutrient Zinc');
    await desk.editor.select(desk.editor.link('Zinc activates PDXK'));
    await zinc.hover({ force: true });
    await desk.editor.drag(
      await middle(zinc.locator('.react-flow__handle-left')),
      await middle(desk.editor.node('Cofactor P5P')),
    );
    await page.getByRole('dialog', { name: 'Relation of the new link' }).waitFor();
    await desk.editor.press('Escape');
    expect(await desk.editor.link('Zinc activates PDXK').count()).toBe(1);
    expect(await desk.editor.links.count()).toBe(2);
  });

  test('a closed menu, palette or dialog leaves the view as it was', async () => {
    const { page } = desk.editor;
    await desk.editor.select(desk.editor.node('Cofactor P5P'));
    for (let step = 0; step < 5; step += 1) await desk.app.run('zoom-out', page);
    const zoom = page.getByRole('button', { name: /^Zoom: /u });
    await expect
      .poll(async () => Number.parseFloat((await zoom.textContent()) ?? ''))
      .toBeLessThan(50);
    // The view glides: it has arrived when it is the same twice.
    let before = '';
    await expect
      .poll(
        async () => {
          const last = before;
          before = (await zoom.textContent()) ?? '';
          return before === last;
        },
        { interval: 300 },
      )
      .toBe(true);
    await desk.app.run('palette', page);
    await desk.editor.press('Escape');
    await desk.app.run('export', page);
    await page.getByRole('dialog').waitFor();
    await desk.editor.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.editor.settled();
    expect(await zoom.textContent()).toBe(before);
    await desk.app.run('zoom-actual', page);
  });

  test('with the link tool a press on a node’s body, or two clicks, draw a link', async () => {
    const { page } = desk.editor;
    await page.getByRole('button', { name: /Draw Links/iu }).click();
    const [p5p, pdxk] = [desk.editor.node('Cofactor P5P'), desk.editor.node('Enzyme PDXK')];
    await desk.editor.drag(await middle(p5p), await middle(pdxk));
    await page.getByRole('dialog', { name: 'Relation of the new link' }).waitFor();
    await desk.editor.press('Escape');
    expect(await desk.editor.links.count()).toBe(2);
    await desk.editor.click(await middle(desk.editor.node('Micronutrient Zinc')));
    await desk.editor.click(await middle(p5p));
    await page.getByRole('dialog', { name: 'Relation of the new link' }).waitFor();
    await desk.editor.press('Escape');
    expect(await desk.editor.links.count()).toBe(3);
  });

  test('Tab and the arrow keys move the same node', async () => {
    const before = await middle(desk.editor.node('Enzyme PDXK'));
    await desk.editor.node('Micronutrient Zinc').focus();
    await desk.editor.press('Tab');
    await desk.editor.press('ArrowDown');
    await desk.editor.press('ArrowDown');
    expect((await middle(desk.editor.node('Enzyme PDXK'))).y).toBeGreaterThan(before.y);
  });

  test('the wheel moves the view by as much as it turns', async () => {
    const { page } = desk.editor;
    const before = await middle(desk.editor.node('Enzyme PDXK'));
    await page.mouse.move(before.x + 60, before.y + 60);
    await page.mouse.wheel(0, 100);
    await expect
      .poll(async () => before.y - (await middle(desk.editor.node('Enzyme PDXK'))).y)
      .toBeCloseTo(100, 0);
  });

  test('a fitted view stays fitted when the window or a panel changes its size', async () => {
    const { page } = desk.editor;
    await desk.app.run('fit', page);
    await page.setViewportSize({ width: 1000, height: 700 });
    await desk.editor.settled();
    const box = await desk.editor.canvas.boundingBox();
    for (const node of await desk.editor.nodes.all()) {
      const at = await node.boundingBox();
      expect(at && box && at.x >= box.x && at.x + at.width <= box.x + box.width).toBe(true);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('zoom commands beside the whole matrix leave the diagram as it was', async () => {
    const { page } = desk.editor;
    await desk.app.run('view-matrix', page);
    for (const id of ['zoom-in', 'zoom-out', 'zoom-actual', 'fit'] as const)
      await desk.app.run(id, page);
    await desk.app.run('view-diagram', page);
    await desk.editor.settled();
    await expect.poll(() => desk.editor.node('Enzyme PDXK').isVisible()).toBe(true);
  });

  test('a link let go over empty canvas, or a double click there, offers what to add', async () => {
    const { page } = desk.editor;
    const p5p = desk.editor.node('Cofactor P5P');
    const box = await desk.editor.canvas.boundingBox();
    const empty = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + (box?.height ?? 0) - 60 };
    await desk.editor.connect(p5p, 'left', empty);
    const palette = page.getByRole('dialog', { name: 'Add' });
    await palette.getByRole('combobox').fill('tyrosine');
    await desk.editor.press('Enter');
    await desk.editor
      .node('Precursor L-Tyrosine')
      .or(page.locator('[aria-label*="yrosine"].react-flow__node'))
      .first()
      .waitFor();
    await expect.poll(() => desk.editor.links.count()).toBe(2);
    await page.mouse.dblclick(empty.x + 300, empty.y);
    await palette.getByRole('combobox').fill('magnesium');
    await desk.editor.press('Enter');
    await page.locator('[aria-label*="agnesium"].react-flow__node').waitFor();
    expect(await desk.editor.links.count()).toBe(2);
  });

  test('a link to its own node leads back to it, and one to a note says why not', async () => {
    const { page } = desk.editor;
    const pdxk = desk.editor.node('Enzyme PDXK');
    await desk.editor.connect(pdxk, 'bottom', await middle(pdxk));
    await page.getByRole('dialog', { name: 'Relation of the new link' }).waitFor();
    await desk.editor.press('Escape');
    await expect.poll(() => desk.editor.links.count()).toBe(2);
    await desk.editor.connect(pdxk, 'bottom', await middle(desk.editor.node('Note See text')));
    await page.getByText('Notes take no links').first().waitFor();
    expect(await desk.editor.links.count()).toBe(2);
  });

  test('a copied node is its name elsewhere and itself here, and cells are nodes and links', async () => {
    await desk.editor.select(desk.editor.node('Cofactor P5P'));
    await desk.editor.press('ControlOrMeta+c');
    await expect.poll(() => desk.app.clipboard.read()).toBe('P5P');
    await desk.editor.press('ControlOrMeta+v');
    await expect.poll(() => desk.editor.node('Cofactor P5P').count()).toBe(2);
    await desk.app.clipboard.write('Tryptophan\tconverts-to\t5-HTP\n5-HTP\tconverts-to\tSerotonin');
    await desk.editor.press('ControlOrMeta+v');
    await expect.poll(() => desk.editor.links.count()).toBe(3);
    await desk.editor.node('Neurotransmitter Serotonin').waitFor();
  });

  test('with large text in a small window every button of the toolbar stays within reach', async () => {
    const { page } = desk.editor;
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const buttons = await page.locator('header').first().getByRole('button').all();
    const edges = await Promise.all(buttons.map((button) => button.boundingBox()));
    expect(edges.filter((box) => box === null || box.x < 0 || box.x + box.width > 1024)).toEqual(
      [],
    );
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('with large text in a small window the status bar stays within reach, and icons are large', async () => {
    const { page } = desk.editor;
    const icon = page.locator('header svg').first();
    const before = await icon.boundingBox();
    await page.setViewportSize({ width: 800, height: 600 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const bar = page.getByRole('contentinfo', { name: 'Status' });
    for (const button of await bar.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 800 && box.y + box.height <= 600).toBe(true);
    }
    await bar.getByRole('button', { name: /^Snap/u }).click();
    await bar.getByRole('button', { name: 'Snap off' }).click();
    await bar.getByRole('button', { name: /^Zoom/u }).click();
    await page.getByRole('menuitem', { name: '100 %' }).click();
    expect((await icon.boundingBox())?.width).toBe(2 * (before?.width ?? 0));
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('what was not done is told, and forgotten with what is done next', async () => {
    const { page } = desk.editor;
    await page.getByRole('tab', { name: 'Library' }).click();
    const row = page.locator('[role="treeitem"][aria-level="2"]').first();
    await row.dragTo(page.getByRole('tab', { name: 'Library' }));
    const refusal = page.getByText('let it go over the canvas').first();
    await refusal.waitFor();
    await row.click();
    await desk.editor.press('Enter');
    await expect.poll(() => desk.editor.nodes.count()).toBe(5);
    await expect.poll(() => page.getByText('let it go over the canvas').count()).toBe(0);
  });

  test('what a scenario says of a node is part of its name', async () => {
    const { page } = desk.editor;
    await desk.app.run('what-if', page);
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByLabel('Factor', { exact: true }).selectOption({ label: 'Zinc' });
    await page.getByRole('button', { name: 'Low', exact: true }).click();
    await desk.editor.node('Micronutrient Zinc, low').waitFor();
    expect(await desk.editor.node('Note See text').count()).toBe(1);
    await page.getByRole('button', { name: 'Delete this scenario' }).click();
    await desk.editor.node('Micronutrient Zinc').waitFor();
    await desk.app.run('what-if', page);
  });

  test('a message covers nothing that can be pressed', async () => {
    const { page } = desk.editor;
    await desk.editor.connect(
      desk.editor.node('Enzyme PDXK'),
      'bottom',
      await middle(desk.editor.node('Note See text')),
    );
    const toast = await page.getByText('Notes take no links').first().boundingBox();
    const covered = async (name: string | RegExp) => {
      const box = await page.getByRole('button', { name }).first().boundingBox();
      if (!box || !toast) return true;
      return (
        toast.x < box.x + box.width &&
        box.x < toast.x + toast.width &&
        toast.y < box.y + box.height &&
        box.y < toast.y + toast.height
      );
    };
    for (const name of [/problem/iu, 'Zoom In', 'Fit Diagram']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await covered(name)).toBe(false);
    }
  });

  test('the tour sees what was done, blocks nothing, and can be left and found again', async () => {
    const { page } = desk.editor;
    const tour = page.getByRole('region', { name: 'Tour' });
    const done = tour.getByText('Done.');
    const startTour = async () => {
      await desk.app.run('palette', page);
      await page.getByRole('combobox', { name: 'Commands' }).fill('Tour');
      await page.keyboard.press('Enter');
    };
    const next = tour.getByRole('button', { name: 'Next' });
    await startTour();
    await tour.getByText('Step 1 of 8').waitFor();
    await done.waitFor();
    await next.click();
    await tour.getByRole('heading', { name: 'Look closer' }).waitFor();
    expect(await done.count()).toBe(0);
    expect(await audit(page)).toEqual([]);
    await desk.app.run('zoom-in', page);
    await done.waitFor();
    await next.click();
    await desk.editor.select(desk.editor.node('Micronutrient Zinc'));
    await desk.editor.press('ArrowRight');
    await done.waitFor();
    await next.click();
    await tour.getByRole('button', { name: 'Skip' }).click();
    await desk.app.run('undo', page);
    await done.waitFor();
    await tour.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => tour.count()).toBe(0);
    await startTour();
    await tour.getByText('Step 1 of 8').waitFor();
    await tour.getByRole('button', { name: 'Leave the tour' }).click();
    await expect.poll(() => tour.count()).toBe(0);
  });
});
