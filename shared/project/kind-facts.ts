import type { NodeKind, NodeShape } from './node-schema.ts';

/** Colours of a kind on a light and on a dark ground: fill, border, text. */
export interface Tint {
  readonly fill: string;
  readonly border: string;
  readonly text: string;
}

/** How a kind sets its label. */
export interface KindText {
  readonly size: number;
  readonly weight: 400 | 600;
  readonly align: 'left' | 'center';
  readonly valign: 'top' | 'middle';
  readonly wraps: boolean;
  /** Set in capitals on the upper border. */
  readonly isHeading: boolean;
  /** A little smaller where that saves a label from being cut. */
  readonly mayShrink: boolean;
}

/** The heading under which library, menus and legend list a kind. */
export type KindFamily = 'matrix' | 'neutral' | 'drawing';

/** What an end of a link is to the other one. Kinds that connect alike share a role. */
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
  /** A legend explains it; the others say in words what they are, or nothing at all. */
  readonly isInLegend: boolean;
  /** A new node is labelled with the name of the kind, to be replaced. */
  readonly startsWithName: boolean;

  readonly shape: NodeShape;
  /** Size of a new node in diagram units. */
  readonly width: number;
  readonly height: number;
  readonly borderWidth: number;
  readonly borderStyle: 'solid' | 'dashed' | 'double';
  readonly light: Tint;
  readonly dark: Tint;
  readonly text: KindText;
  /** Its label may be larger than its box, which then is no mistake. */
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
  /** Where its row stands in the support matrix; null for what is no factor. */
  readonly factorGroup: FactorGroup | null;
  /** As what it comes with food, besides being made; null for what does not count as eaten. */
  readonly nutrient: 'precursor' | 'micronutrient' | null;
  /** An amount of something, not a doer. */
  readonly isSubstance: boolean;
  /** Databases list such things one by one, so that one without an identifier lacks something. */
  readonly needsIdentifier: boolean;
  /** The neutral kind that it is a special case of. */
  readonly neutralKind: NodeKind | null;

  readonly gpmlElement: 'DataNode' | 'Label' | 'Shape' | 'Group';
  /** Type of a data node. */
  readonly gpmlType: string;
  /** Class of glyph in SBGN Process Description; null where none says it. */
  readonly sbgnClass: string | null;
  /** Unit of information that says what the class leaves open. */
  readonly sbgnUnit: string | null;
}

export const tint = (fill: string, border: string, text: string): Tint => ({ fill, border, text });

/** What kinds of the matrix have in common, unless their entry says otherwise. */
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

/** Small molecules with a part in the matrix. */
export const substance = {
  ...entity,
  role: 'substance',
  isSubstance: true,
  needsIdentifier: true,
  neutralKind: 'molecule',
  gpmlType: 'Metabolite',
  sbgnClass: 'simple chemical',
} as const satisfies Partial<NodeKindFacts>;

/** Proteins of which it is known what they do. */
export const protein = {
  ...entity,
  needsIdentifier: true,
  neutralKind: 'protein',
  gpmlType: 'Protein',
  sbgnClass: 'macromolecule',
} as const satisfies Partial<NodeKindFacts>;

/** Kinds that claim no part in the matrix, so that an import never invents one. */
export const neutral = { ...entity, family: 'neutral' } as const satisfies Partial<NodeKindFacts>;

/** What only arranges or explains. */
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
