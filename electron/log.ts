import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes; then a new log is begun and the one before kept. */
const mostLogBytes = 1_000_000;

/** Notes a line for whoever has to find out what went wrong. Never throws. */
export type Log = (line: string) => void;

export function createLog(path: string): Log {
  return (line) => {
    const entry = `${new Date().toISOString()} ${line}\n`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (sizeOf(path) > mostLogBytes) renameSync(path, `${path}.1`);
      // Written at once: the program may be about to end.
      appendFileSync(path, entry);
    } catch {
      // There is no better place left to say it.
      process.stderr.write(entry);
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
