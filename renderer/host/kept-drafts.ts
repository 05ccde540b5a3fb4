import type { DraftStep, Kept } from '../../shared/session/draft-text.ts';
import type { DraftStore } from '../../shared/session/drafts.ts';
import { answerOrThrow, createWorkerClient } from '../../shared/worker/worker-client.ts';
import { draftQuestions } from '../workers/draft-messages.ts';
import { createPageDraftStore, type DraftHead } from '../workers/draft-store.ts';
import { toWorkerPort } from '../workers/page-worker.ts';
import type { PageFile } from './page-store.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Drafts of this browser, of all its tabs. */
export interface PageDrafts {
  readonly store: DraftStore<PageFile>;
  /** Takes what has changed since the last draft. */
  keep(head: DraftHead, step: DraftStep): Promise<Kept>;
  /** The same for a page that may be gone the next moment, with it the worker. */
  keepLate(head: DraftHead, step: DraftStep): Promise<Kept>;
  /** A name for a document that no tab has given to another one. */
  newId(): string;
  /** This tab shows the document until it is closed or dies. */
  hold(id: string): void;
  /** Whether a tab shows it, this one or another. */
  isLiving(id: string): Promise<boolean>;
}

/**
 * In IndexedDB, written by a worker. A lock for each document tells whether a tab still shows it; a browser without
 * locks (on a page that is not served securely) offers all drafts.
 */
export function createPageDrafts(navigator: Navigator, newId: () => string): PageDrafts {
  let heldId: string | null = null;
  let letGo: (() => void) | null = null;
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const locks: LockManager | undefined = navigator.locks;
  return {
    ...createDraftWork(),
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

function createDraftWork(): Pick<PageDrafts, 'store' | 'keep' | 'keepLate'> {
  const here = createPageDraftStore();
  const { ask } = createWorkerClient({
    questions: draftQuestions,
    start: () =>
      toWorkerPort(
        new Worker(new URL('../workers/draft-worker.ts', import.meta.url), { type: 'module' }),
        windowWords.partOfProgramThat,
      ),
  });
  /** The steps of the last moments, of which each may be the one that fits. */
  let late: { readonly id: string; readonly number: number; readonly steps: DraftStep[] } | null =
    null;
  return {
    store: {
      put: (draft) =>
        withFile(draft, async (sent) => void answerOrThrow(await ask('put', { draft: sent }))),
      list: () => here.list(),
      remove: async (id) => void answerOrThrow(await ask('remove', { id })),
    },
    keep: (head, step) =>
      withFile(head, async (sent) => answerOrThrow(await ask('keep', { head: sent, step }))),
    keepLate: async (head, step) => {
      const { number } = step;
      if (late?.id !== head.id || late.number !== number) late = { id: head.id, number, steps: [] };
      late.steps.push(step);
      await here.putLate(head, late.steps);
      return 'kept';
    },
  };
}

/** Not every handle can be sent. Without it, saving asks for the file again; no work is lost. */
async function withFile<Sent extends DraftHead, Value>(
  sent: Sent,
  send: (sent: Sent) => Promise<Value>,
): Promise<Value> {
  const { file } = sent;
  const having = (handle: FileSystemFileHandle | null): Sent => ({
    ...sent,
    file: file && { ...file, at: { name: file.at.name, handle } },
  });
  try {
    return await send(having(file?.at.handle ?? null));
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error;
    return send(having(null));
  }
}
