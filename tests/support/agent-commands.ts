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
  | { do: 'open-file'; path: string }
  | { do: 'quit' };

export type DialogKind = 'open' | 'save' | 'message';

/** Chosen paths, or a button's label; `null`: cancelled. */
export type DialogAnswer = readonly string[] | string | null;

/** A line of the agent's log, which outlives the program. */
export type AgentRecord =
  | { kind: 'dialog'; dialog: DialogKind | 'error'; asked: AskedDialog; expected: boolean }
  | { kind: 'web-page'; url: string };

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

export interface WindowShown {
  readonly title: string;
  /** macOS only; other systems have it in the title. */
  readonly edited: boolean;
  readonly focused: boolean;
  readonly bounds: { x: number; y: number; width: number; height: number };
}
