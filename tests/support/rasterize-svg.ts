import { join } from 'node:path';
import { PNG } from 'pngjs';
import { onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';

export interface Rasterizing {
  readonly width: number;
  readonly height: number;
  /** Where the picture's corner lies within the first pixel, 0..1: text looks different at other fractions. */
  readonly left?: number;
  readonly top?: number;
}

/** Draws SVG files with Chromium, as a page's image: without scripts, and with no more fonts than are embedded. */
export async function createRasterizer(
  folder: string,
): Promise<(svg: string, options: Rasterizing) => Promise<PNG>> {
  const browser = await launchChromium(join(folder, 'rasterizer'));
  onTestFinished(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  return async (svg, { width, height, left = 0, top = 0 }) => {
    await page.setViewportSize({ width, height });
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    const boxStyle = `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    await page.setContent(
      `<body style="margin:0"><img alt="" style="${boxStyle}" src="${source}">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    return PNG.sync.read(await page.screenshot());
  };
}
