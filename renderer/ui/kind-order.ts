import type { KindFamily } from '../../shared/project/kind-facts.ts';
import { kindsThat, nodeKinds } from '../../shared/project/node-kinds.ts';
import type { NodeKind } from '../../shared/project/node-schema.ts';

/** Every kind, in the order in which panels list them. */
export const kindOrder: readonly NodeKind[] = [
  ...kindsThat(({ isListedFirst }) => isListedFirst),
  ...kindsThat(({ isListedFirst }) => !isListedFirst),
];

/** The kinds under a family's heading. */
export const kindsOf = (family: KindFamily): readonly NodeKind[] =>
  kindOrder.filter((kind) => nodeKinds[kind].family === family);

export const familyLabels = {
  matrix: 'Matrix',
  neutral: 'Neutral',
  drawing: 'Drawing',
} as const satisfies Record<KindFamily, string>;
