import { z } from 'zod';
import { annotationShape, originSchema, xrefSchema } from './annotation-schema.ts';
import {
  limits,
  colorSchema,
  coordinateSchema,
  idSchema,
  labelSchema,
  layerSchema,
  dashSchema,
  record,
  scalarSchema,
  shortTextSchema,
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
  'box',
  'concave-hexagon',
  'crossed-circle',
  'double-circle',
  'tag-right',
  'tag-left',
  'tag-up',
  'tag-down',
  'rounded-box',
  'cut-box',
  'pentagon',
  'regular-hexagon',
  'pointer',
  'arc',
  'brace',
  'mitochondrion',
  'endoplasmic-reticulum',
  'sarcoplasmic-reticulum',
  'golgi-apparatus',
  'none',
]);

export const lineStyleSchema = z.enum(['solid', 'dashed', 'dotted', 'double']);

/** What the person set by hand. What is absent follows from the kind and the theme. */
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
  /** Centre of the label, relative to the node's centre in halves of its size. Wins over `align` and `valign`. */
  labelAt: record({ x: scalarSchema, y: scalarSchema }).optional(),
  opacity: scalarSchema.min(0).max(1).optional(),
  /** Lengths of dashes and gaps in diagram units; wins over what `borderStyle` gives. */
  dash: dashSchema.optional(),
  /**
   * The gap between the two lines of a double border. Each line is then as wide as the border, one on each side of the
   * outline.
   */
  borderGap: scalarSchema.min(0).max(100).optional(),
  /** Between the edge of the box and the text, in diagram units. */
  padding: scalarSchema.min(0).max(1_000).optional(),
  /** The text is laid out in the upright box around the turned node and is not turned with it. */
  uprightText: z.boolean().optional(),
  /**
   * The font of an imported label. We draw it in our own font; letters of Symbol are drawn as the signs that they stand
   * for.
   */
  font: shortTextSchema.optional(),
  underline: z.boolean().optional(),
  strike: z.boolean().optional(),
});

export const badgeSchema = record({
  id: idSchema,
  /** A state variable or unit of information (SBGN), a covalent modification, or a status that the user put there. */
  kind: z.enum(['state', 'modification', 'status', 'information']).default('state'),
  label: labelSchema.default(''),
  /** Centre, relative to the node's centre in halves of its size: (1, -1) is the top right corner. */
  x: scalarSchema,
  y: scalarSchema,
  width: sizeSchema.optional(),
  height: sizeSchema.optional(),
  /** The outline of the badge itself, in the colours of the node's border. If absent, the outline of its kind. */
  shape: nodeShapeSchema.optional(),
  /** Degrees, clockwise, about its centre. */
  rotation: z.number().min(-360).max(360).optional(),
  style: nodeStyleSchema.optional(),
  xrefs: z.array(xrefSchema).max(limits.listLength).default([]),
  origin: originSchema.optional(),
});

/** A point outside the outline of a node where links end. A line joins it to the node, as at the processes of SBGN. */
const portSchema = record({
  /** Relative to the node's centre in halves of its size. */
  x: scalarSchema,
  y: scalarSchema,
  origin: originSchema.optional(),
});

/** Where in the body: a tissue, a cell or a part of one. */
export const placeSchema = shortTextSchema.min(1);

/** Which amount of a substance in a cell that releases it: in its fluid, stored, or outside it. */
export const pools = ['cytosolic', 'vesicular', 'released'] as const;
export const poolSchema = z.enum(pools);

/** What a receptor does to the cell that carries it. */
export const receptorEffects = ['excites', 'inhibits', 'modulates'] as const;

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
  ports: z.array(portSchema).max(limits.listLength).optional(),
  /** The node is drawn several times in the diagram (SBGN's clone marker): its foot is dark and may contain a text. */
  clone: record({ label: labelSchema.default('') }).optional(),
  /** The node stands for several copies of itself that are bound to each other (SBGN). It is drawn as a pile. */
  multimer: z.boolean().optional(),
  style: nodeStyleSchema.optional(),
  /** Where it is; of a compartment, which place it stands for. */
  place: placeSchema.optional(),
  pool: poolSchema.optional(),
  /** Of a receptor: the G protein or the kind of receptor, such as "Gi" or "ion channel". */
  coupling: shortTextSchema.min(1).optional(),
  effect: z.enum(receptorEffects).optional(),
  /** Of a receptor: it sits on the terminal that releases. */
  presynaptic: z.boolean().optional(),
  ...annotationShape,
});

export type NodeKind = z.infer<typeof nodeKindSchema>;
export type NodeShape = z.infer<typeof nodeShapeSchema>;
export type LineStyle = z.infer<typeof lineStyleSchema>;
export type NodeStyle = Immutable<z.infer<typeof nodeStyleSchema>>;
export type Badge = Immutable<z.infer<typeof badgeSchema>>;
export type PathwayNode = Immutable<z.infer<typeof nodeSchema>>;
