import { createStore, del, set, values, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import { formatIds } from '../../shared/formats/known-formats.ts';
import { lossReportSchema } from '../../shared/project/loss-report.ts';
import type { DraftStore } from '../../shared/session/drafts.ts';
import { isFileHandle } from './kept-handles.ts';
import type { PageFile } from './page-store.ts';

/** Drafts of this browser, of all its tabs. */
export interface PageDrafts {
  readonly store: DraftStore<PageFile>;
  /** A name for a document that no tab has given to another one. */
  newId(): string;
  /** This tab shows the document until it is closed or dies. */
  hold(id: string): void;
  /** Whether a tab shows it, this one or another. */
  isLiving(id: string): Promise<boolean>;
}

const storedSchema = z.object({
  id: z.string(),
  name: z.string(),
  time: z.number(),
  text: z.string(),
  file: z
    .object({
      at: z.object({
        name: z.string(),
        handle: z.custom<FileSystemFileHandle>(isFileHandle).nullable(),
      }),
      format: z.enum(formatIds),
      hash: z.string(),
      unread: lossReportSchema.shape.losses,
    })
    .nullable(),
});

/**
 * In IndexedDB, which survives when a tab dies. A lock for each document tells whether a tab still shows it; a browser
 * without locks (on a page that is not served securely) offers all drafts.
 */
export function createPageDrafts(navigator: Navigator, newId: () => string): PageDrafts {
  let heldId: string | null = null;
  let letGo: (() => void) | null = null;
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const locks: LockManager | undefined = navigator.locks;
  return {
    store: createDraftStore(),
    newId,
    hold: (id) => {
      if (!locks || heldId === id) return;
      letGo?.();
      heldId = id;
      const isOver = new Promise<void>((resolve) => (letGo = resolve));
      void locks.request(lockOf(id), () => isOver);
    },
    isLiving: async (id) => locks !== undefined && (await isHeld(locks, lockOf(id))),
  };
}

const lockOf = (id: string) => `neuromatrix-document-${id}`;

/** Milliseconds: a page that is loaded again may hold its lock a little longer. */
const patience = 1_000;

async function isHeld(locks: LockManager, name: string): Promise<boolean> {
  try {
    await locks.request(name, { signal: AbortSignal.timeout(patience) }, () => undefined);
    return false;
  } catch {
    return true;
  }
}

function createDraftStore(): DraftStore<PageFile> {
  let database: UseStore | null = null;
  // Opened when it is first needed: where storage is forbidden, opening it fails.
  const open = () => (database ??= createStore('neuromatrix-drafts', 'drafts'));
  return {
    put: async (draft) => {
      const { file } = draft;
      const store = (handle: FileSystemFileHandle | null) => {
        const at = file && { name: file.at.name, handle };
        return set(draft.id, { ...draft, file: file && { ...file, at } }, open());
      };
      try {
        await store(file?.at.handle ?? null);
      } catch (error) {
        // Without its handle, saving asks for the file again; no work is lost.
        if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error;
        await store(null);
      }
    },
    list: async () => {
      const stored = await values<unknown>(open());
      return stored.flatMap((value) => {
        const draft = storedSchema.safeParse(value);
        return draft.success ? [draft.data] : [];
      });
    },
    remove: (id) => del(id, open()),
  };
}
