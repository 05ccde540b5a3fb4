import { leftUnread } from '../open/bytes-to-save.ts';
import type { FormatWork } from '../open/format-work.ts';
import type { FileError, Loss } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import { toFileError, type FileStore } from './file-store.ts';
import type { Imported } from './opened-project.ts';

/** What became of a document's file since this program read or wrote it last. */
export type OutsideChange =
  /** It says the same, or there is nothing to look at. */
  | { readonly kind: 'same' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'changed';
      /** Names this content of the file. */
      readonly hash: string;
      readonly project: Project;
      readonly imported: Imported | null;
      /** What was in the file before; `null` where nobody knows. */
      readonly base: Project | null;
    }
  /** It is another one now, but cannot be read. */
  | { readonly kind: 'unreadable'; readonly error: FileError };

/** What the program knows of the content of a document's file. */
export interface KnownContent {
  /** The hash of the bytes that were read or written last. */
  hash: string;
  /** The project in these bytes; `null` where nobody has read it yet. */
  base: Project | null;
  /** What was not read and is still in the file: saving over the file removes it. */
  unread: readonly Loss[];
  /** The file's stamp when its content was looked at last. */
  stamp: string | null;
  /** What was found in it last that is not from here. */
  outside: FoundContent | null;
}

interface FoundContent {
  readonly hash: string;
  readonly project: Project;
  readonly unread: readonly Loss[];
}

/** What was read or written just now. */
export function knownContent(
  hash: string,
  base: Project | null,
  unread: readonly Loss[],
): KnownContent {
  return { hash, base, unread, stamp: null, outside: null };
}

/**
 * Looks whether someone else has changed the file. Only its content counts: a new date alone is no change. Must not run
 * while this program writes the file. `findVersion` knows earlier contents by their hash.
 */
export async function lookOutside<File>(
  known: KnownContent & { readonly at: File },
  store: FileStore<File>,
  formats: FormatWork,
  findVersion: (hash: string) => Promise<Project | null>,
): Promise<OutsideChange> {
  try {
    const stamp = await store.stampOf(known.at);
    if (stamp === null) return { kind: 'missing' };
    if (stamp === known.stamp && known.base !== null && known.outside === null)
      return { kind: 'same' };
    const content = await store.readNow(known.at);
    if (!content.ok) return { kind: 'unreadable', error: content.error };
    const { bytes, hash } = content.value;
    if (hash === known.hash && known.base !== null) {
      Object.assign(known, { stamp, outside: null });
      return { kind: 'same' };
    }
    const found = await formats.read(bytes, store.nameOf(known.at));
    if (hash === known.hash) {
      // Written here in a format that cannot say all, or left by an earlier session: now it is known what is in it.
      Object.assign(known, { base: found.ok ? found.value.project : null, stamp, outside: null });
      return { kind: 'same' };
    }
    if (!found.ok) return { kind: 'unreadable', error: found.error };
    const { project, format, report } = found.value;
    known.outside = { hash, project, unread: leftUnread(report) };
    const imported = format === 'neuromatrix' ? null : { format, report };
    known.base ??= await findVersion(known.hash);
    return { kind: 'changed', hash, project, imported, base: known.base };
  } catch (error) {
    const told = toFileError(error);
    if (told.kind === 'missing') return { kind: 'missing' };
    // A page may have lost its right to look. Nothing is known then, and saving will say what is wrong.
    return told.kind === 'no-permission' ? { kind: 'same' } : { kind: 'unreadable', error: told };
  }
}

/** The window has what was found in the file: from now on that is what a save may replace. Whether it still is that. */
export function takeOutside(known: KnownContent, hash: string): boolean {
  const { outside } = known;
  if (outside?.hash !== hash) return false;
  Object.assign(known, {
    hash,
    base: outside.project,
    unread: outside.unread,
    stamp: null,
    outside: null,
  });
  return true;
}
