import { describe, expect, test } from 'vitest';
import { nodeShapeSchema, type NodeShape } from '../../../shared/project/project-schema.ts';
import { innerLinesOf, outlineOf, textInset } from '../../../shared/scene/node-shapes.ts';
import { flattenPath } from '../../../shared/scene/route-geometry.ts';
import { numbersIn } from './numbers-in.ts';

const sizes = [
  [0, 0],
  [0, 50],
  [50, 0],
  [1, 1],
  [3, 200],
  [200, 3],
  [120, 46],
  [1_000_000, 1_000_000],
] as const;

// As pathway programs draw them: polygons in an ellipse, half of one, a triangle that reaches beyond its box.
const ownExtent = nodeShapeSchema.extract([
  'pentagon',
  'regular-hexagon',
  'arc',
  'brace',
  'pointer',
  'endoplasmic-reticulum',
  'sarcoplasmic-reticulum',
  'golgi-apparatus',
]).options;

const boxed = nodeShapeSchema.exclude(ownExtent);

describe.each(ownExtent)('The outline of %s', (shape) => {
  test.each(sizes)('stays about %d by %d', (width, height) => {
    const path = outlineOf(shape, width, height);
    for (const { x, y } of flattenPath(path)) {
      expect(Math.abs(x - width / 2)).toBeLessThanOrEqual(width * 0.76 + 2);
      expect(Math.abs(y - height / 2)).toBeLessThanOrEqual(height * 0.51);
    }
    const rest = [innerLinesOf(shape, width, height), outlineOf(shape, width, height, 3)];
    expect(numbersIn(rest).every(Number.isFinite)).toBe(true);
    expect(path.at(-1)?.[0] === 'Z').toBe(shape !== 'arc' && shape !== 'brace');
  });
});

describe.each(boxed.options)('The outline of %s', (shape) => {
  test.each(sizes)('keeps within %d by %d', (width, height) => {
    const points = flattenPath(outlineOf(shape, width, height));
    expect(points.length).toBeGreaterThan(2);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(-1e-6);
      expect(x).toBeLessThanOrEqual(width + 1e-6);
      expect(y).toBeGreaterThanOrEqual(-1e-6);
      expect(y).toBeLessThanOrEqual(height + 1e-6);
    }
    const rest = [innerLinesOf(shape, width, height), outlineOf(shape, width, height, 3)];
    expect(numbersIn(rest).every(Number.isFinite)).toBe(true);
  });

  test('touches all four sides of its box and closes', () => {
    const path = outlineOf(shape, 120, 46);
    const points = flattenPath(path);
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    const extremes = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    [0, 120, 0, 46].forEach((edge, index) => expect(extremes[index]).toBeCloseTo(edge, 0));
    expect(path.at(-1)).toEqual(['Z']);
  });

  test('has room for text', () => {
    expect(120 - 2 * textInset(shape, 120, 46)).toBeGreaterThan(50);
  });
});

test('an inner outline keeps its distance on every side', () => {
  const inner = flattenPath(outlineOf('octagon', 120, 60, 3));
  for (const { x, y } of inner) {
    expect(Math.min(x, y, 120 - x, 60 - y)).toBeGreaterThanOrEqual(3 - 1e-9);
  }
});

/** Where an upright or a level line crosses an outline, in shares of the box. */
function crossings(shape: NodeShape, axis: 'x' | 'y', share: number): number[] {
  const points = flattenPath(outlineOf(shape, 100, 100));
  const other = axis === 'x' ? 'y' : 'x';
  const found = points.filter((point) => Math.abs(point[axis] - share * 100) < 4);
  return found.map((point) => point[other] / 100).sort((a, b) => a - b);
}

// Authors of pathways set receptors and names on these membranes by the shapes of PathVisio.
test.each<[NodeShape, number, number, number]>([
  ['sarcoplasmic-reticulum', 0.2, 0.17, 0.92],
  ['sarcoplasmic-reticulum', 0.47, 0.24, 0.84],
  ['golgi-apparatus', 0.5, 0.14, 0.77],
  ['golgi-apparatus', 0.85, 0.27, 0.88],
  ['endoplasmic-reticulum', 0.3, 0.33, 0.85],
  ['endoplasmic-reticulum', 0.5, 0.07, 0.75],
  ['endoplasmic-reticulum', 0.9, 0.21, 0.98],
])(
  'the outer membranes of %s at the height %d lie where PathVisio has them',
  (shape, at, left, right) => {
    const found = crossings(shape, 'y', at);
    expect(Math.abs((found[0] ?? NaN) - left)).toBeLessThan(0.05);
    expect(Math.abs((found.at(-1) ?? NaN) - right)).toBeLessThan(0.05);
  },
);

test('the inner membrane of a mitochondrion folds from both sides and leaves a way between them', () => {
  const [inner] = innerLinesOf('mitochondrion', 100, 100);
  const points = flattenPath(inner ?? []).filter(({ x }) => x > 12 && x < 88);
  expect(points.filter(({ y }) => y > 42 && y < 58)).toEqual([]);
  expect(Math.min(...points.map(({ y }) => y))).toBeLessThan(12);
  expect(Math.max(...points.map(({ y }) => y))).toBeGreaterThan(88);
});
