/** What a test asks of the agent inside the program's main process. */
export type AgentCommand =
  | { do: 'answer'; dialog: DialogKind; answer: DialogAnswer }
  | { do: 'menu' }
  /** `window`: the id of the window to have in front. */
  | { do: 'click'; path: readonly string[]; window: number | null }
  | { do: 'close-window'; window: number }
  | { do: 'fail-writes'; part: string; code: string }
  | { do: 'stop-failing' }
  | { do: 'read-clipboard' }
  | { do: 'write-clipboard'; text: string }
  /** Answers what the clipboard holds of a type as base64; `null` if nothing. */
  | { do: 'read-clipboard-type'; type: string }
  | { do: 'windows' }
  /** Answers when the window is on the screen. */
  | { do: 'wait-until-visible'; window: number }
  /** What the screen leaves to windows. */
  | { do: 'work-area' }
  /** Clicks an entry of the menu that the right button brought. */
  | { do: 'click-popup'; label: string }
  /** The menu of the program's icon in the dock; null where there is none. */
  | { do: 'dock' }
  /** As the system does when its dialog covers a window and when that is gone. */
  | { do: 'cover'; window: number; covered: boolean }
  /** The window is told that its page does not answer. */
  | { do: 'stop-answering'; window: number }
  /** What the page of a window shows, by the window's age. */
  | { do: 'shown-text'; index: number }
  | { do: 'open-file'; path: string }
  /** How Electron guards each page. Not in the stand-in, as the next three. */
  | { do: 'guards' }
  /** Shows another page in a window, and answers what that page is told if it asks. */
  | { do: 'ask-from-other-page'; window: number; url: string }
  /** The same in a window that the program has not made. */
  | { do: 'ask-from-other-window'; url: string }
  /** Pages that are loaded from now on run this script before all others. */
  | { do: 'expose-messages'; script: string }
  | { do: 'quit' };

export type DialogKind = 'open' | 'save' | 'message';

/** Chosen paths, or a button's label; `null`: cancelled. */
export type DialogAnswer = readonly string[] | string | null;

/** A line of the agent's log, which outlives the program. */
export type AgentRecord =
  | { kind: 'dialog'; dialog: DialogKind | 'error'; asked: AskedDialog; expected: boolean }
  | { kind: 'web-page'; url: string }
  /** The program or a page of it wanted something of the network. Seen in real Electron only. */
  | { kind: 'network'; address: string }
  | { kind: 'popup'; items: readonly MenuEntryShown[] }
  /** The file holds what those options put on paper. */
  | { kind: 'print'; options: PrintAsked; file: string };

/** What the program told the print dialog. */
export interface PrintAsked {
  readonly landscape?: boolean;
  readonly pageSize?: string | { readonly width: number; readonly height: number };
}

/** What a native dialog said. */
export interface AskedDialog {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

export interface MenuEntryShown {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
  readonly items: readonly MenuEntryShown[];
}

/** A page and what Electron lets it do. */
export interface PageGuards {
  /** `window`, `webview`, `browserView`, … */
  readonly type: string;
  readonly url: string;
  readonly preferences: Readonly<Record<string, string | number | boolean | undefined>>;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowShown {
  readonly title: string;
  /** macOS only; other systems have it in the title. */
  readonly edited: boolean;
  readonly focused: boolean;
  readonly bounds: Area;
}
