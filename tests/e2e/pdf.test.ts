import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../support/compare-images.ts';
import { hasPoppler, pdfFonts, pdfPicture, pdfText } from '../support/poppler.ts';
import { aTemporaryFolder } from '../support/start-app.ts';
import { root, runCli } from '../unit/cli/run-cli.ts';

const gallery = join(root, 'tests/fixtures/golden/gallery.neuromatrix');
/** Share of the pixels at two a diagram unit: another program's smoothing of edges and letters. */
const tolerance = 0.003;

// They need the tools of the Debian package poppler-utils, which show PDF files as another program does.
describe.skipIf(!hasPoppler)('Seen by another program', () => {
  test.each([
    ['light', []],
    ['dark', []],
    ['light', ['--outlines']],
  ])('a PDF and a PNG are the same picture (%s %s)', async (theme, more) => {
    const pdf = await exported('a.pdf', '--theme', theme, ...more);
    const png = await exported('a.png', '--theme', theme, '--scale', '2');
    const [shown, painted] = [await pdfPicture(pdf, 192), PNG.sync.read(await readFile(png))];
    expect([shown.width, shown.height]).toEqual([painted.width, painted.height]);
    expect(differenceOf(shown, painted)).toBeLessThan(tolerance);
  });

  test('its text is what was typed, of whatever script', async () => {
    const text = await pdfText(await exported('a.pdf'));
    for (const words of [
      'Ca²⁺ α-MSH → β ≥ 5 µM',
      'Markup <b>&amp; "quotes"</b>',
      'عربي',
      'עברית',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('its fonts are in it, as subsets', async () => {
    const fonts = await pdfFonts(await exported('a.pdf'));
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter-.*Identity-H +yes yes yes/u);
  });
});

async function exported(name: string, ...flags: readonly string[]): Promise<string> {
  const output = join(await aTemporaryFolder(), name);
  const done = await runCli(['export', gallery, '-o', output, ...flags]);
  expect(done).toMatchObject({ code: 0, stdout: '' });
  return output;
}
