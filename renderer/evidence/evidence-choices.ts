import { bases, grades, stances, type Evidence } from '../../shared/project/annotation-schema.ts';
import type { Choice } from '../ui/fields/SelectField.tsx';

const stanceLabels = { supports: 'Supports', contradicts: 'Contradicts' } as const;

const gradeLabels = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  'very-low': 'Very low',
  ungraded: 'Not graded',
} as const satisfies Record<Evidence['grade'], string>;

const basisLabels = {
  stated: 'Stated in the source',
  curated: 'Attached by a curator',
  bibliography: 'Listed in a bibliography',
} as const satisfies Record<NonNullable<Evidence['basis']>, string>;

export const stanceChoices: readonly Choice<Evidence['stance']>[] = stances.map((value) => ({
  value,
  label: stanceLabels[value],
}));

export const gradeChoices: readonly Choice<Evidence['grade']>[] = grades.map((value) => ({
  value,
  label: gradeLabels[value],
}));

export const basisChoices: readonly Choice<NonNullable<Evidence['basis']> | 'unknown'>[] = [
  { value: 'unknown', label: 'Not said' },
  ...bases.map((value) => ({ value, label: basisLabels[value] })),
];

/** "supports · low certainty · attached by a curator". */
export function describeEvidence({ stance, grade, basis }: Evidence): string {
  const parts = [stanceLabels[stance].toLowerCase()];
  if (grade !== 'ungraded') parts.push(`${gradeLabels[grade].toLowerCase()} certainty`);
  if (basis) parts.push(basisLabels[basis].toLowerCase());
  return parts.join(' · ');
}

export const describeBasis = (basis: NonNullable<Evidence['basis']>): string => basisLabels[basis];
