import type { ComponentType } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Damage, LossReport } from '../../shared/project/file-outcome.ts';
import type { RecentFile } from '../../shared/host.ts';
import type { OfferedDraft } from '../../shared/session/drafts.ts';
import type { FileFailure } from '../../shared/session/opened-project.ts';
import type { ImageOptions } from '../../shared/project/image-formats.ts';
import type { Library } from '../../shared/library/library.ts';
import { noOwnMotifs, type OwnMotifs } from '../../shared/edit/kept-motifs.ts';
import { emptyOwnLibrary, type OwnLibrary } from '../../shared/library/own-library.ts';
import { themeFor, type Theme } from '../../shared/project/themes.ts';
import { defaultSettings, withPreferencesOf, type Settings } from '../../shared/settings.ts';
import type {
  Endpoint,
  NodeKind,
  Project,
  Relation,
  DiagramPoint,
  WindowPoint,
} from '../../shared/project/project-schema.ts';
import type { Reach } from '../../shared/graph/reach.ts';
import type { AskedModel } from '../../shared/whatif/view.ts';
import type { Partner } from '../../shared/suggest/partners.ts';
import type { WorkWatch } from '../../shared/worker/worker-client.ts';
import type { CopiedStyle } from '../../shared/edit/set-element-properties.ts';
import type { Guide } from '../../shared/edit/guides.ts';
import type { Replacements } from '../../shared/find/replace-text.ts';
import type { Editor } from './editor.ts';
import type { OpenMerge } from './merging.ts';

/** The dialogs by name, and what each one gets when it opens. */
export interface DialogProps {
  /** `saveElsewhere` where saving failed. */
  readonly failure: { readonly failure: FileFailure; readonly saveElsewhere?: () => void };
  readonly columns: { readonly table: UnclearTable };
  readonly 'changed-on-disk': { readonly file: string };
  readonly merge: { readonly merge: OpenMerge };
  readonly compare: { readonly other: Project; readonly otherName: string };
  readonly 'would-lose': { readonly failure: FileFailure; readonly report: LossReport };
  /** What of a damaged file is not in the project that was rescued from it. */
  readonly rescued: { readonly file: string; readonly leftOut: readonly Damage[] };
  readonly 'in-place': { readonly failure: FileFailure };
  /** Only in the browser edition: the desktop asks with a dialog of the system. */
  readonly unsaved: { readonly answer: (choice: 'save' | 'discard' | 'cancel') => void };
  readonly 'import-report': object;
  /** Work that was not saved when the program or the window ended. */
  readonly drafts: { readonly drafts: readonly OfferedDraft[] };
  /** `initial` are the last options. */
  readonly export: { readonly purpose: 'export' | 'print'; readonly initial: ImageOptions };
  readonly 'export-file': object;
  readonly report: object;
  readonly properties: object;
  readonly references: object;
  /** `text`: a table that was opened or pasted elsewhere. */
  readonly lab: { readonly text?: string };
  /** `asked`: what a scenario asked of a model. */
  readonly model: { readonly asked?: AskedModel };
  readonly 'own-library': object;
  readonly identifiers: { readonly library: Library };
  readonly replace: Replacements;
  readonly suggest: { readonly offer: SuggestOffer; readonly library: Library };
  readonly history: object;
  readonly privacy: object;
  readonly shortcuts: object;
  readonly preferences: object;
  readonly guide: object;
  readonly about: object;
}

/** A table that does not say what its columns are: the text of a file, or cells that were pasted. */
export type UnclearTable =
  | { readonly file: string; readonly text: string }
  | {
      readonly rows: readonly (readonly string[])[];
      /** Where they are pasted; the middle of the view if undefined. */
      readonly at: DiagramPoint | undefined;
    };

export type DialogName = keyof DialogProps;

/** The one modal that may be open. */
export type OpenDialog<Name extends DialogName = DialogName> = {
  readonly [Each in Name]: { readonly name: Each } & DialogProps[Each];
}[Name];

/** The component of each dialog. */
export type AllDialogs = { readonly [Name in DialogName]: ComponentType<DialogProps[Name]> };

/** The dialogs of one feature. `frame/Dialogs.tsx` joins those of all. */
export type DialogTable = Partial<AllDialogs>;

/** What the library is asked for: links between nodes, what a step needs, or what a node can grow into. */
export type SuggestOffer =
  | { readonly type: 'connect'; readonly among?: ReadonlySet<string> }
  | { readonly type: 'complete'; readonly id: string }
  | { readonly type: 'grow'; readonly id: string };

/** Something new that is added at a point of the diagram, perhaps at the end of a link from `from`. */
export interface Adding {
  readonly at: DiagramPoint;
  readonly from: Endpoint | null;
  /** The link into which it is put. */
  readonly into: string | null;
  readonly library: Library;
  /** What the library links with the node at `from`. */
  readonly partners: readonly Partner[];
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Something could not be done. It goes when something else is done. */
  readonly isRefusal?: true;
}

/** Work that takes time and can be cancelled. */
interface Progress {
  readonly text: string;
  /** 0 to 1; null if it is not known. */
  readonly share: number | null;
  readonly cancel: () => void;
}

/** The small menu in which the relation of a new link can be changed at once. Its position is in window pixels. */
export interface RelationMenu {
  readonly linkId: string;
  readonly choices: readonly Relation[];
  /** The document with the link just drawn. Choosing a relation changes that step while it is the last one. */
  readonly project: Project;
  readonly at: WindowPoint;
  /** What the diagram says of the two ends already. */
  readonly note?: string;
}

/** What is looked for in the diagram. It stays when the search is closed, so that one can go on. */
export interface Finding {
  readonly isOpen: boolean;
  /** The fields for replacing are shown too. */
  readonly replaces: boolean;
  readonly query: string;
  /** What an element must be besides, as `renderer/find/finding.ts` writes it; empty for anything. */
  readonly condition: string;
  /** The element that was shown last. */
  readonly current: string | null;
  /** Counts how often it was asked for: each time the field gets the focus. */
  readonly openings: number;
}

const noFinding: Finding = {
  isOpen: false,
  replaces: false,
  query: '',
  condition: '',
  current: null,
  openings: 0,
};

/** Which part of the diagram is faded by its evidence; see `shared/graph/evidence-strength.ts`. */
type EvidenceFilter = 'all' | 'any' | 'strong';

/** What is looked at, while the rest is faded: what is within reach of some elements. */
export interface Focus {
  readonly reach: Reach;
  readonly ids: readonly string[];
}

/** Panels that a command puts into the inspector until it is closed. */
export type InspectorPanel = 'own-look' | 'undo-history';

export type Tool = 'select' | 'pan' | 'connect' | 'draw';
export type LibraryTab = 'library' | 'outline' | 'templates' | 'what-if' | 'layers';

/** What the window shows around the document. The project file contains none of it. */
export interface WorkspaceState {
  readonly settings: Settings;
  readonly systemTheme: 'light' | 'dark';
  readonly tool: Tool;
  /** What the tool that draws draws. */
  readonly drawn: NodeKind;
  readonly libraryTab: LibraryTab;
  /** What the inspector shows in place of the selection; null for the selection. */
  readonly inspectorPanel: InspectorPanel | null;
  readonly evidenceFilter: EvidenceFilter;
  readonly focus: Focus | null;
  /** The step that a presentation shows, from 0; null while there is none. */
  readonly presenting: number | null;
  /** Whether it leads along the pathway, or from layer to layer or from view to view. */
  readonly presentingBy: 'pathway' | 'layers' | 'views';
  /** The step of the tour, from 0; null while there is none. */
  readonly tour: number | null;
  readonly dialog: OpenDialog | null;
  readonly finding: Finding;
  readonly paletteOpen: boolean;
  /**
   * `connect` looks for a target of the selected node, `insert` for a link to put it into, `point` for what the selected
   * note is about; `add` puts something new where `adding` says.
   */
  readonly paletteMode: 'commands' | 'connect' | 'insert' | 'point' | 'add';
  readonly adding: Adding | null;
  /** Id of the node that was clicked with the tool that links: the next click says where to. */
  readonly linkingFrom: string | null;
  readonly toasts: readonly Toast[];
  /** The element whose label is being typed on the canvas. */
  readonly renaming: string | null;
  readonly relationMenu: RelationMenu | null;
  /** The style that was copied last, for elements to be given. */
  readonly copiedStyle: CopiedStyle | null;
  /** What the things that are being moved are in line with. */
  readonly guides: readonly Guide[];
  /** The container that would take what is being moved. */
  readonly dropTarget: string | null;
  /** The link into which it would be put. */
  readonly dropLink: string | null;
  /** The kind of what is dragged from the library. */
  readonly dragged: NodeKind | null;
  readonly zoom: number;
  /** How often links were led that no frame had time for. */
  readonly routesLed: number;
  /** How many saves run. */
  readonly saving: number;
  /** One of them takes so long that nobody should wait for it. */
  readonly savingIsSlow: boolean;
  readonly progress: Progress | null;
  /** What the window will show next is being drawn. */
  readonly isDrawingAhead: boolean;
  /** `fresh` shows it on an untouched empty canvas, `asked` on any, `left` on none. */
  readonly startScreen: 'fresh' | 'asked' | 'left';
  readonly recentFiles: readonly RecentFile[];
  readonly ownLibrary: OwnLibrary;
  readonly ownMotifs: OwnMotifs;
  /** The id of a motif that was just kept, to be named. */
  readonly namingMotif: string | null;
  /** Said to screen readers when it changes. */
  readonly announcement: string;
}

/** The settings that are on or off. */
export type Switch = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  set(patch: Partial<WorkspaceState>): void;
  changeSettings(patch: Partial<Settings>): void;
  /** Another window changed them: this one keeps what it shows. */
  takePreferences(changed: Settings): void;
  toggle(setting: Switch): void;
  openDialog(dialog: OpenDialog): void;
  closeDialog(): void;
  toast(text: string, action?: Toast['action']): void;
  /** Says why something was not done. */
  refuse(text: string): void;
  dismissToast(id: number): void;
  announce(text: string): void;
}

/** The theme of the window. */
export const themeOf = (state: WorkspaceState): 'light' | 'dark' =>
  state.settings.theme === 'system' ? state.systemTheme : state.settings.theme;

/** The theme in which the diagram is drawn: that of the window, in the look that the person chose. */
export const drawnThemeOf = (state: WorkspaceState): Theme =>
  themeFor(themeOf(state), state.settings.look);

export function createWorkspace(saveSettings: (settings: Settings) => void): Workspace {
  const store = createStore<WorkspaceState>()(() => ({
    settings: defaultSettings,
    systemTheme: 'light',
    tool: 'select',
    drawn: 'compartment',
    libraryTab: 'library',
    inspectorPanel: null,
    evidenceFilter: 'all',
    focus: null,
    presenting: null,
    presentingBy: 'pathway',
    tour: null,
    dialog: null,
    finding: noFinding,
    paletteOpen: false,
    paletteMode: 'commands',
    adding: null,
    linkingFrom: null,
    toasts: [],
    renaming: null,
    relationMenu: null,
    copiedStyle: null,
    guides: [],
    dropTarget: null,
    dropLink: null,
    dragged: null,
    zoom: 1,
    routesLed: 0,
    saving: 0,
    savingIsSlow: false,
    progress: null,
    isDrawingAhead: false,
    startScreen: 'fresh',
    recentFiles: [],
    ownLibrary: emptyOwnLibrary,
    ownMotifs: noOwnMotifs,
    namingMotif: null,
    announcement: '',
  }));
  let lastToast = 0;
  // Each failure is read before the next one is shown.
  const waiting: OpenDialog[] = [];
  const changeSettings = (patch: Partial<Settings>) => {
    store.setState((state) => ({ settings: { ...state.settings, ...patch } }));
    saveSettings(store.getState().settings);
  };
  return {
    store,
    set: (patch) => store.setState(patch),
    changeSettings,
    takePreferences: (changed) =>
      store.setState((state) => ({ settings: withPreferencesOf(state.settings, changed) })),
    toggle: (setting) => changeSettings({ [setting]: !store.getState().settings[setting] }),
    openDialog: (dialog) => {
      const isSecond = dialog.name === 'failure' && store.getState().dialog?.name === 'failure';
      if (isSecond) waiting.push(dialog);
      else store.setState({ dialog });
    },
    closeDialog: () => store.setState({ dialog: waiting.shift() ?? null }),
    toast: (text, action) => {
      const toast = { id: ++lastToast, text, ...(action ? { action } : {}) };
      store.setState(({ toasts }) => ({
        toasts: [...toasts.filter(({ isRefusal }) => !isRefusal), toast],
        announcement: text,
      }));
    },
    refuse: (text) => {
      const toast = { id: ++lastToast, text, isRefusal: true } as const;
      store.setState(({ toasts }) => ({
        toasts: [...toasts.filter(({ isRefusal }) => !isRefusal), toast],
        announcement: text,
      }));
    },
    dismissToast: (id) =>
      store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
    announce: (text) =>
      // Screen readers read the same words again only if the text differs, so a space is added that nobody sees or
      // hears.
      store.setState(({ announcement }) => ({
        announcement: announcement === text ? `${text}\u00a0` : text,
      })),
  };
}

/** A document is on its way into the window: what nobody waits for would delay it. */
export const isOpening = ({ progress, isDrawingAhead }: WorkspaceState): boolean =>
  progress !== null || isDrawingAhead;

/** Shows the progress of work, and lets the person cancel it. New work replaces the work that is running. */
export async function withProgress<Made>(
  workspace: Workspace,
  text: string,
  work: (watch: WorkWatch) => Promise<Made>,
): Promise<Made> {
  workspace.store.getState().progress?.cancel();
  const cancelling = new AbortController();
  const cancel = () => cancelling.abort();
  const isShown = () => workspace.store.getState().progress?.cancel === cancel;
  const show = (share: number | null) => workspace.set({ progress: { text, share, cancel } });
  show(null);
  const watch = { onProgress: show, signal: cancelling.signal };
  return work(watch).finally(() => {
    if (isShown()) workspace.set({ progress: null });
  });
}

/**
 * The action of a toast belongs to the document that was open then: the toast goes when another document comes. What was
 * refused is of no interest once something else was done.
 */
export function dropStaleToasts(editor: Editor, workspace: Workspace): void {
  editor.store.subscribe((state, before) => {
    const isOther = state.generation !== before.generation;
    const isDone = state.history.present !== before.history.present;
    if (!isOther && !isDone) return;
    const { toasts } = workspace.store.getState();
    for (const { id, action, isRefusal } of toasts)
      if ((isOther && action) || isRefusal) workspace.dismissToast(id);
  });
}
