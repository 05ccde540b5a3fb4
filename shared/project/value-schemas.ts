import { z } from 'zod';
import type { BoxPosition, DiagramPoint } from './points.ts';

/** The limits of a project, enforced by the schema and quoted in messages. Lengths are in UTF-16 code units. */
export const limits = {
  /** Bytes of a project file in UTF-8. */
  fileBytes: 64 * 1024 * 1024,
  /** Nodes, links, anchors and badges together. */
  elements: 100_000,
  references: 20_000,
  scenarios: 1_000,
  idLength: 200,
  labelLength: 10_000,
  notesLength: 200_000,
  shortTextLength: 2_000,
  listLength: 5_000,
  waypoints: 1_000,
  /** How deep nodes may lie in compartments and groups. */
  nesting: 100,
  /**
   * How deep lists and objects of a file may be nested. Ours need about eight levels; the rest is for imported data.
   */
  jsonDepth: 200,
  /** Diagram units on each side of the origin. */
  coordinate: 1_000_000,
  /** Diagram units: the longest side that a node may have. */
  size: 1_000_000,
} as const;

/** The program may read it but never write to it: edits make new values. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends Uint8Array
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : T;

/**
 * An object that keeps fields it does not know, so that a file from a later edition or another tool survives a round
 * trip. The type leaves these fields out on purpose: code must not depend on what the schema does not name. One key is
 * not kept: zod drops an own `__proto__`, also within `z.json()`, and no honest tool writes one.
 */
export function record<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  // A loose object parses as a plain one does; only unknown keys are treated differently.
  return z.looseObject(shape) as z.ZodType as z.ZodObject<Shape>;
}

// -0 and 0 are the same position, and JSON has only one of them.
const withoutNegativeZero = (value: number) => (value === 0 ? 0 : value);

/** Diagram units (CSS pixels at 100 %), y down. */
export const coordinateSchema = z
  .number()
  .min(-limits.coordinate)
  .max(limits.coordinate)
  .overwrite(withoutNegativeZero);

export const sizeSchema = z.number().min(0).max(limits.size).overwrite(withoutNegativeZero);

/** A number without unit: a fraction, a relative position, a width. */
export const scalarSchema = z.number().min(-10_000).max(10_000).overwrite(withoutNegativeZero);

/** A position in the drawing order: a higher one is drawn later, on top. */
export const layerSchema = z.int().min(-1_000_000).max(1_000_000).overwrite(withoutNegativeZero);

export const pointSchema: z.ZodType<DiagramPoint, DiagramPoint> = record({
  x: coordinateSchema,
  y: coordinateSchema,
});

/** From the centre of a box in halves of its size: (1, 0) is the middle of its right side. */
export const boxPositionSchema: z.ZodType<BoxPosition, BoxPosition> = record({
  x: scalarSchema,
  y: scalarSchema,
});

/** Names an element within its project. Ids of imported files are kept, so any visible characters are allowed. */
export const idSchema = z
  .string()
  .min(1)
  .max(limits.idLength)
  // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
  .regex(/^[^\s\u0000-\u001f\u007f]+$/u, 'An id must not contain spaces or control characters.');

export const labelSchema = z.string().max(limits.labelLength);
export const notesSchema = z.string().max(limits.notesLength);
export const shortTextSchema = z.string().max(limits.shortTextLength);

/** `#rrggbb`, `#rrggbbaa`, or `none` for no paint at all. */
export const colorSchema = z
  .string()
  .regex(
    /^(?:#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?|none)$/u,
    'A colour must be #rrggbb, #rrggbbaa or none.',
  );

/** Lengths of dashes and gaps by turns, in diagram units. */
export const dashSchema = z.array(z.number().min(0.1).max(1_000)).min(2).max(8).readonly();

/** A moment as ISO 8601 in UTC, such as 2026-11-23T08:00:00.000Z. */
export const timeSchema = z.iso.datetime();
