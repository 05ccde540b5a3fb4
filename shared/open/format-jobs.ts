import { z } from 'zod';
import { fileErrorSchema, type FileError } from '../project/file-error.ts';
import type { FoundProject } from './open-file.ts';
import { isRecord } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import type { FormatWork } from './format-work.ts';
import { formatIds } from '../formats/known-formats.ts';
import { linkColumnsSchema } from '../formats/plain/table-columns.ts';
import { lossReportSchema } from '../project/loss-report.ts';

// A project that goes between a thread and its worker was checked, element by element, where it was made: the same
// program runs at both ends, and to do it again would take the very time that the worker is to save.
const checkedProjectSchema = z.custom<Project>(isRecord);

/** What a worker is asked. One thing at a time. */
const formatJobSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    name: z.string(),
    columns: linkColumnsSchema.optional(),
  }),
  z.object({
    kind: z.literal('write'),
    project: checkedProjectSchema,
    format: z.enum(formatIds),
  }),
]);

/** What it answers. */
const formatAnswerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    found: z.object({
      project: checkedProjectSchema,
      fromImage: z.boolean(),
      format: z.enum(formatIds),
      report: lossReportSchema,
    }),
  }),
  z.object({ kind: z.literal('refused'), error: fileErrorSchema }),
  z.object({
    kind: z.literal('written'),
    written: z.object({ text: z.string(), report: lossReportSchema }),
  }),
]);

export type FormatJob = z.infer<typeof formatJobSchema>;
type FormatAnswer = z.infer<typeof formatAnswerSchema>;

/** The worker's side. */
export async function answerFormatJob(work: FormatWork, message: unknown): Promise<FormatAnswer> {
  const job = formatJobSchema.parse(message);
  if (job.kind === 'write') {
    return { kind: 'written', written: await work.write(job.project, job.format) };
  }
  const read = await work.read(job.bytes, job.name, job.columns);
  return read.ok ? { kind: 'found', found: read.value } : { kind: 'refused', error: read.error };
}

/** Work that `run` does elsewhere, where it would take long; what is small is done here. */
export function createDistantWork(
  here: FormatWork,
  run: (job: FormatJob) => Promise<unknown>,
): FormatWork {
  return {
    read: async (bytes, name, columns) => {
      if (bytes.byteLength < muchToRead) return here.read(bytes, name, columns);
      const answer = formatAnswerSchema.parse(await run({ kind: 'read', bytes, name, columns }));
      return toFound(answer);
    },
    write: async (project, format) => {
      const size = project.nodes.length + project.links.length;
      if (size < muchToWrite) return here.write(project, format);
      const answer = formatAnswerSchema.parse(await run({ kind: 'write', project, format }));
      if (answer.kind !== 'written') throw new Error('The worker wrote nothing.');
      return answer.written;
    },
  };
}

/** Bytes, and elements, below which a worker takes longer to start than the work does. */
const muchToRead = 200_000;
const muchToWrite = 2_000;

function toFound(answer: FormatAnswer): Result<FoundProject, FileError> {
  if (answer.kind === 'found') return { ok: true, value: answer.found };
  if (answer.kind === 'refused') return { ok: false, error: answer.error };
  throw new Error('The worker read nothing.');
}
