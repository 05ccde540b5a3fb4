import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { expect, test } from 'vitest';
import { embeddedFonts } from '../../data/fonts/embedded-fonts.ts';
import { composePicture } from '../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../shared/project/image-formats.ts';
import { paintSvg } from '../../shared/paint/svg.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { launchChromium } from '../support/chromium.ts';
import { root, runCli } from '../unit/cli/run-cli.ts';
import { generatedProject } from './generated-project.ts';
import type { ImagesPage, Made } from './images-page/main.tsx';
import { medianTime, report } from './measure.ts';

const pageFolder = join(import.meta.dirname, 'images-page');

test('a PNG of 1,000 nodes at two pixels a unit, in the window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
  const outDir = join(folder, 'page');
  const common = { configFile: false, root: pageFolder, logLevel: 'error' } as const;
  await build({ ...common, build: { outDir, target: 'es2023' }, worker: { format: 'es' } });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0 } });
  const browser = await launchChromium(join(folder, 'profile'));
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.evaluate(() => (globalThis as unknown as { page: ImagesPage }).page.showFlow(1_000));
    const bare = await median(page, 'bare');
    const ours = await median(page, 'ours');
    const flow = await make(page, 'html-to-image');
    report('PNG of 1,000 nodes, in a worker', ours.time, {
      what: 'a bare Canvas2D painter',
      ...bare,
    });
    report('the same by html-to-image on React Flow', flow.time, { what: 'ours', ...ours });
    console.log(`PNG of 1,000 nodes: ${size(ours.bytes)}; bare painter: ${size(bare.bytes)}`);
    const difference = await page.evaluate(() =>
      (globalThis as unknown as { page: ImagesPage }).page.difference(1_000),
    );
    expect(difference).toBeLessThan(0.01);
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('an SVG of 10,000 nodes', async () => {
  const project = generatedProject(10_000, { links: 'near' });
  const options = imageOptionsSchema.parse({ format: 'svg' });
  const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project), 5) };
  const compose = await medianTime(() => composePicture(structuredClone(project), options), 5);
  report('composing the picture of 10,000 nodes for the first time', compose, json);
  const picture = composePicture(project, options);
  const paint = await medianTime(() => paintSvg(picture, { fonts: embeddedFonts }), 5);
  report('SVG of 10,000 nodes', paint, json);
  expect(picture.items).toHaveLength(25_000);
});

test.each(['png', 'pdf', 'svg'])(
  'memory that a %s of 10,000 nodes takes on the command line',
  async (format) => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
    const file = join(folder, 'large.neuromatrix');
    // As wide as high, so that a PNG at two pixels a unit is within what is possible.
    await writeFile(
      file,
      serializeProject(generatedProject(10_000, { columns: 100, links: 'near' })),
    );
    // Builds it where it is stale.
    await runCli(['--version']);
    const start = performance.now();
    const peak = await peakMemory(['export', file, '-o', join(folder, `large.${format}`)]);
    const time = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(
      `${format.toUpperCase()} of 10,000 nodes on the command line: ${size(peak)} at most, ${time} s`,
    );
    await rm(folder, { recursive: true });
    expect(peak).toBeGreaterThan(0);
  },
);

function make(page: Page, way: Parameters<ImagesPage['make']>[0]): Promise<Made> {
  return page.evaluate(
    (asked) => (globalThis as unknown as { page: ImagesPage }).page.make(asked, 1_000),
    way,
  );
}

async function median(page: Page, way: Parameters<ImagesPage['make']>[0]): Promise<Made> {
  // The first warms up.
  const all = [await make(page, way)];
  for (let turn = 0; turn < 3; turn += 1) all.push(await make(page, way));
  const [, middle] = all.slice(1).toSorted((one, other) => one.time - other.time);
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}

/** Bytes of memory that the command line had at its worst. */
async function peakMemory(args: readonly string[]): Promise<number> {
  const main = join(root, 'out/cli/main.mjs');
  const script = `process.on('exit', () => console.log(process.resourceUsage().maxRSS));
    await import(${JSON.stringify(main)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The export ended with ${String(code)}.`);
  return Number(output.trim().split('\n').at(-1)) * 1_024;
}

function size(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;
}
