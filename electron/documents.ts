import type { ImageFormat } from '../shared/project/image-formats.ts';
import type { CommandId } from '../shared/commands.ts';
import type { FormatId } from '../shared/formats/known-formats.ts';
import type { EventName, Events, HostFailure, OpenedProject } from '../shared/host.ts';
import type { ImageOptions } from '../shared/project/image-options.ts';

/** The file behind a window. */
export interface OpenFile {
  readonly path: string;
  /** Its path without links: the same for every way to name the file. */
  readonly realPath: string;
  /** Of the bytes last read or written. */
  readonly hash: string;
  readonly format: FormatId;
}

/** A window with its document, as far as the main process has to know it. */
export interface OpenDocument<Window> {
  readonly window: Window;
  file: OpenFile | null;
  /** There is work that is not in the file. */
  edited: boolean;
  /** Untouched and without a file: may be replaced by an opened project. */
  pristine: boolean;
  title: string;
  /** The image last exported from here, and how; `null`: none yet. */
  exported: { readonly path: string; readonly format: ImageFormat } | null;
  imageOptions: ImageOptions | null;
  disabled: readonly CommandId[];
  /** What the window shows first; taken when it asks. */
  opened: OpenedProject | null;
  failure: HostFailure | null;
  /** The window asked for its start, so it listens; until then events wait. */
  started: boolean;
  readonly waiting: WaitingEvent[];
  /** The person was asked about unsaved work and let it go, or saved it. */
  mayClose: boolean;
  /** The question about unsaved work, while it is open. */
  settling: Promise<CloseOutcome> | null;
  /** Ends the wait for a save that was asked for on closing. */
  settleSave: ((outcome: CloseOutcome) => void) | null;
}

export type CloseOutcome = 'may-close' | 'stays';

type WaitingEvent = {
  [Name in EventName]: { readonly name: Name; readonly detail: Events[Name] };
}[EventName];

export interface Documents<Window> {
  all(): readonly OpenDocument<Window>[];
  add(window: Window): OpenDocument<Window>;
  remove(document: OpenDocument<Window>): void;
  of(window: Window): OpenDocument<Window> | null;
  /** Who has this file open: one writer per file. */
  withFileAt(realPath: string): OpenDocument<Window> | null;
}

export function createDocuments<Window>(): Documents<Window> {
  const documents: OpenDocument<Window>[] = [];
  return {
    all: () => [...documents],
    add: (window) => {
      const document = newDocument(window);
      documents.push(document);
      return document;
    },
    remove: (document) => {
      const index = documents.indexOf(document);
      if (index >= 0) documents.splice(index, 1);
    },
    of: (window) => documents.find((one) => one.window === window) ?? null,
    withFileAt: (realPath) => documents.find((one) => one.file?.realPath === realPath) ?? null,
  };
}

function newDocument<Window>(window: Window): OpenDocument<Window> {
  return {
    window,
    file: null,
    edited: false,
    pristine: true,
    title: '',
    exported: null,
    imageOptions: null,
    disabled: [],
    opened: null,
    failure: null,
    started: false,
    waiting: [],
    mayClose: false,
    settling: null,
    settleSave: null,
  };
}
