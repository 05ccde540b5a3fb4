import { z } from 'zod';
import { limits } from '../../project/limits.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { cut } from './clean-text.ts';
import type { PlainValue } from './plain-graph.ts';

type Attributes = Readonly<Record<string, PlainValue>>;

const dataSchema = z.object({
  word: z.string().optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** What an import keeps beside an element: the file's word for its kind or relation, and what we have no word for. */
export function originOf(
  id: string | undefined,
  format: string,
  word: string | undefined,
  attributes: Attributes = {},
): object {
  const hasAttributes = Object.keys(attributes).length > 0;
  const data = {
    ...(word === undefined ? {} : { word }),
    ...(hasAttributes ? { attributes } : {}),
  };
  return {
    format,
    ...(id === undefined ? {} : { id: cut(id, limits.shortTextLength) }),
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}

/** What was kept by `originOf`; null for an element that came from elsewhere. */
export function keptOf(origin: PathwayNode['origin']): z.infer<typeof dataSchema> | null {
  if (!origin || !simpleFormats.has(origin.format)) return null;
  const data = dataSchema.safeParse(origin.data ?? {});
  return data.success ? data.data : null;
}

/** Those that keep their elements' origin in this way. */
const simpleFormats = new Set(['sif', 'graphml', 'cyjs', 'cx2', 'csv']);
