import { z } from 'zod';
import {
  annotationShape,
  confidenceSchema,
  originSchema,
  referenceSchema,
} from './annotation-schema.ts';
import {
  limits,
  colorSchema,
  coordinateSchema,
  dashSchema,
  idSchema,
  labelSchema,
  layerSchema,
  boxPositionSchema,
  pointSchema,
  record,
  scalarSchema,
  sizeSchema,
  type Immutable,
  notesSchema,
  shortTextSchema,
  timeSchema,
} from './value-schemas.ts';
import { lineStyleSchema, nodeSchema, placeSchema, poolSchema } from './node-schema.ts';

export const relationSchema = z.enum([
  'converts-to',
  'catalyzes',
  'cofactor-of',
  'activates',
  'inhibits',
  'upregulates',
  'downregulates',
  'transports',
  'binds',
  'releases',
  'degrades',
  'relates-to',
]);

/** Marks at a link's end, after SBGN arcs and MIM; each is drawn by `shared/scene/heads.ts`. */
export const headSchema = z.enum([
  'none',
  'arrow',
  'triangle',
  'circle',
  'bar',
  'necessary-stimulation',
  'diamond',
  'binding',
  'translocation',
  'vee',
  'degradation',
  'cleavage',
  'transcription',
  'covalent-bond',
  'gap',
  'branching-left',
  'branching-right',
  'ligand-round',
  'ligand-square',
  'receptor-round',
  'receptor-square',
  'receptor-vee',
]);

export const sideSchema = z.enum(['top', 'right', 'bottom', 'left']);

/**
 * Ends at a node: at the middle of a side of its outline, at a position relative to its box, or at the closest point.
 */
const nodeEndpointSchema = record({
  to: z.literal('node'),
  id: idSchema,
  side: sideSchema.optional(),
  /** From the centre in halves of the node's size: (1, 0) is the middle of the right side of its box. Wins over `side`. */
  position: boxPositionSchema.optional(),
  /**
   * The badge where it ends; `position` is then relative to the badge's box. A badge that the node does not have is
   * ignored.
   */
  badge: idSchema.optional(),
});

/** Ends at an anchor of a link, shifted by an offset in diagram units where an imported file has one. */
const anchorEndpointSchema = record({
  to: z.literal('anchor'),
  id: idSchema,
  offset: pointSchema.optional(),
});

const pointEndpointSchema = record({
  to: z.literal('point'),
  x: coordinateSchema,
  y: coordinateSchema,
});

export const endpointSchema = z.discriminatedUnion('to', [
  nodeEndpointSchema,
  anchorEndpointSchema,
  pointEndpointSchema,
]);

/** A point on a link where other links can end. */
export const anchorSchema = record({
  id: idSchema,
  /** Fraction of the length of the link as drawn, from its source. */
  position: z
    .number()
    .min(0)
    .max(1)
    .overwrite((position) => (position === 0 ? 0 : position)),
  /** The mark that is drawn on the link here; none if absent. */
  shape: z
    .enum([
      'circle',
      'square',
      'process',
      'omitted-process',
      'uncertain-process',
      'association',
      'dissociation',
    ])
    .optional(),
  /** Side of the box that the mark of a process (SBGN) fills, in diagram units. */
  size: sizeSchema.optional(),
  origin: originSchema.optional(),
});

export const linkStyleSchema = record({
  color: colorSchema.optional(),
  width: scalarSchema.min(0).max(100).optional(),
  line: lineStyleSchema.optional(),
  sourceHead: headSchema.optional(),
  targetHead: headSchema.optional(),
  opacity: scalarSchema.min(0).max(1).optional(),
  /** Lengths of dashes and gaps in diagram units; wins over what `line` gives. */
  dash: dashSchema.optional(),
  /** For an orthogonal link: whether its bends are rounded. */
  corners: z.enum(['rounded', 'sharp']).optional(),
  /** For a curved link: whether it goes through its waypoints, or stays within the orthogonal line through them. */
  curve: z.enum(['through', 'within']).optional(),
});

/** How far a need limits the step that needs it, within the range of a body. */
export const controls = ['strong', 'weak', 'none'] as const;

/** On which side of normal an influence was seen: one of a shortage says nothing of a surplus. */
export const occasions = ['low', 'high', 'both'] as const;

export const linkSchema = record({
  id: idSchema,
  relation: relationSchema,
  label: labelSchema.default(''),
  source: endpointSchema,
  target: endpointSchema,
  routing: z.enum(['straight', 'orthogonal', 'curved']).default('straight'),
  waypoints: z.array(pointSchema).max(limits.waypoints).default([]),
  anchors: z.array(anchorSchema).max(limits.listLength).default([]),
  z: layerSchema.default(0),
  style: linkStyleSchema.optional(),
  confidence: confidenceSchema.optional(),
  /** Where it happens, and which pool of its source it sees. */
  place: placeSchema.optional(),
  pool: poolSchema.optional(),
  /** Of a reaction at a branch: the part of the flux that takes it, from 0 to 1. */
  share: z.number().min(0).max(1).optional(),
  control: z.enum(controls).optional(),
  /** From where the control is known: a reference, or that it was judged. */
  controlBasis: shortTextSchema.optional(),
  when: z.enum(occasions).optional(),
  /** It acts on the terminal that releases, not on the cell that senses. */
  presynaptic: z.boolean().optional(),
  ...annotationShape,
});

export type Relation = z.infer<typeof relationSchema>;
export type Head = z.infer<typeof headSchema>;
export type Side = z.infer<typeof sideSchema>;
export type Endpoint = Immutable<z.infer<typeof endpointSchema>>;
export type NodeEndpoint = Extract<Endpoint, { to: 'node' }>;
export type Anchor = Immutable<z.infer<typeof anchorSchema>>;
export type LinkStyle = Immutable<z.infer<typeof linkStyleSchema>>;
export type Link = Immutable<z.infer<typeof linkSchema>>;
export type Routing = Link['routing'];

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

/** What the checks do in this project. */
export const checksSchema = record({
  /** Ids of the rules that are muted in this project. Ids of rules that this version does not know are kept. */
  muted: z.array(idSchema).max(limits.listLength).default([]),
});

const supplyLevelSchema = z.enum(['low', 'high']);

/** A laboratory value as it was reported. Kept only if the person chose that. */
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

/** A what-if: all supplies that are not normal. */
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

/** The parts of a project file. The rules between the parts are in `cross-checks.ts`. */
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

/** An empty project. `created` is an ISO time from outside. */
export function newProject(created?: string): Project {
  return projectSchema.parse({ metadata: created === undefined ? {} : { created } });
}
