import { createStore, del, get, promisifyRequest, set, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import { formatIds } from '../../shared/formats/known-formats.ts';
import { lossReportSchema } from '../../shared/project/file-outcome.ts';
import {
  draftStepSchema,
  joinDraft,
  nextText,
  textAfter,
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

/** A step that builds on the draft or on another step. */
const steppedSchema = headSchema.extend({ step: draftStepSchema });

/** What a page sent in its last moment: its worker may have been gone already. */
const lateSchema = headSchema.extend({ late: z.array(draftStepSchema) });

/** Drafts in IndexedDB, which survives when a tab dies. */
export interface PageDraftStore {
  put(draft: Draft<FileOfDraft>): Promise<void>;
  /** The same with the text in lines. */
  putLines(head: DraftHead, text: NumberedText): Promise<void>;
  /** Only what has changed since the last one, beside it. */
  putStep(head: DraftHead, step: DraftStep): Promise<void>;
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
    put: (draft) => putWhole(open(), draft.id, draft),
    putLines: async (head, { number, parts }) => {
      await putWhole(open(), head.id, { ...head, number, parts });
      await dropLate(open(), head.id, number);
    },
    putStep: async (head, step) => {
      // The file of the draft is in the draft that the step builds on.
      const { number } = step;
      await set(['step', head.id, number], { ...head, file: withoutHandle(head), step }, open());
      await dropLate(open(), head.id, number);
    },
    putLate: (head, steps) =>
      open()('readwrite', async (store) => {
        // The handle of the file is in the draft that the steps build on.
        store.put({ ...head, file: withoutHandle(head), late: steps }, lateKey(head.id));
        store.transaction.commit();
      }),
    list: async () => draftsIn(await allIn(open())),
    remove: (id) =>
      open()('readwrite', (store) => {
        store.delete(id);
        store.delete(lateKey(id));
        store.delete(stepKeys(id));
        return promisifyRequest(store.transaction);
      }),
  };
}

/** A draft as a whole, in place of all steps before: both or nothing. */
function putWhole(open: UseStore, id: string, draft: unknown): Promise<void> {
  return open('readwrite', (store) => {
    store.put(draft, id);
    store.delete(stepKeys(id));
    return promisifyRequest(store.transaction);
  });
}

function stepKeys(id: string): IDBKeyRange {
  // In the order of keys a list comes after every number.
  return IDBKeyRange.bound(['step', id], ['step', id, []]);
}

/** What was written in haste may hold what the document no longer does. */
async function dropLate(open: UseStore, id: string, number: number): Promise<void> {
  const late = lateSchema.safeParse(await get(lateKey(id), open));
  const isOver = late.success && late.data.late.every((step) => step.number < number);
  if (isOver) await del(lateKey(id), open);
}

function withoutHandle({ file }: DraftHead): DraftHead['file'] {
  return file && { ...file, at: { ...file.at, handle: null } };
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
  const late = new Map(parsedBy(lateSchema, stored).map((one) => [one.id, one]));
  const steps = parsedBy(steppedSchema, stored);
  const stepsOf = (id: string) => steps.filter((one) => one.id === id);
  const drafts = parsedBy(storedSchema, stored);
  const known = new Set(drafts.map(({ id }) => id));
  const alone = [...late.values()].filter(({ id }) => !known.has(id));
  return [
    ...drafts.map((draft) => asDraft(draft, stepsOf(draft.id), late.get(draft.id))),
    ...alone.flatMap(({ late: last, ...head }) => {
      const text = lateText(null, last);
      return text === null ? [] : [{ ...head, text: joinDraft(text) }];
    }),
  ];
}

function parsedBy<Parsed>(schema: z.ZodType<Parsed>, stored: readonly unknown[]): Parsed[] {
  return stored.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

function asDraft(
  stored: z.infer<typeof storedSchema>,
  steps: readonly z.infer<typeof steppedSchema>[],
  late: z.infer<typeof lateSchema> | undefined,
): Draft<FileOfDraft> {
  if ('text' in stored) return stored;
  const { number, parts, ...head } = stored;
  const before = textAfter(
    { number, parts },
    steps.map(({ step }) => step),
  );
  const last = steps.find(({ step }) => step.number === before.number);
  const text = late && lateText(before, late.late);
  const { name, time, file } = (text ? late : undefined) ?? last ?? head;
  return {
    ...head,
    name,
    time,
    file: file && { ...file, at: { ...file.at, handle: head.file?.at.handle ?? null } },
    text: joinDraft(text ?? before),
  };
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
