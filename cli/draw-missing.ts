import { createCanvas } from '@napi-rs/canvas';
import { surfaceWithMachineFonts } from './machine-fonts.ts';
import { createDrawMissing, createFindMissing } from '../shared/paint/missing-text-canvas.ts';

const makeSurface = (width: number, height: number) =>
  surfaceWithMachineFonts(createCanvas(width, height));

/** Draws text that the bundled font lacks with the fonts of this machine. */
export const drawMissing = createDrawMissing(makeSurface);

/** The characters of a picture that no font of this machine has. */
export const findMissing = createFindMissing(makeSurface);
