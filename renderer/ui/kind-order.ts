import { nodeKinds, type KindFamily } from '../../shared/project/node-kinds.ts';
import { nodeKindSchema, type NodeKind } from '../../shared/project/node-schema.ts';

// Transmitters and what supports them first: that is what people look for.
const first: readonly NodeKind[] = [
  'neurotransmitter',
  'precursor',
  'cofactor',
  'micronutrient',
  'hormone',
  'enzyme',
  'transporter',
  'receptor',
];

/** Every kind, in the order in which panels list them. */
export const kindOrder: readonly NodeKind[] = [
  ...first,
  ...nodeKindSchema.options.filter((kind) => !first.includes(kind)),
];

/** The kinds under a family's heading. */
export const kindsOf = (family: KindFamily): readonly NodeKind[] =>
  kindOrder.filter((kind) => nodeKinds[kind].family === family);

export const familyLabels = {
  matrix: 'Matrix',
  neutral: 'Neutral',
  drawing: 'Drawing',
} as const satisfies Record<KindFamily, string>;
