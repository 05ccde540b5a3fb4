import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { removeReference } from '../../../shared/edit/references.ts';
import type { Reference } from '../../../shared/project/annotation-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { ReferenceFields } from '../../panels/inspector/ReferenceFields.tsx';
import { headingOfReference } from '../../panels/inspector/reference-words.ts';
import { ReferenceLinks } from '../../panels/inspector/ReferenceLinks.tsx';
import styles from './references.module.css';

/** One publication: what it is, where to read it, what cites it. */
export function ReferenceRow({
  reference,
  citing,
}: {
  reference: Reference;
  /** Ids of the nodes and links whose evidence names it. */
  citing: readonly string[];
}) {
  const { editor, canvas, workspace } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const heading = headingOfReference(reference);
  const show = () => {
    workspace.closeDialog();
    editor.select(citing);
    canvas.current?.reveal(citing);
  };
  const remove = () => {
    editor.edit(removeReference(reference.id));
    workspace.announce(`${heading} removed${citing.length > 0 ? ' with its evidence' : ''}.`);
  };
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <p>
          <b>
            <bdi>{heading}</bdi>
          </b>
        </p>
        {reference.title !== undefined && <p dir="auto">{reference.title}</p>}
        <p className={styles['places']}>
          <ReferenceLinks reference={reference} />
          {citing.length > 0 ? (
            <button
              type="button"
              className={styles['cited']}
              aria-label={`cited ${citing.length}×: select what cites ${heading}`}
              onClick={show}
            >
              cited {citing.length}×
            </button>
          ) : (
            <span>not cited</span>
          )}
        </p>
        {isOpen && (
          <div className={styles['fields']}>
            <ReferenceFields reference={reference} />
          </div>
        )}
      </div>
      <button
        type="button"
        className={styles['icon']}
        aria-label={`Change ${heading}`}
        aria-expanded={isOpen}
        title="Change"
        onClick={() => setOpen(!isOpen)}
      >
        <Pencil size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={styles['icon']}
        aria-label={`Remove ${heading}`}
        title={citing.length > 0 ? 'Remove, with the evidence that names it' : 'Remove'}
        onClick={remove}
      >
        <Trash2 size={14} aria-hidden />
      </button>
    </li>
  );
}
