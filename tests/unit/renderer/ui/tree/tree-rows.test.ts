import { expect, test } from 'vitest';
import { moveInTree, type TreeRow } from '../../../../../renderer/ui/tree/tree-rows.ts';

const rows: readonly TreeRow[] = [
  { key: 'a', level: 1, position: 1, siblings: 2, isOpen: true },
  { key: 'a1', level: 2, position: 1, siblings: 2 },
  { key: 'a2', level: 2, position: 2, siblings: 2 },
  { key: 'b', level: 1, position: 2, siblings: 2, isOpen: false },
];
const move = (from: string | null, key: string) => moveInTree(rows, from, key, 2);

test('down and up go through the rows and stop at the last', () => {
  expect(move('a', 'ArrowDown')).toEqual({ type: 'go', key: 'a1' });
  expect(move('a2', 'ArrowUp')).toEqual({ type: 'go', key: 'a1' });
  expect(move('b', 'ArrowDown')).toEqual({ type: 'go', key: 'b' });
});

test('up from the first row leaves the tree, for the search box above it', () => {
  expect(move('a', 'ArrowUp')).toEqual({ type: 'leave' });
});

test('Home, End and the page keys jump, and not past the ends', () => {
  expect(move('a2', 'Home')).toEqual({ type: 'go', key: 'a' });
  expect(move('a', 'End')).toEqual({ type: 'go', key: 'b' });
  expect(move('a', 'PageDown')).toEqual({ type: 'go', key: 'a2' });
  expect(move('a1', 'PageUp')).toEqual({ type: 'go', key: 'a' });
});

test('right opens a closed row, and goes into an open one', () => {
  expect(move('b', 'ArrowRight')).toEqual({ type: 'open', key: 'b' });
  expect(move('a', 'ArrowRight')).toEqual({ type: 'go', key: 'a1' });
  expect(move('a1', 'ArrowRight')).toBeNull();
});

test('left closes an open row, and goes out to the row that holds a closed one', () => {
  expect(move('a', 'ArrowLeft')).toEqual({ type: 'close', key: 'a' });
  expect(move('a2', 'ArrowLeft')).toEqual({ type: 'go', key: 'a' });
  expect(move('b', 'ArrowLeft')).toBeNull();
});

test('the first key press goes to the first row, whatever was active has gone', () => {
  expect(move(null, 'ArrowDown')).toEqual({ type: 'go', key: 'a' });
  expect(move('gone', 'ArrowDown')).toEqual({ type: 'go', key: 'a' });
});
