import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether what was built is missing, or older than something it is made from.
 * Folders count themselves too, so that a deleted or renamed source is noticed. Sources that do not exist do not count.
 * @param {string} output path of the file that the build writes last
 * @param {readonly string[]} sources paths of files and folders, the latter with all that is in them
 * @returns {boolean}
 */
export function isStale(output, sources) {
  const built = modifiedAt(output);
  return built === null || sources.some((source) => hasNewer(source, built));
}

/** @type {(path: string, built: number) => boolean} */
function hasNewer(path, built) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return false;
  if (stats.mtimeMs > built) return true;
  return stats.isDirectory() && readdirSync(path).some((name) => hasNewer(join(path, name), built));
}

/** @type {(path: string) => number | null} */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
