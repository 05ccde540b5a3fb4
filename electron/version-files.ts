import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import { hasCode } from '../cli/disk/error-codes.ts';
import {
  versionHeadSchema,
  type StoredVersion,
  type VersionStore,
} from '../shared/session/versions.ts';
import type { DesktopFile } from './desktop.ts';
import type { Log } from './log.ts';

const extension = '.version';

/** The first line of a version's file; the content follows as it was. */
const headSchema = versionHeadSchema.extend({
  key: z.string(),
  file: z.object({ path: z.string(), realPath: z.string() }),
});

/** Bytes: no head is longer, unless its path is unusually long. */
const longestHead = 16_384;

/** Versions in a folder of the program's own: in it a folder for each project, and in that a file for each version. */
export function createVersionFiles(folder: string, log: Log): VersionStore<DesktopFile> {
  const folderOf = (key: string) => join(folder, fileNameOf(key));
  const pathOf = ({ key, id }: Pick<StoredVersion<DesktopFile>, 'key' | 'id'>) =>
    join(folderOf(key), `${fileNameOf(id)}${extension}`);
  return {
    keyOf: async ({ realPath }) => createHash('sha256').update(realPath).digest('hex').slice(0, 32),
    list: async (key) => {
      const keys = key === undefined ? await namesIn(folder) : [fileNameOf(key)];
      const paths = await Promise.all(
        keys.map(async (name) => {
          const names = await namesIn(join(folder, name));
          return names
            .filter((one) => one.endsWith(extension))
            .map((one) => join(folder, name, one));
        }),
      );
      const heads = await Promise.all(paths.flat().map((path) => readHead(path, log)));
      return heads.filter((head) => head !== null);
    },
    put: async (version, content) => {
      await mkdir(folderOf(version.key), { recursive: true });
      const head = Buffer.from(`${JSON.stringify(version)}\n`);
      await writeAtomically(pathOf(version), Buffer.concat([head, content]));
    },
    read: async (version) => {
      try {
        const content = await readFile(pathOf(version));
        return content.subarray(content.indexOf('\n') + 1);
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
    remove: async (version) => {
      await rm(pathOf(version), { force: true });
      if ((await namesIn(folderOf(version.key))).length > 0) return;
      await rm(folderOf(version.key), { recursive: true, force: true });
    },
    removeAll: async () => {
      for (const name of await namesIn(folder))
        // oxlint-disable-next-line no-await-in-loop
        await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** A key that comes from a window must not name any other file. */
function fileNameOf(id: string): string {
  return id.replaceAll(/[^\w-]/gu, '_');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

/** `null`: it was removed meanwhile, or is not one; then it stays where it is, and the log says so. */
async function readHead(path: string, log: Log): Promise<StoredVersion<DesktopFile> | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHead), 0, longestHead, 0);
      const text = buffer.toString('utf8', 0, bytesRead);
      return headSchema.parse(JSON.parse(text.slice(0, text.indexOf('\n'))));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) log(`Cannot read the version ${path}: ${String(error)}`);
    return null;
  }
}
