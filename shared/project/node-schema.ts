import { z } from 'zod';
import { annotationShape, originSchema, xrefSchema } from './annotation-schema.ts';
import { limits } from './limits.ts';
import {
  colorSchema,
  coordinateSchema,
  idSchema,
  labelSchema,
  layerSchema,
  record,
  scalarSchema,
  sizeSchema,
  type Immutable,
} from './value-schemas.ts';

export const nodeKindSchema = z.enum([
  'neurotransmitter',
  'precursor',
  'intermediate',
  'metabolite',
  'cofactor',
  'micronutrient',
  'hormone',
  'enzyme',
  'transporter',
  'receptor',
  'process',
  'outcome',
  'protein',
  'gene',
  'rna',
  'complex',
  'pathway',
  'molecule',
  'compartment',
  'group',
  'note',
  'label',
  'shape',
]);

/** Outlines that a node can have; each is drawn by `shared/scene/node-shapes.ts`. */
export const nodeShapeSchema = z.enum([
  'rectangle',
  'rounded',
  'capsule',
  'ellipse',
  'hexagon',
  'octagon',
  'cut-corners',
  'leaf',
  'trapezoid',
  'receptor',
  'chevron',
  'parallelogram',
  'bottom-rounded',
  'subprocess',
  'compartment',
  'note',
  'triangle',
  'diamond',
  'none',
]);

export const lineStyleSchema = z.enum(['solid', 'dashed', 'dotted', 'double']);

/** What the user set by hand; what is absent follows from the kind and the theme. */
export const nodeStyleSchema = record({
  shape: nodeShapeSchema.optional(),
  fill: colorSchema.optional(),
  border: colorSchema.optional(),
  borderWidth: scalarSchema.min(0).max(100).optional(),
  borderStyle: lineStyleSchema.optional(),
  text: colorSchema.optional(),
  fontSize: scalarSchema.min(1).max(500).optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  valign: z.enum(['top', 'middle', 'bottom']).optional(),
  opacity: scalarSchema.min(0).max(1).optional(),
});

export const badgeSchema = record({
  id: idSchema,
  /** A state variable (SBGN), a covalent modification, or a status that the user put there. */
  kind: z.enum(['state', 'modification', 'status']).default('state'),
  label: labelSchema.default(''),
  /** Centre, relative to the node's centre in halves of its size: (1, -1) is the top right corner. */
  x: scalarSchema,
  y: scalarSchema,
  width: sizeSchema.optional(),
  height: sizeSchema.optional(),
  xrefs: z.array(xrefSchema).max(limits.listLength).default([]),
  origin: originSchema.optional(),
});

export const nodeSchema = record({
  id: idSchema,
  kind: nodeKindSchema,
  label: labelSchema.default(''),
  /** A second, quieter line: a gene symbol, an identifier, "rate-limiting". */
  caption: labelSchema.default(''),
  /** Top left corner of the unrotated box, in diagram units. */
  x: coordinateSchema,
  y: coordinateSchema,
  width: sizeSchema,
  height: sizeSchema,
  /** Degrees, clockwise, about the centre. */
  rotation: z
    .number()
    .min(-360)
    .max(360)
    .overwrite((angle) => (angle === 0 ? 0 : angle))
    .default(0),
  /** Nodes and links are drawn in ascending order; equal ones as listed, containers first, then links, then nodes. */
  z: layerSchema.default(0),
  /** The compartment, group or complex it lies in. */
  parent: idSchema.optional(),
  badges: z.array(badgeSchema).max(limits.listLength).default([]),
  style: nodeStyleSchema.optional(),
  ...annotationShape,
});

export type NodeKind = z.infer<typeof nodeKindSchema>;
export type NodeShape = z.infer<typeof nodeShapeSchema>;
export type LineStyle = z.infer<typeof lineStyleSchema>;
export type NodeStyle = Immutable<z.infer<typeof nodeStyleSchema>>;
export type Badge = Immutable<z.infer<typeof badgeSchema>>;
export type PathwayNode = Immutable<z.infer<typeof nodeSchema>>;
