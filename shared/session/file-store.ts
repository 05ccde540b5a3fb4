import type { ExportedKind } from '../open/exported-files.ts';
import type { FileError } from '../project/file-outcome.ts';
import type { ImageOptions } from '../project/image-formats.ts';
import { type Result, failure, success } from '../result.ts';
import type { FormatWork } from '../open/format-work.ts';
import type { FoundProject } from '../open/open-file.ts';
import { bytesToSave, type Saving } from '../open/bytes-to-save.ts';
import { type Project, limits } from '../project/project-schema.ts';
import type { WorkWatch } from '../worker/worker-client.ts';
import type { Answer, FileFailure } from './opened-project.ts';

interface FileContent {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: tells later whether someone else changed the file. */
  readonly hash: string;
}

/** Files as a shell names them: by path or by handle. Errors of the system are thrown. */
export interface ReadableFiles<File> {
  /** The file's bare name with extension. */
  nameOf(file: File): string;
  /** Refuses what is not a file, and files longer than `limit` bytes, before reading. */
  read(file: File, limit: number): Promise<Result<FileContent, FileError>>;
}

/** Files that can be written, too. */
export interface WritableFiles<File> extends ReadableFiles<File> {
  /**
   * Replaces the whole file or nothing, and returns its new hash. If the content of the file does not match `expected`,
   * it refuses with `changed-on-disk`; `null` replaces any content. A file that no longer exists is written anew.
   */
  write(
    file: File,
    bytes: Uint8Array,
    expected: string | null,
    /** The person agreed to write over the content where a file cannot be replaced as a whole (`not-replaceable`). */
    inPlace?: boolean,
  ): Promise<Result<string, FileError>>;
}

/** The question to a person: where should this file go? */
export interface SaveQuestion<File> {
  /** A project becomes the document's file; an image or another file is only written. */
  readonly purpose: 'project' | 'image' | 'file';
  readonly kind: ExportedKind;
  /** A name that every system takes, with its extension. */
  readonly suggestedName: string;
  /** The document's own file. The new file may go next to it. */
  readonly beside: File | null;
}

/** All that the session of a document needs from its shell. */
export interface FileStore<File> extends WritableFiles<File> {
  /** Whether a save goes back to this file. If not, the person is asked again. */
  canWriteBack(file: File): boolean;
  /** What is in the file at present, whatever the person opened. */
  readNow(file: File): Promise<Result<FileContent, FileError>>;
  /** Another text as soon as the file may hold something else; `null` where there is no file. Costs no reading. */
  stampOf(file: File): Promise<string | null>;
  /** `null`: cancelled. */
  ask(question: SaveQuestion<File>): Promise<File | null>;
  /** The file was opened or saved: it is remembered for recent files and for the next dialog. */
  remember(file: File, purpose: SaveQuestion<File>['purpose']): Promise<void>;
  imageOptions(file: File): ImageOptions | null;
  rememberImageOptions(file: File, options: ImageOptions): Promise<void>;
}

/**
 * Names of errors that mean the same to a person: the codes of errno(3) on a disk, and the names of
 * https://fs.spec.whatwg.org and https://w3c.github.io/FileAPI in a browser.
 */
const kinds = {
  missing: ['ENOENT', 'ENOTDIR', 'NotFoundError'],
  'no-permission': [
    'EACCES',
    'EPERM',
    'EROFS',
    'NotAllowedError',
    'SecurityError',
    'NoModificationAllowedError',
  ],
  'disk-full': ['ENOSPC', 'EFBIG', 'QuotaExceededError'],
  'quota-exceeded': ['EDQUOT'],
  'drive-lost': ['ESTALE', 'ENXIO', 'ENODEV', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT'],
  'disk-failed': ['EIO'],
  'file-busy': ['EBUSY', 'ETXTBSY'],
  'is-a-folder': ['EISDIR', 'TypeMismatchError'],
  'link-loop': ['ELOOP'],
} as const satisfies Partial<Record<FileError['kind'], readonly string[]>>;

const kindsByName = new Map(
  // The keys of an object literal are those of its type.
  (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    kinds[kind].map((name) => [name as string, kind] as const),
  ),
);

/** Says what a failed file operation means to a person, by the system's code or by the browser's name of the error. */
export function toFileError(error: unknown): FileError {
  if (!(error instanceof Error)) return { kind: 'system', reason: String(error) };
  const kind = kindsByName.get(codeOf(error) ?? error.name);
  return kind === undefined ? { kind: 'system', reason: reasonOf(error) } : { kind };
}

/** Without the call and the path that Node puts behind it: "EMFILE: too many open files, open '/home/ann/a.json'". */
function reasonOf({ message, name }: Error): string {
  return message.replace(/^([A-Z\d]+: [^']*?), [a-z]+(?: '.*)?$/su, '$1') || name;
}

/** Errors of the browser have a number there, which is older than their names and says less. */
function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Runs `work`. If it throws, the error becomes a failure of that file. */
export async function attempt<Value>(file: string, work: () => Answer<Value>): Answer<Value> {
  try {
    return await work();
  } catch (error) {
    return failure<FileFailure>({ file, error: toFileError(error) });
  }
}

export interface ReadProject extends FoundProject {
  /** Of the file's bytes. */
  readonly hash: string;
}

/** Reads a file of any format that can be read, or an image that carries a project. */
export async function readProject<File>(
  files: ReadableFiles<File>,
  file: File,
  formats: FormatWork,
  watch?: WorkWatch,
): Promise<Result<ReadProject, FileError>> {
  try {
    const content = await files.read(file, limits.fileBytes);
    if (!content.ok) return content;
    const found = await formats.read(content.value.bytes, files.nameOf(file), undefined, watch);
    return found.ok ? success({ ...found.value, hash: content.value.hash }) : found;
  } catch (error) {
    return failure(toFileError(error));
  }
}

/** If the person has not agreed, a save that would lose something is refused with `would-lose`. */
export interface WayToWrite extends Saving {
  /** The hash that the content of the file must still have; `null` replaces any content. */
  readonly expected: string | null;
  /** The person agreed to a save in place, where there is no other. */
  readonly inPlace?: boolean | undefined;
}

/** Writes a project to a file and returns the file's new hash. What could not be opened again is not written. */
export async function writeProject<File>(
  files: WritableFiles<File>,
  file: File,
  project: Project,
  { expected, inPlace, ...saving }: WayToWrite,
  formats: FormatWork,
): Promise<Result<string, FileError>> {
  try {
    const content = await bytesToSave(formats, project, saving);
    if (!content.ok) return content;
    const bytes = content.value;
    if (bytes.length > limits.fileBytes)
      return failure({ kind: 'too-large', bytes: bytes.length, limit: limits.fileBytes });
    const readBack = await formats.read(bytes, files.nameOf(file));
    return readBack.ok ? await files.write(file, bytes, expected, inPlace) : readBack;
  } catch (error) {
    return failure(toFileError(error));
  }
}
