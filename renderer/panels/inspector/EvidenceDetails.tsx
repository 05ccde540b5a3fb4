import type { Evidence, Reference } from '../../../shared/project/annotation-schema.ts';
import { limits } from '../../../shared/project/limits.ts';
import { SelectField } from '../fields/SelectField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { basisChoices, gradeChoices, stanceChoices } from './evidence-choices.ts';
import styles from './inspector.module.css';
import { ReferenceFields } from './ReferenceFields.tsx';

/** How a publication stands to the claim, and the publication's own fields, which all that cite it share. */
export function EvidenceDetails({
  evidence,
  reference,
  onChange,
}: {
  evidence: Evidence;
  reference: Reference | undefined;
  onChange: (evidence: Evidence) => void;
}) {
  const { quote: _quote, ...withoutQuote } = evidence;
  const { basis: _basis, ...withoutBasis } = evidence;
  return (
    <div className={styles['details']}>
      <SelectField
        label="Stance"
        value={evidence.stance}
        groups={[{ label: '', choices: stanceChoices }]}
        onChange={(stance) => onChange({ ...evidence, stance })}
      />
      <SelectField
        label="Grade (certainty)"
        value={evidence.grade}
        groups={[{ label: '', choices: gradeChoices }]}
        onChange={(grade) => onChange({ ...evidence, grade })}
      />
      <SelectField
        label="Basis"
        value={evidence.basis ?? 'unknown'}
        groups={[{ label: '', choices: basisChoices }]}
        onChange={(basis) => onChange(basis === 'unknown' ? withoutBasis : { ...evidence, basis })}
      />
      <TextField
        label="Quote"
        value={evidence.quote ?? ''}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(quote) => onChange(quote === '' ? withoutQuote : { ...evidence, quote })}
      />
      {reference && <ReferenceFields reference={reference} />}
    </div>
  );
}
