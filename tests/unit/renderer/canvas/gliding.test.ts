import type { Viewport } from '@xyflow/react';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowPoint } from '../../../../shared/project/project-schema.ts';
import { createGliding, scaleToFill, zoomedAbout } from '../../../../renderer/canvas/viewing.ts';

test('steps that come while the view glides add up, later ones start from what is shown', () => {
  let time = 0;
  let shown: Viewport = { x: 0, y: 0, zoom: 1 };
  const camera = { getViewport: () => shown, setViewport: () => undefined };
  const gliding = createGliding(camera, () => time);
  const step = () => gliding.to({ ...gliding.goal(), zoom: gliding.goal().zoom / 2 }, 200);

  step();
  time = 100;
  // Half way.
  shown = { x: 0, y: 0, zoom: 0.75 };
  step();
  expect(gliding.goal().zoom).toBe(0.25);

  time = 1_000;
  shown = { x: 5, y: 0, zoom: 3 };
  expect(gliding.goal()).toEqual({ x: 5, y: 0, zoom: 3 });
});

test('what is at the fixed place stays there at any scale', () => {
  const before = { x: 30, y: -10, zoom: 0.5 };
  const after = zoomedAbout(before, windowPoint(400, 300), 2);
  const fixedPointIn = ({ x, y, zoom }: Viewport) => [(400 - x) / zoom, (300 - y) / zoom];
  expect(after.zoom).toBe(2);
  expect(fixedPointIn(after)).toEqual(fixedPointIn(before));
});

test('whatever the canvas and the diagram measure, the view that shows all of it has a scale', () => {
  const length = fc.double({ min: 0.5, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(length, length, length, length, (width, height, wide, high) => {
      const scale = scaleToFill({ x: 0, y: 0, width: wide, height: high }, width, height);
      expect(scale > 0 && Number.isFinite(scale)).toBe(true);
    }),
  );
});

test.each([Number.NaN, Infinity, 0, -1])('no view is shown at a scale of %d', (zoom) => {
  let shown: Viewport = { x: 0, y: 0, zoom: 1 };
  const camera = {
    getViewport: () => shown,
    setViewport: (next: Viewport) => {
      shown = next;
    },
  };
  createGliding(camera, () => 0).to({ x: 0, y: 0, zoom }, 0);
  expect(shown.zoom).toBe(1);
});
