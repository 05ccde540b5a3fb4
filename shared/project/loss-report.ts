import { z } from 'zod';
import type { Project } from './project-schema.ts';
import type { Immutable } from './value-schemas.ts';

/** One thing of a file that did not come through as it was. */
const lossSchema = z.object({
  /** Approximated: something close stands in its place. Dropped: it is gone. */
  kind: z.enum(['approximated', 'dropped']),
  /** Ours, where the element exists in the project. */
  elementId: z.string().optional(),
  /** The file's own id of it. */
  originId: z.string().optional(),
  /** What it is for a person: `node "Serotonin"`, `line a1b2`, `the file`. */
  where: z.string(),
  /** Which of its properties, and what became of it: a sentence. */
  what: z.string(),
});

/** What became of the elements of a file on import or export. Nothing was lost: no losses. */
export const lossReportSchema = z.object({
  /** How many elements came through whole. */
  kept: z.number(),
  losses: z.array(lossSchema).readonly(),
});

export type Loss = Immutable<z.infer<typeof lossSchema>>;
export type LossReport = Immutable<z.infer<typeof lossReportSchema>>;

export function nothingLost({ nodes, links }: Project): LossReport {
  return { kept: nodes.length + links.length, losses: [] };
}
