import { unreachable } from '../result.ts';
import type { Path, PathCommand } from './primitives.ts';

/** The path, moved as a whole. */
export function movePath(path: Path, x: number, y: number): Path {
  return path.map((command): PathCommand => {
    switch (command[0]) {
      case 'M':
        return ['M', command[1] + x, command[2] + y];
      case 'L':
        return ['L', command[1] + x, command[2] + y];
      case 'C': {
        const [, ax, ay, bx, by, toX, toY] = command;
        return ['C', ax + x, ay + y, bx + x, by + y, toX + x, toY + y];
      }
      case 'Z':
        return command;
      default:
        return unreachable(command);
    }
  });
}
