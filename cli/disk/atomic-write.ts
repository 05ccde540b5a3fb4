import { execFile } from 'node:child_process';
import type { Stats } from 'node:fs';
import {
  chmod,
  chown,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { hasCode } from './error-codes.ts';
import { removeLeftOvers, withTemporaryFile } from './left-overs.ts';
import { desktopWords } from '../../shared/words/desktop.ts';

/** The file can be written, but no other file can take its place: a save in place would do. */
export class NotReplaceable extends Error {
  override name = 'NotReplaceable';
}

/** There is something else than a file. */
export class NotAFile extends Error {
  override name = 'NotAFile';
}

interface AtomicOptions {
  /** Asked just before the file is replaced; it can still forbid it. */
  readonly mayReplace?: () => Promise<boolean>;
  /** The file is a person's own: what its system knows of it, such as access lists, goes with it, and links stay links. */
  readonly isPersonal?: boolean;
}

/**
 * Writes `bytes` to `path`, whole or not at all: to a file next to it, flushed to the disk, read back, then renamed
 * over the file that was there. Owner and permissions of that file are kept, and a symbolic link stays one. Throws the
 * errors of the system, `NotReplaceable` or `NotAFile`; `path` is then unchanged. Returns whether it was replaced.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  { mayReplace = async () => true, isPersonal = false }: AtomicOptions = {},
): Promise<boolean> {
  const target = await findRealPath(path);
  const previous = await statOrNull(target);
  if (previous !== null) await assertWritable(target, previous);
  if (isPersonal && previous !== null && previous.nlink > 1) {
    throw new NotReplaceable(desktopWords.fileHasOtherNamesWhichWould);
  }
  const isReplaced = await withTemporaryFile(target, async (temporary) => {
    await orNotReplaceable(previous, ['EACCES', 'EPERM', 'EROFS'], () =>
      createEmpty(temporary, previous),
    );
    if (previous !== null) await keepAttributes(temporary, target, previous, isPersonal);
    await fill(temporary, bytes);
    await assertHolds(temporary, bytes);
    if (!(await mayReplace())) return false;
    await orNotReplaceable(previous, ['EXDEV', 'EBUSY', 'EACCES', 'EPERM'], () =>
      retrying(() => rename(temporary, target)),
    );
    return true;
  });
  if (isReplaced) await flushFolder(dirname(target));
  await removeLeftOvers(dirname(target));
  return isReplaced;
}

/**
 * Writes over the content of a file that cannot be replaced. If that fails half-way, the content from before is written
 * again; `PartlyWritten` says that not even that went well.
 */
export async function writeInPlace(path: string, bytes: Uint8Array): Promise<void> {
  const target = await findRealPath(path);
  const previous = await stat(target);
  await assertWritable(target, previous);
  const before = await readFile(target);
  const handle = await retrying(() => open(target, 'r+'));
  try {
    await overwrite(handle, bytes);
    await assertHolds(target, bytes);
  } catch (error) {
    try {
      await overwrite(handle, before);
      await assertHolds(target, before);
    } catch (again) {
      throw new PartlyWritten(String(again), { cause: error });
    }
    throw error;
  } finally {
    // All is flushed and read back by now: a close that fails takes nothing away.
    await handle.close().catch(() => undefined);
  }
}

/** A save in place failed, and the file holds neither the old content nor the new. */
export class PartlyWritten extends Error {
  override name = 'PartlyWritten';
}

async function overwrite(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  await writeAll(handle, bytes);
  await handle.truncate(bytes.length);
  await flush(handle);
}

/** A single `write` may stop half-way, for example on a disk that is getting full. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    // One after the other: where the next begins depends on what this one wrote.
    // oxlint-disable-next-line no-await-in-loop
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at);
    if (bytesWritten === 0) throw new Error('The system wrote nothing and does not say why.');
    at += bytesWritten;
  }
}

/** Not every disk can be flushed. */
async function flush(handle: FileHandle): Promise<void> {
  await unless(['EINVAL', 'ENOSYS', 'ENOTSUP'], () => handle.sync());
}

/** Without a file in its way, a refusal is what it says. */
async function orNotReplaceable(
  previous: Stats | null,
  codes: readonly string[],
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (previous === null || !hasCode(error, ...codes)) throw error;
    throw new NotReplaceable(String(error), { cause: error });
  }
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

/** A rename would also replace a file that is marked read-only, a pipe, or an empty folder. None of it is wanted. */
async function assertWritable(target: string, previous: Stats): Promise<void> {
  // Opening a pipe would wait for whoever reads it.
  if (!previous.isFile() && !previous.isDirectory()) throw new NotAFile(desktopWords.itIsNotFile);
  const handle = await retrying(() => open(target, 'r+'));
  await handle.close();
}

/** Nobody else may read it before it has the permissions of the file that it replaces. */
async function createEmpty(path: string, previous: Stats | null): Promise<void> {
  const handle = await open(path, 'wx', previous === null ? 0o666 : 0o600);
  await handle.close();
}

async function fill(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await writeAll(handle, bytes);
    await flush(handle);
  } finally {
    await handle.close();
  }
}

/** The new file gets what the old one has, and never lets in more than that. */
async function keepAttributes(
  path: string,
  target: string,
  previous: Stats,
  isPersonal: boolean,
): Promise<void> {
  const mode = previous.mode & 0o7777;
  if (isPersonal && process.platform === 'linux' && (await copyAttributes(target, path))) {
    const copied = await stat(path);
    if ((copied.mode & 0o777 & ~mode) !== 0) await chmod(path, copied.mode & mode);
    return;
  }
  const impossible = ['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'];
  await unless(impossible, () => chown(path, previous.uid, previous.gid));
  await unless(impossible, () => chmod(path, isPersonal ? withoutList(mode) : mode));
}

const run = promisify(execFile);

/** Access lists and extended attributes, which Node cannot copy. False: there is no such tool here, or it failed. */
async function copyAttributes(from: string, to: string): Promise<boolean> {
  try {
    await run('cp', ['--attributes-only', '--archive', '--', from, to], { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * On Linux the rights of the group are those of the access list together, where there is a list. Without the list they
 * would let the group in, so it gets no more than everybody.
 */
function withoutList(mode: number): number {
  return process.platform === 'linux' ? mode & ~(0o070 & ~((mode & 0o007) << 3)) : mode;
}

async function assertHolds(path: string, bytes: Uint8Array): Promise<void> {
  const written = await readFile(path);
  if (!written.equals(bytes)) throw new Error('What was written could not be read back.');
}

/** On Windows a virus scanner or indexer may hold a file for a moment. */
async function retrying<Value>(task: () => Promise<Value>): Promise<Value> {
  const waits = process.platform === 'win32' ? [50, 200, 800] : [];
  for (const wait of waits) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      return await task();
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      // oxlint-disable-next-line no-await-in-loop
      await pause(wait);
    }
  }
  return task();
}

/**
 * Lets the rename survive a power cut, on systems where folders can be flushed. The file is replaced by now and whole
 * either way: if this fails, a power cut in the next moments may bring the old one back, which is no failed save.
 */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // As above.
  }
}

async function unless(codes: readonly string[], task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!hasCode(error, ...codes)) throw error;
  }
}
