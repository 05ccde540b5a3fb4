import {
  bases,
  grades,
  stances,
  studyKinds,
  type Evidence,
} from '../../shared/project/project-schema.ts';
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

const studyKindLabels = {
  human: 'In people',
  animal: 'In animals',
  cell: 'In cells',
  'in vitro': 'In vitro',
  model: 'Computed model',
  review: 'Review',
} as const satisfies Record<NonNullable<Evidence['studyKind']>, string>;

export const studyKindChoices: readonly Choice<NonNullable<Evidence['studyKind']> | 'unknown'>[] = [
  { value: 'unknown', label: 'Not said' },
  ...studyKinds.map((value) => ({ value, label: studyKindLabels[value] })),
];

/** "in animals (rat, hippocampus)"; empty where nothing is said. */
export function describeStudy({
  studyKind,
  organism,
  tissue,
}: Pick<Evidence, 'studyKind' | 'organism' | 'tissue'>): string {
  const kind = studyKind === undefined ? '' : studyKindLabels[studyKind].toLowerCase();
  const where = [organism, tissue].filter((word) => word !== undefined && word !== '').join(', ');
  return kind === '' || where === '' ? kind || where : `${kind} (${where})`;
}

/** "supports · low certainty · attached by a curator". */
export function describeEvidence(evidence: Evidence): string {
  const { stance, grade, basis } = evidence;
  const parts = [stanceLabels[stance].toLowerCase()];
  if (grade !== 'ungraded') parts.push(`${gradeLabels[grade].toLowerCase()} certainty`);
  if (basis) parts.push(basisLabels[basis].toLowerCase());
  const study = describeStudy(evidence);
  if (study !== '') parts.push(study);
  return parts.join(' · ');
}

export const describeBasis = (basis: NonNullable<Evidence['basis']>): string => basisLabels[basis];
