import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { differenceOf } from '../support/compare-images.ts';
import { root, runCli } from '../unit/cli/run-cli.ts';

const gallery = join(root, 'tests/fixtures/golden/gallery.neuromatrix');
/** Share of the pixels that may differ visibly: edges of letters, which two versions of Skia smooth differently. */
const tolerance = 0.001;
const threshold = 0.2;
/** Shapes are smoothed otherwise than letters, which are placed and darkened a little by the system. */
const outlineTolerance = 0.002;

describe.each(['light', 'dark'])('In the %s theme', (theme) => {
  test('an SVG shown by a browser and a PNG from the command line are the same picture', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-painters-'));
    const [svg, png] = [join(folder, 'gallery.svg'), join(folder, 'gallery.png')];
    for (const [output, ...flags] of [[svg], [png, '--scale', '1']] as const) {
      const args = ['export', gallery, '-o', output, '--theme', theme, ...flags];
      expect(await runCli(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const painted = PNG.sync.read(await readFile(png));
    const shown = await screenshotOf(svg, join(folder, 'profile'), painted);
    expect([shown.width, shown.height]).toEqual([painted.width, painted.height]);

    const difference = new PNG({ width: painted.width, height: painted.height });
    const { width, height } = painted;
    const different = pixelmatch(shown.data, painted.data, difference.data, width, height, {
      threshold,
    });
    // Kept for whoever has to find out why.
    await writeFile(join(folder, 'difference.png'), PNG.sync.write(difference));
    await writeFile(join(folder, 'shown.png'), PNG.sync.write(shown));
    expect(different / (width * height), `see ${folder}`).toBeLessThan(tolerance);
  });

  test('letters as outlines look as they do as text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-outlines-'));
    const [text, outlines] = [join(folder, 'text.svg'), join(folder, 'outlines.svg')];
    for (const [output, ...flags] of [[text], [outlines, '--outlines']] as const) {
      const args = ['export', gallery, '-o', output, '--theme', theme, '--margin', '0', ...flags];
      expect(await runCli(args)).toMatchObject({ code: 0, stdout: '' });
    }
    const size = { width: 1_600, height: 1_200 };
    const asText = await screenshotOf(text, join(folder, 'profile-1'), size);
    const asShapes = await screenshotOf(outlines, join(folder, 'profile-2'), size);
    await writeFile(join(folder, 'text.png'), PNG.sync.write(asText));
    await writeFile(join(folder, 'outlines.png'), PNG.sync.write(asShapes));
    expect(differenceOf(asText, asShapes, 0.3), `see ${folder}`).toBeLessThan(outlineTolerance);
  });
});

async function screenshotOf(
  svg: string,
  profile: string,
  size: { readonly width: number; readonly height: number },
): Promise<PNG> {
  const browser = await launchChromium(profile);
  try {
    const page = await browser.newPage();
    await page.setViewportSize({ width: size.width, height: size.height });
    await page.goto(pathToFileURL(svg).href);
    // The file as a document of its own is read by the strict XML parser: an error would be a page that says so.
    expect(await page.evaluate(() => document.documentElement.nodeName)).toBe('svg');
    expect(await page.evaluate(() => document.querySelector('parsererror'))).toBeNull();
    await page.evaluate(() => document.fonts.ready);
    return PNG.sync.read(await page.screenshot());
  } finally {
    await browser.close();
  }
}
