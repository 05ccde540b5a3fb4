import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PNG } from 'pngjs';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { generatedProject } from '../bench/generated-project.ts';
import { audit } from '../support/audit.ts';
import { EditorPage, type Position } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

/** Too many elements in one view to be elements of the page. */
const crowd = generatedProject(300, { columns: 20, links: 'near' });

/** What the page waits for to happen by itself: timers and frames, by how they were asked for. */
interface Pending {
  readonly pending: Map<string, string>;
}

/** Runs in the page before all else. */
function countPendingWork(): void {
  const pending = new Map<string, string>();
  const later = window.setTimeout.bind(window);
  const notLater = window.clearTimeout.bind(window);
  const always = window.setInterval.bind(window);
  const never = window.clearInterval.bind(window);
  const frame = window.requestAnimationFrame.bind(window);
  const noFrame = window.cancelAnimationFrame.bind(window);
  const told = {
    pending,
    setTimeout: (call: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => {
      const id = later(() => {
        pending.delete(`timer ${id}`);
        call(...values);
      }, ms);
      pending.set(`timer ${id}`, `in ${ms} ms: ${String(call).slice(0, 200)}`);
      return id;
    },
    clearTimeout: (id: number) => {
      pending.delete(`timer ${id}`);
      notLater(id);
    },
    setInterval: (call: () => void, ms?: number) => {
      const id = always(call, ms);
      pending.set(`timer ${id}`, `every ${ms} ms: ${String(call).slice(0, 200)}`);
      return id;
    },
    clearInterval: (id: number) => {
      pending.delete(`timer ${id}`);
      never(id);
    },
    requestAnimationFrame: (call: FrameRequestCallback) => {
      const id = frame((time) => {
        pending.delete(`frame ${id}`);
        call(time);
      });
      pending.set(`frame ${id}`, `a frame: ${String(call).slice(0, 200)}`);
      return id;
    },
    cancelAnimationFrame: (id: number) => {
      pending.delete(`frame ${id}`);
      noFrame(id);
    },
  };
  Object.assign(window, told);
}

async function openCrowd() {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await page.addInitScript(countPendingWork);
  await page.reload();
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
  // Its links are led when it has been shown.
  let fitted = -1;
  const settled = async () => {
    const before = fitted;
    fitted = await ink();
    return fitted === before;
  };
  await expect.poll(settled, { interval: 1_000 }).toBe(true);
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

test('a window in which nothing happens waits for nothing, and a drag touches what it moves', async () => {
  const { editor, page, at, centreOf } = await openCrowd();
  // Right after opening, while all is being drawn: colours of text are what they will be.
  expect(await audit(page)).toEqual([]);
  const pending = () => page.evaluate(() => [...(window as unknown as Pending).pending.values()]);
  await expect.poll(pending).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);

  await editor.press('ControlOrMeta+0');
  await expect.poll(() => editor.nodes.count()).toBeGreaterThan(5);
  const canvas = await editor.canvas.boundingBox();
  const left = await at(0, 0);
  const zoom = (await at(1, 0)).x - left.x;
  const farFromMiddle = ({ x, y, width, height }: Project['nodes'][number]) =>
    Math.hypot(
      left.x + (x + width / 2) * zoom - (canvas?.x ?? 0) - (canvas?.width ?? 0) / 2,
      left.y + (y + height / 2) * zoom - (canvas?.y ?? 0) - (canvas?.height ?? 0) / 2,
    );
  const [middle] = crowd.nodes.toSorted((one, other) => farFromMiddle(one) - farFromMiddle(other));
  const id = middle?.id ?? '';
  const from = await centreOf(id);
  await editor.startDrag(from, { x: from.x + 20, y: from.y + 20 });
  await editor.settled();
  await page.evaluate(() => {
    const touched = new Set<string>();
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const of = element?.closest('.react-flow__node, .react-flow__edge');
        if (of) touched.add(of.getAttribute('data-id') ?? '');
      }
    });
    for (const part of document.querySelectorAll('.react-flow__nodes, .react-flow__edges'))
      watch.observe(part, { attributes: true, childList: true, subtree: true });
    Object.assign(window, { touched });
  });
  for (const step of [1, 2, 3, 4, 5]) {
    await page.mouse.move(from.x + 20 + 20 * step, from.y + 20);
    await editor.settled();
  }
  const touched = await page.evaluate(() => [
    ...(window as unknown as { touched: Set<string> }).touched,
  ]);
  const links = crowd.links.filter(({ source, target }) =>
    [source, target].some((end) => end.to === 'node' && end.id === id),
  );
  const anchors = links.flatMap((link) => link.anchors.map((anchor) => anchor.id));
  const hanging = crowd.links.filter(({ source, target }) =>
    [source, target].some((end) => end.to === 'anchor' && anchors.includes(end.id)),
  );
  expect(touched).toContain(id);
  const moved = new Set([id, ...[...links, ...hanging].map((link) => link.id)]);
  expect(touched.filter((one) => !moved.has(one))).toEqual([]);
  await page.mouse.up();
});

/** How often a document is opened, changed and given up. `npm run soak -- cycles` does it a thousand times. */
const cycles = Number(process.env['SOAK_CYCLES'] ?? 8);
/** Megabytes that a window may hold more afterwards: less than two of these documents. */
const mostGrowth = 4;

test(
  'a window keeps nothing of the documents that it has shown',
  { timeout: 7_200_000 },
  async () => {
    const { app, editor, page, path } = await openCrowd();
    const session = await page.context().newCDPSession(page);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    const turn = async () => {
      await editor.press('ControlOrMeta+a');
      await editor.press('ArrowRight');
      await page.getByText('Edited since saved').first().waitFor();
      await app.dialogs.answerOpen(path);
      await app.run('open', page);
      await page.getByRole('button', { name: 'Don’t Save' }).click();
      await page.getByText('No changes since opened').waitFor();
      await editor.settled();
    };
    // What is loaded and made once is there by then.
    for (let round = 0; round < 4; round += 1) await turn();
    const before = await heap();
    for (let round = 0; round < cycles; round += 1) await turn();
    const after = await heap();
    expect(
      after - before,
      `${before.toFixed(1)} MB before, ${after.toFixed(1)} after`,
    ).toBeLessThan(mostGrowth);
  },
);
