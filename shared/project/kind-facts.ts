import type { NodeKind, NodeShape } from './project-schema.ts';

/** Colours of a kind on a light and on a dark ground: fill, border, text. */
export interface Tint {
  readonly fill: string;
  readonly border: string;
  readonly text: string;
}

/** How the label of a kind is set. */
export interface KindText {
  readonly size: number;
  readonly weight: 400 | 600;
  readonly align: 'left' | 'center';
  readonly valign: 'top' | 'middle';
  readonly wraps: boolean;
  /** Set in capitals on the upper border. */
  readonly isHeading: boolean;
  /** The text may get a little smaller if that keeps a label from being cut. */
  readonly mayShrink: boolean;
}

/** The heading under which library, menus and legend list a kind. */
export type KindFamily = 'matrix' | 'neutral' | 'drawing';

/** The role of one end of a link for the other end. Kinds that connect in the same way share a role. */
export type NodeRole =
  | 'transmitter'
  | 'substance'
  | 'cofactor'
  | 'micronutrient'
  | 'hormone'
  | 'enzyme'
  | 'transporter'
  | 'receptor'
  | 'effect'
  | 'molecule'
  | 'protein'
  | 'gene'
  | 'pathway'
  | 'drawing';

/** The groups in which the rows of a support matrix stand. */
export type FactorGroup = 'precursors' | 'cofactors' | 'hormones';

export interface NodeKindFacts {
  readonly label: string;
  readonly plural: string;
  /** Its name keeps its capitals within a sentence. */
  readonly isAbbreviation: boolean;
  readonly family: KindFamily;
  /** Panels list it before the others: what people look for. */
  readonly isListedFirst: boolean;
  /** A legend explains it. Other kinds say in words what they are, or need no explanation. */
  readonly isInLegend: boolean;
  /** A new node has the name of the kind as its label, until the person replaces it. */
  readonly startsWithName: boolean;

  readonly shape: NodeShape;
  /** Size of a new node in diagram units. */
  readonly width: number;
  readonly height: number;
  readonly borderWidth: number;
  readonly borderStyle: 'solid' | 'dashed' | 'double';
  readonly light: Tint;
  readonly dark: Tint;
  /**
   * In the look for people who see few colours: the fill on a light ground, the border on a dark one. Null for a kind that
   * is told by its shape and is grey or solid in all looks.
   */
  readonly safeColor: string | null;
  readonly text: KindText;
  /** Its label may be larger than its box; the checks do not report that. */
  readonly textMayRunOut: boolean;

  /** May other nodes name it as their parent? */
  readonly contains: boolean;
  /** A node that is dropped on it lies in it from then on. */
  readonly takesByPosition: boolean;
  /** A biological place: what lies in it is there, and is not a part of it. */
  readonly isPlace: boolean;
  /** Carries out steps: a reaction, a transport, a release. */
  readonly carriesOutSteps: boolean;
  /** May a link end at it? */
  readonly connects: boolean;
  /** Null for a kind that takes no links. */
  readonly role: NodeRole | null;

  /** A column of the support matrix. */
  readonly isTransmitter: boolean;
  /** The group of its row in the support matrix; null for a kind that is not a factor. */
  readonly factorGroup: FactorGroup | null;
  /** The part of food that it is, besides being made in the body; null for what does not count as eaten. */
  readonly nutrient: 'precursor' | 'micronutrient' | null;
  /** There is an amount of it; it does not do anything by itself. */
  readonly isSubstance: boolean;
  /** Databases have an entry for each such thing, so a node without an identifier lacks something. */
  readonly needsIdentifier: boolean;
  /** The neutral kind of which this one is a special case. */
  readonly neutralKind: NodeKind | null;

  readonly gpmlElement: 'DataNode' | 'Label' | 'Shape' | 'Group';
  /** Type of a data node. */
  readonly gpmlType: string;
  /** The glyph class in SBGN Process Description; null where no class fits. */
  readonly sbgnClass: string | null;
  /** The unit of information that adds what the class does not say. */
  readonly sbgnUnit: string | null;
}

export const tint = (fill: string, border: string, text: string): Tint => ({ fill, border, text });

/** What kinds of the matrix have in common. An entry may override each of these. */
export const entity = {
  isAbbreviation: false,
  family: 'matrix',
  isListedFirst: false,
  isInLegend: true,
  startsWithName: true,
  width: 100,
  height: 40,
  borderWidth: 1.5,
  borderStyle: 'solid',
  safeColor: null,
  text: {
    size: 13,
    weight: 600,
    align: 'center',
    valign: 'middle',
    wraps: true,
    isHeading: false,
    mayShrink: true,
  },
  textMayRunOut: false,
  contains: false,
  carriesOutSteps: false,
  takesByPosition: false,
  isPlace: false,
  connects: true,
  isTransmitter: false,
  factorGroup: null,
  nutrient: null,
  isSubstance: false,
  needsIdentifier: false,
  neutralKind: null,
  gpmlElement: 'DataNode',
  sbgnUnit: null,
} as const satisfies Partial<NodeKindFacts>;

/** Small molecules that have a part in the matrix. */
export const substance = {
  ...entity,
  role: 'substance',
  isSubstance: true,
  needsIdentifier: true,
  neutralKind: 'molecule',
  gpmlType: 'Metabolite',
  sbgnClass: 'simple chemical',
} as const satisfies Partial<NodeKindFacts>;

/** Proteins with a known function. */
export const protein = {
  ...entity,
  needsIdentifier: true,
  neutralKind: 'protein',
  gpmlType: 'Protein',
  sbgnClass: 'macromolecule',
} as const satisfies Partial<NodeKindFacts>;

/** Kinds that claim no part in the matrix. Imports use them, so that they never invent a role. */
export const neutral = { ...entity, family: 'neutral' } as const satisfies Partial<NodeKindFacts>;

/** Kinds that only arrange or explain. */
export const drawing = {
  ...entity,
  family: 'drawing',
  connects: false,
  role: null,
  gpmlType: 'Undefined',
} as const satisfies Partial<NodeKindFacts>;

export const heading = {
  ...entity.text,
  size: 11,
  align: 'left',
  valign: 'top',
  wraps: false,
  isHeading: true,
} as const satisfies KindText;
