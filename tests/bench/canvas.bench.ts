import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { expect, test } from 'vitest';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { servePages } from '../support/browser/serve-pages.ts';
import { findChromium } from '../support/find-chromium.mjs';
import { launchApp } from '../support/launch.ts';
import { findElectron } from '../support/launch-electron.ts';
import { root } from '../unit/cli/run-cli.ts';
import type { CanvasPage, CanvasState } from './canvas-page/main.tsx';
import { generatedProject } from './generated-project.ts';

/** `BENCH_NODES=100,1000` measures other sizes. */
const sizes = (process.env['BENCH_NODES'] ?? '1000,10000').split(',').map(Number);
const pageFolder = join(import.meta.dirname, 'canvas-page');
const view = { width: 1440, height: 900 };
/** Steps of the pointer in a gesture, about one a frame. */
const steps = 45;

/** One gesture: frames in milliseconds, the work of all processes of the browser, and whether it did what it should. */
interface Cell {
  readonly frames: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  readonly over50: number;
  /** Milliseconds of processor time a step of the pointer. */
  readonly cpu: number;
  /** Milliseconds from the first step to the frame after the last. */
  readonly took: number;
  readonly worked: boolean;
}

/** What a program costs, all of its processes together. */
interface Meter {
  /** Milliseconds of processor time until now. */
  cpu(): Promise<number>;
  /** Megabytes of the largest process; only where the system tells. */
  resident(): Promise<number>;
}

/** A page that shows the graph. */
interface Opened {
  readonly page: Page;
  readonly meter: Meter;
  readonly subject: Subject;
  /** Milliseconds until the graph was on the screen. */
  readonly load: number;
  close(): Promise<unknown>;
}

interface Subject {
  state(): Promise<CanvasState>;
  zoomTo(zoom: 1 | 'fit'): Promise<void>;
  /** A press on empty canvas would select: the key that makes it move the view. */
  readonly panKey?: string;
  /** Of the canvas, in window pixels. */
  readonly middle: { readonly x: number; readonly y: number };
}

test.each(sizes)(
  'a canvas of %i nodes',
  async (count) => {
    const project = generatedProject(count, { columns: 100, links: 'near' });
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
    const file = join(folder, 'graph.neuromatrix');
    await writeFile(file, serializeProject(project));
    await mkdir(join(folder, 'public'));
    await writeFile(join(folder, 'public', 'graph.json'), JSON.stringify(bareGraph(project)));
    const outDir = join(folder, 'page');
    const common = { configFile: false, root: pageFolder, logLevel: 'error' } as const;
    await build({
      ...common,
      publicDir: join(folder, 'public'),
      build: { outDir, target: 'es2023' },
    });
    const pages = await preview({ ...common, build: { outDir }, preview: { port: 0 } });
    const address = pages.resolvedUrls?.local[0] ?? '';
    const results: Record<string, object> = {};
    const ways: Record<string, () => Promise<Opened>> = {
      ours: () => inBrowser((page) => openOurs(page, file)),
      flow: () => inBrowser((page) => openPlain(page, `${address}?way=flow`)),
      bare: () => inBrowser((page) => openPlain(page, `${address}?way=bare`)),
      // The same in the desktop program's own browser, where there is one.
      ...(findElectron() !== null && {
        electron: () => inElectron({ files: [file] }, waitForOurs),
        'bare in electron': async () =>
          inElectron({ appFolder: await pageProgram(folder, `${address}?way=bare`) }, waitForPlain),
      }),
    };
    const wanted = process.env['BENCH_SUBJECTS']?.split(',') ?? Object.keys(ways);
    for (const name of wanted) {
      try {
        // One after the other: they would disturb each other.
        // oxlint-disable-next-line no-await-in-loop
        results[name] = await measureOnce(ways[name], project);
      } catch (problem) {
        results[name] = { failed: String(problem) };
      }
    }
    await pages.close();
    await rm(folder, { recursive: true, force: true });
    await keep(count, results);
    print(count, results);
    expect(Object.keys(results)).toEqual(wanted);
  },
  900_000,
);

async function measureOnce(open: (() => Promise<Opened>) | undefined, project: Project) {
  if (!open) throw new Error('There is no such program here.');
  const opened = await open();
  try {
    return await measure(opened, project);
  } finally {
    await opened.close();
  }
}

async function inBrowser(open: (page: Page) => Promise<Subject>): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    headless: true,
    args: ['--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: view, reducedMotion: 'reduce' });
    page.setDefaultTimeout(patience);
    const session = await browser.newBrowserCDPSession();
    const processes = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo;
    const start = performance.now();
    const subject = await open(page);
    return {
      page,
      subject,
      load: performance.now() - start,
      meter: {
        cpu: async () => (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0),
        resident: async () => largest((await processes()).map(({ id }) => id)),
      },
      close: () => browser.close(),
    };
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

/** Milliseconds that a page may take for anything. */
const patience = 120_000;

/** From the start of the program on. */
async function inElectron(
  options: { readonly files: readonly string[] } | { readonly appFolder: string },
  wait: (page: Page) => Promise<Subject>,
): Promise<Opened> {
  const start = performance.now();
  const app = await launchApp({ ...options, shell: 'desktop' });
  // Another program than ours gets its page from a server.
  if ('appFolder' in options) app.expectProblem(/Asked of the network/u);
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(patience);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const subject = await wait(page);
    const load = performance.now() - start;
    const meter = meterOf(app.userData);
    return { page, subject, load, meter, close: () => app.close() };
  } catch (problem) {
    await app.close();
    throw problem;
  }
}

/** Counts the processes that were started with this word. */
function meterOf(word: string): Meter {
  const processes = async () => {
    const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/u.test(name));
    const lines = await Promise.all(
      ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
    );
    return ids.filter((_id, at) => lines[at]?.includes(word)).map(Number);
  };
  return {
    cpu: async () => {
      const times = await Promise.all((await processes()).map(timeOf));
      return times.reduce((sum, time) => sum + time, 0);
    },
    resident: async () => largest(await processes()),
  };
}

/** Milliseconds of processor time of a process: its own and the system's for it, counted in hundredths of a second. */
async function timeOf(id: number): Promise<number> {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The name of the program, in brackets, may have blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

/** Megabytes of the largest of these processes. */
async function largest(ids: readonly number[]): Promise<number> {
  const all = await Promise.all(
    ids.map(async (id) => {
      const text = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/u.exec(text)?.[1] ?? 0) / 1_024;
    }),
  );
  return Math.max(0, ...all);
}

/** A program that shows a page and does nothing else, in a window as large as the screen. */
async function pageProgram(folder: string, address: string): Promise<string> {
  const made = join(folder, 'page-program');
  await mkdir(made, { recursive: true });
  await writeFile(join(made, 'package.json'), JSON.stringify({ name: 'page', main: 'main.cjs' }));
  const program = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 });
  window.loadURL(${JSON.stringify(address)});
});
`;
  await writeFile(join(made, 'main.cjs'), program);
  return made;
}

/** Nodes, and for each link the nodes at its ends; an end on another link counts as that link's source. */
function bareGraph({ nodes, links }: Project): object {
  const owner = new Map(
    links.flatMap((link) => link.anchors.map(({ id }) => [id, link.source] as const)),
  );
  const nodeOf = (end: Project['links'][number]['source']): string => {
    const at = end.to === 'anchor' ? owner.get(end.id) : end;
    return at?.to === 'node' ? at.id : 'n0';
  };
  return {
    nodes: nodes.map(({ id, label, x, y, width, height }) => ({ id, label, x, y, width, height })),
    links: links.map(({ source, target }) => [nodeOf(source), nodeOf(target)]),
  };
}

async function openPlain(page: Page, address: string): Promise<Subject> {
  await page.goto(address);
  return waitForPlain(page);
}

async function waitForPlain(page: Page): Promise<Subject> {
  const state = () =>
    page.evaluate(() => (globalThis as unknown as { page: CanvasPage }).page.state());
  await page.waitForFunction(
    () => ((globalThis as { page?: CanvasPage }).page?.state().zoom ?? 0) > 0,
  );
  await painted(page);
  const fit = (await state()).zoom;
  return {
    state,
    zoomTo: async (zoom) => {
      await page.evaluate(
        (to) => (globalThis as unknown as { page: CanvasPage }).page.zoomTo(to),
        zoom === 'fit' ? fit : zoom,
      );
      await rested(page);
    },
    middle: await page.evaluate(() => ({
      x: Math.round(innerWidth / 2),
      y: Math.round(innerHeight / 2),
    })),
  };
}

async function openOurs(page: Page, file: string): Promise<Subject> {
  const served = await servePages(file, 0);
  await page.goto(served.address);
  return waitForOurs(page);
}

async function waitForOurs(page: Page): Promise<Subject> {
  await page.locator('[data-ready="true"]').waitFor();
  await page.waitForFunction(() => /[1-9]\S* nodes/u.test(document.body.textContent ?? ''));
  await painted(page);
  const canvas = await page.locator('.react-flow').boundingBox();
  if (!canvas) throw new Error('There is no canvas.');
  return {
    state: async () => {
      const text = await page.locator('.react-flow__viewport').getAttribute('style');
      const [x = 0, y = 0, zoom = 0] = (text?.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
      const isUntouched = await page.getByText('No changes since opened').count();
      return { x, y, zoom, moved: 1 - isUntouched };
    },
    zoomTo: async (zoom) => {
      await page.keyboard.press(zoom === 1 ? 'Control+0' : 'Control+1');
      await rested(page);
    },
    panKey: 'Space',
    middle: {
      x: Math.round(canvas.x + canvas.width / 2),
      y: Math.round(canvas.y + canvas.height / 2),
    },
  };
}

async function measure({ page, meter, subject, load }: Opened, project: Project) {
  await rested(page);
  // What follows opening, such as checks, is not part of a gesture.
  await page.waitForTimeout(2_000);
  const memory = await heapOf(page);
  const resident = await meter.resident();
  const cells: Record<string, Cell> = {};
  for (const zoom of ['fit', 1] as const) {
    const at = zoom === 'fit' ? 'fit' : 'zoom 1';
    await subject.zoomTo(zoom);
    cells[`pan, ${at}`] = await pan(meter, page, subject, 'left');
    if (subject.panKey) {
      await subject.zoomTo('fit');
      await subject.zoomTo(zoom);
      cells[`pan, middle button, ${at}`] = await pan(meter, page, subject, 'middle');
    }
    await subject.zoomTo('fit');
    await subject.zoomTo(zoom);
    cells[`drag, ${at}`] = await drag(meter, page, subject, project);
  }
  await subject.zoomTo('fit');
  cells['wheel'] = await wheel(meter, page, subject);
  if (subject.panKey) Object.assign(cells, await edits(meter, page, project));
  return { load, heap: memory, resident, cells };
}

async function pan(
  meter: Meter,
  page: Page,
  subject: Subject,
  button: 'left' | 'middle',
): Promise<Cell> {
  const before = await subject.state();
  const from = await emptyNear(page, gapNear(subject.middle, before, await cornerOf(page)));
  await page.mouse.move(from.x, from.y);
  const isKeyed = button === 'left' && subject.panKey !== undefined;
  if (isKeyed && subject.panKey) await page.keyboard.down(subject.panKey);
  await page.mouse.down({ button });
  const cell = await frames(meter, page, async (step) => {
    // There and back, so that the diagram stays in view.
    const way = 8 * (step < steps / 2 ? step : steps - step);
    await page.mouse.move(from.x + way + 3, from.y + way / 2 + 3);
  });
  await page.mouse.move(from.x + 30, from.y + 20);
  await painted(page);
  await page.mouse.up({ button });
  if (isKeyed && subject.panKey) await page.keyboard.up(subject.panKey);
  const after = await subject.state();
  const worked = Math.abs(after.x - before.x - 30) <= 8 && Math.abs(after.y - before.y - 20) <= 8;
  return { ...cell, worked };
}

/** The first point beside the middle where nothing would take the press from the canvas; the middle if there is none. */
function emptyNear(page: Page, middle: { readonly x: number; readonly y: number }) {
  return page.evaluate((from) => {
    for (let at = 0; at < 4_000; at += 1) {
      // A spiral.
      const [angle, far] = [at * 2.4, 3 * Math.sqrt(at)];
      const point = { x: from.x + far * Math.cos(angle), y: from.y + far * Math.sin(angle) };
      const { x, y } = { x: Math.round(point.x), y: Math.round(point.y) };
      if (document.elementFromPoint(x, y)?.matches('.react-flow__pane')) return { x, y };
    }
    return { x: from.x, y: from.y };
  }, middle);
}

/** Between the rows and the columns of nodes. */
function gapNear(
  { x, y }: { readonly x: number; readonly y: number },
  state: CanvasState,
  corner: { readonly x: number; readonly y: number },
) {
  const row = Math.round((y - corner.y - state.y) / state.zoom / 110);
  const column = Math.round((x - corner.x - state.x) / state.zoom / 160);
  return {
    x: corner.x + state.x + (column * 160 - 25) * state.zoom,
    y: corner.y + state.y + (row * 110 - 35) * state.zoom,
  };
}

/** The node nearest to the middle. */
async function drag(meter: Meter, page: Page, subject: Subject, project: Project): Promise<Cell> {
  const before = await subject.state();
  const corner = await cornerOf(page);
  const [node] = project.nodes.toSorted((one, other) => far(one) - far(other));
  function far({ x, y }: { x: number; y: number }): number {
    const { zoom } = before;
    return Math.hypot(
      corner.x + before.x + (x + 55) * zoom - subject.middle.x,
      corner.y + before.y + (y + 20) * zoom - subject.middle.y,
    );
  }
  if (!node) throw new Error('There is no node.');
  const from = {
    x: corner.x + before.x + (node.x + 55) * before.zoom,
    y: corner.y + before.y + (node.y + 20) * before.zoom,
  };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const cell = await frames(meter, page, (step) =>
    page.mouse.move(from.x + 3 * step + 4, from.y + 2 * step + 4),
  );
  await page.mouse.up();
  await painted(page);
  const after = await subject.state();
  const isSameView = Math.abs(after.x - before.x) < 1 && Math.abs(after.y - before.y) < 1;
  if (subject.panKey) {
    await page.keyboard.press('Control+z');
    await rested(page);
    await page.keyboard.press('Escape');
  }
  return { ...cell, worked: isSameView && after.moved > before.moved };
}

async function cornerOf(page: Page): Promise<{ x: number; y: number }> {
  const canvas = await page.locator('.react-flow, canvas').first().boundingBox();
  return { x: canvas?.x ?? 0, y: canvas?.y ?? 0 };
}

/** From the whole diagram to actual size and back. */
async function wheel(meter: Meter, page: Page, subject: Subject): Promise<Cell> {
  const before = await subject.state();
  await page.mouse.move(subject.middle.x, subject.middle.y);
  await page.keyboard.down('Control');
  let nearest = 0;
  const cell = await frames(meter, page, async (step) => {
    await page.mouse.wheel(0, step < steps / 2 ? -16 : 16);
    if (step === Math.floor(steps / 2)) nearest = (await subject.state()).zoom;
  });
  await page.keyboard.up('Control');
  return { ...cell, worked: nearest > before.zoom * 1.5 };
}

/** Of our own program only: one key each, and how long until what it does is on the screen. */
async function edits(meter: Meter, page: Page, project: Project) {
  const count = (project.nodes.length + project.links.length).toLocaleString('en');
  const one = async (keys: string, worked: () => Promise<boolean>): Promise<Cell> => {
    const cell = await frames(meter, page, () => page.keyboard.press(keys), 1);
    return { ...cell, worked: await worked() };
  };
  const status = () => page.getByRole('contentinfo').textContent();
  const all = await one('Control+a', async () =>
    ((await status()) ?? '').includes(`${count} selected`),
  );
  const isUntouched = async () => (await page.getByText('No changes since opened').count()) > 0;
  const move = await one('ArrowRight', async () => !(await isUntouched()));
  const undo = await one('Control+z', isUntouched);
  const none = await one('Escape', async () => !((await status()) ?? '').includes('selected'));
  return { 'select all': all, 'move all': move, 'undo that': undo, 'select none': none };
}

/** Runs the steps of a gesture, each not before the time of its frame, and counts the frames that the page gets. */
async function frames(
  meter: Meter,
  page: Page,
  step: (at: number) => Promise<unknown>,
  count = steps,
): Promise<Omit<Cell, 'worked'>> {
  await page.evaluate(() => {
    const counted = globalThis as unknown as { times?: number[]; isCounting?: boolean };
    counted.times = [];
    counted.isCounting = true;
    const tick = (time: number) => {
      counted.times?.push(time);
      if (counted.isCounting === true) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await painted(page);
  const cpu = await meter.cpu();
  const start = performance.now();
  for (let at = 1; at <= count; at += 1) {
    const due = start + at * (1_000 / 60);
    await step(at);
    const rest = due - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  await painted(page);
  const took = performance.now() - start;
  const spent = (await meter.cpu()) - cpu;
  const times = await page.evaluate(() => {
    const counted = globalThis as unknown as { times?: number[]; isCounting?: boolean };
    counted.isCounting = false;
    return counted.times ?? [];
  });
  const between = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const sorted = between.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return {
    frames: between.length,
    median: at(0.5) ?? 0,
    p95: at(0.95) ?? 0,
    longest: sorted.at(-1) ?? 0,
    over50: between.filter((time) => time > 50).length,
    cpu: spent / count,
    took,
  };
}

/** Megabytes of JavaScript after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** Nothing comes late: what a view makes sharp at rest is made. */
async function rested(page: Page): Promise<void> {
  await painted(page);
  await page.waitForTimeout(400);
  await painted(page);
}

async function keep(count: number, results: object): Promise<void> {
  const folder = join(root, 'out', 'bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `canvas-${count}.json`), JSON.stringify(results, null, 2));
}

function print(count: number, results: Record<string, object>): void {
  for (const [name, result] of Object.entries(results)) {
    if (!('cells' in result)) {
      console.log(`${count} nodes, ${name}: ${JSON.stringify(result)}`);
      continue;
    }
    const { load, heap, resident, cells } = result as Awaited<ReturnType<typeof measure>>;
    console.log(
      `${count} nodes, ${name}: load ${whole(load)} ms, heap ${whole(heap)} MB, process ${whole(resident)} MB`,
    );
    for (const [gesture, cell] of Object.entries(cells)) {
      console.log(
        `  ${gesture.padEnd(26)} frame ${whole(cell.median)} / p95 ${whole(cell.p95)} / most ${whole(cell.longest)} ms, ` +
          `over 50: ${cell.over50}, CPU ${cell.cpu.toFixed(1)} ms a step, took ${whole(cell.took)} ms` +
          (cell.worked ? '' : '  DID NOT WORK'),
      );
    }
  }
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
