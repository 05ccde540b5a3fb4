import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import type { Log } from './log.ts';

/** A small JSON file of the program's own: read once, written whole after each change. */
export interface StoredValue<Value> {
  get(): Value;
  /** Resolves when written. A failed write is logged: the value holds until the program ends. */
  set(next: Value): Promise<void>;
  /** Resolves when all that was set so far is on disk, or failed to be. */
  written(): Promise<void>;
}

/** What cannot be read is a fresh start, said in the log. */
export async function createStoredValue<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  fresh: z.output<Schema>,
  log: Log,
): Promise<StoredValue<z.output<Schema>>> {
  let value = (await readStored(path, schema, log)) ?? fresh;
  let writing = Promise.resolve();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      const text = `${JSON.stringify(next, null, 2)}\n`;
      writing = writing.then(() => writeStored(path, text, log));
      return writing;
    },
    written: () => writing,
  };
}

async function readStored<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  log: Log,
): Promise<z.output<Schema> | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const isFirstRun = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isFirstRun) log(`Starting afresh without ${path}: ${describe(error)}`);
    return null;
  }
}

async function writeStored(path: string, text: string, log: Log): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, Buffer.from(text));
  } catch (error) {
    log(`Could not write ${path}: ${describe(error)}`);
  }
}

function describe(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
}
