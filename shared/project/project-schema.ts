import { z } from 'zod';
import { originSchema, referenceSchema } from './annotation-schema.ts';
import { limits } from './limits.ts';
import { linkSchema } from './link-schema.ts';
import { nodeSchema } from './node-schema.ts';
import {
  colorSchema,
  idSchema,
  notesSchema,
  record,
  scalarSchema,
  shortTextSchema,
  timeSchema,
  type Immutable,
} from './value-schemas.ts';

export const metadataSchema = record({
  title: shortTextSchema.default(''),
  description: notesSchema.default(''),
  authors: z.array(shortTextSchema).max(limits.listLength).default([]),
  organism: shortTextSchema.default(''),
  licence: shortTextSchema.default(''),
  created: timeSchema.optional(),
  modified: timeSchema.optional(),
});

export const canvasSchema = record({
  /** Distance of the grid's dots in diagram units. */
  grid: scalarSchema.min(1).max(1_000).default(10),
  snap: z.boolean().default(true),
  background: colorSchema.optional(),
});

/** How the checks go about this project. */
export const checksSchema = record({
  /** Ids of the rules that are not to speak up here; those of other editions are kept. */
  muted: z.array(idSchema).max(limits.listLength).default([]),
});

const supplyLevelSchema = z.enum(['low', 'high']);

/** A laboratory value as it was reported. Kept only where the person said so. */
export const markerSchema = record({
  name: shortTextSchema.min(1),
  /** As written: "12.4", "<5". */
  value: shortTextSchema.min(1),
  unit: shortTextSchema.default(''),
  /** Bounds of the reference range, in the unit of the value. */
  low: z.number().optional(),
  high: z.number().optional(),
  date: z.iso.date().optional(),
});

/** A what-if: the supplies that are not normal. */
export const scenarioSchema = record({
  id: idSchema,
  name: shortTextSchema.default(''),
  description: notesSchema.default(''),
  supplies: z
    .array(record({ node: idSchema, level: supplyLevelSchema }))
    .max(limits.elements)
    .default([]),
  /** The laboratory values that it was made from. */
  markers: z.array(markerSchema).max(limits.listLength).optional(),
});

/** The parts of a project file, without the rules between them: those are in `cross-checks.ts`. */
export const projectSchema = record({
  metadata: metadataSchema.prefault({}),
  canvas: canvasSchema.prefault({}),
  checks: checksSchema.prefault({}),
  references: z.array(referenceSchema).max(limits.references).default([]),
  nodes: z.array(nodeSchema).max(limits.elements).default([]),
  links: z.array(linkSchema).max(limits.elements).default([]),
  scenarios: z.array(scenarioSchema).max(limits.scenarios).default([]),
  origin: originSchema.optional(),
});

export type Metadata = Immutable<z.infer<typeof metadataSchema>>;
export type CanvasSettings = Immutable<z.infer<typeof canvasSchema>>;
export type Marker = Immutable<z.infer<typeof markerSchema>>;
export type Scenario = Immutable<z.infer<typeof scenarioSchema>>;
/** A diagram with all that belongs to it. Never changed: an edit makes the next one. */
export type Project = Immutable<z.infer<typeof projectSchema>>;
