import type { FormEvent, ReactNode } from 'react';
import type { LibraryEntity, LibraryLink } from '../../shared/library/library.ts';
import {
  confidences,
  type Confidence,
  limits,
  type NodeKind,
} from '../../shared/project/project-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { kindsOf } from '../ui/Swatches.tsx';
import { Button } from '../ui/Button.tsx';
import form from '../ui/form.module.css';
import { libraryWords } from '../../shared/words/library.ts';

const kinds: readonly NodeKind[] = [...kindsOf('matrix'), ...kindsOf('neutral')];

interface FormProps<Entry> {
  readonly onDone: () => void;
  readonly onSave: (entry: Entry) => void;
}

/** Names, kind and note of an own entity. */
export function OwnEntityForm({
  entity,
  onDone,
  onSave,
}: FormProps<LibraryEntity> & { entity: LibraryEntity }) {
  const { note: _note, caption: _caption, ...rest } = entity;
  const save = (text: (name: string) => string) => {
    const [note, caption] = [text('note'), text('caption')];
    onSave({
      ...rest,
      label: text('label') || entity.label,
      name: text('name') || entity.name,
      kind: kinds.find((kind) => kind === text('kind')) ?? entity.kind,
      synonyms: text('synonyms')
        .split(';')
        .map((synonym) => synonym.trim())
        .filter((synonym) => synonym !== ''),
      ...(caption === '' ? {} : { caption }),
      ...(note === '' ? {} : { note }),
    });
  };
  return (
    <EntryForm onDone={onDone} onSave={save}>
      <div className={form['pair']}>
        <Text name="label" label={libraryWords.label} value={entity.label} isRequired />
        <Text name="caption" label={libraryWords.caption} value={entity.caption ?? ''} />
      </div>
      <Text name="name" label={libraryWords.fullName} value={entity.name} isRequired />
      <Text
        name="synonyms"
        label={libraryWords.otherNamesSeparatedBySemicolons}
        value={entity.synonyms.join('; ')}
      />
      <Choices
        name="kind"
        label={libraryWords.kind}
        value={entity.kind}
        choices={kinds.map((kind) => ({ value: kind, label: nodeKinds[kind].label }))}
      />
      <Lines name="note" label={libraryWords.note} value={entity.note ?? ''} />
    </EntryForm>
  );
}

const confidenceLabels = {
  established: 'Established',
  supported: 'Supported',
  contested: 'Contested',
} as const satisfies Record<Confidence, string>;

/** The claim of an own link, and how sure it is. */
export function OwnLinkForm({
  link,
  onDone,
  onSave,
}: FormProps<LibraryLink> & { link: LibraryLink }) {
  const { note: _note, ...rest } = link;
  const save = (text: (name: string) => string) => {
    const note = text('note');
    onSave({
      ...rest,
      summary: text('summary') || link.summary,
      confidence: confidences.find((one) => one === text('confidence')) ?? link.confidence,
      ...(note === '' ? {} : { note }),
    });
  };
  return (
    <EntryForm onDone={onDone} onSave={save}>
      <Lines name="summary" label={libraryWords.claimInSentence} value={link.summary} />
      <Choices
        name="confidence"
        label={libraryWords.confidence}
        value={link.confidence}
        choices={confidences.map((value) => ({ value, label: confidenceLabels[value] }))}
      />
      <Lines name="note" label={libraryWords.caution} value={link.note ?? ''} />
    </EntryForm>
  );
}

function EntryForm({
  onDone,
  onSave,
  children,
}: {
  onDone: () => void;
  onSave: (text: (name: string) => string) => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSave((name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    });
    onDone();
  };
  return (
    <form className={form['form']} onSubmit={submit}>
      {children}
      <div>
        <Button look="primary" type="submit">
          {libraryWords.apply}
        </Button>{' '}
        <Button onClick={onDone}>{libraryWords.cancel}</Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

function Text({ name, label, value, isRequired = false }: FieldProps & { isRequired?: boolean }) {
  return (
    <label className={form['field']}>
      <span>{label}</span>
      <input
        name={name}
        dir="auto"
        required={isRequired}
        maxLength={limits.shortTextLength}
        defaultValue={value}
      />
    </label>
  );
}

function Lines({ name, label, value }: FieldProps) {
  return (
    <label className={form['field']}>
      <span>{label}</span>
      <textarea
        name={name}
        dir="auto"
        rows={2}
        maxLength={limits.notesLength}
        defaultValue={value}
      />
    </label>
  );
}

function Choices({
  name,
  label,
  value,
  choices,
}: FieldProps & { choices: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <label className={form['field']}>
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
