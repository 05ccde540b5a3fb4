import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { EditorPage, middle, type Position } from '../support/editor-page.ts';
import type { App } from '../support/app.ts';
import { canLaunch, launchApp } from '../support/launch.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'zinc', kind: 'micronutrient', label: 'Zinc', x: 0, y: 0, width: 100 }),
    aNode({ id: 'pdxk', kind: 'enzyme', label: 'PDXK', x: 300, y: 200, width: 100 }),
  ],
  links: [aLink({ id: 'acts', relation: 'activates', source: 'zinc', target: 'pdxk' })],
});

/** A finger on the screen, as the browser's own protocol plays it. */
async function aFinger(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await page.reload();
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Position[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  return {
    down: (at: Position) => send('touchStart', [at]),
    move: (at: Position) => send('touchMove', [at]),
    up: () => send('touchEnd', []),
  };
}

describe.skipIf(!canLaunch('browser'))('with a finger', () => {
  let app: App;
  let editor: EditorPage;
  let page: Page;
  let finger: Awaited<ReturnType<typeof aFinger>>;

  beforeAll(async () => {
    app = await launchApp({ shell: 'browser' });
    editor = new EditorPage(await app.firstWindow());
    page = editor.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    finger = await aFinger(page);
    await editor.ready();
    const file = join(app.folder, 'drawing.neuromatrix');
    await writeFile(file, serializeProject(drawing));
    await editor.open(app, file);
    await editor.nodes.first().waitFor();
  });
  afterAll(() => app.close());

  const tap = async (at: Position) => {
    await finger.down(at);
    await finger.up();
  };

  test('a finger that rests on a node, a link or the canvas brings the menu, which stays', async () => {
    const menu = page.getByRole('menu');
    const box = await editor.canvas.boundingBox();
    const spots = [
      ['node', await middle(editor.node('Enzyme PDXK'))],
      ['link', await middle(editor.link('Zinc activates PDXK'))],
      ['pane', { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 400 }],
    ] as const;
    for (const [name, at] of spots) {
      await finger.down(at);
      // No finger is quite still.
      await finger.move({ x: at.x + 2, y: at.y + 1 });
      await menu.waitFor();
      await finger.up();
      await editor.settled();
      expect(await menu.count()).toBe(1);
      const selected = page.locator('.react-flow__node.selected, .react-flow__edge.selected');
      expect(await selected.count()).toBe(name === 'pane' ? 0 : 1);
      const entry = menu.getByRole('menuitem', { name: 'Select All' });
      await tap(await middle(entry));
      await menu.waitFor({ state: 'detached' });
      await expect.poll(() => selected.count()).toBe(3);
      await tap({ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 300 });
      await expect.poll(() => selected.count()).toBe(0);
    }
  });

  test('an entity of the library is added by two taps', async () => {
    await page.getByRole('tab', { name: 'Library' }).click();
    const row = page.locator('[role="treeitem"][aria-level="2"]').first();
    const before = await editor.nodes.count();
    await tap(await middle(row));
    await tap(await middle(row.getByRole('button', { name: /^Add .* to the diagram$/u })));
    await expect.poll(() => editor.nodes.count()).toBe(before + 1);
  });
});
