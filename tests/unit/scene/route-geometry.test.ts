import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  distanceBetween,
  distanceToRoute,
  flattenPath,
  pointAt,
  routeLength,
} from '../../../shared/scene/route-geometry.ts';
import { trimPath } from '../../../shared/scene/routes.ts';
import type { Path } from '../../../shared/scene/primitives.ts';

const corner = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
];

describe('A place on a route', () => {
  test.each([
    [0, { x: 0, y: 0 }],
    [0.5, { x: 75, y: 0 }],
    [1, { x: 100, y: 50 }],
    [0.9, { x: 100, y: 35 }],
  ])('at %d of its length is %j', (fraction, point) => {
    expect(pointAt(corner, fraction)).toEqual(point);
  });

  test('is found again from a point beside it', () => {
    expect(distanceToRoute(corner, { x: 110, y: 20 })).toEqual({
      distance: 10,
      position: 120 / 150,
      point: { x: 100, y: 20 },
      segmentIndex: 1,
    });
  });

  test('exists also on a route without length', () => {
    const still = [
      { x: 3, y: 4 },
      { x: 3, y: 4 },
    ];
    expect(pointAt(still, 0.5)).toEqual({ x: 3, y: 4 });
    expect(distanceToRoute(still, { x: 0, y: 0 })).toMatchObject({ distance: 5, position: 0 });
  });

  test('is nearest to itself, wherever it is', () => {
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    const point = fc.record({ x: coordinate, y: coordinate });
    const route = fc.array(point, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(route, fc.double({ min: 0, max: 1, noNaN: true }), (points, fraction) => {
        const pointOnRoute = pointAt(points, fraction);
        const near = distanceToRoute(points, pointOnRoute);
        expect(near.distance).toBeLessThan(1e-6);
        expect(distanceBetween(pointAt(points, near.position), pointOnRoute)).toBeLessThan(1e-3);
      }),
    );
  });
});

describe('A path cut short', () => {
  const curve: Path = [
    ['M', 0, 0],
    ['L', 50, 0],
    ['C', 80, 0, 100, 20, 100, 50],
    ['L', 100, 200],
  ];

  test.each([
    [0, 0],
    [10, 20],
    [60, 160],
    [90, 20],
  ])('by %d and %d is so much shorter and stays on it', (fromStart, fromEnd) => {
    const whole = flattenPath(curve);
    const part = flattenPath(trimPath(curve, fromStart, fromEnd));
    expect(routeLength(part)).toBeCloseTo(routeLength(whole) - fromStart - fromEnd, 0);
    for (const point of part) expect(distanceToRoute(whole, point).distance).toBeLessThan(0.2);
    const start = part[0] ?? { x: NaN, y: NaN };
    expect(distanceToRoute(whole, start).position * routeLength(whole)).toBeCloseTo(fromStart, 0);
  });

  test('by more than it has is gone', () => {
    expect(trimPath(curve, 200, 200)).toEqual([]);
  });
});
