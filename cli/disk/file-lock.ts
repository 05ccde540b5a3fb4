import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { hasCode } from './error-codes.ts';

/** Milliseconds. A save takes a few; a slow disk may take seconds. */
const patience = 20_000;
const staleAfter = 60_000;
const staleUnread = 2_000;

/**
 * Runs `task` while no other of our programs, on this computer or another one that shares the folder, replaces the same
 * file. The lock is a file next to it, for as long as the task runs. A lock that a killed program left is removed. Where
 * no lock can be made, the task runs without one: it will say itself why nothing can be written there. `isOurs` tells
 * whether the lock still holds. It is not waited for once `isWanted` says no.
 */
export async function withFileLock<Value>(
  path: string,
  task: (isOurs: () => Promise<boolean>) => Promise<Value>,
  isWanted: () => boolean = () => true,
): Promise<Value> {
  const lock = lockOf(path);
  const token = randomUUID();
  const isOurs = async () => (await read(lock))?.token === token;
  held.add(token);
  try {
    if (!(await take(lock, token, isWanted))) return await task(async () => true);
    return await task(isOurs);
  } finally {
    held.delete(token);
    await release(lock, isOurs);
  }
}

/** What the task did is done, whatever becomes of the lock: one that stays is stale. */
async function release(lock: string, isOurs: () => Promise<boolean>): Promise<void> {
  try {
    if (await isOurs()) await rm(lock, { force: true });
  } catch {
    // As above.
  }
}

/** Short whatever the name of the file, and hidden on most systems. */
function lockOf(path: string): string {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  return join(dirname(path), `.neuromatrix-${name}.lock`);
}

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/** False: there can be no lock here. */
async function take(lock: string, token: string, isWanted: () => boolean): Promise<boolean> {
  const mine = JSON.stringify({ token, pid: process.pid, host: hostname() } satisfies Holder);
  const end = Date.now() + patience;
  for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
    try {
      // One after the other: each try depends on what the last one found.
      // oxlint-disable-next-line no-await-in-loop
      await makeNew(lock, mine);
      return true;
    } catch (error) {
      if (!hasCode(error, 'EEXIST', 'EPERM', 'EBUSY')) return false;
      if (hasCode(error, 'EPERM', 'EBUSY') && process.platform !== 'win32') return false;
    }
    if (!isWanted()) throw new Error('The file is not wanted any more.');
    if (Date.now() > end) throw new Error('Another program is writing this file and does not end.');
    // oxlint-disable-next-line no-await-in-loop
    if (!(await removeStale(lock))) await pause(wait + Math.random() * wait);
  }
}

/** Whole or not at all, as far as the disk lets us. */
async function makeNew(lock: string, text: string): Promise<void> {
  const handle = await open(lock, 'wx');
  try {
    await handle.writeFile(text);
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Whether there may be no lock any more. */
async function removeStale(lock: string): Promise<boolean> {
  const holder = await read(lock);
  const age = await ageOf(lock);
  if (age === null) return true;
  const isStale =
    holder === null
      ? age > staleUnread
      : age > staleAfter || (holder.host === hostname() && !isHeld(holder));
  return isStale && removeAs(lock, holder);
}

function isHeld({ pid, token }: Holder): boolean {
  return pid === process.pid ? held.has(token) : isRunning(pid);
}

/** Two may find the same lock stale. The second must not remove the lock that the first has made by then. */
async function removeAs(lock: string, holder: Holder | null): Promise<boolean> {
  const aside = `${lock}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(lock, aside);
    const removed = await read(aside);
    if (removed?.token === holder?.token) await rm(aside, { force: true });
    else await rename(aside, lock);
  } catch (error) {
    // Someone else was faster.
    if (!hasCode(error, 'ENOENT', 'EPERM', 'EBUSY', 'EACCES')) throw error;
  }
  return true;
}

/** The locks that this process holds. One of its own that is not among them could not be removed when it was done. */
const held = new Set<string>();

/** Null: it is not there, or only half written. */
async function read(lock: string): Promise<Holder | null> {
  try {
    const found: unknown = JSON.parse(await readFile(lock, 'utf8'));
    return isHolder(found) ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT', 'EPERM', 'EBUSY', 'EACCES'))
      return null;
    throw error;
  }
}

function isHolder(found: unknown): found is Holder {
  if (typeof found !== 'object' || found === null) return false;
  return (
    'token' in found &&
    typeof found.token === 'string' &&
    'pid' in found &&
    typeof found.pid === 'number' &&
    'host' in found &&
    typeof found.host === 'string'
  );
}

async function ageOf(lock: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whether a process of this computer has that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to another user.
    return hasCode(error, 'EPERM');
  }
}
