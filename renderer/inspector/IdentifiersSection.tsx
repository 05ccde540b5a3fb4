import { Pencil, Plus, TriangleAlert } from 'lucide-react';
import { useState, useId } from 'react';
import { setXrefs } from '../../shared/edit/set-element-properties.ts';
import {
  checkXref,
  xrefUrl,
  findXrefDatabase,
  xrefDatabases,
} from '../../shared/library/xref-patterns.ts';
import { type Xref, limits } from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { idBesideDatabase, patternAdvice } from '../ui/xref-words.ts';
import inspector from '../ui/inspector.module.css';
import fields from '../ui/fields/fields.module.css';
import { SmallForm } from '../ui/fields/SmallForm.tsx';
import styles from './inspector.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** An element's identifiers as chips. A chip opens the database's page; a chip with a mark may be malformed. */
export function IdentifiersSection({ id, xrefs }: { id: string; xrefs: readonly Xref[] }) {
  const { editor } = useWorkbench();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const edited = typeof open === 'number' ? xrefs[open] : undefined;
  const save = (next: readonly Xref[]) => {
    editor.edit(setXrefs(id, next));
    // A form that closes because another one opened must not close that one.
    setOpen((now) => (now === open ? null : now));
  };
  return (
    <Section title={inspectorWords.identifiers}>
      <ul className={styles['chips']}>
        {xrefs.map((xref, at) => (
          // The same identifier may occur twice; its index tells them apart.
          <li key={`${at} ${xref.database} ${xref.id}`}>
            <XrefChip xref={xref} onEdit={() => setOpen(at)} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles['chip']}
            aria-label={inspectorWords.addIdentifier}
            onClick={() => setOpen('new')}
          >
            <Plus size="0.75rem" aria-hidden="true" /> {inspectorWords.addIdentifierShort}
          </button>
        </li>
      </ul>
      {open === 'new' && (
        <XrefForm onSave={(xref) => save([...xrefs, xref])} onClose={() => setOpen(null)} />
      )}
      {edited && (
        <XrefForm
          key={open}
          xref={edited}
          onSave={(xref) => save(xrefs.with(Number(open), xref))}
          onRemove={() => save(xrefs.filter((_xref, at) => at !== open))}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

function XrefChip({ xref, onEdit }: { xref: Xref; onEdit: () => void }) {
  const { host } = useWorkbench();
  const url = xrefUrl(xref);
  const isMalformed = checkXref(xref) === 'malformed';
  const advice = patternAdvice(xref);
  const words = (
    <>
      {isMalformed && <TriangleAlert size="0.75rem" aria-label={inspectorWords.doesNotLookRight} />}
      <b>{xref.database}</b> {idBesideDatabase(xref)}
    </>
  );
  return (
    <span className={styles['chip-with-tools']} data-marked={isMalformed || undefined}>
      {url === undefined ? (
        <button type="button" className={styles['chip']} title={advice ?? ''} onClick={onEdit}>
          {words}
        </button>
      ) : (
        <button
          type="button"
          className={styles['chip']}
          title={inspectorWords.open(url)}
          onClick={() => void host.openWebPage({ url })}
        >
          {words}
        </button>
      )}
      <button
        type="button"
        className={styles['tool']}
        aria-label={inspectorWords.change2(xref.database, xref.id)}
        title={inspectorWords.changeOrRemove}
        onClick={onEdit}
      >
        <Pencil size="0.6875rem" aria-hidden="true" />
      </button>
    </span>
  );
}

/** Database and identifier. One that does not have its database's form may stay: databases change their forms. */
function XrefForm({
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
      label={inspectorWords.identifier}
      submit={xref ? 'Change' : 'Add'}
      isComplete={isComplete}
      onSubmit={() => onSave(typed)}
      onRemove={onRemove}
      onClose={onClose}
    >
      <div className={fields['field']}>
        <label htmlFor={`${field}-database`}>{inspectorWords.database}</label>
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
        <label htmlFor={`${field}-id`}>{inspectorWords.identifier}</label>
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
        <p id={`${field}-advice`} className={inspector['advice']} role="status">
          {isComplete ? patternAdvice(typed) : null}
        </p>
      </div>
    </SmallForm>
  );
}

/** A known database by the name under which it is stored. */
const nameOf = (database: string) => findXrefDatabase(database)?.name ?? database.trim();
