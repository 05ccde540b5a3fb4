import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface HandleBehaviour {
  /** What the person answers when asked for permission. */
  readonly permission?: PermissionState;
  /** The name of the error with which writing breaks off. */
  readonly failsWith?: string;
}

/** A browser's handle on a real file: written beside it and put in its place on close, as browsers do. */
export function aFileHandle(path: string, behaviour: HandleBehaviour = {}): FileSystemFileHandle {
  const { permission = 'granted', failsWith } = behaviour;
  const handle = {
    kind: 'file',
    name: basename(path),
    path,
    isSameEntry: async (other: { path?: string }) => other.path === path,
    queryPermission: async () => (permission === 'granted' ? 'granted' : 'prompt'),
    requestPermission: async () => permission,
    getFile: async () => fileAt(path),
    createWritable: async () => aWritable(path, failsWith),
  };
  // The parts of the interface that the program uses.
  return handle as unknown as FileSystemFileHandle;
}

function fileAt(path: string): File {
  try {
    const { mtimeMs } = statSync(path);
    return new File([readFileSync(path)], basename(path), { lastModified: mtimeMs });
  } catch {
    throw new DOMException('A requested file could not be found.', 'NotFoundError');
  }
}

function aWritable(path: string, failsWith: string | undefined) {
  const beside = `${path}.crswap`;
  return {
    write: async (bytes: Uint8Array) => {
      writeFileSync(beside, failsWith === undefined ? bytes : bytes.subarray(0, 10));
      if (failsWith !== undefined) throw new DOMException('It broke off.', failsWith);
    },
    close: async () => renameSync(beside, path),
    abort: async () => undefined,
  };
}
