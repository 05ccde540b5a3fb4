import { z } from 'zod';
import { imageFailureSchema, imageOptionsSchema } from '../../shared/project/image-formats.ts';
import { projectFromPageSchema } from '../../shared/session/sent-projects.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';

/** The options of a report. */
const reportOptionsSchema = z.object({
  format: z.enum(['pdf', 'html']),
  /** Of a PDF. */
  paper: z.enum(['a3', 'a4', 'letter']),
  /** The name of the project if it has no title. */
  name: z.string(),
});

export type ReportOptions = z.infer<typeof reportOptionsSchema>;

const madeImageSchema = z.object({
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
  /** Texts for which boxes are drawn, because no font of this system has their characters. */
  missing: z.array(z.string()),
  /** Sentences about what its program shows otherwise. */
  notes: z.array(z.string()).optional(),
});

export type MadeImage = z.infer<typeof madeImageSchema>;

const madeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: madeImageSchema }),
  z.object({ ok: z.literal(false), error: imageFailureSchema }),
]);

/** What the worker that makes images and reports is asked. */
export const renderQuestions = {
  image: {
    input: z.object({ project: projectFromPageSchema, options: imageOptionsSchema }),
    answer: madeSchema,
  },
  report: {
    input: z.object({ project: projectFromPageSchema, report: reportOptionsSchema }),
    answer: madeSchema,
  },
} satisfies Questions;
