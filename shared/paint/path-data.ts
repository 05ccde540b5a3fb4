import { unreachable } from '../result.ts';
import type { Path, PathCommand } from '../scene/primitives.ts';
import { shortNumber } from './numbers.ts';

/** The `d` attribute of an SVG path. */
export function pathData(path: Path): string {
  let data = '';
  for (const command of path) data += commandData(command);
  return data;
}

// Written out: most of a drawing's text is made here.
function commandData(command: PathCommand): string {
  switch (command[0]) {
    case 'M':
    case 'L':
      return `${command[0]}${pair(command[1], command[2])}`;
    case 'C':
      return `C${pair(command[1], command[2])} ${pair(command[3], command[4])} ${pair(command[5], command[6])}`;
    case 'Z':
      return 'Z';
    default:
      return unreachable(command);
  }
}

function pair(x: number, y: number): string {
  return `${shortNumber(x)} ${shortNumber(y)}`;
}
