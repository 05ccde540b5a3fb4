import { z } from 'zod';
import type { Conflict } from '../../shared/merge/merge-values.ts';
import { projectFromPageSchema, sentProjectSchema } from '../../shared/session/sent-projects.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';

const orderSchema = z.instanceof(Int32Array<ArrayBuffer>);

/** What the worker that merges is asked. What it answers was made of projects that this page has checked. */
export const mergeQuestions = {
  /** The three versions that the next questions are about. `null`: the same as in the window. */
  versions: {
    input: z.object({
      base: projectFromPageSchema.nullable(),
      ours: projectFromPageSchema,
      theirs: projectFromPageSchema,
      isNamed: z.boolean(),
    }),
    answer: z.null(),
  },
  merge: {
    /** Conflicts that are decided, by their ids. */
    input: z.object({ decisions: z.array(z.tuple([z.string(), z.enum(['ours', 'theirs'])])) }),
    answer: z.object({
      rest: sentProjectSchema,
      orders: z.object({
        nodes: orderSchema,
        links: orderSchema,
        references: orderSchema,
        scenarios: orderSchema,
      }),
      conflicts: z.custom<readonly Conflict[]>(Array.isArray),
      isInFile: z.boolean(),
      words: z.string(),
    }),
  },
} satisfies Questions;
