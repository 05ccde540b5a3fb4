import type { Page } from 'playwright-core';
import type { CommandId } from '../../shared/commands.ts';
import type { Settings } from '../../shared/settings.ts';
import type {
  Area,
  AskedDialog,
  DialogKind,
  MenuEntryShown,
  PageGuards,
  PrintAsked,
  WindowShown,
} from './agent-commands.ts';

/** `electron` where its runtime is on this machine, else the stand-in for it; or the browser edition. */
type Shell = 'electron' | 'stand-in' | 'browser';

export interface AppOptions {
  readonly shell?: 'desktop' | 'browser';
  /** Files named on the command line. The browser edition takes one. */
  readonly files?: readonly string[];
  /** To start again as the same person: another app's `folder`. A fresh temporary one otherwise. */
  readonly folder?: string;
  readonly settings?: Partial<Settings>;
  /** Another program than ours: holds package.json. Desktop only. */
  readonly appFolder?: string;
  /** Another system than this machine's, which only the stand-in can play. Desktop only. */
  readonly platform?: 'darwin' | 'win32';
}

export interface App {
  readonly shell: Shell;
  /** Temporary, this test's own: a place for its files. Removed at the end. */
  readonly folder: string;
  /** What the program keeps for itself. */
  readonly userData: string;

  /** Waits until the first window shows its page. */
  firstWindow(): Promise<Page>;
  windows(): readonly Page[];
  /** Does something that opens a window, and waits until that shows its page. */
  waitForWindow(action: () => Promise<unknown>): Promise<Page>;
  /** Clicks the window's close button; what happens then is the program's business. */
  closeWindow(page: Page): Promise<void>;
  /** Titles, bounds and focus of the native windows, oldest first. Desktop only. */
  windowStates(): Promise<readonly WindowShown[]>;

  /** What the screen leaves to windows. Desktop only. */
  workArea(): Promise<Area>;

  /** Has the program believe that a page hangs. Desktop only. */
  stopsAnswering(page: Page): Promise<void>;
  /** What the page of a window shows, counted as in `windowStates`, also when its process is another one. Desktop only. */
  shownText(index: number): Promise<string>;

  /** Electron's own side of the pages; null in the stand-in and in the browser edition. */
  readonly guards: Guards | null;
  readonly dialogs: Dialogs;
  readonly menu: NativeMenu;
  /** The menu that the right button brought last. Desktop only. */
  readonly contextMenu: {
    /** Null: none so far. */
    read(): readonly MenuEntryShown[] | null;
    click(label: string): Promise<void>;
  };
  /** What was printed so far, and files that show how it comes out. Desktop only. */
  prints(): readonly { readonly options: PrintAsked; readonly file: string }[];
  /** Runs a command: from the native menu, or in the browser edition by its keys. */
  run(command: CommandId, page?: Page): Promise<void>;

  /** What a double-click on files does while the program runs: starts it again with them. Desktop only. */
  openFromOutside(...paths: readonly string[]): Promise<void>;
  /** Drops files at a place of the window; without one, in its middle. */
  dropFiles(page: Page, paths: readonly string[], at?: { x: number; y: number }): Promise<void>;
  readonly clipboard: {
    read(): Promise<string>;
    write(text: string): Promise<void>;
    /** What it holds of a media type; `null` if nothing. */
    readType(type: string): Promise<Buffer | null>;
  };
  /** Addresses that the program gave to the person's web browser. */
  openedWebPages(): readonly string[];

  /**
   * Writing to paths that contain `part` fails from now on: as on a full disk (ENOSPC), or when the file is opened
   * (EACCES, EROFS, …). Name a folder rather than a file: a save writes a file of another name first.
   */
  failWrites(part: string, code?: string): Promise<void>;
  stopFailingWrites(): Promise<void>;

  /** Asks the program to quit; it may refuse. Wait for `exited`. */
  quit(): Promise<void>;
  /** Ends it at once, without a chance to do anything. */
  crash(): Promise<void>;
  /** The exit code; `null` after a signal. */
  readonly exited: Promise<number | null>;
  /** What the program wrote to its terminal. */
  output(): string;

  /** Errors so far: on consoles and in pages, dialogs that nobody expected, failed handlers. */
  problems(): readonly string[];
  /** Problems that match this are part of the test. */
  expectProblem(pattern: RegExp): void;
  /** Ends the program and cleans up. Throws if there was a problem that the test did not expect. */
  close(): Promise<void>;
}

export interface Dialogs {
  /** The next open dialog gets these paths; `null` cancels it. */
  answerOpen(paths: string | readonly string[] | null): Promise<void>;
  answerSave(path: string | null): Promise<void>;
  /** The label of the button that is pressed next; `null` cancels (Escape). */
  answerMessage(button: string | null): Promise<void>;
  /** All dialogs so far, oldest first. */
  asked(): readonly ShownDialog[];
}

export interface ShownDialog extends AskedDialog {
  readonly kind: DialogKind | 'error';
}

export interface Guards {
  all(): Promise<readonly PageGuards[]>;
  /** What another page is told that asks from this window, or why it is refused. The window's own page comes back. */
  askFromOtherPage(page: Page, url: string): Promise<unknown>;
  askFromOtherWindow(url: string): Promise<unknown>;
  /** Pages that are loaded from now on run this script, with what a preload script has. */
  exposeMessages(script: string): Promise<void>;
}

/** Desktop only. */
interface NativeMenu {
  read(): Promise<readonly MenuEntryShown[]>;
  /** Clicks an entry by its labels: `click('File', 'Save')`. Throws if it is greyed or not there. */
  click(...path: readonly string[]): Promise<void>;
  /** That of the program's icon in the dock; null where there is none. */
  dock(): Promise<readonly MenuEntryShown[] | null>;
  /** Covers a window with a dialog of the system's, or takes that away, as far as the program is told. */
  cover(page: Page, covered: boolean): Promise<void>;
}
