import { serializeInSteps } from '../../shared/project/serialize-project.ts';
import { isEdited, type EditorState } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { documentName } from './files.ts';

/** Milliseconds from a change to its draft; later changes until then are in the same draft. */
const draftDelay = 1_000;
/** Milliseconds by which a busy window may delay it. */
const longestWait = 30;
/** Milliseconds of one step of writing: a frame has time for it. */
const stepTime = 8;

/**
 * Keeps a draft of the document with the host while there is work that is not in its file, including texts that are
 * being typed. The whole text is sent each time. Only joining its lines blocks: lines are written in steps, and those
 * of unchanged elements only once.
 */
export function keepDrafts(workbench: Workbench): void {
  const { editor, host, workspace } = workbench;
  const lines = new WeakMap<object, string>();
  /** The document whose draft the host has, or may have. */
  let kept = isEdited(editor.store.getState()) ? editor.store.getState().document : null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let isWriting = false;
  let isChanged = false;
  let isTold = false;

  const keep = async (text: string, document: string): Promise<void> => {
    kept = document;
    const isKept = await host.keepDraft({ document, name: documentName(workbench), text });
    if (isKept || isTold) return;
    isTold = true;
    workspace.toast(
      'Unsaved work cannot be kept for after a crash: there may be no room. Save often.',
    );
  };
  const write = async (): Promise<void> => {
    waiting = null;
    isWriting = true;
    isChanged = false;
    try {
      const { document } = editor.store.getState();
      const text = await inIdleSteps(serializeInSteps(editor.withTyped(), lines));
      const now = editor.store.getState();
      if (now.document === document && isEdited(now)) await keep(text, document);
    } finally {
      isWriting = false;
      if (isChanged) wait();
    }
  };
  const wait = () => {
    if (isWriting) isChanged = true;
    else waiting ??= setTimeout(() => void write(), draftDelay);
  };
  const drop = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    isChanged = false;
    if (kept !== null) void host.dropDraft({ document: kept });
    kept = null;
  };
  const follow = (state: EditorState, before: EditorState) => {
    if (before.document !== state.document) {
      drop();
      if (isEdited(state)) kept = state.document;
    }
    if (!isEdited(state)) drop();
    else if (isNews(state, before)) wait();
  };
  /** The page may be gone the next moment, so what is not kept yet is sent at once. */
  const hurry = () => {
    const state = editor.store.getState();
    if (!isEdited(state) || (waiting === null && !isWriting && !state.isTyping)) return;
    void keep(allAtOnce(serializeInSteps(editor.withTyped(), lines)), state.document);
  };
  editor.store.subscribe(follow);
  // For each letter that is typed: only the field knows about it; the store hears only about the first.
  window.addEventListener('input', () => {
    if (editor.store.getState().isTyping) wait();
  });
  window.addEventListener('pagehide', hurry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hurry();
  });
}

function isNews(state: EditorState, before: EditorState): boolean {
  const isSame = before.history.present === state.history.present && before.saved === state.saved;
  return !isSame || before.isTyping !== state.isTyping;
}

/** Offers unsaved work when no other dialog is open. */
export async function offerDrafts({ host, workspace }: Workbench): Promise<void> {
  const drafts = await host.drafts();
  if (drafts.length === 0) return;
  const { store } = workspace;
  const offer = () => workspace.openDialog({ name: 'drafts', drafts });
  if (store.getState().dialog === null) return offer();
  const stop = store.subscribe(({ dialog }) => {
    if (dialog !== null) return;
    stop();
    offer();
  });
}

/** Continues when the window is idle, and at the latest when it has waited long enough. */
async function inIdleSteps<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  for (;;) {
    // One after the other is the point of it.
    // oxlint-disable-next-line no-await-in-loop
    await idle();
    const end = performance.now() + stepTime;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}

function allAtOnce<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser has it.
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => resolve(), { timeout: longestWait });
    } else setTimeout(resolve);
  });
}
