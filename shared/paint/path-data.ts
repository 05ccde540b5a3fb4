import type { Path } from '../scene/primitives.ts';
import { shortNumber } from './numbers.ts';

/** The `d` attribute of an SVG path. */
export function pathData(path: Path): string {
  return path.map(([letter, ...numbers]) => letter + numbers.map(shortNumber).join(' ')).join('');
}
