import type { Path } from '../../scene/primitives.ts';
import { shortNumber } from '../numbers.ts';

/** A path as operators, to be followed by one that fills or strokes it. */
export function pathOperators(path: Path): string {
  return path
    .map(
      ([letter, ...numbers]) => `${[...numbers.map(shortNumber), operators[letter]].join(' ')}\n`,
    )
    .join('');
}

const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
