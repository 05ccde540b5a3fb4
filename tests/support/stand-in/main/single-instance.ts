import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

export interface Handover {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** One program per user data folder: the first holds the lock, later ones leave it a message there. Synchronous, as in Electron. */
export function takeLock(userData: string, message: Handover, onSecond: (from: Handover) => void) {
  const mailbox = join(userData, 'StandInMessages');
  const lock = join(userData, 'StandInLock');
  mkdirSync(mailbox, { recursive: true });
  if (!isOurs(lock)) {
    leaveMessage(mailbox, message);
    return false;
  }
  watch(mailbox, () => readMessages(mailbox, onSecond)).unref();
  readMessages(mailbox, onSecond);
  return true;
}

export function releaseLock(userData: string): void {
  rmSync(join(userData, 'StandInLock'), { force: true });
}

function isOurs(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner)) return owner === process.pid;
    // Left by a crash.
    rmSync(lock, { force: true });
    return isOurs(lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function leaveMessage(mailbox: string, message: Handover): void {
  const draft = join(mailbox, `${process.pid}.draft`);
  writeFileSync(draft, serialize(message));
  renameSync(draft, join(mailbox, `${process.pid}.message`));
}

function readMessages(mailbox: string, onSecond: (from: Handover) => void): void {
  for (const name of readdirSync(mailbox)) {
    if (!name.endsWith('.message')) continue;
    const path = join(mailbox, name);
    const message: unknown = deserialize(readFileSync(path));
    rmSync(path);
    // Written by `leaveMessage`.
    onSecond(message as Handover);
  }
}
