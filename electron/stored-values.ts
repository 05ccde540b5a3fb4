import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import {
  emptyOwnLibrary,
  type OwnLibrary,
  readOwnLibraryForm,
  writeOwnLibrary,
} from '../shared/library/own-library.ts';
import {
  motifsInText,
  noOwnMotifs,
  writeMotifsText,
  type OwnMotifs,
} from '../shared/edit/kept-motifs.ts';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import { hasCode } from '../cli/disk/error-codes.ts';
import type { Log } from './log.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** A small JSON file of the program's own: read once, written whole after each change. */
export interface StoredValue<Value> {
  get(): Value;
  /** Resolves when written. A failed write is logged: the value holds until the program ends. */
  set(next: Value): Promise<void>;
  /** Resolves when all values set so far are on the disk, or could not be written. */
  written(): Promise<void>;
}

/** If it cannot be read, it starts with the default. The file is put aside, and the log says so. */
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
      writing = writing.then(async () => void (await writeStored(path, text, log)));
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
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) log(`Could not read ${path}: ${String(error)}`);
    return null;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    await putAside(path, describe(error), log);
    return null;
  }
}

/** What a person wrote or chose is never overwritten, even where a mistake in it made it unreadable. */
async function putAside(path: string, why: string, log: Log): Promise<void> {
  log(`Put ${path} aside as ${basename(path)}.unreadable: ${why}`);
  await rename(path, `${path}.unreadable`).catch((error: unknown) => log(String(error)));
}

/** False, and said in the log, if it could not be written. */
async function writeStored(path: string, text: string, log: Log): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, Buffer.from(text));
    return true;
  } catch (error) {
    log(`Could not write ${path}: ${describe(error)}`);
    return false;
  }
}

function describe(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
}

/** What a person keeps in the program's folder. */
export interface StoredOwn<Value> {
  get(): Value;
  /** False if it could not be written; it then holds until the program ends. */
  set(next: Value): Promise<boolean>;
}

/** The person's own library, in the form that it is exported in. */
export type StoredOwnLibrary = StoredOwn<OwnLibrary>;

/** A file that cannot be read is moved aside, never overwritten: it is somebody's work. */
export function createStoredOwnLibrary(path: string, log: Log): Promise<StoredOwnLibrary> {
  return createStoredOwn(path, { read: readLibraryText, write: writeOwnLibrary }, log);
}

/** The same for the person's own motifs. */
export function createStoredOwnMotifs(path: string, log: Log): Promise<StoredOwn<OwnMotifs>> {
  return createStoredOwn(path, { read: readMotifsText, write: writeMotifsText }, log);
}

interface OwnForm<Value> {
  /** Of a file's text, or of none; a text says why it cannot be read. */
  readonly read: (text: string | null) => { value: Value; problem?: string };
  readonly write: (value: Value) => string;
}

async function createStoredOwn<Value>(
  path: string,
  { read, write }: OwnForm<Value>,
  log: Log,
): Promise<StoredOwn<Value>> {
  const found = read(await textOf(path, log));
  if (found.problem !== undefined) await putAside(path, found.problem, log);
  let { value } = found;
  let writing: Promise<boolean> = Promise.resolve(true);
  return {
    get: () => value,
    set: (next) => {
      value = next;
      const text = write(next);
      writing = writing.then(() => writeStored(path, text, log));
      return writing;
    },
  };
}

async function textOf(path: string, log: Log): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) log(`Could not read ${path}: ${String(error)}`);
    return null;
  }
}

function readLibraryText(text: string | null): { value: OwnLibrary; problem?: string } {
  if (text === null) return { value: emptyOwnLibrary };
  const read = readOwnLibraryForm(text);
  if (read.ok) return { value: read.value };
  const [first] = read.error;
  return { value: emptyOwnLibrary, problem: `${first?.where ?? ''} ${first?.problem ?? ''}` };
}

function readMotifsText(text: string | null): { value: OwnMotifs; problem?: string } {
  if (text === null) return { value: noOwnMotifs };
  const value = motifsInText(text);
  return value ? { value } : { value: noOwnMotifs, problem: desktopWords.theseAreNoMotifsOfThis };
}
