import { isSameValue } from '../../shared/project/plain-json.ts';
import type { Marker, Project } from '../../shared/project/project-schema.ts';
import { createDraftSender, type Kept } from '../../shared/session/draft-text.ts';
import { markersOf } from '../../shared/session/versions.ts';
import { isEdited, type EditorState } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { documentName } from './files.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Milliseconds from a change to its draft; later changes until then are in the same draft. */
const draftDelay = 1_000;
/** The first draft of a document takes longer, because all of it is sent. */
const firstDelay = 100;
/** Milliseconds by which a busy window may delay it. */
const longestWait = 30;
/** Milliseconds of one step of sending: a frame has time for it. */
const stepTime = 8;
/** The same where the window is so busy that the draft would come too late, as just after opening a large file. */
const lateStepTime = 30;
/** Milliseconds after which it is late. */
const late = 400;

/**
 * Keeps a draft of the document with the host while there is work that is not in its file, including texts that are
 * being typed. Only elements that have changed since the last draft are sent, a few at a time.
 */
export function keepDrafts(workbench: Workbench): void {
  const { editor, host, workspace } = workbench;
  const sender = createDraftSender(Date.now());
  /** The document whose draft the host has, or may have. */
  let kept = isEdited(editor.store.getState()) ? editor.store.getState().document : null;
  /** The document of which the host has got the whole. */
  let known: string | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let isWriting = false;
  let isChanged = false;
  let isTold = false;

  const isStill = (document: string) => {
    const now = editor.store.getState();
    return now.document === document && isEdited(now);
  };
  const send = async (project: Project, document: string): Promise<Kept> => {
    let answer: Kept = 'kept';
    const steps = sender.steps(document, project);
    const begun = performance.now();
    for (let isOver = false; !isOver;) {
      // One burst after the other is the point of it.
      // oxlint-disable-next-line no-await-in-loop
      await idle();
      if (!isStill(document)) return 'kept';
      kept = document;
      const name = documentName(workbench);
      const sent: Promise<Kept>[] = [];
      const now = performance.now();
      const end = now + (now - begun > late ? lateStepTime : stepTime);
      do {
        const step = steps.next();
        if (step.done) isOver = true;
        else sent.push(host.keepDraft({ ...step.value, name }));
      } while (!isOver && performance.now() < end);
      // oxlint-disable-next-line no-await-in-loop
      answer = (await Promise.all(sent)).at(-1) ?? answer;
    }
    if (answer === 'unknown') sender.forget();
    else sender.confirm();
    known = answer === 'unknown' ? null : document;
    return answer;
  };
  const keep = async (project: Project, document: string): Promise<void> => {
    let answer = await send(project, document);
    // The host may have been started anew since the last one.
    if (answer === 'unknown') answer = await send(project, document);
    if (answer === 'kept' || isTold) return;
    isTold = true;
    workspace.toast(windowWords.unsavedWorkCannot);
  };
  const write = async (): Promise<void> => {
    waiting = null;
    isWriting = true;
    isChanged = false;
    try {
      const { document } = editor.store.getState();
      if (isStill(document)) await keep(editor.withTyped(), document);
    } finally {
      isWriting = false;
      if (isChanged) wait();
    }
  };
  const wait = () => {
    const delay = known === editor.store.getState().document ? draftDelay : firstDelay;
    if (isWriting) isChanged = true;
    else waiting ??= setTimeout(() => void write(), delay);
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
    kept = state.document;
    const name = documentName(workbench);
    for (const step of sender.atOnce(state.document, editor.withTyped())) {
      void host.keepDraft({ ...step, name, isLast: true });
    }
  };
  editor.store.subscribe(follow);
  // For each letter that is typed: only the field knows about it; the store hears only about the first.
  window.addEventListener('input', () => {
    if (editor.store.getState().isTyping) wait();
  });
  window.addEventListener('pagehide', hurry);
  // A browser may end a hidden page without another word.
  document.addEventListener('visibilitychange', () => {
    if (host.edition === 'browser' && document.visibilityState === 'hidden') hurry();
  });
}

/** Laboratory values that are taken out of the document leave its history, too, whether it is saved or not. */
export function forgetRemovedValues({ editor, host }: Workbench): void {
  editor.store.subscribe((state, before) => {
    const { document, history } = state;
    const { scenarios } = before.history.present;
    if (document !== before.document || scenarios === history.present.scenarios) return;
    const kept = markersOf(history.present);
    const isKept = (marker: Marker) => kept.some((one) => isSameValue(one, marker));
    if (!markersOf({ scenarios }).every(isKept)) void host.forgetValues({ document, kept });
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

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser has it.
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => resolve(), { timeout: longestWait });
    } else setTimeout(resolve);
  });
}
