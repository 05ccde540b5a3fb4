import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import { formatIds } from '../../shared/formats/known-formats.ts';
import { lossReportSchema } from '../../shared/project/file-outcome.ts';
import {
  draftStepSchema,
  joinDraft,
  nextText,
  type DraftStep,
  type NumberedText,
} from '../../shared/session/draft-text.ts';
import type { Draft } from '../../shared/session/drafts.ts';

/** A file as a draft remembers it. */
interface FileOfDraft {
  readonly name: string;
  readonly handle: FileSystemFileHandle | null;
}

/** A draft without its text. */
export type DraftHead = Omit<Draft<FileOfDraft>, 'text'>;

const fileSchema = z.object({
  at: z.object({
    name: z.string(),
    handle: z.custom<FileSystemFileHandle>(isFileHandle).nullable(),
  }),
  format: z.enum(formatIds),
  hash: z.string(),
  unread: lossReportSchema.shape.losses,
});

export const headSchema = z.object({
  id: z.string(),
  name: z.string(),
  time: z.number(),
  file: fileSchema.nullable(),
});

const writtenPartSchema = z.object({
  name: z.string(),
  text: z.union([z.string(), z.array(z.string())]),
});

/** A draft with its text, or with the lines of it, on which a late step can build. */
const storedSchema = z.union([
  headSchema.extend({ text: z.string() }),
  headSchema.extend({ number: z.int(), parts: z.array(writtenPartSchema) }),
]);

/** What a page sent in its last moment: its worker may have been gone already. */
const lateSchema = headSchema.extend({ late: z.array(draftStepSchema) });

/** Drafts in IndexedDB, which survives when a tab dies. */
export interface PageDraftStore {
  put(draft: Draft<FileOfDraft>): Promise<void>;
  /** The same with the text in lines. */
  putLines(head: DraftHead, text: NumberedText): Promise<void>;
  /** Written even if the page is gone before it has heard of it. */
  putLate(head: DraftHead, steps: readonly DraftStep[]): Promise<void>;
  list(): Promise<readonly Draft<FileOfDraft>[]>;
  remove(id: string): Promise<void>;
}

export function createPageDraftStore(): PageDraftStore {
  let database: UseStore | null = null;
  // Opened when it is first needed: where storage is forbidden, opening it fails.
  const open = () => (database ??= createStore('neuromatrix-drafts', 'drafts'));
  return {
    put: (draft) => set(draft.id, draft, open()),
    putLines: async (head, text) => {
      await set(head.id, { ...head, ...text }, open());
      // It may hold what the document no longer does.
      const late = lateSchema.safeParse(await get(lateKey(head.id), open()));
      const isOver = late.success && late.data.late.every(({ number }) => number < text.number);
      if (isOver) await del(lateKey(head.id), open());
    },
    putLate: (head, steps) =>
      open()('readwrite', async (store) => {
        // The handle of the file is in the draft that the steps build on.
        const file = head.file && { ...head.file, at: { ...head.file.at, handle: null } };
        store.put({ ...head, file, late: steps }, lateKey(head.id));
        store.transaction.commit();
      }),
    list: async () => draftsIn(await allIn(open())),
    remove: async (id) => {
      await del(id, open());
      await del(lateKey(id), open());
    },
  };
}

const lateKey = (id: string) => `late ${id}`;

function allIn(open: UseStore): Promise<readonly unknown[]> {
  return open(
    'readonly',
    (store) =>
      new Promise((resolve, reject) => {
        const asked = store.getAll();
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(asked.error ?? new Error('No answer.')));
      }),
  );
}

function draftsIn(stored: readonly unknown[]): readonly Draft<FileOfDraft>[] {
  const late = new Map(
    stored.flatMap((value) => {
      const parsed = lateSchema.safeParse(value);
      return parsed.success ? [[parsed.data.id, parsed.data] as const] : [];
    }),
  );
  const drafts = stored.flatMap((value) => {
    const parsed = storedSchema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
  const known = new Set(drafts.map(({ id }) => id));
  const alone = [...late.values()].filter(({ id }) => !known.has(id));
  return [
    ...drafts.map((draft) => asDraft(draft, late.get(draft.id))),
    ...alone.flatMap(({ late: steps, ...head }) => {
      const text = lateText(null, steps);
      return text === null ? [] : [{ ...head, text: joinDraft(text) }];
    }),
  ];
}

function asDraft(
  stored: z.infer<typeof storedSchema>,
  late: z.infer<typeof lateSchema> | undefined,
): Draft<FileOfDraft> {
  if ('text' in stored) return stored;
  const { number, parts, ...head } = stored;
  const before = { number, parts };
  const text = (late && lateText(before, late.late)) ?? before;
  return { ...head, time: late?.time ?? head.time, text: joinDraft(text) };
}

function lateText(before: NumberedText | null, steps: readonly DraftStep[]): NumberedText | null {
  for (const step of steps) {
    const isLater = before === null || step.number > before.number;
    const next = isLater ? nextText(before, step) : null;
    if (next !== null) return next;
  }
  return null;
}

export function isFileHandle(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'file' &&
    'createWritable' in value
  );
}
