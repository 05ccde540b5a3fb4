import { createStore, del, get, set, values, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import {
  versionHeadSchema,
  type StoredVersion,
  type VersionStore,
} from '../../shared/session/versions.ts';
import { isFileHandle } from '../workers/draft-store.ts';
import type { PageFile } from './page-store.ts';

const storedSchema = versionHeadSchema.extend({
  key: z.string(),
  file: z.object({
    name: z.string(),
    handle: z.custom<FileSystemFileHandle>(isFileHandle).nullable(),
  }),
});

/** Versions in IndexedDB: what is known of them apart from their content, so that a list does not load it all. */
export function createPageVersions(): VersionStore<PageFile> {
  const open = once(() => ({
    heads: createStore('neuromatrix-history', 'versions'),
    contents: createStore('neuromatrix-history-content', 'contents'),
  }));
  const list = async () => {
    const stored = await values<unknown>(open().heads);
    return stored.flatMap((value) => {
      const version = storedSchema.safeParse(value);
      return version.success ? [version.data] : [];
    });
  };
  return {
    keyOf: async (file) => {
      const known = await findSame(await list(), file);
      return known ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
    },
    list: async (key) => {
      const all = await list();
      return key === undefined ? all : all.filter((version) => version.key === key);
    },
    put: async (version, content) => {
      const { heads, contents } = open();
      await set(version.id, content, contents);
      await setHead(version, heads);
    },
    read: async ({ id }) => {
      const content = await get<unknown>(id, open().contents);
      return content instanceof Uint8Array ? content : null;
    },
    remove: async ({ id }) => {
      const { heads, contents } = open();
      await del(id, heads);
      await del(id, contents);
    },
  };
}

/** Opened when it is first needed: where storage is forbidden, opening it fails. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}

/** Files without a handle are told apart by their names. */
async function findSame(
  versions: readonly StoredVersion<PageFile>[],
  { name, handle }: PageFile,
): Promise<string | null> {
  const alike = versions.filter((version) => version.file.name === name);
  for (const { key, file } of new Map(alike.map((version) => [version.key, version])).values()) {
    if (handle === null || file.handle === null) return key;
    // oxlint-disable-next-line no-await-in-loop
    if (await handle.isSameEntry(file.handle).catch(() => false)) return key;
  }
  return null;
}

async function setHead(version: StoredVersion<PageFile>, heads: UseStore): Promise<void> {
  const store = (handle: FileSystemFileHandle | null) =>
    set(version.id, { ...version, file: { name: version.file.name, handle } }, heads);
  try {
    await store(version.file.handle);
  } catch (error) {
    // Such a file is known by its name only.
    if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error;
    await store(null);
  }
}
