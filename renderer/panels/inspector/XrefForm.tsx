import { useId, useState } from 'react';
import { findXrefDatabase, xrefDatabases } from '../../../shared/library/xref-patterns.ts';
import type { Xref } from '../../../shared/project/annotation-schema.ts';
import { limits } from '../../../shared/project/limits.ts';
import fields from '../fields/fields.module.css';
import styles from './inspector.module.css';
import { SmallForm } from './SmallForm.tsx';
import { patternAdvice } from './xref-advice.ts';

/** Database and identifier. One that does not have its database's form may stay: databases change their forms. */
export function XrefForm({
  xref,
  onSave,
  onRemove,
  onClose,
}: {
  xref?: Xref;
  onSave: (xref: Xref) => void;
  onRemove?: () => void;
  onClose: () => void;
}) {
  const field = useId();
  const [database, setDatabase] = useState(xref?.database ?? 'ChEBI');
  const [id, setId] = useState(xref?.id ?? '');
  const typed = { ...xref, database: nameOf(database), id: id.trim() };
  const isComplete = typed.database !== '' && typed.id !== '';
  return (
    <SmallForm
      label="Identifier"
      submit={xref ? 'Change' : 'Add'}
      isComplete={isComplete}
      onSubmit={() => onSave(typed)}
      onRemove={onRemove}
      onClose={onClose}
    >
      <div className={fields['field']}>
        <label htmlFor={`${field}-database`}>Database</label>
        <input
          id={`${field}-database`}
          type="text"
          list={`${field}-databases`}
          maxLength={limits.shortTextLength}
          value={database}
          onChange={(event) => setDatabase(event.target.value)}
        />
        <datalist id={`${field}-databases`}>
          {xrefDatabases.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </div>
      <div className={fields['field']}>
        <label htmlFor={`${field}-id`}>Identifier</label>
        <input
          id={`${field}-id`}
          type="text"
          // The form opens because a person asked for it, and this is where they want to type.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          maxLength={limits.shortTextLength}
          value={id}
          placeholder={findXrefDatabase(database)?.example}
          aria-describedby={`${field}-advice`}
          onChange={(event) => setId(event.target.value)}
        />
        <p id={`${field}-advice`} className={styles['advice']} role="status">
          {isComplete ? patternAdvice(typed) : null}
        </p>
      </div>
    </SmallForm>
  );
}

/** A known database by the name under which it is stored. */
const nameOf = (database: string) => findXrefDatabase(database)?.name ?? database.trim();
