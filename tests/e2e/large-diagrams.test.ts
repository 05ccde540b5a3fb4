import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PNG } from 'pngjs';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { generatedProject } from '../bench/generated-project.ts';
import { EditorPage, type Position } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

/** Too many elements in one view to be elements of the page. */
const crowd = generatedProject(300, { columns: 20, links: 'near' });

async function openCrowd() {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await editor.ready();
  const path = join(app.folder, 'crowd.neuromatrix');
  await writeFile(path, serializeProject(crowd));
  await editor.open(app, path);
  /** A point of the diagram in window pixels. */
  const at = async (x: number, y: number): Promise<Position> => {
    const canvas = await editor.canvas.boundingBox();
    const style = await page.locator('.react-flow__viewport').getAttribute('style');
    const [left = 0, top = 0, zoom = 1] = (style?.match(/-?[\d.]+/gu) ?? []).map(Number);
    return { x: (canvas?.x ?? 0) + left + x * zoom, y: (canvas?.y ?? 0) + top + y * zoom };
  };
  const centreOf = (id: string, project: Project = crowd) => {
    const node = project.nodes.find((one) => one.id === id);
    if (!node) throw new Error(`There is no node ${id}.`);
    return at(node.x + node.width / 2, node.y + node.height / 2);
  };
  const selected = async (count: string) => {
    await expect.poll(() => editor.status()).toContain(`${count} selected`);
  };
  return { app, editor, page, path, at, centreOf, selected };
}

test('in a crowded view an element is what it is elsewhere as soon as the pointer is over it', async () => {
  const { app, editor, page, path, at, centreOf, selected } = await openCrowd();
  await page.mouse.move(5, 5);
  expect(await editor.nodes.count()).toBe(0);

  await editor.click(await centreOf('n105'));
  await selected('1');
  await page.getByRole('heading', { name: 'Entity 105' }).waitFor();
  const from = await centreOf('n147');
  const zoom = (await at(100, 0)).x - (await at(0, 0)).x;
  await editor.drag(from, { x: from.x + zoom, y: from.y + zoom });
  const moved = await editor.save(app, path);
  const place = (project: Project, id: string) => {
    const node = project.nodes.find((one) => one.id === id);
    return { x: node?.x ?? 0, y: node?.y ?? 0 };
  };
  expect(place(moved, 'n147').x).toBeCloseTo(place(crowd, 'n147').x + 100, -1.4);
  expect(place(moved, 'n105')).toEqual(place(crowd, 'n105'));

  await editor.press('ControlOrMeta+a');
  await selected('750');
  await editor.click(await centreOf('n22'));
  await selected('1');
  await page.getByRole('heading', { name: 'Entity 22' }).waitFor();

  await editor.press('ControlOrMeta+a');
  const start = await centreOf('n22');
  await editor.drag(start, { x: start.x + zoom, y: start.y });
  await selected('750');
  const all = await editor.save(app, path);
  const way = place(all, 'n22').x - place(moved, 'n22').x;
  expect(way).toBeGreaterThan(50);
  for (const { id } of crowd.nodes) expect(place(all, id).x - place(moved, id).x).toBe(way);

  // Another one, dragged without a click, leaves the others where they are.
  const other = await centreOf('n200', all);
  await editor.drag(other, { x: other.x + zoom, y: other.y });
  await selected('750');
  await editor.press('ControlOrMeta+z');
  await editor.click(await at(-60, -60));
  await expect.poll(() => editor.status()).not.toContain('selected');
  const last = await centreOf('n201', all);
  await editor.drag(last, { x: last.x + zoom, y: last.y });
  const end = await editor.save(app, path);
  expect(
    end.nodes.filter(({ id }) => place(end, id).x !== place(all, id).x).map(({ id }) => id),
  ).toEqual(['n201']);
});

test('a crowded view is complete, at every scale and after it was zoomed', async () => {
  const { editor, page, at } = await openCrowd();
  const ink = async () => {
    const box = await editor.canvas.boundingBox();
    const png = PNG.sync.read(await page.screenshot(box ? { clip: box } : {}));
    let count = 0;
    for (let index = 0; index < png.data.length; index += 4)
      if ((png.data[index] ?? 255) < 240 || (png.data[index + 1] ?? 255) < 240) count += 1;
    return count / (png.width * png.height);
  };
  const fitted = await ink();
  expect(fitted).toBeGreaterThan(0.05);
  const { x, y } = await at(1_500, 800);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  for (let step = 0; step < 3; step += 1) await page.mouse.wheel(0, -30);
  for (let step = 0; step < 3; step += 1) await page.mouse.wheel(0, 30);
  await page.keyboard.up('Control');
  await expect.poll(async () => Math.abs((await ink()) / fitted - 1)).toBeLessThan(0.05);
  // Few are in view: they are elements of the page again.
  await editor.press('ControlOrMeta+0');
  await expect.poll(() => editor.nodes.count()).toBeGreaterThan(5);
  await editor.press('ControlOrMeta+1');
  await expect.poll(() => editor.nodes.count()).toBeLessThan(5);
});
