import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { imageFrame } from '../../shared/paint/picture.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { Theme } from '../../shared/project/themes.ts';
import { primitivesBounds, type Bounds } from '../../shared/scene/primitives.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { cropped, differenceOf } from '../support/compare-images.ts';
import { EditorPage } from '../support/editor-page.ts';
import { createRasterizer } from '../support/rasterize-svg.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const template = new URL('../../data/templates/acetylcholine.neuromatrix', import.meta.url);
/** Of all pixels: what text at other fractions of a pixel may differ by. */
const allowed = 0.004;

describe.each([
  ['desktop', 'light'],
  ['browser', 'dark'],
] as const)('in the %s edition, %s', (shell, theme) => {
  test('screen, SVG and PNG agree', async () => {
    const app = await startApp({ shell, settings: { theme } });
    const rasterize = await createRasterizer(app.folder);
    const editor = new EditorPage(await app.firstWindow());
    // Room for the whole template at actual size.
    await editor.page.setViewportSize({ width: 2400, height: 1500 });
    await editor.ready();
    await editor.openTemplate(/^Acetylcholine/u);
    await expect.poll(() => editor.status()).toContain('100 %');

    const { frame, corner } = await whereTheDiagramIs(editor, theme);
    const screen = await screenshot(editor, frame, corner);
    const look = theme === 'dark' ? ['Dark', 'Theme'] : ['Light', 'Theme'];
    const svgFile = await editor.exportImage(app, ['SVG', ...look], join(app.folder, 'a.svg'));
    const pngFile = await editor.exportImage(app, ['PNG', ...look], join(app.folder, 'a.png'));
    const svg = await readFile(svgFile, 'utf8');
    const png = PNG.sync.read(await readFile(pngFile));

    const { width, height } = frame;
    const differences: number[] = [];
    for (const { x: left, y: top } of offsetsOf(corner)) {
      // oxlint-disable-next-line no-await-in-loop -- there is one page for all
      const fromSvg = await rasterize(svg, { width, height, left, top });
      differences.push(differenceOf(screen, fromSvg));
    }
    expect(Math.min(...differences)).toBeLessThan(allowed);
    const twice = await rasterize(svg, { width: 2 * width, height: 2 * height });
    expect(differenceOf(png, twice)).toBeLessThan(allowed);
  });
});

test('the label of a link that is longer than its link lies above the nodes beside it', async () => {
  const red = { style: { fill: '#ff0000' } };
  const label = 'is converted by an enzyme of the liver';
  const project = aProject({
    nodes: [
      aNode({ id: 'n1', label: '', width: 100, height: 60, ...red }),
      aNode({ id: 'n2', label: '', width: 100, height: 60, x: 130, ...red }),
    ],
    links: [aLink({ id: 'l1', source: 'n1', target: 'n2', label })],
  });
  const plate = primitivesBounds(drawDiagram(project, 'light').links.get('l1')?.label ?? []);
  // The label reaches far over both nodes.
  expect(plate.x).toBeLessThan(60);
  const folder = await aTemporaryFolder();
  const file = join(folder, 'label.neuromatrix');
  await writeFile(file, serializeProject(project));
  const app = await startApp({
    shell: 'browser',
    folder,
    files: [file],
    settings: { theme: 'light' },
  });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  await editor.settled();
  const node = editor.nodes.first();
  const redUnderLabel = async () => {
    const box = await node.boundingBox();
    if (!box) throw new Error('The node is not on screen.');
    const zoom = box.width / 100;
    const clip = {
      x: box.x + (plate.x + 3) * zoom,
      y: box.y + (plate.y + 3) * zoom,
      width: (96 - plate.x) * zoom,
      height: (plate.height - 6) * zoom,
    };
    return redPixels(PNG.sync.read(await editor.page.screenshot({ clip })));
  };
  expect(await redUnderLabel()).toBe(0);
  await node.click({ position: { x: 5, y: 5 }, force: true });
  expect(await redUnderLabel()).toBe(0);
});

function redPixels({ data }: PNG): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 200 && green < 60 && blue < 60) count += 1;
  }
  return count;
}

/** Where within a pixel the corner lies, or is put by a browser that moves a layer only by whole pixels. */
function offsetsOf({ x, y }: { x: number; y: number }): { x: number; y: number }[] {
  const whole = [0, 1].flatMap((left) => [0, 1].map((top) => ({ x: left, y: top })));
  return [{ x: x % 1, y: y % 1 }, ...whole];
}

/** The frame of the exports in diagram units, and its corner in window pixels. */
async function whereTheDiagramIs(
  editor: EditorPage,
  theme: Theme,
): Promise<{ frame: Bounds; corner: { x: number; y: number } }> {
  const parsed = parseProject(await readFile(template, 'utf8'));
  if (!parsed.ok) throw new Error('The template is damaged.');
  const frame = imageFrame(drawDiagram(parsed.value, theme).bounds, 16);
  const node = parsed.value.nodes.find(({ label }) => label === 'Acetylcholine');
  const box = await editor.node('Neurotransmitter Acetylcholine').boundingBox();
  if (!node || !box) throw new Error('The template has no acetylcholine.');
  return { frame, corner: { x: box.x - node.x + frame.x, y: box.y - node.y + frame.y } };
}

/** The diagram alone, without grid and controls. */
async function screenshot(
  { page }: EditorPage,
  { width, height }: Bounds,
  { x, y }: { x: number; y: number },
): Promise<PNG> {
  await page.evaluate(() => {
    const covers = '[aria-label="Zoom"], [aria-label^="Overview"]';
    for (const cover of document.querySelectorAll(covers)) cover.remove();
    document.documentElement.style.setProperty('--ground-dots', 'transparent');
    // All is painted anew, with this colour.
    document.fonts.dispatchEvent(new Event('loadingdone'));
  });
  await new EditorPage(page).settled();
  const whole = PNG.sync.read(await page.screenshot());
  return cropped(whole, Math.floor(x), Math.floor(y), width, height);
}
