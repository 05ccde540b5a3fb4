import { z } from 'zod';
import { arrangementStyles } from '../../shared/layout/arrange.ts';
import { projectFromPageSchema } from '../../shared/session/sent-projects.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';

const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/** What the worker that arranges diagrams is asked. */
export const arrangeQuestions = {
  arrange: {
    input: z.object({
      project: projectFromPageSchema,
      style: z.enum(arrangementStyles),
      ids: z.array(z.string()),
      centre: z.string().optional(),
    }),
    /** Null where there is no cycle to make a ring of. */
    answer: z.array(z.tuple([z.string(), boxSchema])).nullable(),
  },
} satisfies Questions;
