import { createDrawMissing } from '../../shared/paint/missing-text-canvas.ts';

/** Draws text that the bundled font lacks as the window does; also within a worker. */
export const drawMissing = createDrawMissing((width, height) =>
  new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }),
);
