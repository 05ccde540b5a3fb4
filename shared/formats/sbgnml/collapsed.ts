import { z } from 'zod';
import {
  endpointSchema,
  linkSchema,
  relationSchema,
  type Link,
} from '../../project/link-schema.ts';
import { nodeSchema } from '../../project/node-schema.ts';
import { keptData } from './kept.ts';

/**
 * What a reaction with one substrate or one product was in the file, kept with the link that stands for it: the
 * process and the arc of what it consumes. The link itself was the arc of what it produces.
 */
const collapsedSchema = z.object({
  process: nodeSchema,
  consumption: linkSchema,
  /** Where the arc of the product began. */
  start: endpointSchema,
  /** How that arc was bent, and how the link that stands for all was. */
  bends: linkSchema.shape.waypoints,
  way: linkSchema.shape.waypoints,
  /** What that arc said, and what it was taken to mean in place of it. */
  said: relationSchema,
  meant: relationSchema,
});

export type Collapsed = z.infer<typeof collapsedSchema>;

const known = new WeakMap<object, Collapsed | null>();

export function collapsedOf(link: Link): Collapsed | undefined {
  const data = keptData(link.origin, 'collapsed');
  if (typeof data !== 'object' || data === null) return undefined;
  const remembered = known.get(data);
  if (remembered !== undefined) return remembered ?? undefined;
  const parsed = collapsedSchema.safeParse(data).data ?? null;
  known.set(data, parsed);
  return parsed ?? undefined;
}
