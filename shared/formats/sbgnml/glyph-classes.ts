import { nodeKinds } from '../../project/node-kinds.ts';
import type { Badge, NodeKind, NodeShape, PathwayNode } from '../../project/node-schema.ts';

/** What a class of glyph becomes, and how it is drawn. */
export interface GlyphClass {
  readonly kind: NodeKind;
  readonly shape: NodeShape;
  /** The sign that stands in it; the file does not say it. */
  readonly symbol?: string;
  readonly isMultimer?: boolean;
  /** Filled with the colour of its border. */
  readonly isSolid?: boolean;
  /** Where the label stands when the file gives it no box. */
  readonly labelSide?: 'top' | 'bottom';
  readonly borderWidth?: number;
  /** Ends of arcs lie at ports beside it. */
  readonly hasPorts?: boolean;
}

const logic = { kind: 'shape', shape: 'ellipse', hasPorts: true } as const;
const chemical = { kind: 'molecule', shape: 'capsule' } as const;
const macromolecule = { kind: 'protein', shape: 'rounded' } as const;
const nucleicAcid = { kind: 'gene', shape: 'bottom-rounded' } as const;
const complex = { kind: 'complex', shape: 'cut-corners', labelSide: 'bottom' } as const;
const process = { kind: 'shape', shape: 'box', hasPorts: true } as const;
const disc = { kind: 'shape', shape: 'ellipse', isSolid: true } as const;

/**
 * The classes of SBGN-ML, and those that Newt writes for other notations. A map, because a class may be named
 * `toString`.
 */
const glyphClasses: ReadonlyMap<string, GlyphClass> = new Map<string, GlyphClass>([
  ['simple chemical', chemical],
  ['simple chemical multimer', { ...chemical, isMultimer: true }],
  ['macromolecule', macromolecule],
  ['macromolecule multimer', { ...macromolecule, isMultimer: true }],
  ['nucleic acid feature', nucleicAcid],
  ['nucleic acid feature multimer', { ...nucleicAcid, isMultimer: true }],
  ['complex', complex],
  ['complex multimer', { ...complex, isMultimer: true }],
  ['unspecified entity', { kind: 'molecule', shape: 'ellipse' }],
  ['source and sink', { kind: 'shape', shape: 'crossed-circle' }],
  ['empty set', { kind: 'shape', shape: 'crossed-circle' }],
  ['perturbing agent', { kind: 'shape', shape: 'concave-hexagon' }],
  ['perturbation', { kind: 'shape', shape: 'concave-hexagon' }],
  ['compartment', { kind: 'compartment', shape: 'compartment', labelSide: 'top', borderWidth: 4 }],
  ['process', process],
  ['omitted process', { ...process, symbol: '\\\\' }],
  ['uncertain process', { ...process, symbol: '?' }],
  ['association', { ...disc, hasPorts: true }],
  ['dissociation', { kind: 'shape', shape: 'double-circle', hasPorts: true }],
  ['phenotype', { kind: 'outcome', shape: 'hexagon' }],
  ['biological activity', { kind: 'process', shape: 'box' }],
  ['and', { ...logic, symbol: 'AND' }],
  ['or', { ...logic, symbol: 'OR' }],
  ['not', { ...logic, symbol: 'NOT' }],
  ['equivalence', { ...logic, symbol: '≡' }],
  ['delay', { ...logic, symbol: 'τ' }],
  ['submap', { kind: 'pathway', shape: 'box' }],
  ['tag', { kind: 'shape', shape: 'tag-right' }],
  ['terminal', { kind: 'shape', shape: 'tag-right' }],
  ['annotation', { kind: 'note', shape: 'note' }],
  ['cardinality', { kind: 'label', shape: 'box' }],
  ['unit of information', { kind: 'label', shape: 'box' }],
  ['state variable', { kind: 'label', shape: 'capsule' }],
  ['entity', { kind: 'protein', shape: 'rounded' }],
  ['variable value', { kind: 'label', shape: 'capsule' }],
  ['outcome', disc],
  ['observable', { kind: 'outcome', shape: 'hexagon' }],
  ['interaction', { kind: 'shape', shape: 'ellipse' }],
  ['influence target', { kind: 'shape', shape: 'capsule' }],
  ['implicit xor', { kind: 'shape', shape: 'none' }],
  ['existence', { kind: 'shape', shape: 'double-circle' }],
  ['location', { kind: 'shape', shape: 'crossed-circle' }],
  ['SIF macromolecule', macromolecule],
  ['SIF simple chemical', chemical],
  ['protein', macromolecule],
  ['gene', nucleicAcid],
  ['simple molecule', chemical],
  ['rna', { kind: 'rna', shape: 'parallelogram' }],
]);

/** A class that is in no schema is drawn in a neutral way and keeps its name. */
const anyGlyph: GlyphClass = { kind: 'molecule', shape: 'rounded' };

export function glyphClassOf(name: string): GlyphClass {
  return glyphClasses.get(name) ?? anyGlyph;
}

export function isKnownGlyphClass(name: string): boolean {
  return glyphClasses.has(name);
}

const badgeKinds: ReadonlyMap<string, Badge['kind']> = new Map([
  ['state variable', 'state'],
  ['unit of information', 'information'],
  ['existence', 'state'],
  ['location', 'state'],
]);

/** What a glyph of this class is when it sits on another one: a badge, or a node of its own. */
export function badgeKindOf(name: string): Badge['kind'] | undefined {
  return badgeKinds.get(name);
}

/** Which outline a badge of this class has; in an activity flow its unit of information is shaped by its entity. */
export function badgeShapeOf(name: string, entity: string | undefined): NodeShape {
  if (name !== 'unit of information' || entity === undefined) return glyphClassOf(name).shape;
  return glyphClassOf(entity).shape;
}

const processClasses: ReadonlySet<string> = new Set([
  'process',
  'omitted process',
  'uncertain process',
  'association',
  'dissociation',
]);

/** Is it a reaction, between what it consumes and what it produces? */
export function isProcessClass(name: string): boolean {
  return processClasses.has(name);
}

const orientations: ReadonlyMap<string, NodeShape> = new Map([
  ['left', 'tag-left'],
  ['up', 'tag-up'],
  ['down', 'tag-down'],
]);

/** Tags and terminals point where the file says; to the right if it says nothing. */
export function orientedShape(shape: NodeShape, orientation: string | undefined): NodeShape {
  return shape === 'tag-right' ? (orientations.get(orientation ?? '') ?? shape) : shape;
}

/** The material that a unit of information tells of: `mt:rna`, `ct:gene`. The class alone says less. */
export function kindByMaterial(kind: NodeKind, units: readonly string[]): NodeKind {
  if (kind !== 'protein' && kind !== 'gene') return kind;
  const said = new Set(units.map((unit) => unit.trim().toLowerCase()));
  if (said.has('mt:rna') || said.has('ct:mrna') || said.has('ct:rna')) return 'rna';
  if (said.has('mt:dna') || said.has('ct:gene')) return 'gene';
  if (said.has('mt:prot')) return 'protein';
  return kind;
}

/** The class for a node of ours that came from no SBGN file. */
export function classOfNode(node: PathwayNode): string {
  const className = nodeKinds[node.kind].sbgnClass ?? 'unspecified entity';
  const multimer = `${className} multimer`;
  return node.multimer && isKnownGlyphClass(multimer) ? multimer : className;
}
