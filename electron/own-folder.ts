import { statSync } from 'node:fs';
import { posix, win32, type PlatformPath } from 'node:path';

/** The folder whose presence beside the program makes it portable. */
const portableFolderName = 'Neuromatrix Data';

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
  const paths = platform === 'win32' ? win32 : posix;
  const unpackedFrom =
    platform === 'win32' ? env['PORTABLE_EXECUTABLE_DIR'] : folderOf(env['APPIMAGE'], paths);
  const levels = platform === 'darwin' ? 4 : 1;
  const besides = unpackedFrom ?? up(execPath, levels, paths);
  const folder = paths.join(besides, portableFolderName);
  return isFolder(folder) ? folder : null;
}

function folderOf(path: string | undefined, paths: PlatformPath): string | undefined {
  return path === undefined || path === '' ? undefined : paths.dirname(path);
}

function up(path: string, levels: number, paths: PlatformPath): string {
  return levels === 0 ? path : up(paths.dirname(path), levels - 1, paths);
}

function isFolderOnDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
