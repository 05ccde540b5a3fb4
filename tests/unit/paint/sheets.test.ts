import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutSheets, type Sheet } from '../../../shared/paint/sheets.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const frame = { x: -10, y: 20, width: 2000, height: 900 };

type Page = Parameters<typeof layOutSheets>[1];

function sheetsOf(frame: Bounds, page: Page): readonly Sheet[] {
  const sheets = layOutSheets({ frame, parts: [] }, page);
  if (!sheets.ok) throw new Error(`It takes ${sheets.error.pages} pages.`);
  return sheets.value;
}

test('a fitted picture is in the middle of the paper, a centimetre from its edge', () => {
  const [sheet] = sheetsOf(frame, { paper: 'a4', orientation: 'auto', tiling: null });
  const centimetre = 960 / 25.4;
  expect(sheet).toMatchObject({ part: frame, tile: null, x: expect.closeTo(centimetre) });
  expect(sheet?.width).toBeCloseTo(29.7 * centimetre);
  expect((sheet?.x ?? 0) * 2 + frame.width * (sheet?.scale ?? 0)).toBeCloseTo(29.7 * centimetre);
  expect((sheet?.y ?? 0) * 2 + frame.height * (sheet?.scale ?? 0)).toBeCloseTo(21 * centimetre);
});

test('tiles at actual size cover the picture, and neighbours share the overlap', () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.integer({ min: -5000, max: 5000 }),
        y: fc.integer({ min: -5000, max: 5000 }),
        width: fc.integer({ min: 1, max: 6000 }),
        height: fc.integer({ min: 1, max: 6000 }),
      }),
      fc.integer({ min: 0, max: 50 }),
      fc.constantFrom('a3', 'a4', 'letter'),
      (whole, overlap, paper) => {
        const sheets = sheetsOf(whole, { paper, orientation: 'auto', tiling: { overlap } });
        const rights = sheets.map(({ part }) => part.x + part.width);
        const bottoms = sheets.map(({ part }) => part.y + part.height);
        expect(Math.max(...rights)).toBeCloseTo(whole.x + whole.width);
        expect(Math.max(...bottoms)).toBeCloseTo(whole.y + whole.height);
        const inRow = sheets.filter(({ tile }) => tile?.row === 1);
        const shared = inRow.slice(1).map(({ part }, i) => (rights[i] ?? 0) - part.x);
        for (const width of shared) expect(width).toBeCloseTo((overlap * 96) / 25.4);
        expect(
          sheets.every(({ scale, part }) => scale === 1 && part.width > 0 && part.height > 0),
        ).toBe(true);
      },
    ),
  );
});

test('takes the orientation that needs fewer pages', () => {
  const page = { paper: 'a4', tiling: { overlap: 0 } } as const;
  const wide = { x: 0, y: 0, width: 1000, height: 500 };
  expect(sheetsOf(wide, { ...page, orientation: 'portrait' })).toHaveLength(2);
  expect(sheetsOf(wide, { ...page, orientation: 'auto' })).toHaveLength(1);
});

test('refuses to make more pages than anyone could glue together', () => {
  const huge = { x: 0, y: 0, width: 1_000_000, height: 1_000_000 };
  const sheets = layOutSheets(
    { frame: huge, parts: [] },
    {
      paper: 'letter',
      orientation: 'auto',
      tiling: { overlap: 5 },
    },
  );
  expect(sheets).toMatchObject({ ok: false, error: { kind: 'too-many-pages', most: 500 } });
});

const twoGroups = [
  aNode({ id: 'right', kind: 'group', x: 700, y: 20, width: 300, height: 900 }),
  aNode({ id: 'left', kind: 'compartment', x: 0, y: 0, width: 600, height: 200 }),
  aNode({ id: 'inside', kind: 'group', parent: 'left', x: 20, y: 60, width: 200, height: 100 }),
  aNode({ id: 'below', kind: 'group', x: 0, y: 1_000, width: 100, height: 100 }),
];

test('each outer compartment or group gets a page, in reading order, upright or across as it fits', () => {
  const picture = aPicture(aProject({ nodes: twoGroups }), { sheets: true });
  const made = layOutSheets(picture, { paper: 'a4', orientation: 'auto', tiling: null });
  const sheets = made.ok ? made.value : [];
  expect(
    sheets.map(({ part, width, height }) => [part.x < 500, part.y < 500, width > height]),
  ).toEqual([
    [true, true, true],
    [false, true, false],
    [true, false, false],
  ]);
});

test('what lies outside of all groups is not lost: a page with everything comes first', () => {
  const nodes = [...twoGroups, aNode({ id: 'alone', x: 2_000, y: 0 })];
  const picture = aPicture(aProject({ nodes }), { sheets: true });
  expect(picture.parts).toHaveLength(4);
  expect(picture.parts[0]).toEqual(picture.frame);
});

test('without a group, or where only a part is shown, there is one picture', () => {
  const alone = aPicture(aProject({ nodes: [aNode({ id: 'a' })] }), { sheets: true });
  const part = { show: 'container', id: 'left' } as const;
  const cut = aPicture(aProject({ nodes: twoGroups }), { sheets: true, part });
  expect([alone.parts, cut.parts]).toEqual([[], []]);
});
