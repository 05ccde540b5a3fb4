import { z } from 'zod';
import type { Immutable } from '../project/project-schema.ts';

const countSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** Nothing but their position is another. */
  moved: z.int(),
});

/** What one state of a project has over another, as numbers of elements. */
export const projectChangesSchema = z.object({
  nodes: countSchema,
  links: countSchema,
  references: countSchema,
  scenarios: countSchema,
  /** Title, canvas or anything else that belongs to no element. */
  project: z.boolean(),
});

export type ChangeCount = Readonly<z.infer<typeof countSchema>>;
export type ProjectChanges = Immutable<z.infer<typeof projectChangesSchema>>;
