import type { z } from 'zod';
import type { originSchema } from '../../project/annotation-schema.ts';
import { isRecord } from '../../project/plain-json.ts';
import type { GpmlComment, Remarks, Values } from './gpml-document.ts';
import { readKept, type Kept } from './kept-values.ts';
import { textPairs } from './references.ts';

type Json = NonNullable<z.infer<typeof originSchema>['data']>;

/** What the model has no word for, as an element of the project carries it. */
export interface KeptData extends Remarks {
  readonly element: string;
  readonly kept: readonly Kept[];
}

/** As JSON, without what is empty. */
export function toJson(data: KeptData): Record<string, Json> {
  const json: Record<string, Json> = { element: data.element };
  const put = (name: string, list: readonly Json[]) => {
    if (list.length > 0) json[name] = [...list];
  };
  put(
    'kept',
    data.kept.map((entry) => [...entry]),
  );
  put(
    'comments',
    data.comments.map((comment) => ({ ...comment })),
  );
  put(
    'properties',
    data.properties.map((entry) => [...entry]),
  );
  put('citations', data.citations);
  put('annotations', data.annotations);
  put('evidences', data.evidences);
  put('extras', data.extras);
  return json;
}

/** Of any origin: a project file may hold anything there. */
export function fromJson(data: unknown): KeptData {
  const held = isRecord(data) ? data : {};
  return {
    element: typeof held['element'] === 'string' ? held['element'] : '',
    kept: readKept(held['kept']),
    comments: commentsIn(held['comments']),
    properties: textPairs(held['properties']),
    citations: textsIn(held['citations']),
    annotations: textsIn(held['annotations']),
    evidences: textsIn(held['evidences']),
    extras: textsIn(held['extras']),
  };
}

export function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is string => typeof entry === 'string');
}

function commentsIn(value: unknown): GpmlComment[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): GpmlComment[] => {
    if (!isRecord(entry) || typeof entry['text'] !== 'string') return [];
    const { text, source } = entry;
    return [typeof source === 'string' ? { source, text } : { text }];
  });
}

/** Properties as pairs, for what is kept as a whole. */
export function pairsOf(values: Values): [string, string][] {
  return [...values];
}
