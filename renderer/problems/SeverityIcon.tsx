import { CircleCheck, Lightbulb, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../shared/check/finding.ts';
import styles from './SeverityIcon.module.css';

const icons = { error: OctagonX, warning: TriangleAlert, hint: Lightbulb } as const;

/** The severity of a problem as shape and colour; null for no problem at all. */
export function SeverityIcon({ severity }: { severity: Severity | null }) {
  const Icon = severity === null ? CircleCheck : icons[severity];
  return <Icon className={styles['icon']} data-severity={severity} size="0.875rem" aria-hidden />;
}
