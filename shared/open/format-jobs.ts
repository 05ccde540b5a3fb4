import { z } from 'zod';
import {
  atOnce,
  beginsAsOurs,
  readCheckedInSteps,
  rememberedText,
  rememberText,
  writeInSteps,
} from '../project/checked-text.ts';
import { projectChangesSchema } from '../merge/change-counts.ts';
import {
  fileErrorSchema,
  nothingLost,
  type Damage,
  type LossReport,
} from '../project/file-outcome.ts';
import { isRecord } from '../project/plain-json.ts';
import { failure, success, type Result } from '../result.ts';
import { formatIds } from '../formats/known-formats.ts';
import { textEncodings } from '../text/decode-text-file.ts';
import { linkColumnsSchema } from '../formats/plain/link-columns.ts';
import {
  answerOrThrow,
  createWorkerClient,
  type Questions,
  type WorkerClient,
  type WorkerFailure,
  type WorkerPort,
  type WorkWatch,
} from '../worker/worker-client.ts';
import { inSlices, type Slices } from '../worker/slices.ts';
import type { Answers } from '../worker/worker-side.ts';
import type { FormatWork } from './format-work.ts';
import type { FoundProject } from './open-file.ts';

// What goes between a thread and its worker was checked where it was made. The same program runs at both ends, and a
// second check would take the time that the worker is meant to save. A project goes as the bytes of its file, because
// one that goes as it is must be taken apart and put together at once, however large it is.
const textSchema = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const reportSchema = z.custom<LossReport>(isRecord);

const readSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({
      text: textSchema,
      fromImage: z.boolean(),
      format: z.enum(formatIds),
      report: reportSchema,
    }),
  }),
  z.object({ ok: z.literal(false), error: fileErrorSchema }),
]);

const rescuedSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({ text: textSchema, leftOut: z.custom<readonly Damage[]>(Array.isArray) }),
  }),
  z.object({ ok: z.literal(false), error: fileErrorSchema }),
]);

const contentSchema = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  name: z.string(),
});

/** What a worker for file formats is asked. */
export const formatQuestions = {
  read: {
    input: z.object({
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      name: z.string(),
      columns: linkColumnsSchema.optional(),
    }),
    answer: readSchema,
  },
  write: {
    input: z.object({ project: textSchema, format: z.enum(formatIds) }),
    answer: z.object({
      text: z.string(),
      report: reportSchema,
      source: z.object({ encoding: z.enum(textEncodings), marked: z.boolean() }).optional(),
    }),
  },
  rescue: { input: z.object({ text: z.string() }), answer: rescuedSchema },
  compare: {
    input: z.object({ before: contentSchema, after: contentSchema }),
    answer: z.object({ isSame: z.boolean(), changes: projectChangesSchema }).nullable(),
  },
} satisfies Questions;

/** The worker's side. */
export function createFormatAnswers(work: FormatWork): Answers<typeof formatQuestions> {
  return {
    read: async ({ bytes, name, columns }, { onProgress, handOver }) => {
      const found = await work.read(bytes, name, columns, { onProgress });
      if (!found.ok) return found;
      const { project, fromImage, format, report } = found.value;
      const text = atOnce(writeInSteps(project));
      handOver(text.buffer);
      return success({ text, fromImage, format, report });
    },
    write: ({ project, format }) => work.write(atOnce(readCheckedInSteps(project)), format),
    rescue: async ({ text }, { handOver }) => {
      const rescued = await work.rescue(text);
      if (!rescued.ok) return rescued;
      const { project, leftOut } = rescued.value;
      const written = atOnce(writeInSteps(project));
      handOver(written.buffer);
      return success({ text: written, leftOut });
    },
    compare: ({ before, after }) => work.compare(before, after),
  };
}

interface DistantParts {
  /** Does small work at once. */
  readonly here: FormatWork;
  readonly start: () => WorkerPort;
  /** For what is left to do on this side. */
  readonly slices: Slices;
  /** The texts of projects are wanted again. */
  readonly remembers?: boolean;
}

/** Work that would take long is done in a worker; small work is done here. */
export function createDistantWork({
  here,
  start,
  slices,
  remembers = false,
}: DistantParts): FormatWork {
  return {
    read: async (bytes, name, columns, watch = {}) => {
      if (bytes.byteLength < muchToRead) return here.read(bytes, name, columns, watch);
      const own = beginsAsOurs(bytes) ? await readOwn(bytes, watch) : null;
      if (own !== null) return own;
      const { signal } = watch;
      const stages = inStages(watch);
      const asked = await askOnce((client) =>
        client.ask('read', { bytes, name, columns }, { signal, onProgress: stages.first }),
      );
      if (!asked.ok) return failure(asked.error);
      if (!asked.value.ok) return asked.value;
      const { text, ...found } = asked.value.value;
      const read = await inSlices(readCheckedInSteps(text), slices, {
        signal,
        onProgress: stages.last,
      });
      if (!read.ok) return read;
      if (remembers) rememberText(read.value, text);
      return success({ ...found, project: read.value });
    },
    write: async (project, format) => {
      const size = project.nodes.length + project.links.length;
      if (size < muchToWrite) return here.write(project, format);
      const text = await inSlices(writeInSteps(project), slices).then(answerOrThrow);
      const answer = await askOnce((client) => client.ask('write', { project: text, format }));
      return answerOrThrow(answer);
    },
    ownText: async (project) =>
      rememberedText(project) ?? answerOrThrow(await inSlices(writeInSteps(project), slices)),
    rescue: async (text, watch = {}) => {
      if (text.length < muchToRead) return here.rescue(text);
      const { signal } = watch;
      const asked = await askOnce((client) => client.ask('rescue', { text }, { signal }));
      if (!asked.ok) return failure(asked.error);
      if (!asked.value.ok) return asked.value;
      const { text: written, leftOut } = asked.value.value;
      const read = await inSlices(readCheckedInSteps(written), slices, { signal });
      return read.ok ? success({ project: read.value, leftOut }) : read;
    },
    compare: async (before, after) => {
      const most = Math.max(before.bytes.length, after.bytes.length);
      if (most < muchToRead) return here.compare(before, after);
      return answerOrThrow(await askOnce((client) => client.ask('compare', { before, after })));
    },
  };

  /** A file of our own that is as it should be is read here: that takes less time than starting a worker. */
  async function readOwn(
    bytes: Uint8Array,
    watch: WorkWatch,
  ): Promise<Result<FoundProject, Cancelled> | null> {
    const { readOwnInSteps } = await import('../project/own-file.ts');
    const read = await inSlices(readOwnInSteps(bytes), slices, watch);
    if (!read.ok) return read;
    const { value: project } = read;
    if (project === null) return null;
    if (remembers) rememberText(project, new Uint8Array(bytes));
    return success({
      project,
      fromImage: false,
      format: 'neuromatrix',
      report: nothingLost(project),
    });
  }

  async function askOnce<Answer>(
    ask: (client: WorkerClient<typeof formatQuestions>) => Promise<Result<Answer, WorkerFailure>>,
  ): Promise<Result<Answer, Cancelled>> {
    const client = createWorkerClient({ questions: formatQuestions, start });
    const answer = await ask(client).finally(client.end);
    if (answer.ok) return answer;
    if (answer.error.kind === 'fault') throw answer.error.error;
    return failure(answer.error);
  }
}

type Cancelled = Extract<WorkerFailure, { kind: 'cancelled' }>;

/** What is done by a worker takes most of the time. */
function inStages({ onProgress }: WorkWatch): Record<'first' | 'last', (share: number) => void> {
  return {
    first: (share) => onProgress?.(share * firstStage),
    last: (share) => onProgress?.(firstStage + share * (1 - firstStage)),
  };
}

const firstStage = 0.75;

/**
 * Below so many bytes or elements, starting a worker takes longer than the work. What is larger would keep a window from
 * answering, in the formats that take longest to read.
 */
const muchToRead = 50_000;
const muchToWrite = 1_000;
