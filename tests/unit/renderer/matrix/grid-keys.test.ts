import { expect, test } from 'vitest';
import { moveInGrid } from '../../../../renderer/matrix/grid-view.ts';

const size = { rows: 20, columns: 4, page: 6 };

test.each([
  ['ArrowRight', false, { row: 3, column: 2 }],
  ['ArrowLeft', false, { row: 3, column: 0 }],
  ['ArrowUp', false, { row: 2, column: 1 }],
  ['ArrowDown', false, { row: 4, column: 1 }],
  ['PageDown', false, { row: 9, column: 1 }],
  ['PageUp', false, { row: 0, column: 1 }],
  ['Home', false, { row: 3, column: -1 }],
  ['End', false, { row: 3, column: 3 }],
  ['Home', true, { row: -1, column: -1 }],
  ['End', true, { row: 19, column: 3 }],
  ['a', false, null],
] as const)('%s (with Ctrl: %s) leads to %j', (key, ctrl, position) => {
  expect(moveInGrid({ row: 3, column: 1 }, { key, ctrl }, size)).toEqual(position);
});

test('no key leads out of the grid', () => {
  const corner = { row: -1, column: -1 };
  expect(moveInGrid(corner, { key: 'ArrowUp', ctrl: false }, size)).toEqual(corner);
  expect(moveInGrid({ row: 19, column: 3 }, { key: 'ArrowDown', ctrl: false }, size)).toEqual({
    row: 19,
    column: 3,
  });
});
