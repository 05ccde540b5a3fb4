import { expect, test } from 'vitest';
import { previewSize } from '../../../../renderer/export/paint-preview.ts';
import { layOutSheets } from '../../../../shared/paint/sheets.ts';
import { aProject } from '../../../support/a-project.ts';
import { aPicture } from '../../../support/a-picture.ts';

const room = { width: 600, height: 400 };
const pictureOf = (width: number, height: number) => ({
  ...aPicture(aProject()),
  frame: { x: 0, y: 0, width, height },
});

test('a preview fills the room in one direction, and is never larger than the image', () => {
  const sizes = [
    [1_200, 100],
    [100, 4_000],
    [200, 100],
  ] as const;
  const shown = sizes.map(([width, height]) =>
    previewSize({ picture: pictureOf(width, height), sheets: null }, room),
  );
  expect(shown).toEqual([
    { width: 600, height: 50, scale: 0.5 },
    { width: 10, height: 400, scale: 0.1 },
    { width: 200, height: 100, scale: 1 },
  ]);
});

test('all pages of a tiled picture fit into the room', () => {
  const picture = pictureOf(3_000, 2_000);
  const tiling = { overlap: 10 };
  const sheets = layOutSheets(picture, { paper: 'a4', orientation: 'auto', tiling });
  if (!sheets.ok) throw new Error('There are too many pages.');
  expect(sheets.value.length).toBeGreaterThan(4);
  const { width, height, scale } = previewSize({ picture, sheets: sheets.value }, room);
  expect(width).toBeLessThanOrEqual(600.001);
  expect(height).toBeLessThanOrEqual(400.001);
  // As large as possible.
  expect(Math.max(width / 600, height / 400)).toBeCloseTo(1);
  const [sheet] = sheets.value;
  expect(width).toBeGreaterThan((sheet?.width ?? 0) * scale * 2);
});
