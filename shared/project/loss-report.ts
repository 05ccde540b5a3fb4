import { z } from 'zod';
import type { Project } from './project-schema.ts';
import type { Immutable } from './value-schemas.ts';

/** One part of a file that did not come through unchanged. */
const lossSchema = z.object({
  /** Approximated: replaced by something close. Dropped: gone. */
  kind: z.enum(['approximated', 'dropped']),
  /** Ours, where the element exists in the project. */
  elementId: z.string().optional(),
  /** The id of the element in the file. */
  originId: z.string().optional(),
  /** What it is for a person: `node "Serotonin"`, `line a1b2`, `the file`. */
  where: z.string(),
  /** A sentence that says which property was lost or changed, and how. */
  what: z.string(),
});

/** What happened to the elements of a file on import or export. No losses: nothing was lost. */
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
