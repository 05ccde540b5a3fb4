import { z } from 'zod';
import { textEncodings } from '../text/decode-text-file.ts';

declare const coordinates: unique symbol;

/**
 * A point of the diagram, in diagram units, y down. Files hold such points, and a new `{ x, y }` counts as one; a point
 * that is marked as one of the window or of a box does not.
 */
export interface DiagramPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]?: 'diagram';
}

/** A point of the window, in CSS pixels from its upper left corner. */
export interface WindowPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]: 'window';
}

/** A point of a node's own box, in diagram units from its upper left corner before the node is turned. */
export interface BoxPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]: 'box';
}

/** A position relative to a node's own box, from its centre in halves of its size; files hold these too. */
export interface BoxPosition {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]?: 'position in a box';
}

export function windowPoint(x: number, y: number): WindowPoint {
  return { x, y } as WindowPoint;
}

export function boxPoint(x: number, y: number): BoxPoint {
  return { x, y } as BoxPoint;
}

/** The limits of a project, enforced by the schema and quoted in messages. Lengths are in UTF-16 code units. */
export const limits = {
  /** Bytes of a project file in UTF-8. */
  fileBytes: 64 * 1024 * 1024,
  /** Nodes, links, anchors and badges together. */
  elements: 150_000,
  references: 20_000,
  scenarios: 1_000,
  idLength: 200,
  labelLength: 10_000,
  notesLength: 200_000,
  shortTextLength: 2_000,
  listLength: 5_000,
  layers: 1_000,
  /** Bytes of a picture within a diagram, as the PNG or JPEG file that it is. */
  pictureBytes: 4 * 1024 * 1024,
  /** Bytes of all pictures of a project together. */
  picturesBytes: 32 * 1024 * 1024,
  views: 500,
  savedColors: 60,
  waypoints: 1_000,
  /** How deep nodes may lie in compartments and groups. */
  nesting: 100,
  /**
   * How deep lists and objects of a file may be nested. Ours need about eight levels; the rest is for imported data.
   */
  jsonDepth: 200,
  /** Characters of a file of another format that is kept with its project, so that saving changes only what changed. */
  sourceLength: 16 * 1024 * 1024,
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
function record<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  // A loose object parses as a plain one does; only unknown keys are treated differently.
  return z.looseObject(shape) as z.ZodType as z.ZodObject<Shape>;
}

// -0 and 0 are the same position, and JSON has only one of them.
const withoutNegativeZero = (value: number) => (value === 0 ? 0 : value);

/** Diagram units (CSS pixels at 100 %), y down. */
const coordinateSchema = z
  .number()
  .min(-limits.coordinate)
  .max(limits.coordinate)
  .overwrite(withoutNegativeZero);

const sizeSchema = z.number().min(0).max(limits.size).overwrite(withoutNegativeZero);

/** A number without unit: a fraction, a relative position, a width. */
const scalarSchema = z.number().min(-10_000).max(10_000).overwrite(withoutNegativeZero);

/** A position in the drawing order: a higher one is drawn later, on top. */
const orderSchema = z.int().min(-1_000_000).max(1_000_000).overwrite(withoutNegativeZero);

export const pointSchema: z.ZodType<DiagramPoint, DiagramPoint> = record({
  x: coordinateSchema,
  y: coordinateSchema,
});

/** From the centre of a box in halves of its size: (1, 0) is the middle of its right side. */
const boxPositionSchema: z.ZodType<BoxPosition, BoxPosition> = record({
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
/**
 * The label as it was typed, with signs for what is bold, italic, raised or lowered: `Ca^2+`, `5-HT_1A`, `*gene*`. The
 * label itself is what it reads: `Ca2+`. It counts only as long as it reads as the label does.
 */
const formattedSchema = labelSchema;
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
const dashSchema = z.array(z.number().min(0.1).max(1_000)).min(2).max(8).readonly();

/** A moment as ISO 8601 in UTC, such as 2026-11-23T08:00:00.000Z. */
const timeSchema = z.iso.datetime();

/** An identifier in a database, the database named as identifiers.org or BridgeDb name it: ChEBI, UniProt, HGNC. */
export const xrefSchema = record({
  database: shortTextSchema.min(1),
  id: shortTextSchema.min(1),
});

export const stances = ['supports', 'contradicts'] as const;

/** How certain a body of evidence is, in the words of GRADE (gradeworkinggroup.org); `ungraded` until someone judged it. */
export const grades = ['high', 'moderate', 'low', 'very-low', 'ungraded'] as const;

/** What connects the reference with the claim: the source states it, a curator attached it, or a page only lists it. */
export const bases = ['stated', 'curated', 'bibliography'] as const;

/** What kind of work a reference reports. `model` is a computed one. */
export const studyKinds = ['human', 'animal', 'cell', 'in vitro', 'model', 'review'] as const;

export const confidences = ['established', 'supported', 'contested'] as const;
export const confidenceSchema = z.enum(confidences);

export const evidenceSchema = record({
  reference: idSchema,
  stance: z.enum(stances).default('supports'),
  grade: z.enum(grades).default('ungraded'),
  basis: z.enum(bases).optional(),
  quote: notesSchema.optional(),
  /** Where the connection between claim and reference was seen. */
  source: notesSchema.optional(),
  studyKind: z.enum(studyKinds).optional(),
  /** What was studied: "rat", "human". */
  organism: shortTextSchema.optional(),
  /** Where in it: "cerebrospinal fluid", "hippocampus". */
  tissue: shortTextSchema.optional(),
  /** How far it bears the claim, where it does so only in part. */
  note: notesSchema.optional(),
});

/**
 * What an imported element has and the model has no field for. It is kept, so that writing the file back loses nothing.
 */
export const originSchema = record({
  format: shortTextSchema.min(1),
  /** The element's id in the file it came from. */
  id: shortTextSchema.optional(),
  data: z.json().optional(),
});

/** The file of another format that a project was read from, as it was: saving it changes only what changed. */
export const sourceSchema = record({
  /** The name of the file, which is the title of what has none. */
  name: shortTextSchema.default(''),
  encoding: z.enum(textEncodings).default('utf-8'),
  /** The file begins with a byte order mark. */
  marked: z.boolean().default(false),
  /** Its text in UTF-8, packed (zlib, RFC 1950), in base64. */
  packed: z.string().max(limits.sourceLength),
});

/** Of the whole project: what its file had that belongs to no element. */
const projectOriginSchema = record({
  ...originSchema.shape,
  source: sourceSchema.optional(),
});

const referenceKinds = ['article', 'review', 'book-chapter', 'database', 'page'] as const;

/** A publication. Any field may be missing: references are often copied from places that show only part of them. */
export const referenceSchema = record({
  id: idSchema,
  doi: shortTextSchema.optional(),
  pmid: shortTextSchema.optional(),
  pmcid: shortTextSchema.optional(),
  authors: z.array(shortTextSchema).max(limits.listLength).default([]),
  /** There are more authors than those listed. */
  etAl: z.boolean().optional(),
  title: shortTextSchema.optional(),
  journal: shortTextSchema.optional(),
  year: z.int().min(1000).max(3000).optional(),
  volume: shortTextSchema.optional(),
  issue: shortTextSchema.optional(),
  /** "301–312", or the number of an article. */
  pages: shortTextSchema.optional(),
  url: shortTextSchema.optional(),
  /** The whole reference as one line, where its parts are not known. */
  citation: shortTextSchema.optional(),
  kind: z.enum(referenceKinds).optional(),
  /** Which of its fields nobody has compared with the publication: "volume, pages". */
  fromMemory: shortTextSchema.optional(),
  /** Where its title and authors were read. */
  seenAt: shortTextSchema.optional(),
  note: notesSchema.optional(),
  origin: originSchema.optional(),
});

/** What every node and link can carry beside its own fields. */
export const annotationShape = {
  notes: notesSchema.default(''),
  xrefs: z.array(xrefSchema).max(limits.listLength).default([]),
  evidence: z.array(evidenceSchema).max(limits.listLength).default([]),
  /** The entry of the library that the element was placed from. */
  entity: idSchema.optional(),
  origin: originSchema.optional(),
};

/** How a node or link stands in the diagram, whatever it means. */
const standingShape = {
  /** The layer that it is on. One that the project does not list counts as none. */
  layer: idSchema.optional(),
  /** It is not drawn, with all that lies in it and the links at it. What it says still counts. */
  hidden: z.boolean().optional(),
  /** It is neither moved nor resized, bent or removed until it is unlocked. */
  locked: z.boolean().optional(),
  /** Words of the person's own, by which it can be found and selected. */
  tags: z.array(shortTextSchema.min(1)).max(limits.listLength).optional(),
};

export type Xref = Immutable<z.infer<typeof xrefSchema>>;
export type Evidence = Immutable<z.infer<typeof evidenceSchema>>;
export type KeptSource = Immutable<z.infer<typeof sourceSchema>>;
export type Reference = Immutable<z.infer<typeof referenceSchema>>;
export type Confidence = z.infer<typeof confidenceSchema>;

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
const placeSchema = shortTextSchema.min(1);

/** A picture within the diagram, with all its bytes, so that the project stays one file. */
const insertedPictureSchema = record({
  /** A PNG or JPEG file in base64. What is neither is kept, and drawn as a crossed box. */
  data: z.string().max(Math.ceil(limits.pictureBytes / 3) * 4),
});

/** Which amount of a substance in a cell that releases it: in its fluid, stored, or outside it. */
export const pools = ['cytosolic', 'vesicular', 'released'] as const;
export const poolSchema = z.enum(pools);

/** What a receptor does to the cell that carries it. */
export const receptorEffects = ['excites', 'inhibits', 'modulates'] as const;

export const nodeSchema = record({
  id: idSchema,
  kind: nodeKindSchema,
  label: labelSchema.default(''),
  formatted: formattedSchema.optional(),
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
  z: orderSchema.default(0),
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
  /**
   * Of a shape, note or label: the picture that fills its box. Its label is then not drawn: it is the text for people who
   * do not see the picture.
   */
  picture: insertedPictureSchema.optional(),
  /** It stays where it is when the diagram is arranged. */
  pinned: z.boolean().optional(),
  /** Of a container: it is closed, and stands for what lies in it. The size that it has when it is open. */
  collapsed: record({ width: sizeSchema, height: sizeSchema }).optional(),
  /**
   * Of a note or a label: the nodes and links that it is about. A line leads to each; it says nothing of biology. An id
   * that the project does not have counts as none.
   */
  about: z.array(idSchema).max(limits.listLength).optional(),
  ...standingShape,
  ...annotationShape,
});

export type NodeKind = z.infer<typeof nodeKindSchema>;
export type NodeShape = z.infer<typeof nodeShapeSchema>;
export type LineStyle = z.infer<typeof lineStyleSchema>;
export type NodeStyle = Immutable<z.infer<typeof nodeStyleSchema>>;
export type Badge = Immutable<z.infer<typeof badgeSchema>>;
export type InsertedPicture = Immutable<z.infer<typeof insertedPictureSchema>>;
export type PathwayNode = Immutable<z.infer<typeof nodeSchema>>;

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

export const routingSchema = z.enum(['straight', 'orthogonal', 'curved']);

export const linkSchema = record({
  id: idSchema,
  relation: relationSchema,
  label: labelSchema.default(''),
  formatted: formattedSchema.optional(),
  source: endpointSchema,
  target: endpointSchema,
  routing: routingSchema.default('straight'),
  waypoints: z.array(pointSchema).max(limits.waypoints).default([]),
  anchors: z.array(anchorSchema).max(limits.listLength).default([]),
  z: orderSchema.default(0),
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
  ...standingShape,
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

/** Elements that are shown, locked and printed together, or not. It changes nothing in the order of drawing. */
export const layerSchema = record({
  id: idSchema,
  name: shortTextSchema.default(''),
  hidden: z.boolean().optional(),
  locked: z.boolean().optional(),
  /** It is left out of prints and images. */
  unprinted: z.boolean().optional(),
});

export const reaches = ['neighbours', 'upstream', 'downstream', 'paths'] as const;

/** A view of the diagram that was put aside under a name: what part of it, what is looked at, and which layers are shown. */
export const savedViewSchema = record({
  id: idSchema,
  name: shortTextSchema.default(''),
  /** The part of the diagram, in diagram units. */
  x: coordinateSchema,
  y: coordinateSchema,
  width: sizeSchema.min(1),
  height: sizeSchema.min(1),
  /** What is within reach of these elements is looked at, the rest is faded. */
  focus: record({
    reach: z.enum(reaches),
    ids: z.array(idSchema).max(limits.listLength),
  }).optional(),
  /** The layers that are not shown in it. */
  hiddenLayers: z.array(idSchema).max(limits.layers).default([]),
  /** The what-if that is shown in it. */
  scenario: idSchema.optional(),
});

/** How the nodes of a kind look in this project, where their own style says nothing. */
export const kindStyleSchema = record({
  kind: nodeKindSchema,
  style: nodeStyleSchema.prefault({}),
});

/** How the links of a relation look in this project, where their own style says nothing. */
export const relationStyleSchema = record({
  relation: relationSchema,
  style: linkStyleSchema.prefault({}),
});

export const canvasSchema = record({
  /** Distance of the grid's dots in diagram units. */
  grid: scalarSchema.min(1).max(1_000).default(10),
  snap: z.boolean().default(true),
  background: colorSchema.optional(),
  /** In the order in which they are listed to the person. */
  layers: z.array(layerSchema).max(limits.layers).default([]),
  /** In the order in which they are listed and presented. */
  views: z.array(savedViewSchema).max(limits.views).default([]),
  /** The project's own look. Of two entries for the same kind the last one holds. */
  kindStyles: z.array(kindStyleSchema).max(limits.listLength).default([]),
  relationStyles: z.array(relationStyleSchema).max(limits.listLength).default([]),
  /** Colours that were put aside to be used again, in the order in which they are offered. */
  colors: z.array(colorSchema).max(limits.savedColors).default([]),
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
  origin: projectOriginSchema.optional(),
});

export type Metadata = Immutable<z.infer<typeof metadataSchema>>;
export type Layer = Immutable<z.infer<typeof layerSchema>>;
export type SavedView = Immutable<z.infer<typeof savedViewSchema>>;
export type CanvasSettings = Immutable<z.infer<typeof canvasSchema>>;
export type Marker = Immutable<z.infer<typeof markerSchema>>;
export type Scenario = Immutable<z.infer<typeof scenarioSchema>>;
/** A diagram with all that belongs to it. Never changed: an edit makes the next one. */
export type Project = Immutable<z.infer<typeof projectSchema>>;

/** An empty project. `created` is an ISO time from outside. */
export function newProject(created?: string): Project {
  return projectSchema.parse({ metadata: created === undefined ? {} : { created } });
}
