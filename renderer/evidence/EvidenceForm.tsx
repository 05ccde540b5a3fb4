import { useId, useState } from 'react';
import { type Evidence, type Reference, limits } from '../../shared/project/project-schema.ts';
import { createReferenceFinder } from '../../shared/edit/import-references.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import fields from '../ui/fields/fields.module.css';
import { Segmented, SelectField } from '../ui/fields/SelectField.tsx';
import { oneLine } from '../../shared/graph/describe-project.ts';
import styles from '../ui/inspector.module.css';
import {
  headingOfReference,
  readReference,
  type ReferenceInput,
} from '../references/ReferenceViews.tsx';
import { SmallForm } from '../ui/fields/SmallForm.tsx';
import { gradeChoices, stanceChoices } from './evidence-choices.ts';
import { inspectorWords } from '../../shared/words/inspector.ts';

const newReference = 'new';

const inputChoices: readonly { readonly value: ReferenceInput; readonly label: string }[] = [
  {
    value: 'doi',
    get label() {
      return inspectorWords.doi;
    },
  },
  {
    value: 'pmid',
    get label() {
      return inspectorWords.pubmed;
    },
  },
  {
    value: 'citation',
    get label() {
      return inspectorWords.citation;
    },
  },
];

/** A form for new evidence: a publication that the project has, or a new one, and whether it supports the claim. */
export function EvidenceForm({
  references,
  onAdd,
  onClose,
}: {
  references: readonly Reference[];
  /** `news` is a publication that the project does not have yet. */
  onAdd: (evidence: Evidence, news: Reference | null) => void;
  onClose: () => void;
}) {
  const { newId } = useWorkbench();
  const [chosen, setChosen] = useState<string>(newReference);
  const [kind, setKind] = useState<ReferenceInput>('doi');
  const [text, setText] = useState('');
  const [stance, setStance] = useState<Evidence['stance']>('supports');
  const [grade, setGrade] = useState<Evidence['grade']>('ungraded');
  const [quote, setQuote] = useState('');
  const isNew = chosen === newReference;
  const read = readReference(kind, text);

  const add = () => {
    const rest = { stance, grade, ...(quote.trim() === '' ? {} : { quote: quote.trim() }) };
    if (!isNew) return onAdd({ reference: chosen, ...rest }, null);
    if (!read.ok) return undefined;
    const news = { id: newId(), authors: [], ...read.fields };
    const known = createReferenceFinder(references).find(news);
    if (known) return onAdd({ reference: known.id, ...rest }, null);
    return onAdd({ reference: news.id, ...rest }, news);
  };
  const known = references.map((one) => ({
    value: one.id,
    label: oneLine(headingOfReference(one)),
  }));
  return (
    <SmallForm
      label={inspectorWords.newEvidence}
      submit="Add"
      isComplete={!isNew || read.ok}
      onSubmit={add}
      onClose={onClose}
    >
      {known.length > 0 && (
        <SelectField
          label={inspectorWords.reference}
          value={chosen}
          groups={[
            { label: '', choices: [{ value: newReference, label: inspectorWords.newOne }] },
            { label: inspectorWords.inThisProject, choices: known },
          ]}
          onChange={setChosen}
        />
      )}
      {isNew && (
        <>
          <Segmented
            label={inspectorWords.knownBy}
            value={kind}
            choices={inputChoices}
            onChange={setKind}
          />
          <ReferenceText
            label={inspectorWords.textLabels[kind]}
            text={text}
            problem={text.trim() === '' || read.ok ? null : read.problem}
            onChange={setText}
          />
        </>
      )}
      <Segmented
        label={inspectorWords.stance}
        value={stance}
        choices={stanceChoices}
        onChange={setStance}
      />
      <SelectField
        label={inspectorWords.gradeCertainty}
        value={grade}
        groups={[{ label: '', choices: gradeChoices }]}
        onChange={setGrade}
      />
      <QuoteText text={quote} onChange={setQuote} />
    </SmallForm>
  );
}

function ReferenceText({
  label,
  text,
  problem,
  onChange,
}: {
  label: string;
  text: string;
  problem: string | null;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className={fields['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        // The form opens because a person asked for it, and this is where they want to type.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        maxLength={limits.shortTextLength}
        value={text}
        aria-describedby={`${id}-advice`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-advice`} className={styles['advice']} role="status">
        {problem}
      </p>
    </div>
  );
}

function QuoteText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className={fields['field']}>
      <label htmlFor={id}>{inspectorWords.quoteOptional}</label>
      <textarea
        id={id}
        rows={2}
        dir="auto"
        maxLength={limits.notesLength}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
