import { createDrawMissing, createFindMissing } from '../../shared/paint/missing-text-canvas.ts';

const makeSurface = (width: number, height: number) =>
  new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });

/** Draws text that the bundled font lacks as the window does; also within a worker. */
export const drawMissing = createDrawMissing(makeSurface);

/** The characters of a picture that no font of this system has. */
export const findMissing = createFindMissing(makeSurface);
