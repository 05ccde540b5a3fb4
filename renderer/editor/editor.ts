import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit } from '../../shared/edit/edit.ts';
import {
  amend,
  record,
  redo,
  startHistory,
  undo,
  type History,
} from '../../shared/edit/history.ts';
import type { Loss } from '../../shared/project/loss-report.ts';
import type { Imported } from '../../shared/session/opened-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { newProject, type Project } from '../../shared/project/project-schema.ts';

export interface EditorState {
  /** What stands for this document when the host is asked to save it. */
  readonly document: string;
  /** Counts the files that it was saved to as new ones. */
  readonly moves: number;
  readonly history: History<Project>;
  /** The value that is in the file, or that the window started with. */
  readonly saved: Project;
  /** What a gesture in progress would make of the project; shown instead of it until the gesture ends. */
  readonly draft: Project | null;
  /** The file's bare name; null while there is none. */
  readonly fileName: string | null;
  /** What it goes by until it has a file, such as the name of the image that it came out of; null: by its title. */
  readonly name: string | null;
  /** What became of the file that it was read from; null where that was a project file, or none. */
  readonly imported: Imported | null;
  /** What the person agreed to lose on saving to a file of another format, as `lossKey` has it. */
  readonly agreed: ReadonlySet<string>;
  /** When this window last wrote the file, in milliseconds since 1970. */
  readonly savedAt: number | null;
  /** Nodes, links and anchors. View state: not in the file, not in the history. */
  readonly selection: ReadonlySet<string>;
  /** Counts the documents that this window has held. */
  readonly generation: number;
  /** A text is being typed that is no edit yet. */
  readonly isTyping: boolean;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  /** The project as shown, gesture included. */
  shown(): Project;
  /** Makes one undo step, unless nothing changed. Ends a gesture without keeping it. */
  edit(edit: Edit, select?: Iterable<string>): void;
  /** Makes an edit part of the step that was last made, for what a person decides right after it. */
  amend(edit: Edit): void;
  /** Shows what an edit of the present project would make, without a step. */
  preview(edit: Edit): void;
  /** Ends a gesture: what is shown becomes one undo step. `finish` adds a last edit to the same step. */
  commit(finish?: Edit): void;
  /** Ends a gesture as if it had not been. */
  cancel(): void;
  undo(): void;
  redo(): void;
  select(ids: Iterable<string>): void;
  /** Takes ids into the selection, or out of it if they all are in it. */
  toggleSelection(ids: Iterable<string>): void;
  /**
   * A text is being typed that `finish` makes an edit of. `edit` makes that edit and nothing else, so that the typing can
   * go on. Returns what to call when it is one, or was given up.
   */
  beginTyping(finish: () => void, edit?: () => void): () => void;
  /** The project as it would be with all that is being typed. Nothing changes. */
  withTyped(): Project;
  /** Makes edits of all that is being typed, for what is to be done with the document as a person sees it. */
  finishTyping(): void;
  /** Replaces the document; there is nothing to undo afterwards. */
  load(project: Project, fileName: string | null, more?: LoadedFrom): void;
  /** From now on these may be lost on saving, without asking again. */
  agreeToLose(losses: readonly Loss[]): void;
  /** `written` is in the file now, whatever has been edited since `written` was made from `from`. */
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
  /** It is not what the file holds. */
  readonly edited?: boolean;
  readonly imported?: Imported | undefined;
}

/** The same for the same loss of the same element. */
export function lossKey({ elementId, where, what }: Loss): string {
  return `${elementId ?? where}\n${what}`;
}

/** The project as shown: mid-gesture the draft, else the present. */
export const shownProject = (state: EditorState): Project => state.draft ?? state.history.present;

export const isEdited = (state: EditorState): boolean =>
  state.isTyping || state.history.present !== state.saved;

/** Nothing would be lost if another project took its place. */
export const isPristine = (state: EditorState): boolean =>
  state.fileName === null &&
  state.name === null &&
  !state.isTyping &&
  state.history.past.length === 0 &&
  state.history.future.length === 0;

export function createEditor(first: Project = newProject(), document = ''): Editor {
  const store = createStore<EditorState>()(() => stateFor(first, null, { document }));
  const moveTo = (history: History<Project>, selection?: Iterable<string>) =>
    store.setState((state) => ({
      history,
      draft: null,
      selection: stillThere(history.present, selection ?? state.selection, state.selection),
    }));
  const travel = (go: (history: History<Project>) => History<Project>) => {
    const { history } = store.getState();
    const next = go(history);
    moveTo(next, appeared(history.present, next.present));
  };
  const typed = new Map<() => void, (() => void) | undefined>();
  /** What the edits of texts that are still being typed make, while somebody asks for that. */
  let asked: Project | null = null;
  const countTyped = () => {
    const isTyping = typed.size > 0;
    if (isTyping !== store.getState().isTyping) store.setState({ isTyping });
  };
  const step = (next: Project, select?: Iterable<string>) =>
    moveTo(record(store.getState().history, next), select);

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
    preview: (edit) => store.setState((state) => ({ draft: edit(state.history.present) })),
    commit: (finish) => {
      const { draft, history } = store.getState();
      const end = draft ?? history.present;
      step(finish ? finish(end) : end);
    },
    cancel: () => store.setState({ draft: null }),
    undo: () => travel(undo),
    redo: () => travel(redo),
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
    savedAt: null,
    selection: new Set(),
    generation: 0,
    isTyping: false,
  };
}

/** What undo or redo brought back, to be selected; undefined if nothing. */
function appeared(before: Project, after: Project): string[] | undefined {
  const { nodes, links } = indexProject(before);
  const news = [...after.nodes, ...after.links].filter(
    ({ id }) => !nodes.has(id) && !links.has(id),
  );
  return news.length > 0 ? news.map(({ id }) => id) : undefined;
}

/** The ids that name something; the same set again if nothing changes, so that nobody redraws for it. */
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
