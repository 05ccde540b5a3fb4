import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** How many links to links are followed before giving up, as in Linux. */
const MAX_LINKS = 40;

/**
 * The one path by which a file goes whatever link or spelling leads to it; the file itself need not exist.
 * Throws what the system reports, as when its folder does not exist.
 */
export async function findRealPath(path: string, links = MAX_LINKS): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const next = links > 0 ? await linkTarget(path) : null;
  if (next !== null) return findRealPath(resolve(dirname(path), next), links - 1);
  return join(await realpath(dirname(resolve(path))), basename(path));
}

/** Where a link points whose target does not exist (yet). */
async function linkTarget(path: string): Promise<string | null> {
  try {
    return await readlink(path);
  } catch {
    // Not a link, or nothing there: then `path` is the place itself.
    return null;
  }
}
