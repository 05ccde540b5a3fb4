import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The folder whose presence beside the program makes it portable. */
export const portableFolderName = 'Neuromatrix Data';

interface RunningProgram {
  readonly platform: NodeJS.Platform;
  /** Of the running executable. */
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The folder `Neuromatrix Data` beside the program, or `null` if there is none. With it the program keeps settings, drafts
 * and history there, and nothing in the account of the person who runs it. Beside means: beside what a person copies, so
 * the `.app`, the `.AppImage`, or the portable `.exe`, which unpacks itself elsewhere and says in its environment where it
 * lay (electron.build, NSIS, portable).
 */
export function portableFolder(
  { platform, execPath, env }: RunningProgram,
  isFolder: (path: string) => boolean = isFolderOnDisk,
): string | null {
  const { dirname, join } = platform === 'win32' ? win32 : posix;
  const unpackedFrom =
    platform === 'win32' ? env['PORTABLE_EXECUTABLE_DIR'] : dirnameOf(env['APPIMAGE'], dirname);
  const levels = platform === 'darwin' ? 4 : 1;
  const besides = unpackedFrom ?? up(execPath, levels, dirname);
  const folder = join(besides, portableFolderName);
  return isFolder(folder) ? folder : null;
}

function dirnameOf(
  path: string | undefined,
  dirname: (path: string) => string,
): string | undefined {
  return path === undefined || path === '' ? undefined : dirname(path);
}

function up(path: string, levels: number, dirname: (path: string) => string): string {
  return levels === 0 ? path : up(dirname(path), levels - 1, dirname);
}

function isFolderOnDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
