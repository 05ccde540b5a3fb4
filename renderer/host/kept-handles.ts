import { get, set } from 'idb-keyval';
import { z } from 'zod';
import type { RecentFile, DroppedFile } from '../../shared/host.ts';
import { isFileHandle } from '../workers/draft-store.ts';

const storageKey = 'recent-files';
const mostHandles = 10;

const storedSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    handle: z.custom<FileSystemFileHandle>(isFileHandle),
  }),
);

type StoredRecent = z.infer<typeof storedSchema>[number];

/** Where the list survives the page. Either may reject: private windows often have no storage. */
export interface RecentStore {
  load(): Promise<unknown>;
  save(recents: readonly StoredRecent[]): Promise<void>;
}

export interface RecentHandles {
  list(): Promise<readonly RecentFile[]>;
  find(id: string): Promise<StoredRecent | null>;
  /** Puts a file first. */
  remember(handle: FileSystemFileHandle): Promise<void>;
  forget(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** Handles can be kept in IndexedDB and nowhere else. */
export const indexedDbRecents: RecentStore = {
  load: () => get(storageKey),
  save: (recents) => set(storageKey, recents),
};

/** The files opened or saved last. Only a convenience: if nothing can be stored, the list lasts as long as the page. */
export function createRecentHandles(store: RecentStore, newId: () => string): RecentHandles {
  let inMemory: readonly StoredRecent[] = [];
  const load = async (): Promise<readonly StoredRecent[]> => {
    const stored = await store.load().catch(() => undefined);
    return storedSchema.catch([...inMemory]).parse(stored);
  };
  const save = async (recents: readonly StoredRecent[]): Promise<void> => {
    inMemory = recents;
    await store.save(recents).catch(() => undefined);
  };
  return {
    list: async () => (await load()).map(({ id, name }) => ({ id, name, folder: '' })),
    find: async (id) => (await load()).find((recent) => recent.id === id) ?? null,
    remember: async (handle) => {
      const others = await without(await load(), handle);
      await save([{ id: newId(), name: handle.name, handle }, ...others].slice(0, mostHandles));
    },
    forget: async (id) => save((await load()).filter((recent) => recent.id !== id)),
    clear: () => save([]),
  };
}

async function without(
  recents: readonly StoredRecent[],
  handle: FileSystemFileHandle,
): Promise<readonly StoredRecent[]> {
  const same = await Promise.all(
    recents.map((recent) => recent.handle.isSameEntry(handle).catch(() => false)),
  );
  return recents.filter((_recent, at) => same[at] !== true);
}

/** Remembers the handles of the files dropped last on the page, because a `File` alone cannot be written back. */
export interface DroppedHandles {
  find(file: DroppedFile): Promise<FileSystemHandle | null>;
}

interface Drop {
  readonly key: string;
  readonly handle: Promise<FileSystemHandle | null>;
}

export function createDroppedHandles(page: Pick<Window, 'addEventListener'>): DroppedHandles {
  let last: readonly Drop[] = [];
  // In the capturing phase: handles are available only while the event is dispatched, even if another handler stops it.
  const onDrop = (event: DragEvent) => {
    last = [...(event.dataTransfer?.items ?? [])].flatMap(toDrop);
  };
  page.addEventListener('drop', onDrop, { capture: true });
  return {
    find: async (file) => {
      const drop = last.find(({ key }) => key === keyOf(file));
      // Without a handle the file can still be read, only not written back.
      return drop ? drop.handle.catch(() => null) : null;
    },
  };
}

function toDrop(item: DataTransferItem): Drop[] {
  const file = item.kind === 'file' ? item.getAsFile() : null;
  const canGiveHandle: boolean = 'getAsFileSystemHandle' in item;
  return file && canGiveHandle ? [{ key: keyOf(file), handle: item.getAsFileSystemHandle() }] : [];
}

/** Each access to a drop gives other `File` objects, so they are compared by their properties. */
function keyOf(file: DroppedFile): string {
  return file instanceof File
    ? JSON.stringify([file.name, file.size, file.lastModified])
    : file.name;
}
