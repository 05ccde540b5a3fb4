/** What crosses between the three parts of the stand-in: page, host (the test's process) and main (the program's). */

/** From a page's isolated world to the host. `args` and `value` are `wire.ts` text. */
export type FromPage =
  | { kind: 'hello' }
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'window-open'; url: string }
  | { kind: 'context-menu'; clicked: Clicked };

export type ToPage =
  | { kind: 'answer'; id: number; answer: InvokeAnswer }
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'dropped'; files: readonly DroppedPath[] };

export type InvokeAnswer = { ok: true; value: string } | { ok: false; error: string };

/** A file about to be dropped by a test: what a page sees of it, and its path. */
export interface DroppedPath {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  readonly path: string;
}

export interface WindowLook {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  /** The preload script's source; empty if there is none. */
  readonly preload: string;
  readonly show: boolean;
}

export type EditCommand = 'cut' | 'copy' | 'paste' | 'selectAll' | 'undo' | 'redo';

/** Where the right button was pressed, in Electron's words. */
export interface Clicked {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly misspelledWord: string;
  readonly dictionarySuggestions: readonly string[];
  readonly editFlags: Readonly<Record<string, boolean>>;
}

export interface PageRequest {
  /** As the program knows it: `app://…`. */
  readonly url: string;
  readonly method: string;
  /** Asked for by a script, which a scheme has to allow. */
  readonly isFetch: boolean;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** What main asks of the host. */
export interface HostCalls {
  openWindow(look: WindowLook): Promise<void>;
  /** Resolves when the page has loaded; rejects if it failed. */
  load(input: { id: number; url: string }): Promise<void>;
  reload(input: { id: number }): Promise<void>;
  toPage(input: { id: number; message: ToPage }): Promise<void>;
  /** `unload` asks the page's `beforeunload` first, which may keep it. */
  closePage(input: { id: number; unload: boolean }): Promise<void>;
  resize(input: { id: number; width: number; height: number }): Promise<void>;
  focus(input: { id: number }): Promise<void>;
  useColors(input: { scheme: 'light' | 'dark' | null }): Promise<void>;
  evaluate(input: { id: number; code: string }): Promise<unknown>;
  printToPdf(input: { id: number; options: Electron.PrintToPDFOptions }): Promise<Uint8Array>;
  /** Answers the text that goes on the clipboard; null if none does. */
  edit(input: { id: number; command: EditCommand; text: string }): Promise<string | null>;
}

/** What the host asks or tells main. */
export interface MainCalls {
  request(request: PageRequest): Promise<PageResponse | null>;
  invoke(input: {
    id: number;
    frame: string;
    channel: string;
    args: string;
  }): Promise<InvokeAnswer>;
  sent(input: { id: number; frame: string; channel: string; args: string }): void;
  /** Whether the page may go there. */
  mayNavigate(input: { id: number; url: string; isMainFrame: boolean }): boolean;
  windowOpen(input: { id: number; url: string }): void;
  /** Which of these web permissions the program grants to the page. */
  grantedPermissions(input: { id: number; names: readonly string[] }): Promise<string[]>;
  contextMenu(input: { id: number; clicked: Clicked }): void;
  titleChanged(input: { id: number; title: string }): void;
  /** The page's `beforeunload` wants to stay. Whether it may. */
  mayStay(input: { id: number }): boolean;
  pageClosed(input: { id: number }): void;
  pageCrashed(input: { id: number }): void;
  control(command: unknown): Promise<unknown>;
}
