import { z } from 'zod';
import { fileErrorSchema, lossReportSchema } from '../project/file-outcome.ts';
import { isRecord } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import { formatIds } from '../formats/known-formats.ts';
import { linkColumnsSchema } from '../formats/plain/table-columns.ts';
import {
  answerOrThrow,
  createWorkerClient,
  type Questions,
  type WorkerClient,
  type WorkerFailure,
  type WorkerPort,
} from '../worker/worker-client.ts';
import type { Answers } from '../worker/worker-side.ts';
import type { FormatWork } from './format-work.ts';

// A project that goes between a thread and its worker was checked where it was made. The same program runs at both
// ends, and a second check would take the time that the worker is meant to save.
const checkedProjectSchema = z.custom<Project>(isRecord);

const readSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({
      project: checkedProjectSchema,
      fromImage: z.boolean(),
      format: z.enum(formatIds),
      report: lossReportSchema,
    }),
  }),
  z.object({ ok: z.literal(false), error: fileErrorSchema }),
]);

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
    input: z.object({ project: checkedProjectSchema, format: z.enum(formatIds) }),
    answer: z.object({ text: z.string(), report: lossReportSchema }),
  },
} satisfies Questions;

/** The worker's side. */
export function createFormatAnswers(work: FormatWork): Answers<typeof formatQuestions> {
  return {
    read: ({ bytes, name, columns }) => work.read(bytes, name, columns),
    write: ({ project, format }) => work.write(project, format),
  };
}

/** Work that would take long is done in a worker; small work is done here. */
export function createDistantWork(here: FormatWork, start: () => WorkerPort): FormatWork {
  return {
    read: async (bytes, name, columns) => {
      if (bytes.byteLength < muchToRead) return here.read(bytes, name, columns);
      return askOnce((client) => client.ask('read', { bytes, name, columns }));
    },
    write: async (project, format) => {
      const size = project.nodes.length + project.links.length;
      if (size < muchToWrite) return here.write(project, format);
      return askOnce((client) => client.ask('write', { project, format }));
    },
  };

  async function askOnce<Answer>(
    ask: (client: WorkerClient<typeof formatQuestions>) => Promise<Result<Answer, WorkerFailure>>,
  ): Promise<Answer> {
    const client = createWorkerClient({ questions: formatQuestions, start });
    return ask(client).then(answerOrThrow).finally(client.end);
  }
}

/** Below so many bytes or elements, starting a worker takes longer than the work. */
const muchToRead = 200_000;
const muchToWrite = 2_000;
