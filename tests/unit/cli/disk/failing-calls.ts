import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** What goes wrong, in the calls of `node:fs/promises` that a module makes. */
export interface Fault {
  /** Names of all calls so far, such as `rename` or `handle.sync`. */
  readonly calls: string[];
  /** Gets the number of a call, its name and its file; returns the error code with which it fails. */
  code: ((index: number, name: string, path: string) => string | null) | null;
  /** Only calls for what is in this folder count: other tests may still be at work in this process. */
  folder: string;
  /** The most bytes that one call writes. */
  mostBytes: number;
}

export const fault: Fault = { calls: [], code: null, folder: '', mostBytes: Infinity };

const watched = [
  'stat',
  'open',
  'readFile',
  'rename',
  'rm',
  'chmod',
  'chown',
  'readdir',
  'realpath',
];
const onHandles = ['write', 'sync', 'truncate', 'close', 'chmod'] as const;

/** From now on the calls of `node:fs/promises` in this process do what `fault` says. Returns what ends that. */
export function failCalls(): () => void {
  const original = { ...fs.promises };
  for (const name of watched)
    Reflect.set(fs.promises, name, failing(name, Reflect.get(original, name)));
  Reflect.set(fs.promises, 'open', async (...args: Parameters<typeof original.open>) => {
    check('open', args[0]);
    const handle = await original.open(...args);
    return isMeant(args[0]) ? failingHandle(handle, args[0]) : handle;
  });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs.promises, original);
    syncBuiltinESMExports();
  };
}

function failing(name: string, original: unknown) {
  return async (...args: unknown[]): Promise<unknown> => {
    check(name, args[0]);
    return typeof original === 'function' ? Reflect.apply(original, fs.promises, args) : undefined;
  };
}

function failingHandle(handle: FileHandle, path: unknown): FileHandle {
  for (const name of onHandles) {
    const original: unknown = Reflect.get(handle, name);
    if (typeof original !== 'function') continue;
    const call = async (...args: unknown[]): Promise<unknown> => {
      if (name !== 'close') check(`handle.${name}`, path);
      const given = name === 'write' ? shortened(args) : args;
      const done: unknown = await Reflect.apply(original, handle, given);
      // What cannot be closed is closed all the same.
      if (name === 'close') check('handle.close', path);
      return done;
    };
    Object.defineProperty(handle, name, { value: call });
  }
  return handle;
}

function shortened([bytes, at, length, position]: unknown[]): unknown[] {
  return [bytes, at, Math.min(Number(length), fault.mostBytes), position];
}

const isMeant = (path: unknown) => fault.folder !== '' && String(path).startsWith(fault.folder);

function check(name: string, path: unknown): void {
  if (!isMeant(path)) return;
  const code = fault.code?.(fault.calls.length, name, String(path)) ?? null;
  fault.calls.push(name);
  if (code !== null) throw Object.assign(new Error(`${code}: ${name}`), { code });
}
