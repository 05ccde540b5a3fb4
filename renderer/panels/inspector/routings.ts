import type { Routing } from '../../../shared/project/link-schema.ts';
import type { Choice } from '../fields/SelectField.tsx';

export const routings: readonly Choice<Routing>[] = [
  { value: 'straight', label: 'Straight' },
  { value: 'orthogonal', label: 'Elbow' },
  { value: 'curved', label: 'Curved' },
];
