import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { isRunning } from './file-lock.ts';

/** Milliseconds. No save takes as long; a program on another computer of the same name may be at one. */
const oldEnough = 60_000;

const thisHost = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const pattern = /^\.neuromatrix-([\da-f]{8})-(\d{1,10})-[\da-f]{12}\.tmp$/u;

/** Temporary files of this process that are in use. */
const inUse = new Set<string>();
/** Folders in which this process has looked already: only a program that was killed leaves something. */
const seen = new Set<string>();

/** Gives `work` the name of a file next to `target` that nobody else uses. Its name tells who made it. */
export async function withTemporaryFile<Value>(
  target: string,
  work: (path: string) => Promise<Value>,
): Promise<Value> {
  const name = `.neuromatrix-${thisHost}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  const path = join(dirname(target), name);
  inUse.add(path);
  try {
    return await work(path);
  } finally {
    inUse.delete(path);
    await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Removes what programs of ours, which no longer run, left in a folder when they were killed. Never fails. */
export async function removeLeftOvers(folder: string): Promise<void> {
  if (seen.has(folder)) return;
  seen.add(folder);
  try {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      // One after the other: mostly there is none.
      // oxlint-disable-next-line no-await-in-loop
      if (isOurs(name, path) && (await isAbandoned(path))) await rm(path, { force: true });
    }
  } catch {
    // Tidying must not keep anybody from saving; the next run of the program tries again.
  }
}

function isOurs(name: string, path: string): boolean {
  const [, host, pid] = pattern.exec(name) ?? [];
  if (host !== thisHost || inUse.has(path)) return false;
  // A number is given again: to this process, which does not use the file, or to one that may.
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

async function isAbandoned(path: string): Promise<boolean> {
  const { mtimeMs, uid } = await lstat(path);
  const isSameUser = process.getuid === undefined || process.getuid() === uid;
  return isSameUser && Date.now() - mtimeMs > oldEnough;
}
