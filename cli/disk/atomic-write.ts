import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  chmod,
  chown,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Writes `bytes` to `path`, whole or not at all: to a file next to it, flushed to the disk, read back, then renamed
 * over the file that was there. Owner and permissions of that file are kept, and a symbolic link stays one. Throws the
 * errors of the system; `path` is then unchanged. Just before the file is replaced, `mayReplace` can still forbid it.
 * Returns whether it was replaced.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  mayReplace: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const target = await findRealPath(path);
  const previous = await statOrNull(target);
  if (previous !== null) await assertWritable(target);
  const temporary = join(dirname(target), `.neuromatrix-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(temporary, bytes, previous);
    await assertHolds(temporary, bytes);
    if (!(await mayReplace())) {
      await rm(temporary, { force: true });
      return false;
    }
    await renameOver(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(dirname(target));
  await removeLeftOvers(dirname(target));
  return true;
}

/** What a killed program leaves: a file half written, or a lock on its way out. No other program names files so. */
const leftOver = /^\.neuromatrix-[0-9a-f]{12}\.(?:tmp|lock\.[0-9a-f]{8})$/u;
/** Milliseconds. No save takes so long, not even to a slow disk. */
const leftOverAfter = 3_600_000;

/** Removes what this person's programs left in a folder when they were killed. The save is done, whatever comes of it. */
async function removeLeftOvers(folder: string): Promise<void> {
  try {
    const names = (await readdir(folder)).filter((name) => leftOver.test(name));
    await Promise.all(names.map((name) => removeIfOld(join(folder, name))));
  } catch {
    // The folder cannot be listed, or they belong to someone else. Then they stay.
  }
}

async function removeIfOld(path: string): Promise<void> {
  const { mtimeMs, uid } = await stat(path);
  const isOwn = process.getuid === undefined || process.getuid() === uid;
  if (isOwn && Date.now() - mtimeMs > leftOverAfter) await rm(path, { force: true });
}

/** How many links to links are followed before giving up, as in Linux. */
const mostLinks = 40;

/**
 * The one real path of a file, whatever link or spelling leads to it. The file itself need not exist. Throws the errors
 * of the system, for example if its folder does not exist.
 */
export async function findRealPath(path: string, links = mostLinks): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const next = links > 0 ? await linkTarget(path) : null;
  if (next !== null) return findRealPath(resolve(dirname(path), next), links - 1);
  return join(await realpath(dirname(resolve(path))), basename(path));
}

/** The target of a link that does not exist (yet). */
async function linkTarget(path: string): Promise<string | null> {
  try {
    return await readlink(path);
  } catch {
    // Not a link, or nothing is there: then `path` is the real path.
    return null;
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A rename would also replace a file that is marked read-only, or an empty folder. Neither is wanted. */
async function assertWritable(target: string): Promise<void> {
  const handle = await open(target, 'r+');
  await handle.close();
}

async function writeNew(path: string, bytes: Uint8Array, previous: Stats | null): Promise<void> {
  const handle = await open(path, 'wx', previous === null ? 0o666 : previous.mode & 0o777);
  try {
    // `writeFile` goes on until all is written: a single `write` may stop half-way on a full disk without an error.
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (previous !== null) await keepOwnerAndMode(path, previous);
}

/** As far as the system allows it: only the administrator may change the owner, and not every disk has permissions. */
async function keepOwnerAndMode(path: string, previous: Stats): Promise<void> {
  const impossible = ['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'];
  await unless(impossible, () => chown(path, previous.uid, previous.gid));
  await unless(impossible, () => chmod(path, previous.mode & 0o7777));
}

async function assertHolds(path: string, bytes: Uint8Array): Promise<void> {
  const written = await readFile(path);
  if (!written.equals(bytes)) throw new Error('What was written could not be read back.');
}

/** On Windows a virus scanner or indexer may hold a file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  const waits = process.platform === 'win32' ? [50, 200, 800] : [];
  for (const wait of waits) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await pause(wait);
    }
  }
  return rename(from, to);
}

/**
 * Lets the rename survive a power cut, on systems where folders can be flushed (not on Windows, nor on every network).
 */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await unless(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF'], async () => {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

async function unless(codes: readonly string[], task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!hasCode(error, ...codes)) throw error;
  }
}

/** Whether the system failed with one of these codes of errno(3). */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
