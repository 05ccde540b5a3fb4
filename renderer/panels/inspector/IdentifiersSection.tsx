import { Pencil, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { setXrefs } from '../../../shared/edit/annotate.ts';
import { checkXref, xrefUrl } from '../../../shared/library/xref-patterns.ts';
import type { Xref } from '../../../shared/project/annotation-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { Section } from '../fields/Section.tsx';
import { idBesideDatabase } from '../xref-words.ts';
import styles from './inspector.module.css';
import { patternAdvice } from './xref-advice.ts';
import { XrefForm } from './XrefForm.tsx';

/** An element's identifiers as chips: a chip opens the database's page; a marked one does not look right. */
export function IdentifiersSection({ id, xrefs }: { id: string; xrefs: readonly Xref[] }) {
  const { editor } = useWorkbench();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const edited = typeof open === 'number' ? xrefs[open] : undefined;
  const save = (next: readonly Xref[]) => {
    editor.edit(setXrefs(id, next));
    // A form that is left for another one must not close that.
    setOpen((now) => (now === open ? null : now));
  };
  return (
    <Section title="Identifiers">
      <ul className={styles['chips']}>
        {xrefs.map((xref, at) => (
          // The same identifier may stand there twice: its place tells it apart.
          <li key={`${at} ${xref.database} ${xref.id}`}>
            <XrefChip xref={xref} onEdit={() => setOpen(at)} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles['chip']}
            aria-label="Add an identifier"
            onClick={() => setOpen('new')}
          >
            <Plus size={12} aria-hidden="true" /> Add
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
      {isMalformed && <TriangleAlert size={12} aria-label="Does not look right:" />}
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
          title={`Open ${url}`}
          onClick={() => void host.openWebPage({ url })}
        >
          {words}
        </button>
      )}
      <button
        type="button"
        className={styles['tool']}
        aria-label={`Change ${xref.database} ${xref.id}`}
        title="Change or remove"
        onClick={onEdit}
      >
        <Pencil size={11} aria-hidden="true" />
      </button>
    </span>
  );
}
