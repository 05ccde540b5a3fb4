import type { FormatId } from '../formats/known-formats.ts';
import type { FormatWork } from '../open/format-work.ts';
import type { Damage, Loss } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import type { RescuedProject } from '../project/rescue-project.ts';
import { toUtf8 } from '../bytes/bytes.ts';
import { createTurns } from './in-turn.ts';
import type { ProjectChanges } from '../merge/change-counts.ts';

/** The file that a document was in when its draft was written. */
export interface DraftFile<File> {
  readonly at: File;
  readonly format: FormatId;
  /** Of the bytes last read or written: a save finds out by it whether the file is another one by now. */
  readonly hash: string;
  /** What reading left out that is still in the file. */
  readonly unread: readonly Loss[];
}

/** Work that is not in its file, kept until it is. */
export interface Draft<File> {
  /** Stands for the document. */
  readonly id: string;
  readonly name: string;
  /** `null`: the document has none yet. */
  readonly file: DraftFile<File> | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The project as its file would hold it. */
  readonly text: string;
}

/** Where drafts outlive the window. What the system throws comes through. */
export interface DraftStore<File> {
  /** Takes the place of an earlier draft of the same document, whole or not at all. */
  put(draft: Draft<File>): Promise<void>;
  list(): Promise<readonly Draft<File>[]>;
  remove(id: string): Promise<void>;
}

/** A draft as a window shows it to a person. */
export interface OfferedDraft {
  readonly id: string;
  readonly name: string;
  readonly time: number;
  readonly project: Project;
  /** `null` where there is no file to compare with. */
  readonly changes: ProjectChanges | null;
  /** The draft itself is damaged: this is not in the project, which was made of the rest. */
  readonly leftOut: readonly Damage[];
}

interface DraftParts<File> {
  readonly store: DraftStore<File>;
  readonly formats: FormatWork;
  /** Whether a window shows this document now: what is in a window is not lost. */
  readonly isLiving: (draft: Draft<File>) => Promise<boolean>;
  /** What is in the file now; `null` where that cannot be read. */
  readonly readFile: (file: File) => Promise<Project | null>;
}

/** The drafts of one program or page. Of each document there is one, the latest. */
export interface Drafts<File> {
  /** False: it could not be written. */
  keep(draft: Draft<File>): Promise<boolean>;
  /** The same where the draft is written in another way. */
  keepBy(id: string, write: () => Promise<unknown>): Promise<boolean>;
  /** The document was saved, given up, or is as it was. */
  drop(id: string): Promise<void>;
  /** What no window shows and no file holds. */
  offered(): Promise<readonly OfferedDraft[]>;
  /** All of them as they are kept, also of documents that a window shows. */
  stored(): Promise<readonly Draft<File>[]>;
  /** The same as those offered, without looking into them. */
  waiting(): Promise<readonly Pick<OfferedDraft, 'id' | 'name' | 'time'>[]>;
  /** The draft to be opened again; it stays where it is until the document is saved or given up. */
  find(id: string): Promise<{ readonly draft: Draft<File>; readonly project: Project } | null>;
  /** A person does not want it. */
  discard(id: string): Promise<void>;
  /** Nobody may have it any more; there is no way back. */
  forget(id: string): Promise<void>;
  /** They do want it. */
  takeBack(id: string): Promise<void>;
  /** Resolves when all that was asked for so far is done. */
  settled(): Promise<void>;
}

export function createDrafts<File>(parts: DraftParts<File>): Drafts<File> {
  const { store, formats, isLiving, readFile } = parts;
  const inTurn = createTurns<string>();
  const running = new Set<Promise<unknown>>();
  const discarded = new Map<string, Draft<File>>();

  const counted = <Value>(work: Promise<Value>): Promise<Value> => {
    running.add(work);
    const end = () => running.delete(work);
    work.then(end, end);
    return work;
  };
  const keepBy = (id: string, write: () => Promise<unknown>): Promise<boolean> =>
    counted(
      inTurn(id, async () => {
        try {
          await write();
          return true;
        } catch {
          // The window tells its person that no draft can be kept.
          return false;
        }
      }),
    );
  const keep = (draft: Draft<File>) => keepBy(draft.id, () => store.put(draft));
  const remove = (id: string): Promise<void> => counted(inTurn(id, () => store.remove(id)));
  /** Of a damaged draft what is intact; `null` where nothing is. */
  const read = async ({ text }: Draft<File>): Promise<RescuedProject | null> => {
    const found = await formats.read(toUtf8(text), 'draft.neuromatrix');
    if (found.ok) return { project: found.value.project, leftOut: [] };
    const rescued = await formats.rescue(text);
    return rescued.ok ? rescued.value : null;
  };
  const compare = async (before: Project, after: Project) => {
    const name = 'draft.neuromatrix';
    const [old, now] = await Promise.all([before, after].map((one) => formats.ownText(one)));
    return old && now ? formats.compare({ bytes: old, name }, { bytes: now, name }) : null;
  };
  const toOffer = async (draft: Draft<File>): Promise<OfferedDraft | null> => {
    const found = await read(draft);
    if (found === null) return null;
    const { project, leftOut } = found;
    const before = draft.file === null ? null : await readFile(draft.file.at);
    const compared = before && (await compare(before, project));
    if (compared?.isSame) {
      await remove(draft.id);
      return null;
    }
    const { id, name, time } = draft;
    return { id, name, time, project, changes: compared?.changes ?? null, leftOut };
  };

  return {
    keep,
    keepBy,
    drop: remove,
    offered: async () => {
      const offers = await Promise.all(
        (await store.list()).map(async (draft) =>
          (await isLiving(draft)) ? null : toOffer(draft),
        ),
      );
      return offers
        .filter((offer) => offer !== null)
        .toSorted((one, other) => other.time - one.time);
    },
    stored: () => store.list(),
    waiting: async () => {
      const drafts = await Promise.all(
        (await store.list()).map(async (draft) => ((await isLiving(draft)) ? null : draft)),
      );
      return drafts
        .filter((draft) => draft !== null)
        .map(({ id, name, time }) => ({ id, name, time }));
    },
    find: async (id) => {
      const draft = (await store.list()).find((one) => one.id === id);
      if (draft === undefined || (await isLiving(draft))) return null;
      const found = await read(draft);
      if (found === null) return null;
      const { project, leftOut } = found;
      // What was rescued is not all of it: it must not be saved over the file without a word.
      return { draft: leftOut.length === 0 ? draft : { ...draft, file: null }, project };
    },
    discard: async (id) => {
      const draft = (await store.list()).find((one) => one.id === id);
      if (draft === undefined || (await isLiving(draft))) return;
      discarded.set(id, draft);
      await remove(id);
    },
    forget: async (id) => {
      const draft = (await store.list()).find((one) => one.id === id);
      discarded.delete(id);
      if (draft !== undefined && !(await isLiving(draft))) await remove(id);
    },
    takeBack: async (id) => {
      const draft = discarded.get(id);
      discarded.delete(id);
      if (draft !== undefined) await keep(draft);
    },
    settled: async () => {
      await Promise.allSettled(running);
    },
  };
}
