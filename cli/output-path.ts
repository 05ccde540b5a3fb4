import { basename, resolve } from 'node:path';
import process from 'node:process';
import { withoutExtension } from '../shared/formats/known-formats.ts';

/** Two names of one file on systems that do not tell capitals from small letters are one place. */
export function comparablePathOf(output: string): string {
  const path = resolve(output);
  return process.platform === 'linux' ? path : path.toLowerCase();
}

const images = /(?<=.)\.(?:svg|pdf|png)$/iu;

/** A file's name without folder and extension, also of an image that carries a project. */
export function stemOf(file: string): string {
  const name = basename(file);
  return images.test(name) ? name.replace(images, '') : withoutExtension(name);
}
