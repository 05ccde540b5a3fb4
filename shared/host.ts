import { z } from 'zod';
import {
  imageFormatSchema,
  imageOptionsSchema,
  type ImageOptions,
} from './project/image-formats.ts';
import { commandIds, type CommandId } from './commands.ts';
import { exportedKinds } from './open/exported-files.ts';
import { fileErrorSchema, lossReportSchema } from './project/file-outcome.ts';
import { formatIds } from './formats/known-formats.ts';
import { ownLibrarySchema } from './library/library.ts';
import { ownMotifsSchema, type OwnMotifs } from './edit/kept-motifs.ts';
import type { OwnLibrary } from './library/own-library.ts';
import { markerSchema, type Immutable, type Project } from './project/project-schema.ts';
import { sentProjectSchema, type Received, type Sent } from './session/sent-projects.ts';
import { settingsSchema, type Settings } from './settings.ts';
import type { OfferedDraft } from './session/drafts.ts';
import type { OutsideChange } from './session/outside-changes.ts';
import type { KeptHistory, VersionHead } from './session/versions.ts';
import { draftStepSchema, type Kept } from './session/draft-text.ts';
import type { Language } from './words/language.ts';
import type {
  Answer,
  FileFailure,
  OpenedProject,
  SavedFile,
  SavedProject,
} from './session/opened-project.ts';

/** What a clipboard holds as text; empty where it holds none. */
export interface ClipboardText {
  readonly text: string;
  readonly html: string;
}

export interface RecentFile {
  /** Opaque: stands for the path. */
  readonly id: string;
  readonly name: string;
  /** The name of its folder, to tell files of the same name apart; empty where it is not known. */
  readonly folder: string;
}

/** Work that the program keeps outside the person's files. */
export interface KeptWork {
  /** Drafts that no window shows. */
  readonly drafts: readonly { readonly id: string; readonly name: string; readonly time: number }[];
  readonly histories: readonly KeptHistory[];
}

/** A project that is looked at beside the document. */
export interface OtherProject {
  /** The file's bare name with extension. */
  readonly name: string;
  readonly project: Project;
}

/** What a window shows first. */
export interface Start {
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly settings: Settings;
  /** What the program speaks until its end. */
  readonly language: Language;
  /** The program can ask a feed whether there is a new version, if the person wants it. */
  readonly canLookForUpdates: boolean;
  /** The id of the document that is shown: a new one, or `opened`. */
  readonly document: string;
  readonly opened: OpenedProject | null;
  readonly failure: FileFailure | null;
}

/** Where an opened project goes: into this window, or (if it holds work) where the host sees fit. */
export const openTargetSchema = z.enum(['here', 'elsewhere']);
export type OpenTarget = z.infer<typeof openTargetSchema>;

/** Input of each request as it is sent, checked where it is received. */
export const requestSchemas = {
  start: z.undefined(),
  newWindow: z.undefined(),
  /** Begins a new document. `reportState` then shows it, and the host lets go of the file of the document before. */
  startAfresh: z.undefined(),
  /**
   * The window contains work by now and does not show the project that it was given. Another window shows it, if there
   * can be one.
   */
  declineOpened: z.object({ document: z.string() }),
  openProject: z.object({ target: openTargetSchema }),
  /** The person does not want to wait for what is being opened for this window. */
  cancelOpening: z.undefined(),
  /** Asks for a file and reads it, without opening it. */
  readOther: z.undefined(),
  openRecent: z.object({ id: z.string(), target: openTargetSchema }),
  saveProject: z.object({
    document: z.string(),
    project: sentProjectSchema,
    overwrite: z.boolean(),
    /** The person agreed to lose what the file's format cannot say. */
    lossy: z.boolean().optional(),
    /** The person agreed that the file is written over where it cannot be replaced as a whole. */
    inPlace: z.boolean().optional(),
  }),
  /** Whether someone else changed the document's file since it was read or written here. */
  lookOutside: z.object({ document: z.string() }),
  /** The window has what was found there. */
  takeOutside: z.object({ document: z.string(), hash: z.string() }),
  saveProjectAs: z.object({
    document: z.string(),
    project: sentProjectSchema,
    suggestedName: z.string(),
  }),
  /** The document as it is now, which is not in its file: what has changed since the last draft. */
  keepDraft: draftStepSchema.extend({
    name: z.string(),
    /** The window may be gone the next moment. */
    isLast: z.boolean().optional(),
  }),
  /** All of the document is in its file, or it is given up. */
  dropDraft: z.object({ document: z.string() }),
  drafts: z.undefined(),
  restoreDraft: z.object({ id: z.string(), target: openTargetSchema }),
  /** Earlier states of a document's file. */
  versions: z.object({ document: z.string() }),
  version: z.object({ document: z.string(), id: z.string() }),
  /** The document as it is in the window, before an earlier state takes its place there. */
  keepVersion: z.object({ document: z.string(), project: sentProjectSchema }),
  /** Laboratory values were taken out of the document: all but these leave what is remembered of it, at once. */
  forgetValues: z.object({ document: z.string(), kept: z.array(markerSchema) }),
  /** What the program remembers besides settings and the person's library. */
  keptWork: z.undefined(),
  /** Removes the earlier states of one file; of all files if there is no key. */
  clearHistory: z.object({ key: z.string().optional() }),
  discardDraft: z.object({ id: z.string() }),
  takeBackDraft: z.object({ id: z.string() }),
  /** Removes it for good. */
  forgetDraft: z.object({ id: z.string() }),
  exportImage: z.object({
    format: imageFormatSchema,
    suggestedName: z.string(),
    data: z.instanceof(Uint8Array<ArrayBuffer>),
    /** Writes over the image that this window exported last, without asking. Asks if there is none of this format. */
    again: z.boolean(),
  }),
  /** Writes a file that is not the document's own. The kind decides its extension. */
  exportFile: z.object({
    kind: z.enum(exportedKinds),
    /** Without extension. */
    suggestedName: z.string(),
    data: z.instanceof(Uint8Array<ArrayBuffer>),
  }),
  imageOptions: z.undefined(),
  saveImageOptions: imageOptionsSchema,
  ownLibrary: z.undefined(),
  saveOwnLibrary: ownLibrarySchema,
  ownMotifs: z.undefined(),
  saveOwnMotifs: ownMotifsSchema,
  recentFiles: z.undefined(),
  clearRecentFiles: z.undefined(),
  saveSettings: settingsSchema,
  readClipboard: z.undefined(),
  /** `html` says the same for programs that take formatted text, and carries what only this program reads. */
  writeClipboard: z.object({ text: z.string(), html: z.string().optional() }),
  /** The same image twice, for programs that take one or the other. */
  writeClipboardImage: z.object({ png: z.instanceof(Uint8Array<ArrayBuffer>), svg: z.string() }),
  /** Prints the page as it is. Its sheets have this size in CSS pixels. */
  printPages: z.object({ width: z.number().positive(), height: z.number().positive() }),
  /** In the text field that has the focus. */
  editText: z.object({ command: z.enum(['undo', 'redo']) }),
  openWebPage: z.object({ url: z.url({ protocol: /^https$/u, normalize: true }).max(8_000) }),
  reportState: z.object({
    /** The document that is shown now; the host lets go of all others of this window. */
    document: z.string(),
    /** There is work that the file does not contain. */
    edited: z.boolean(),
    /** Untouched and without a file: an opened project may replace it. */
    pristine: z.boolean(),
    title: z.string(),
    disabled: z.array(z.enum(commandIds)),
    /** The commands that are on, of those that switch or choose something. */
    checked: z.array(z.enum(commandIds)),
  }),
  /** The window has drawn this document. */
  reportShown: z.object({ document: z.string() }),
  closeWindow: z.undefined(),
  /** Answers `saveThenClose`: everything is saved, or it could not be saved. */
  settleClose: z.object({ round: z.number(), saved: z.boolean() }),
} as const;

export type RequestName = keyof typeof requestSchemas;
/** The input of a request, with its project. */
export type RequestInput<Name extends RequestName> = Immutable<
  Received<z.infer<(typeof requestSchemas)[Name]>>
>;

/** What each request answers. */
export interface RequestOutputs {
  start: Promise<Start>;
  newWindow: Promise<void>;
  startAfresh: Promise<string>;
  declineOpened: Promise<void>;
  /** `null` also when the project went to another window. */
  openProject: Answer<OpenedProject>;
  cancelOpening: Promise<void>;
  readOther: Answer<OtherProject>;
  openRecent: Answer<OpenedProject>;
  /** Without a file yet it asks for one, as `saveProjectAs` does. Refuses with `changed-on-disk` unless `overwrite`,
   * and with `would-lose` unless `lossy`. */
  saveProject: Answer<SavedProject>;
  saveProjectAs: Answer<SavedProject>;
  lookOutside: Promise<OutsideChange>;
  /** False: the file holds something else again by now. */
  takeOutside: Promise<boolean>;
  keepDraft: Promise<Kept>;
  dropDraft: Promise<void>;
  /** Work that was not saved, of documents that no window shows; what one window is offered, no other is. */
  drafts: Promise<readonly OfferedDraft[]>;
  /** Opens one as the document that it was, unsaved. Its file is left as it is. */
  restoreDraft: Answer<OpenedProject>;
  /** Latest first; none of a document without a file. */
  versions: Promise<readonly VersionHead[]>;
  /** `null`: it is gone, or cannot be read. */
  version: Promise<Project | null>;
  /** False where it could not be kept. */
  keepVersion: Promise<boolean>;
  forgetValues: Promise<void>;
  keptWork: Promise<KeptWork>;
  clearHistory: Promise<void>;
  discardDraft: Promise<void>;
  /** Undoes that. */
  takeBackDraft: Promise<void>;
  forgetDraft: Promise<void>;
  exportImage: Answer<SavedFile>;
  exportFile: Answer<SavedFile>;
  /** How this document was last made an image; kept beside its file, not in it. `null`: not yet. */
  imageOptions: Promise<ImageOptions | null>;
  saveImageOptions: Promise<void>;
  /** What the person keeps beside the bundled library; empty where there is none yet. */
  ownLibrary: Promise<OwnLibrary>;
  /** False where it could not be stored: then it lasts as long as the window. */
  saveOwnLibrary: Promise<boolean>;
  /** The person's own motifs; none where there is nothing yet. */
  ownMotifs: Promise<OwnMotifs>;
  /** False where they could not be stored: then they last as long as the window. */
  saveOwnMotifs: Promise<boolean>;
  recentFiles: Promise<readonly RecentFile[]>;
  clearRecentFiles: Promise<void>;
  saveSettings: Promise<void>;
  readClipboard: Promise<ClipboardText>;
  writeClipboard: Promise<void>;
  /** False where the system or the browser refuses. */
  writeClipboardImage: Promise<boolean>;
  /**
   * Ends with the dialog. Gives the system's words if nothing can be printed; `null` if it was printed or cancelled.
   */
  printPages: Promise<string | null>;
  /** False where the host cannot do it. */
  editText: Promise<boolean>;
  openWebPage: Promise<void>;
  reportState: Promise<void>;
  reportShown: Promise<void>;
  /** Asks about unsaved work first. */
  closeWindow: Promise<void>;
  settleClose: Promise<void>;
}

type Requests = {
  [Name in RequestName]: RequestInput<Name> extends undefined
    ? () => RequestOutputs[Name]
    : (input: RequestInput<Name>) => RequestOutputs[Name];
};

const openedProjectSchema = z.object({
  document: z.string(),
  name: z.string(),
  project: sentProjectSchema,
  isNew: z.boolean().optional(),
  restored: z.enum(['in-file', 'without-file']).optional(),
  imported: z.object({ format: z.enum(formatIds), report: lossReportSchema }).optional(),
});
const hostFailureSchema = z.object({ file: z.string(), error: fileErrorSchema });

/** What the host tells the window without being asked. */
export const eventSchemas = {
  /** A menu entry was chosen. */
  command: z.enum(commandIds),
  /** A file was opened into this window from outside: double-click, another instance. */
  opened: openedProjectSchema,
  openFailed: hostFailureSchema,
  /** What is being read for this window, and how much of it is done (0 to 1); `null`: nothing any more. */
  opening: z.object({ file: z.string(), share: z.number() }).nullable(),
  /** The person chose Save on closing: save all there is, then call `settleClose` with the same round. */
  saveThenClose: z.object({ round: z.number() }),
  /** Something happened to the document's file. It may be nothing: `lookOutside` tells. */
  fileTouched: z.object({ document: z.string() }),
  /** Another window changed them. */
  settings: settingsSchema,
  /** There is a later version of the program, and a page where a person gets it. */
  update: z.object({ version: z.string(), page: z.string() }),
} as const;

/** The schemas check what is sent; a project is read by its text. */
export type EventName = keyof typeof eventSchemas;
export interface Events {
  command: CommandId;
  opened: OpenedProject;
  openFailed: FileFailure;
  opening: { readonly file: string; readonly share: number } | null;
  saveThenClose: { readonly round: number };
  fileTouched: { readonly document: string };
  settings: Settings;
  update: Update;
}

export interface Update {
  readonly version: string;
  readonly page: string;
}

/** A file dropped on the window: a DOM `File`. Only the host can find out its path on the disk. */
export interface DroppedFile {
  readonly name: string;
}

/**
 * What the editor asks of the world around it. The desktop answers over IPC (`electron/`), the browser edition
 * with the File System Access API (`renderer/host/connect-host.ts`). One window holds one document; which file that is,
 * the host knows: the renderer never sees a path.
 */
export interface Host extends Requests {
  readonly edition: 'desktop' | 'browser';
  /** Saving makes a download, because the browser cannot write to the file that was opened. */
  readonly savesByDownload?: boolean;
  openDropped(file: DroppedFile, target: OpenTarget): Answer<OpenedProject>;
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(event: Name, listener: (detail: Events[Name]) => void): () => void;
}

/** The same as the desktop offers it to its page: each project as it is sent. */
export type DesktopBridge = {
  readonly [Name in RequestName]: (
    ...input: z.infer<(typeof requestSchemas)[Name]> extends undefined
      ? []
      : [Immutable<z.infer<(typeof requestSchemas)[Name]>>]
  ) => Promise<Sent<Awaited<RequestOutputs[Name]>>>;
} & {
  readonly edition: 'desktop';
  openDropped(
    file: DroppedFile,
    target: OpenTarget,
  ): Promise<Sent<Awaited<RequestOutputs['openProject']>>>;
  /** The detail of an event is what its schema says. */
  on(event: EventName, listener: (detail: unknown) => void): () => void;
};
