import { createCanvas } from '@napi-rs/canvas';
import { createDrawMissing } from '../shared/paint/missing-text-canvas.ts';

/** Draws text that the bundled font lacks with the fonts of this machine. */
export const drawMissing = createDrawMissing((width, height) =>
  createCanvas(width, height).getContext('2d'),
);
