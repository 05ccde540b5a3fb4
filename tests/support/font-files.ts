import { readFileSync } from 'node:fs';
import type { FontFiles } from '../../shared/paint/pdf/resources.ts';

/** The bundled font as TrueType. */
export const fontFiles: FontFiles = { regular: load('regular'), semibold: load('semibold') };

function load(weight: string): Uint8Array {
  const path = new URL(`../../data/fonts/inter-${weight}.ttf`, import.meta.url);
  return new Uint8Array(readFileSync(path));
}
