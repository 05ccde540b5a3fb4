import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes. Beyond this size a new log begins, and the one before is kept. */
const mostLogBytes = 1_000_000;

/** Writes a line for the person who looks for the cause of a fault. Never throws. */
export type Log = (line: string) => void;

export function createLog(path: string): Log {
  return (line) => {
    const entry = `${new Date().toISOString()} ${line}\n`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (sizeOf(path) > mostLogBytes) renameSync(path, `${path}.1`);
      // Written at once, because the program may be about to end.
      appendFileSync(path, entry);
    } catch {
      // There is nowhere left to report it.
      process.stderr.write(entry);
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
