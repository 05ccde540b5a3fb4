import { z } from 'zod';
import { arrangementStyles } from '../../shared/layout/arrange.ts';
import { endpointSchema, pointSchema, routingSchema } from '../../shared/project/project-schema.ts';
import { projectFromPageSchema } from '../../shared/session/sent-projects.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';

const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

const laidLinkSchema = z.object({
  id: z.string(),
  source: endpointSchema,
  target: endpointSchema,
  routing: routingSchema,
  waypoints: z.array(pointSchema),
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
    answer: z
      .object({
        boxes: z.array(z.tuple([z.string(), boxSchema])),
        /** Links of a large drawing, led round nodes once. */
        laid: z.array(laidLinkSchema),
      })
      .nullable(),
  },
} satisfies Questions;
