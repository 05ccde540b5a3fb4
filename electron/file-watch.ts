import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Milliseconds: a program that saves touches its file several times. */
const settleTime = 150;

/** Tells when something happens to the files of windows. */
export interface FileWatch<Key extends object> {
  /** Watches this file for `key`, and no longer the one before; `null` watches none. */
  follow(key: Key, path: string | null): void;
}

interface Watched {
  readonly path: string;
  readonly end: () => void;
}

/**
 * Watches the folders of files, because a file that is saved by renaming is a new one each time. What happened, and
 * whether it was anything, has to be found out by looking. Some network disks tell nothing.
 */
export function createFileWatch<Key extends object>(onTouched: (key: Key) => void): FileWatch<Key> {
  const watched = new Map<Key, Watched>();
  return {
    follow: (key, path) => {
      const before = watched.get(key);
      if (before?.path === path) return;
      before?.end();
      watched.delete(key);
      if (path !== null) watched.set(key, { path, end: watchFile(path, () => onTouched(key)) });
    },
  };
}

function watchFile(path: string, onTouched: () => void): () => void {
  const name = basename(path);
  let waiting: NodeJS.Timeout | undefined;
  const wait = (_event: string, touched: string | null) => {
    if (touched !== null && touched !== name) return;
    clearTimeout(waiting);
    waiting = setTimeout(onTouched, settleTime);
  };
  const watcher = tryToWatch(dirname(path), wait);
  return () => {
    clearTimeout(waiting);
    watcher?.close();
  };
}

/** Null where the system cannot. A window looks also when it comes to the front. */
function tryToWatch(
  folder: string,
  listener: (event: string, touched: string | null) => void,
): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, listener);
    // The folder is gone, or its disk.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
