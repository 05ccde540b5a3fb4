import {
  bases,
  grades,
  stances,
  studyKinds,
  type Evidence,
} from '../../shared/project/project-schema.ts';
import type { Choice } from '../ui/fields/SelectField.tsx';
import { inspectorWords } from '../../shared/words/inspector.ts';

const stanceLabels = { supports: 'Supports', contradicts: 'Contradicts' } as const;

export const stanceChoices: readonly Choice<Evidence['stance']>[] = stances.map((value) => ({
  value,
  label: stanceLabels[value],
}));

export const gradeChoices: readonly Choice<Evidence['grade']>[] = grades.map((value) => ({
  value,
  label: inspectorWords.gradeLabels[value],
}));

export const basisChoices: readonly Choice<NonNullable<Evidence['basis']> | 'unknown'>[] = [
  {
    value: 'unknown',
    get label() {
      return inspectorWords.notSaid;
    },
  },
  ...bases.map((value) => ({ value, label: inspectorWords.basisLabels[value] })),
];

export const studyKindChoices: readonly Choice<NonNullable<Evidence['studyKind']> | 'unknown'>[] = [
  {
    value: 'unknown',
    get label() {
      return inspectorWords.notSaid;
    },
  },
  ...studyKinds.map((value) => ({ value, label: inspectorWords.studyKindLabels[value] })),
];

/** "in animals (rat, hippocampus)"; empty where nothing is said. */
export function describeStudy({
  studyKind,
  organism,
  tissue,
}: Pick<Evidence, 'studyKind' | 'organism' | 'tissue'>): string {
  const kind =
    studyKind === undefined ? '' : inspectorWords.studyKindLabels[studyKind].toLowerCase();
  const where = [organism, tissue].filter((word) => word !== undefined && word !== '').join(', ');
  return kind === '' || where === '' ? kind || where : `${kind} (${where})`;
}

/** "supports · low certainty · attached by a curator". */
export function describeEvidence(evidence: Evidence): string {
  const { stance, grade, basis } = evidence;
  const parts = [stanceLabels[stance].toLowerCase()];
  if (grade !== 'ungraded')
    parts.push(inspectorWords.certainty(inspectorWords.gradeLabels[grade].toLowerCase()));
  if (basis) parts.push(inspectorWords.basisLabels[basis].toLowerCase());
  const study = describeStudy(evidence);
  if (study !== '') parts.push(study);
  return parts.join(' · ');
}

export const describeBasis = (basis: NonNullable<Evidence['basis']>): string =>
  inspectorWords.basisLabels[basis];
