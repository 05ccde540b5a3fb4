import { get, set } from 'idb-keyval';
import {
  motifsInText,
  noOwnMotifs,
  writeMotifsText,
  type OwnMotifs,
} from '../../shared/edit/kept-motifs.ts';
import {
  emptyOwnLibrary,
  type OwnLibrary,
  readOwnLibraryForm,
  writeOwnLibrary,
} from '../../shared/library/own-library.ts';

/** Where the text survives the page. Either may reject: private windows often have no storage. */
export interface LibraryStore {
  load(key: string): Promise<unknown>;
  save(key: string, text: string): Promise<void>;
}

/** What a person keeps in this browser. */
export interface KeptInPage<Value> {
  load(): Promise<Value>;
  save(value: Value): Promise<boolean>;
}

export const indexedDbLibrary: LibraryStore = { load: (key) => get(key), save: set };

/** The person's own library. */
export function createKeptLibrary(store: LibraryStore): KeptInPage<OwnLibrary> {
  const read = (text: string) => {
    const found = readOwnLibraryForm(text);
    return found.ok ? found.value : null;
  };
  return createKept(store, 'own-library', { read, write: writeOwnLibrary, none: emptyOwnLibrary });
}

/** The person's own motifs. */
export function createKeptMotifs(store: LibraryStore): KeptInPage<OwnMotifs> {
  const form = { read: motifsInText, write: writeMotifsText, none: noOwnMotifs };
  return createKept(store, 'own-motifs', form);
}

interface Form<Value> {
  /** Null for what cannot be read. */
  readonly read: (text: string) => Value | null;
  readonly write: (value: Value) => string;
  readonly none: Value;
}

/** What cannot be read is kept under another key, never written over. */
function createKept<Value>(
  store: LibraryStore,
  key: string,
  { read, write, none }: Form<Value>,
): KeptInPage<Value> {
  let inMemory = none;
  return {
    load: async () => {
      const text = await store.load(key).catch(() => undefined);
      if (typeof text !== 'string') return inMemory;
      const value = read(text);
      if (value !== null) return value;
      await store.save(`${key}-unreadable`, text).catch(() => undefined);
      return inMemory;
    },
    save: async (value) => {
      inMemory = value;
      try {
        await store.save(key, write(value));
        return true;
      } catch {
        return false;
      }
    },
  };
}
