import { get, set } from 'idb-keyval';
import {
  emptyOwnLibrary,
  type OwnLibrary,
  readOwnLibraryForm,
  writeOwnLibrary,
} from '../../shared/library/own-library.ts';

const storageKey = 'own-library';

/** Where the text survives the page. Either may reject: private windows often have no storage. */
export interface LibraryStore {
  load(key: string): Promise<unknown>;
  save(key: string, text: string): Promise<void>;
}

export interface KeptLibrary {
  load(): Promise<OwnLibrary>;
  save(own: OwnLibrary): Promise<boolean>;
}

export const indexedDbLibrary: LibraryStore = { load: (key) => get(key), save: set };

/** The person's own library in this browser. What cannot be read is kept under another key, never written over. */
export function createKeptLibrary(store: LibraryStore): KeptLibrary {
  let inMemory = emptyOwnLibrary;
  return {
    load: async () => {
      const text = await store.load(storageKey).catch(() => undefined);
      if (typeof text !== 'string') return inMemory;
      const read = readOwnLibraryForm(text);
      if (read.ok) return read.value;
      await store.save(`${storageKey}-unreadable`, text).catch(() => undefined);
      return inMemory;
    },
    save: async (own) => {
      inMemory = own;
      try {
        await store.save(storageKey, writeOwnLibrary(own));
        return true;
      } catch {
        return false;
      }
    },
  };
}
