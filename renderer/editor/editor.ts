import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit } from '../../shared/edit/edit.ts';
import {
  amend,
  record,
  redo,
  startHistory,
  travel,
  undo,
  type History,
} from '../../shared/edit/history.ts';
import type { Loss } from '../../shared/project/file-outcome.ts';
import type { Imported } from '../../shared/session/opened-project.ts';
import { keepLocked } from '../../shared/edit/standing.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { changesBetween } from '../../shared/patched-map.ts';
import { newProject, type Project } from '../../shared/project/project-schema.ts';

export interface EditorState {
  /** The id by which the host is asked to save this document. */
  readonly document: string;
  /** Counts how often it was saved to a new file. */
  readonly moves: number;
  readonly history: History<Project>;
  /** The project in the file, or the one with which the window started. */
  readonly saved: Project;
  /** What a gesture in progress would make of the project. It is shown until the gesture ends. */
  readonly draft: Project | null;
  /** The file's bare name; null while there is none. */
  readonly fileName: string | null;
  /** Its name until it has a file, such as the name of the image from which it came; null: its title. */
  readonly name: string | null;
  /** The report on the file from which it was read; null for a project file, or without a file. */
  readonly imported: Imported | null;
  /** The losses to which the person agreed when saving to a file of another format, by `lossKey`. */
  readonly agreed: ReadonlySet<string>;
  /** The person agreed to save to this file in place. */
  readonly savesInPlace: boolean;
  /** When this window last wrote the file, in milliseconds since 1970. */
  readonly savedAt: number | null;
  /** Nodes, links and anchors. View state: not in the file, not in the history. */
  readonly selection: ReadonlySet<string>;
  /** Counts the documents that this window has held. */
  readonly generation: number;
  /** A text is being typed that is not an edit yet. */
  readonly isTyping: boolean;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  /** The project as shown, gesture included. */
  shown(): Project;
  /** Makes one undo step, unless nothing changed. A gesture in progress ends without being kept. */
  edit(edit: Edit, select?: Iterable<string>): void;
  /** Adds an edit to the last step, for a choice that belongs to that step. */
  amend(edit: Edit): void;
  /** Shows what an edit of the present project would make. Makes no step. */
  preview(edit: Edit): void;
  /** Ends a gesture: what is shown becomes one undo step. `finish` adds a last edit to the same step. */
  commit(finish?: Edit): void;
  /** Ends a gesture and drops its result. */
  cancel(): void;
  undo(): void;
  redo(): void;
  /** Goes several steps back (a negative number) or on. */
  travel(by: number): void;
  select(ids: Iterable<string>): void;
  /** Adds ids to the selection, or removes them if all of them are selected. */
  toggleSelection(ids: Iterable<string>): void;
  /**
   * A text is being typed, and `finish` makes an edit of it. `edit` makes that edit and nothing else, so that typing
   * can go on. Returns a function to call when the text became an edit or was given up.
   */
  beginTyping(finish: () => void, edit?: () => void): () => void;
  /** The project as it would be with everything that is being typed. Nothing changes. */
  withTyped(): Project;
  /** Makes edits of everything that is being typed, before an action that needs the document as the person sees it. */
  finishTyping(): void;
  /** Replaces the document; there is nothing to undo afterwards. */
  load(project: Project, fileName: string | null, more?: LoadedFrom): void;
  /** From now on this file is saved in place where it cannot be replaced, without another question. */
  agreeToSaveInPlace(): void;
  /** What the file holds by another program's doing, with the work of this window in it: one step. */
  takeIn(next: Project, inFile: Project, imported: Imported | null): void;
  /** Whether the file still exists: without it, all of the document is unsaved. */
  setInFile(isInFile: boolean): void;
  /** From now on these losses are accepted on saving, without another question. */
  agreeToLose(losses: readonly Loss[]): void;
  /** `written` is in the file now. `written` was made from `from`; edits after that are not in the file. */
  markSaved(
    from: Project,
    written: Project,
    fileName: string,
    at: number,
    toNewFile?: boolean,
  ): void;
}

interface LoadedFrom {
  readonly document?: string;
  /** For a document without a file. */
  readonly name?: string;
  /** It differs from what the file contains. */
  readonly edited?: boolean;
  readonly imported?: Imported | undefined;
}

/** The same key for the same loss of the same element. */
export function lossKey({ elementId, where, what }: Loss): string {
  return `${elementId ?? where}\n${what}`;
}

/** The project as shown: during a gesture the draft, otherwise the present. */
export const shownProject = (state: EditorState): Project => state.draft ?? state.history.present;

export const isEdited = (state: EditorState): boolean =>
  state.isTyping || state.history.present !== state.saved;

/** Nothing would be lost if another project replaced this one. */
export const isPristine = (state: EditorState): boolean =>
  state.fileName === null &&
  state.name === null &&
  !state.isTyping &&
  state.history.past.length === 0 &&
  state.history.future.length === 0;

/** `tellKept` hears of locked elements that an edit would have changed. */
export function createEditor(
  first: Project = newProject(),
  document = '',
  tellKept: (ids: readonly string[]) => void = () => undefined,
): Editor {
  const store = createStore<EditorState>()(() => stateFor(first, null, { document }));
  const moveTo = (history: History<Project>, selection?: Iterable<string>) =>
    store.setState((state) => ({
      history,
      draft: null,
      selection: stillThere(history.present, selection ?? state.selection, state.selection),
    }));
  const goTo = (go: (history: History<Project>) => History<Project>) => {
    const { history } = store.getState();
    const next = go(history);
    moveTo(next, appeared(history.present, next.present));
  };
  const typed = new Map<() => void, (() => void) | undefined>();
  /** Collects the edits of texts that are still being typed, while somebody asks for them. */
  let asked: Project | null = null;
  /** The saved project while its file does not exist, and what takes its place. */
  let lost: { readonly before: Project; readonly now: Project } | null = null;
  const countTyped = () => {
    const isTyping = typed.size > 0;
    if (isTyping !== store.getState().isTyping) store.setState({ isTyping });
  };
  /** Locked elements that the gesture in progress would have changed. */
  let keptInDraft: readonly string[] = [];
  const step = (next: Project, select?: Iterable<string>) => {
    const { history } = store.getState();
    const { project, kept } = keepLocked(history.present, next);
    keptInDraft = [];
    moveTo(record(history, project), select);
    if (kept.length > 0) tellKept(kept);
  };

  return {
    store,
    shown: () => shownProject(store.getState()),
    edit: (edit, select) => {
      if (asked === null) step(edit(store.getState().history.present), select);
      else asked = edit(asked);
    },
    amend: (edit) => {
      const { history } = store.getState();
      moveTo(amend(history, edit(history.present)));
    },
    preview: (edit) => {
      const { present } = store.getState().history;
      const { project, kept } = keepLocked(present, edit(present));
      keptInDraft = kept;
      store.setState({ draft: project });
    },
    commit: (finish) => {
      const { draft, history } = store.getState();
      const end = draft ?? history.present;
      const kept = keptInDraft;
      step(finish ? finish(end) : end);
      if (kept.length > 0) tellKept(kept);
    },
    cancel: () => {
      keptInDraft = [];
      store.setState({ draft: null });
    },
    undo: () => goTo(undo),
    redo: () => goTo(redo),
    travel: (by) => goTo((history) => travel(history, by)),
    select: (ids) =>
      store.setState((state) => ({
        selection: stillThere(shownProject(state), ids, state.selection),
      })),
    toggleSelection: (ids) =>
      store.setState((state) => ({ selection: toggled(state.selection, [...ids]) })),
    withTyped: () => {
      asked = store.getState().history.present;
      try {
        for (const edit of typed.values()) edit?.();
        return asked;
      } finally {
        asked = null;
      }
    },
    beginTyping: (finish, edit) => {
      typed.set(finish, edit);
      countTyped();
      return () => {
        typed.delete(finish);
        countTyped();
      };
    },
    finishTyping: () => {
      const finishes = [...typed.keys()];
      typed.clear();
      for (const finish of finishes) finish();
      countTyped();
    },
    load: (project, fileName, more) =>
      store.setState((state) => ({
        ...stateFor(project, fileName, more),
        isTyping: state.isTyping,
        generation: state.generation + 1,
      })),
    agreeToSaveInPlace: () => store.setState({ savesInPlace: true }),
    takeIn: (next, saved, imported) => {
      moveTo(record(store.getState().history, next));
      store.setState({ saved, imported });
    },
    setInFile: (isInFile) => {
      const { saved } = store.getState();
      if (!isInFile) {
        lost = { before: saved, now: { ...saved } };
        store.setState({ saved: lost.now });
      } else if (lost?.now === saved) store.setState({ saved: lost.before });
      if (isInFile) lost = null;
    },
    agreeToLose: (losses) =>
      store.setState(({ agreed }) => ({ agreed: new Set([...agreed, ...losses.map(lossKey)]) })),
    markSaved: (from, written, fileName, savedAt, toNewFile = false) =>
      store.setState((state) => ({
        // The saved copy carries a new time stamp; taking it as the present keeps "unsaved" a comparison of identity.
        history: state.history.present === from ? amend(state.history, written) : state.history,
        saved: written,
        fileName,
        savedAt,
        moves: toNewFile ? state.moves + 1 : state.moves,
        savesInPlace: !toNewFile && state.savesInPlace,
      })),
  };
}

function stateFor(
  project: Project,
  fileName: string | null,
  { document, name, edited = false, imported }: LoadedFrom = {},
): EditorState {
  return {
    document: document ?? '',
    moves: 0,
    history: startHistory(project),
    saved: edited ? { ...project } : project,
    draft: null,
    fileName,
    name: name ?? null,
    imported: imported ?? null,
    agreed: new Set(),
    savesInPlace: false,
    savedAt: null,
    selection: new Set(),
    generation: 0,
    isTyping: false,
  };
}

/** What undo or redo brought back, to be selected; undefined if nothing came back. */
function appeared(before: Project, after: Project): string[] | undefined {
  if (haveSameElements(before, after)) return undefined;
  const { nodes, links } = indexProject(before);
  const news = [...after.nodes, ...after.links].filter(
    ({ id }) => !nodes.has(id) && !links.has(id),
  );
  return news.length > 0 ? news.map(({ id }) => id) : undefined;
}

/** Where few elements are other values, it is known at once. */
function haveSameElements(before: Project, after: Project): boolean {
  const isAlike = () => true;
  return (
    changesBetween(before.nodes, after.nodes, isAlike) !== null &&
    changesBetween(before.links, after.links, isAlike) !== null
  );
}

/** The ids that exist. The same set if nothing changes, so that no view draws again. */
function stillThere(
  project: Project,
  ids: Iterable<string>,
  current: ReadonlySet<string>,
): ReadonlySet<string> {
  const { nodes, links, anchors } = indexProject(project);
  const kept = [...ids].filter((id) => nodes.has(id) || links.has(id) || anchors.has(id));
  const next = new Set(kept);
  const isSame = next.size === current.size && kept.every((id) => current.has(id));
  return isSame ? current : next;
}

function toggled(selection: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(selection);
  if (ids.every((id) => next.has(id))) for (const id of ids) next.delete(id);
  else for (const id of ids) next.add(id);
  return next;
}
