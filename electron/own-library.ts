import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  emptyOwnLibrary,
  type OwnLibrary,
  readOwnLibraryForm,
  writeOwnLibrary,
} from '../shared/library/own-library.ts';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import type { Log } from './log.ts';

/** The person's own library in the program's folder, in the form that it is exported in. */
export interface StoredOwnLibrary {
  get(): OwnLibrary;
  /** False if it could not be written; it then holds until the program ends. */
  set(next: OwnLibrary): Promise<boolean>;
}

/** A file that cannot be read is put aside, never written over: there is somebody's work in it. */
export async function createStoredOwnLibrary(path: string, log: Log): Promise<StoredOwnLibrary> {
  let value = await readStored(path, log);
  let writing: Promise<boolean> = Promise.resolve(true);
  return {
    get: () => value,
    set: (next) => {
      value = next;
      const text = writeOwnLibrary(next);
      writing = writing.then(() => write(path, text, log));
      return writing;
    },
  };
}

async function readStored(path: string, log: Log): Promise<OwnLibrary> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isFirstRun = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isFirstRun) log(`Could not read ${path}: ${String(error)}`);
    return emptyOwnLibrary;
  }
  const read = readOwnLibraryForm(text);
  if (read.ok) return read.value;
  const [first] = read.error;
  log(`Put ${path} aside: ${first?.where ?? ''} ${first?.problem ?? ''}`);
  await rename(path, `${path}.unreadable`).catch((error: unknown) => log(String(error)));
  return emptyOwnLibrary;
}

async function write(path: string, text: string, log: Log): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, Buffer.from(text));
    return true;
  } catch (error) {
    log(`Could not write ${path}: ${String(error)}`);
    return false;
  }
}
