import type { FormatId } from '../formats/known-formats.ts';
import { exportedFile, type ExportedKind } from '../open/exported-files.ts';
import type { FormatWork } from '../open/format-work.ts';
import { bytesToSave, leftUnread } from '../open/bytes-to-save.ts';
import type { FileError } from '../project/file-outcome.ts';
import type { ImageFormat, ImageOptions } from '../project/image-formats.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import type { WorkWatch } from '../worker/worker-client.ts';
import type { DraftFile } from './drafts.ts';
import {
  attempt,
  type FileStore,
  type SaveQuestion,
  type WritableFiles,
  readProject,
  writeProject,
  type ReadProject,
} from './file-store.ts';
import { fileNameFrom } from './file-names.ts';
import { createTurns } from './in-turn.ts';
import {
  knownContent,
  lookOutside,
  takeOutside,
  type KnownContent,
  type OutsideChange,
} from './outside-changes.ts';
import {
  openedProject,
  type Answer,
  type FileFailure,
  type OpenedProject,
  type SavedFile,
  type SavedProject,
  isSavedIn,
} from './opened-project.ts';
import type { Versions } from './versions.ts';

/** The file of a document. One object as long as the document is in that file. */
interface DocumentFile<File> extends KnownContent {
  readonly at: File;
  readonly format: FormatId;
}

interface SessionDocument<File> {
  /** The id by which a window names this document. */
  readonly id: string;
  file: DocumentFile<File> | null;
  imageOptions: ImageOptions | null;
  /** The image that was exported last, and its format; `null` if there is none yet. */
  exported: { readonly at: File; readonly format: ImageFormat } | null;
  /** Counts how often the person was asked where to save. */
  asked: number;
  /** The number of the question that led to its present file. */
  movedBy: number;
}

interface Offer<File> {
  readonly file: File;
  readonly read: ReadProject;
}

interface ToSave {
  /** The document to which the project belongs. The window may already be turning to another one. */
  readonly document: string;
  readonly project: Project;
}

interface DocumentSessionParts<File> {
  readonly store: FileStore<File>;
  readonly formats: FormatWork;
  readonly newId: () => string;
  /** Where earlier states of the document's file are kept. */
  readonly versions?: Versions<File>;
  /** Called when another document is shown, or when the document is in another file. */
  readonly onChange?: () => void;
}

/**
 * The document of one window: its file, and what opening, saving and exporting do to that. A project that was read is
 * offered to the window. It becomes the window's document when the window shows it. Until then the document before it
 * can still be saved, to its own file, so nothing has to wait.
 */
export interface DocumentSession<File> {
  /** The document that the window shows, and its file; `null` while there is none. */
  current(): { readonly id: string; readonly file: File | null };
  /** Begins a document without a file and returns its id. */
  begin(): string;
  /** The file of a document of this window, shown or offered; undefined where there is no such document. */
  fileOf(document: string): DraftFile<File> | null | undefined;
  /** Offers a document of which there was a draft, in the file that it was in. */
  restore(document: string, file: DraftFile<File> | null): void;
  /** Reads a file and offers it. `null`: cancelled; then nothing has changed. */
  open(file: File, watch?: WorkWatch): Answer<OpenedProject>;
  /** Offers what was read to the window. */
  offer(file: File, read: ReadProject): OpenedProject;
  /** The window does not show it after all. Returns what was read; `null` if there is no such offer. */
  withdraw(document: string): Offer<File> | null;
  /** The window shows this document now, and no longer needs any other. */
  show(document: string): void;
  /** Whether a document of this window, shown or offered, is in such a file or is about to be. */
  holds(isFile: (file: File) => boolean): boolean;
  /** What became of the document's file since it was read or written here, after saves to it have ended. */
  look(document: string): Promise<OutsideChange>;
  /** The window has what `look` found, by its hash: a save may replace it. False if the file is another one by now. */
  take(document: string, hash: string): boolean;
  /** Saves to the document's file, or asks for one where it has none. */
  save(
    input: ToSave & {
      overwrite: boolean;
      lossy?: boolean | undefined;
      inPlace?: boolean | undefined;
    },
  ): Answer<SavedProject>;
  /** Asks for a file, writes to it, and makes it the document's file. */
  saveAs(input: ToSave & { suggestedName: string }): Answer<SavedProject>;
  /** Asks for a file, unless `again` says that it goes where the last image went. */
  exportImage(image: {
    readonly format: ImageFormat;
    readonly suggestedName: string;
    readonly data: Uint8Array;
    readonly again: boolean;
  }): Answer<SavedFile>;
  /** Asks for a file and writes to it. The document keeps its own file. */
  exportFile(file: {
    readonly kind: ExportedKind;
    readonly suggestedName: string;
    readonly data: Uint8Array;
  }): Answer<SavedFile>;
  /** The options of this document, or those that its file had in an earlier session. */
  imageOptions(): ImageOptions | null;
  saveImageOptions(options: ImageOptions): Promise<void>;
}

export function createDocumentSession<File>(
  parts: DocumentSessionParts<File>,
): DocumentSession<File> {
  const { store, formats, newId, versions, onChange } = parts;
  const inTurn = createTurns<DocumentFile<File>>();
  const newDocument = (file: DocumentFile<File> | null): SessionDocument<File> => ({
    id: newId(),
    file,
    imageOptions: null,
    exported: null,
    asked: 0,
    movedBy: 0,
  });
  let shown = newDocument(null);
  const offered = new Map<string, { document: SessionDocument<File>; offer: Offer<File> | null }>();
  /** Files that were chosen and are being written. Each will be the file of a document. */
  const chosen = new Set<File>();
  let isAsking = false;

  const find = (id: string) => (id === shown.id ? shown : offered.get(id)?.document);

  const filesFor = (project: Project): WritableFiles<File> =>
    versions === undefined ? store : keepingVersions(store, versions, project);

  /** While one question is on the screen, a second one is not asked. */
  const ask = async (question: SaveQuestion<File>): Promise<File | null> => {
    if (isAsking) return null;
    isAsking = true;
    try {
      return await store.ask(question);
    } finally {
      isAsking = false;
    }
  };

  const offer = (file: File, read: ReadProject): OpenedProject => {
    const { hash, format, report, project } = read;
    const known = knownContent(hash, project, leftUnread(report));
    const document = newDocument(isSavedIn(read) ? { ...known, at: file, format } : null);
    offered.set(document.id, { document, offer: { file, read } });
    return openedProject(document.id, store.nameOf(file), read);
  };

  const optionsOf = ({ imageOptions, file }: SessionDocument<File>): ImageOptions | null =>
    imageOptions ?? (file === null ? null : store.imageOptions(file.at));

  /** Moves the document to another file, unless it has moved to a later one meanwhile. Returns whether it moved. */
  const move = async (
    document: SessionDocument<File>,
    file: DocumentFile<File>,
    asked: number,
  ): Promise<boolean> => {
    if (asked < document.movedBy) return false;
    document.movedBy = asked;
    const options = optionsOf(document);
    document.file = file;
    onChange?.();
    if (options !== null) await store.rememberImageOptions(file.at, options);
    await store.remember(file.at, 'project');
    return document.file === file;
  };

  const saveWhereAsked = (
    document: SessionDocument<File>,
    project: Project,
    { format, suggestedName, lossy }: { format: FormatId; suggestedName: string; lossy: boolean },
  ): Answer<SavedProject> =>
    attempt(suggestedName, async () => {
      document.asked += 1;
      const { asked } = document;
      const beside = document.file?.at ?? null;
      const at = await ask({ purpose: 'project', kind: format, suggestedName, beside });
      if (at === null) return success(null);
      const way = { format, lossy, unread: [], expected: null };
      chosen.add(at);
      try {
        const written = await writeProject(filesFor(project), at, project, way, formats);
        const name = store.nameOf(at);
        if (!written.ok) return refuse(name, written.error);
        const known = knownContent(written.value, readAsWritten(format, project), []);
        const isCurrent = await move(document, { ...known, at, format }, asked);
        return success({ name, isCurrent });
      } finally {
        chosen.delete(at);
      }
    });

  /** Saves to the document's file after all earlier saves to it have ended. */
  const saveBack = (
    document: SessionDocument<File>,
    file: DocumentFile<File>,
    project: Project,
    { overwrite, lossy, inPlace }: { overwrite: boolean; lossy: boolean; inPlace: boolean },
  ): Answer<SavedProject> =>
    inTurn(file, async () => {
      const { format, unread, hash } = file;
      const way = { format, lossy, unread, inPlace, expected: overwrite ? null : hash };
      const written = await writeProject(filesFor(project), file.at, project, way, formats);
      const name = store.nameOf(file.at);
      if (!written.ok) return refuse(name, written.error);
      Object.assign(file, knownContent(written.value, readAsWritten(format, project), []));
      file.stamp = await store.stampOf(file.at).catch(() => null);
      return success({ name, isCurrent: document.file === file });
    });

  const writeExport = async (
    at: File,
    data: Uint8Array,
    purpose: 'image' | 'file',
  ): Promise<Result<SavedFile, FileFailure>> => {
    const name = store.nameOf(at);
    // Of something that is made anew at any time, no version from before is needed.
    const written = await store.write(at, data, null, true);
    if (!written.ok) return refuse(name, written.error);
    await store.remember(at, purpose);
    return success({ name });
  };

  return {
    current: () => ({ id: shown.id, file: shown.file?.at ?? null }),
    begin: () => {
      const document = newDocument(null);
      offered.set(document.id, { document, offer: null });
      return document.id;
    },
    fileOf: (id) => {
      const document = find(id);
      return document && (document.file === null ? null : asDraftFile(document.file));
    },
    restore: (id, file) => {
      const known = file && { ...knownContent(file.hash, null, file.unread), ...file };
      const document = { ...newDocument(known), id };
      offered.set(id, { document, offer: null });
    },
    open: async (file, watch) => {
      const read = await readProject(store, file, formats, watch);
      if (!read.ok && read.error.kind === 'cancelled') return success(null);
      if (!read.ok) return refuse(store.nameOf(file), read.error);
      const opened = offer(file, read.value);
      await store.remember(file, 'project');
      return success(opened);
    },
    offer,
    withdraw: (id) => {
      const withdrawn = offered.get(id)?.offer ?? null;
      offered.delete(id);
      return withdrawn;
    },
    show: (id) => {
      const next = offered.get(id);
      if (next === undefined) return;
      shown = next.document;
      offered.clear();
      onChange?.();
    },
    holds: (isFile) =>
      [...chosen].some(isFile) ||
      [shown, ...[...offered.values()].map(({ document }) => document)].some(
        ({ file }) => file !== null && isFile(file.at),
      ),
    look: async (id) => {
      const file = find(id)?.file ?? null;
      if (file === null || !store.canWriteBack(file.at)) return { kind: 'same' };
      const { at } = file;
      const findVersion = async (hash: string) => {
        const known = await versions?.of(at).catch(() => []);
        const version = known?.find((one) => one.hash === hash);
        return version === undefined ? null : (versions?.open(at, version.id) ?? null);
      };
      return inTurn(file, () => lookOutside(file, store, formats, findVersion));
    },
    take: (id, hash) => {
      const file = find(id)?.file ?? null;
      return file !== null && takeOutside(file, hash);
    },
    save: async ({ document: id, project, overwrite, lossy = false, inPlace = false }) => {
      const document = find(id);
      if (document === undefined) return refuse(project.metadata.title, gone);
      const { file } = document;
      if (file === null) {
        const suggestedName = fileNameFrom(project.metadata.title, extensionOf('neuromatrix'));
        return saveWhereAsked(document, project, { format: 'neuromatrix', suggestedName, lossy });
      }
      if (store.canWriteBack(file.at)) {
        return saveBack(document, file, project, { overwrite, lossy, inPlace });
      }
      const suggestedName = store.nameOf(file.at);
      const { format } = file;
      // The question about losses comes before the question about the file.
      const content = await bytesToSave(formats, project, { format, unread: [], lossy });
      if (!content.ok) return refuse(suggestedName, content.error);
      return saveWhereAsked(document, project, { format, suggestedName, lossy });
    },
    saveAs: async ({ document: id, project, suggestedName }) => {
      const document = find(id);
      if (document === undefined) return refuse(suggestedName, gone);
      return saveWhereAsked(document, project, {
        format: 'neuromatrix',
        suggestedName: fileNameFrom(suggestedName, extensionOf('neuromatrix')),
        lossy: false,
      });
    },
    exportImage: ({ format, suggestedName, data, again }) =>
      attempt(suggestedName, async () => {
        const document = shown;
        const { exported, file } = document;
        const plainName = suggestedName.replace(/\.neuromatrix$/iu, '');
        const at =
          again && exported?.format === format
            ? exported.at
            : await ask({
                purpose: 'image',
                kind: format,
                suggestedName: fileNameFrom(plainName, extensionOf(format)),
                beside: file?.at ?? null,
              });
        if (at === null) return success(null);
        const written = await writeExport(at, data, 'image');
        if (written.ok) document.exported = { at, format };
        return written;
      }),
    exportFile: ({ kind, suggestedName, data }) =>
      attempt(suggestedName, async () => {
        const at = await ask({
          purpose: 'file',
          kind,
          suggestedName: fileNameFrom(suggestedName, extensionOf(kind)),
          beside: shown.file?.at ?? null,
        });
        return at === null ? success(null) : writeExport(at, data, 'file');
      }),
    imageOptions: () => optionsOf(shown),
    saveImageOptions: async (options) => {
      shown.imageOptions = options;
      if (shown.file !== null) await store.rememberImageOptions(shown.file.at, options);
    },
  };
}

/** What reading the file would give. Other formats cannot say all of a project, so their file has to be read. */
function readAsWritten(format: FormatId, project: Project): Project | null {
  return format === 'neuromatrix' ? project : null;
}

function asDraftFile<File>({ at, format, hash, unread }: DocumentFile<File>): DraftFile<File> {
  return { at, format, hash, unread };
}

/** Keeps what a save replaces, and what it saved. */
function keepingVersions<File>(
  store: FileStore<File>,
  versions: Versions<File>,
  project: Project,
): WritableFiles<File> {
  return {
    ...store,
    write: async (file, bytes, expected, inPlace) => {
      // A new file has no content yet; if there is another reason, writing meets it too.
      const before = await store.readNow(file).catch(() => null);
      const isKept =
        !before?.ok ||
        (await versions.keepReplaced(file, before.value.bytes, before.value.hash, inPlace));
      // If it fails half-way, the version from before is all that there is.
      const written = await store.write(file, bytes, expected, isKept && inPlace);
      if (written.ok) versions.keepSaved(file, project, bytes, written.value);
      return written;
    },
  };
}

const refuse = (file: string, error: FileError) => failure<FileFailure>({ file, error });

const gone: FileError = {
  kind: 'system',
  reason: 'The window shows another document by now.',
};

function extensionOf(kind: ExportedKind): string {
  return exportedFile(kind).extensions[0];
}
