import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { withoutExtension } from '../shared/formats/known-formats.ts';

/** Two names of one file on systems that do not tell capitals from small letters are one place. */
function comparablePathOf(output: string): string {
  const path = resolve(output);
  return process.platform === 'linux' ? path : path.toLowerCase();
}

const images = /(?<=.)\.(?:svg|pdf|png)$/iu;

/** A file's name without folder and extension, also of an image that carries a project. */
export function stemOf(file: string): string {
  const name = basename(file);
  return images.test(name) ? name.replace(images, '') : withoutExtension(name);
}

/** A file, and where what is made of it is to be written. */
interface PlannedOutput {
  readonly file: string;
  readonly output: string;
}

/** Why an output must not be written there; null if it may. */
interface Checked {
  readonly obstacle: string | null;
}

/** The path of what is made of a file, in a folder. */
export function pathInFolder(file: string, folder: string, extension: string): string {
  return join(folder, `${stemOf(file)}.${extension}`);
}

/** Nothing is written over a file that is read, which may be the only one that has the project, nor two over each other. */
export function withObstacles<Planned extends PlannedOutput>(
  planned: readonly Planned[],
  files: readonly string[],
  words: { readonly isRead: string; readonly isTaken: string },
): (Planned & Checked)[] {
  const read = new Set(files.map(comparablePathOf));
  const taken = new Set<string>();
  return planned.map((one) => {
    const path = comparablePathOf(one.output);
    const isTaken = taken.has(path);
    taken.add(path);
    if (read.has(path)) return { ...one, obstacle: words.isRead };
    return { ...one, obstacle: isTaken ? words.isTaken : null };
  });
}
