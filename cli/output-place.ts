import { resolve } from 'node:path';
import process from 'node:process';

/** Two names of one file on systems that do not tell capitals from small letters are one place. */
export function placeOf(output: string): string {
  const path = resolve(output);
  return process.platform === 'linux' ? path : path.toLowerCase();
}
