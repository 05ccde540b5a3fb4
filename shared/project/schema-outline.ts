import { z } from 'zod';

/** What a schema says about the shape of JSON, without its rules: enough to write a value out, or to walk it. */
export type Outline =
  | { readonly type: 'object'; readonly fields: readonly Field[] }
  | { readonly type: 'list'; readonly item: Outline }
  | {
      readonly type: 'union';
      /** The field that tells the options apart. */
      readonly by: string;
      readonly options: ReadonlyMap<unknown, Outline>;
    }
  /** A plain value, or JSON of any shape. */
  | { readonly type: 'value' };

export interface Field {
  readonly key: string;
  readonly outline: Outline;
  /** What the schema puts in where the field is missing; undefined where that is nothing, or not allowed. */
  readonly fallback: unknown;
}

/** Reads a schema once; fields come in the order in which the schema lists them. */
export function outlineSchema(schema: z.core.$ZodType): Outline {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return outlineObject(inner);
  if (inner instanceof z.ZodArray) return { type: 'list', item: outlineSchema(inner.element) };
  if (inner instanceof z.ZodDiscriminatedUnion) return outlineUnion(inner);
  return { type: 'value' };
}

function outlineObject(schema: z.ZodObject): Outline {
  const fields = Object.entries(schema.shape).map(([key, field]) => ({
    key,
    outline: outlineSchema(field),
    fallback: z.safeParse(field, undefined).data,
  }));
  return { type: 'object', fields };
}

function outlineUnion(schema: z.ZodDiscriminatedUnion): Outline {
  const by = schema.def.discriminator;
  const options = new Map<unknown, Outline>();
  for (const option of schema.options) {
    for (const name of option._zod.propValues?.[by] ?? []) options.set(name, outlineSchema(option));
  }
  return { type: 'union', by, options };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}
