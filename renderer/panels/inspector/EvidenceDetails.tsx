import type { Patch } from '../../../shared/edit/change-elements.ts';
import { updateReference } from '../../../shared/edit/references.ts';
import type { Evidence, Reference } from '../../../shared/project/annotation-schema.ts';
import { limits } from '../../../shared/project/limits.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { basisChoices, gradeChoices, stanceChoices } from './evidence-choices.ts';
import styles from './inspector.module.css';

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

const textFields = ['title', 'journal', 'doi', 'pmid', 'citation'] as const;
const textLabels = {
  title: 'Title',
  journal: 'Journal',
  doi: 'DOI',
  pmid: 'PubMed id',
  citation: 'Citation',
} as const satisfies Record<(typeof textFields)[number], string>;

function ReferenceFields({ reference }: { reference: Reference }) {
  const { editor } = useWorkbench();
  const update = (patch: Patch<Reference>) => editor.edit(updateReference(reference.id, patch));
  return (
    <>
      <TextField
        label="Authors, separated by semicolons"
        value={reference.authors.join('; ')}
        maxLength={limits.notesLength}
        onCommit={(text) => update({ authors: readAuthors(text) })}
      />
      <NumberField
        label="Year"
        value={reference.year ?? null}
        range={{ min: 1000, max: 3000 }}
        onCommit={(year) => update({ year: Math.round(year) })}
        onClear={() => update({ year: undefined })}
      />
      {textFields.map((name) => (
        <TextField
          key={name}
          label={textLabels[name]}
          value={reference[name] ?? ''}
          maxLength={limits.shortTextLength}
          onCommit={(text) => update({ [name]: text.trim() === '' ? undefined : text.trim() })}
        />
      ))}
    </>
  );
}

const readAuthors = (text: string): string[] =>
  text
    .split(';')
    .map((author) => author.trim())
    .filter((author) => author !== '');
