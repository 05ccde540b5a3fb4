import type { NodeKind, NodeShape } from './node-schema.ts';

/** Colours of a kind on a light and on a dark ground: fill, border, text. */
export interface Tint {
  readonly fill: string;
  readonly border: string;
  readonly text: string;
}

/** The heading under which library, menus and legend list a kind. */
export type KindFamily = 'matrix' | 'neutral' | 'drawing';

export interface NodeKindFacts {
  readonly label: string;
  readonly plural: string;
  readonly family: KindFamily;
  readonly shape: NodeShape;
  /** Size of a new node in diagram units. */
  readonly width: number;
  readonly height: number;
  readonly borderWidth: number;
  readonly borderStyle: 'solid' | 'dashed' | 'double';
  readonly light: Tint;
  readonly dark: Tint;
  /** May other nodes name it as their parent? */
  readonly contains: boolean;
  /** May a link end at it? */
  readonly connects: boolean;
}

const tint = (fill: string, border: string, text: string): Tint => ({ fill, border, text });

const entity = {
  family: 'matrix',
  width: 100,
  height: 40,
  borderWidth: 1.5,
  borderStyle: 'solid',
  contains: false,
  connects: true,
} as const;
const neutral = { ...entity, family: 'neutral' } as const;
const drawing = { ...entity, family: 'drawing', connects: false } as const;

/** One entry a kind: what it is called and looks like. Shape and border tell kinds apart without colour. */
export const nodeKinds = {
  neurotransmitter: {
    ...entity,
    label: 'Neurotransmitter',
    plural: 'Neurotransmitters',
    shape: 'capsule',
    width: 120,
    height: 46,
    light: tint('#4338ca', '#3730a3', '#ffffff'),
    dark: tint('#5558e8', '#a5b4fc', '#ffffff'),
  },
  precursor: {
    ...entity,
    label: 'Precursor',
    plural: 'Precursors',
    shape: 'rounded',
    width: 112,
    height: 44,
    borderWidth: 2.25,
    light: tint('#fef3c7', '#b45309', '#451a03'),
    dark: tint('#453009', '#f59e0b', '#fef3c7'),
  },
  intermediate: {
    ...entity,
    label: 'Intermediate',
    plural: 'Intermediates',
    shape: 'rounded',
    light: tint('#ffffff', '#64748b', '#1e293b'),
    dark: tint('#1e293b', '#94a3b8', '#f1f5f9'),
  },
  metabolite: {
    ...entity,
    label: 'Metabolite',
    plural: 'Metabolites',
    shape: 'rounded',
    borderStyle: 'dashed',
    light: tint('#ffffff', '#7c8ba1', '#475569'),
    dark: tint('#172033', '#8493a8', '#cbd5e1'),
  },
  cofactor: {
    ...entity,
    label: 'Cofactor',
    plural: 'Cofactors',
    shape: 'hexagon',
    width: 88,
    height: 36,
    light: tint('#dcfce7', '#15803d', '#14532d'),
    dark: tint('#0f3320', '#4ade80', '#dcfce7'),
  },
  micronutrient: {
    ...entity,
    label: 'Micronutrient',
    plural: 'Micronutrients',
    shape: 'hexagon',
    width: 88,
    height: 36,
    borderWidth: 3.5,
    borderStyle: 'double',
    light: tint('#ccfbf1', '#0f766e', '#134e4a'),
    dark: tint('#0c3532', '#2dd4bf', '#ccfbf1'),
  },
  hormone: {
    ...entity,
    label: 'Hormone',
    plural: 'Hormones',
    shape: 'leaf',
    width: 92,
    height: 36,
    light: tint('#fce7f3', '#be185d', '#500724'),
    dark: tint('#451028', '#f472b6', '#fce7f3'),
  },
  enzyme: {
    ...entity,
    label: 'Enzyme',
    plural: 'Enzymes',
    shape: 'rectangle',
    width: 80,
    height: 40,
    light: tint('#e0f2fe', '#0369a1', '#0c4a6e'),
    dark: tint('#0b2f46', '#38bdf8', '#e0f2fe'),
  },
  transporter: {
    ...entity,
    label: 'Transporter',
    plural: 'Transporters',
    shape: 'trapezoid',
    width: 84,
    height: 38,
    light: tint('#ede9fe', '#6d28d9', '#2e1065'),
    dark: tint('#2b1a52', '#a78bfa', '#ede9fe'),
  },
  receptor: {
    ...entity,
    label: 'Receptor',
    plural: 'Receptors',
    shape: 'receptor',
    width: 88,
    height: 44,
    light: tint('#ede9fe', '#6d28d9', '#2e1065'),
    dark: tint('#2b1a52', '#a78bfa', '#ede9fe'),
  },
  process: {
    ...entity,
    label: 'Process',
    plural: 'Processes',
    shape: 'chevron',
    width: 116,
    light: tint('#f1f5f9', '#475569', '#0f172a'),
    dark: tint('#232f42', '#94a3b8', '#f1f5f9'),
  },
  outcome: {
    ...entity,
    label: 'Outcome',
    plural: 'Outcomes',
    shape: 'octagon',
    width: 108,
    light: tint('#fff7ed', '#c2410c', '#431407'),
    dark: tint('#43200c', '#fb923c', '#ffedd5'),
  },
  protein: {
    ...neutral,
    label: 'Protein',
    plural: 'Proteins',
    shape: 'rounded',
    light: tint('#eef2f7', '#475569', '#0f172a'),
    dark: tint('#263246', '#94a3b8', '#f1f5f9'),
  },
  gene: {
    ...neutral,
    label: 'Gene',
    plural: 'Genes',
    shape: 'bottom-rounded',
    light: tint('#f1f5f9', '#475569', '#0f172a'),
    dark: tint('#232f42', '#94a3b8', '#f1f5f9'),
  },
  rna: {
    ...neutral,
    label: 'RNA',
    plural: 'RNAs',
    shape: 'parallelogram',
    light: tint('#f1f5f9', '#475569', '#0f172a'),
    dark: tint('#232f42', '#94a3b8', '#f1f5f9'),
  },
  complex: {
    ...neutral,
    label: 'Complex',
    plural: 'Complexes',
    shape: 'cut-corners',
    width: 140,
    height: 80,
    contains: true,
    light: tint('#f8fafc', '#475569', '#0f172a'),
    dark: tint('#1b2536', '#94a3b8', '#f1f5f9'),
  },
  pathway: {
    ...neutral,
    label: 'Pathway',
    plural: 'Pathways',
    shape: 'subprocess',
    width: 120,
    light: tint('#ecfdf5', '#047857', '#022c22'),
    dark: tint('#0d3327', '#34d399', '#d1fae5'),
  },
  molecule: {
    ...neutral,
    label: 'Molecule',
    plural: 'Molecules',
    shape: 'ellipse',
    light: tint('#f8fafc', '#475569', '#0f172a'),
    dark: tint('#232f42', '#94a3b8', '#f1f5f9'),
  },
  compartment: {
    ...drawing,
    label: 'Compartment',
    plural: 'Compartments',
    shape: 'compartment',
    width: 360,
    height: 240,
    borderStyle: 'double',
    borderWidth: 5.5,
    contains: true,
    connects: true,
    light: tint('#f1f5f9a6', '#94a3b8', '#64748b'),
    dark: tint('#1e293b80', '#64748b', '#94a3b8'),
  },
  group: {
    ...drawing,
    label: 'Group',
    plural: 'Groups',
    shape: 'rounded',
    width: 200,
    height: 120,
    borderWidth: 1,
    borderStyle: 'dashed',
    contains: true,
    connects: true,
    light: tint('#6366f10d', '#94a3b8', '#64748b'),
    dark: tint('#818cf814', '#64748b', '#94a3b8'),
  },
  note: {
    ...drawing,
    label: 'Note',
    plural: 'Notes',
    shape: 'note',
    width: 160,
    height: 80,
    borderWidth: 1,
    light: tint('#fefce8', '#ca8a04', '#422006'),
    dark: tint('#3b2f0b', '#facc15', '#fef9c3'),
  },
  label: {
    ...drawing,
    label: 'Label',
    plural: 'Labels',
    shape: 'none',
    width: 120,
    height: 24,
    borderWidth: 0,
    light: tint('none', 'none', '#334155'),
    dark: tint('none', 'none', '#cbd5e1'),
  },
  shape: {
    ...drawing,
    label: 'Shape',
    plural: 'Shapes',
    shape: 'rectangle',
    width: 120,
    height: 80,
    connects: true,
    light: tint('none', '#475569', '#334155'),
    dark: tint('none', '#94a3b8', '#cbd5e1'),
  },
} as const satisfies Record<NodeKind, NodeKindFacts>;
