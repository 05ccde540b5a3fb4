import type { CommandId } from '../shared/commands.ts';
import type { Host, Start } from '../shared/host.ts';
import { createSaveQueue } from '../shared/session/in-turn.ts';
import { emptyProject } from '../shared/settings.ts';
import { createPageFormatWork } from './workers/format-work.ts';
import { createImageRenderer } from './workers/render-image.ts';
import { createAskMatrix, createMatrixDesk } from './editor/matrix-desk.ts';
import { actions, isCommandEnabled, isCommandOn } from './actions.ts';
import { createChecking } from './editor/checking.ts';
import { fetchBeside } from './editor/editing-part.ts';
import { createEditor, isEdited, isPristine, shownProject } from './editor/editor.ts';
import {
  documentName,
  loadOpened,
  fileKey,
  saveAll,
  saveNow,
  showFailure,
  takeOpened,
  tellImported,
} from './files/files.ts';
import { forgetRemovedValues, keepDrafts, offerDrafts } from './files/drafts.ts';
import { createOpeningView } from './files/opening.ts';
import { createOutsideWatch, followFile } from './files/outside.ts';
import { listenToKeys } from './editor/key-presses.ts';
import type { CanvasControls, CanvasSlot, Workbench } from './editor/workbench.tsx';
import { isForText, mayChoose, menuState } from './frame/menu-state.ts';
import { loadOwnLibrary } from './library/own-library.ts';
import { dropStaleToasts, createWorkspace } from './editor/workspace.ts';
import { windowWords } from '../shared/words/window.ts';

const textCommands: ReadonlySet<CommandId> = new Set(['undo', 'redo', 'select-all', 'paste']);

/** Puts the parts of a window together and connects them to the host, the keyboard and the clipboard. */
export function createWorkbench(host: Host, start: Start): Workbench {
  const workspace = createWorkspace((settings) => void host.saveSettings(settings));
  const editor = createEditor(
    start.opened?.project ?? emptyProject(start.settings, new Date().toISOString()),
    start.document,
    (kept) => workspace.refuse(lockedInWords(kept.length)),
  );
  const askMatrix = createAskMatrix();
  const workbench: Workbench = {
    host,
    editor,
    workspace,
    newId,
    renderImage: createImageRenderer(),
    formats: createPageFormatWork(),
    canvas: createCanvasSlot(),
    editing: fetchBeside(() => import('./editor/editing.ts')),
    problems: createChecking(editor, workspace),
    desk: createMatrixDesk(editor, askMatrix),
    models: askMatrix.models,
    outside: { look: (reason) => outside.look(reason) },
    save: createSaveQueue(
      (overwrite) => saveNow(workbench, overwrite),
      () => fileKey(workbench),
    ),
    version: start.version,
    platform: start.platform,
    canLookForUpdates: start.canLookForUpdates,
    isEnabled: (id) => isCommandEnabled(id, editor.store.getState()),
    isOn: (id) => isCommandOn(id, workbench),
    run: (id) => {
      // These commands act on the text that is being typed; all others act on the diagram with that text in it.
      if (!textCommands.has(id)) editor.finishTyping();
      const isEnabled = isForText(id) || isCommandEnabled(id, editor.store.getState());
      if (isEnabled) void actions[id].run(workbench);
    },
  };
  const outside = createOutsideWatch(workbench);
  workspace.set({ settings: start.settings });
  if (start.opened) loadOpened(workbench, start.opened);
  if (start.opened) void tellImported(workbench);
  if (start.failure) showFailure(workbench, start.failure);
  dropStaleToasts(editor, workspace);
  followHost(workbench);
  void loadOwnLibrary(workbench);
  reportState(workbench);
  listenToKeys(workbench);
  void workbench.editing.use(({ listenToClipboard }) => listenToClipboard(workbench));
  window.addEventListener('focus', () => void loadOwnLibrary(workbench));
  listenToDroppedFiles(workbench);
  keepDrafts(workbench);
  forgetRemovedValues(workbench);
  followFile(workbench);
  void offerDrafts(workbench);
  return workbench;
}

function lockedInWords(count: number): string {
  const stay = count === 1 ? windowWords.oneElementIs : windowWords.elementsAreLocked(count);
  return windowWords.asBeforeUnlock(stay);
}

/** Short enough to read in a diff, and long enough to be unique: 10 characters of base 36, 51 random bits. */
function newId(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const number = high * 2 ** 20 + (low >>> 12);
  return `e${number.toString(36).padStart(10, '0').slice(-10)}`;
}

function createCanvasSlot(): CanvasSlot {
  let current: CanvasControls | null = null;
  return {
    get current() {
      return current;
    },
    attach: (controls) => {
      current = controls;
      return () => {
        current = null;
      };
    },
  };
}

function followHost(workbench: Workbench): void {
  const { host } = workbench;
  host.on('command', (id) => {
    // The window may have changed while the menu was open.
    if (mayChoose(workbench, id)) workbench.run(id);
  });
  host.on('opened', (opened) => void takeOpened(workbench, opened));
  host.on('openFailed', (failure) => showFailure(workbench, failure));
  host.on('opening', createOpeningView(workbench));
  host.on('settings', (changed) => workbench.workspace.takePreferences(changed));
  host.on('update', ({ version, page }) =>
    workbench.workspace.toast(windowWords.neuromatrixIsAvailable(version), {
      label: windowWords.showPage,
      run: () => void host.openWebPage({ url: page }),
    }),
  );
  host.on('saveThenClose', ({ round }) => void saveThenClose(workbench, round));
}

/** The host hears the result in any case, because it waits to close the window. */
async function saveThenClose(workbench: Workbench, round: number): Promise<void> {
  let saved = false;
  try {
    saved = await saveAll(workbench);
  } finally {
    await workbench.host.settleClose({ round, saved });
  }
}

/** Keeps the host informed about everything on which its title bar, menu and close button depend. */
function reportState(workbench: Workbench): void {
  const { desk, editor, host, workspace } = workbench;
  let last = '';
  const report = () => {
    const state = editor.store.getState();
    const now = {
      document: state.document,
      edited: isEdited(state),
      pristine: isPristine(state),
      title: documentName(workbench),
      ...menuState(workbench),
    };
    const text = JSON.stringify(now);
    if (text === last) return;
    last = text;
    void host.reportState(now);
  };
  editor.store.subscribe((state, before) => {
    // What a gesture shows meanwhile changes none of it.
    if (shownProject(state) === state.history.present || state.draft === before.draft) report();
  });
  workspace.store.subscribe((state, before) => {
    // Nothing in a menu depends on these, and they change at every move of the pointer or the wheel.
    const isMoving =
      state.guides !== before.guides ||
      state.dropTarget !== before.dropTarget ||
      state.dropLink !== before.dropLink;
    if (!isMoving && state.zoom === before.zoom) report();
  });
  desk.store.subscribe(report);
  // While a text is being typed, Undo and Copy act on that text.
  for (const event of ['focusin', 'focusout']) document.addEventListener(event, report);
  report();
}

/** Opens a project file that is dropped anywhere on the window. Without this the window would navigate to it. */
function listenToDroppedFiles(workbench: Workbench): void {
  // Also as a drag comes over an element: what is let go before the next movement would be refused otherwise.
  for (const type of ['dragenter', 'dragover'] as const) {
    window.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
  }
  window.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const at = workbench.canvas.current?.pointAt(event);
    void import('./files/dropped.ts').then(({ takeDropped }) => takeDropped(workbench, files, at));
  });
}
