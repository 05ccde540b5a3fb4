import { z } from 'zod';
import { imageFailureSchema, imageOptionsSchema } from '../../shared/project/image-options.ts';
import { projectSchema } from '../../shared/project/project-schema.ts';

/** How a report is to be. */
const reportOptionsSchema = z.object({
  format: z.enum(['pdf', 'html']),
  /** Of a PDF. */
  paper: z.enum(['a4', 'letter']),
  /** What the project is called where it has no title. */
  name: z.string(),
});

/** What the worker is asked: an image or a report of a project. One at a time. */
export const renderRequestSchema = z.union([
  z.object({ project: projectSchema, options: imageOptionsSchema }),
  z.object({ project: projectSchema, report: reportOptionsSchema }),
]);

export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** What the worker tells. */
export const renderReportSchema = z.discriminatedUnion('kind', [
  /** How much of the work is done, 0 to 1. */
  z.object({ kind: z.literal('progress'), share: z.number() }),
  z.object({
    kind: z.literal('done'),
    bytes: z.instanceof(Uint8Array<ArrayBuffer>),
    /** Texts for which boxes stand, as no font of this system has them. */
    missing: z.array(z.string()),
  }),
  z.object({ kind: z.literal('no-image'), failure: imageFailureSchema }),
]);

export type RenderReport = z.infer<typeof renderReportSchema>;
