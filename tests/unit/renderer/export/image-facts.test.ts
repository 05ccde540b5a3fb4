import { describe, expect, test } from 'vitest';
import { imageFacts } from '../../../../renderer/export/image-facts.ts';
import { imageOptionsSchema } from '../../../../shared/project/image-formats.ts';

/** Ten by five inches. */
const frame = { x: -20, y: 30, width: 960, height: 480 };
const options = (chosen: object) => imageOptionsSchema.parse(chosen);
const a4 = (rest: object) => ({ paper: 'a4', orientation: 'auto', tiling: null, ...rest });

describe('A person reads before there is a file', () => {
  test.each([
    [{}, '1,920 × 960 pixels · 254 × 127 mm at 192 DPI'],
    [{ size: { by: 'dpi', dpi: 300 } }, '3,000 × 1,500 pixels · 254 × 127 mm at 300 DPI'],
    [
      { format: 'jpeg', size: { by: 'width', pixels: 480 } },
      '480 × 240 pixels · 254 × 127 mm at 48 DPI',
    ],
    [{ format: 'svg' }, '960 × 480 pixels at 100 %, sharp at any size · 254 × 127 mm'],
    [{ format: 'pdf' }, 'One page of 254 × 127 mm'],
    [{ format: 'pdf', page: a4({}) }, 'One A4 page, landscape, at 109 % of actual size'],
    [
      { format: 'pdf', page: a4({ orientation: 'portrait' }) },
      'One A4 page, portrait, at 75 % of actual size',
    ],
    [
      { format: 'pdf', page: a4({ orientation: 'portrait', tiling: { overlap: 10 } }) },
      '2 A4 pages, portrait, 2 across and 1 down, at actual size',
    ],
    [
      { format: 'pdf', page: a4({ orientation: 'landscape', tiling: { overlap: 10 } }) },
      'One A4 page, landscape, at 100 % of actual size',
    ],
  ])('how large an image by %j gets', (chosen, words) => {
    const facts = imageFacts({ frame, parts: [] }, options(chosen));
    expect([facts.size, facts.problem]).toEqual([words, null]);
  });

  test('that an image is too large, and the largest scale that is not', () => {
    const size = { by: 'scale', scale: 50 };
    const { problem } = imageFacts({ frame, parts: [] }, options({ size }));
    expect(problem?.text).toContain('48,000 × 24,000 pixels are too large');
    const largest = { by: 'scale', scale: problem?.largestScale };
    expect(imageFacts({ frame, parts: [] }, options({ size: largest })).problem).toBeNull();
  });

  test('that it takes too many pages', () => {
    const huge = { x: 0, y: 0, width: 60_000, height: 60_000 };
    const page = a4({ tiling: { overlap: 0 } });
    const { problem, sheets } = imageFacts(
      { frame: huge, parts: [] },
      options({ format: 'pdf', page }),
    );
    expect(problem?.text).toMatch(/takes [\d,]+ pages/u);
    expect([problem?.largestScale, sheets]).toEqual([null, null]);
  });
});
