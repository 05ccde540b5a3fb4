import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { mergeReferences } from '../../shared/edit/import-references.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { foldText } from '../../shared/library/fold-text.ts';
import type { Reference } from '../../shared/project/annotation-schema.ts';
import { citedBy } from '../../shared/references/cited-by.ts';
import { groupDuplicates } from '../../shared/references/duplicates.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { AddReferences } from './references/AddReferences.tsx';
import { ExportReferences } from './references/ExportReferences.tsx';
import { ReferenceRow } from './references/ReferenceRow.tsx';
import styles from './references/references.module.css';
import { useCloseDialog } from './use-close-dialog.ts';

/** More are found by typing; a page of twenty thousand rows would not be read. */
const shownAtOnce = 200;

/** The project's publications: add, import, correct, merge, export. Each change is one undo step. */
export function ReferencesDialog() {
  const close = useCloseDialog();
  const project = useEditor((state) => state.history.present);
  const [isAdding, setAdding] = useState(project.references.length === 0);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const uses = useMemo(() => citedBy(project), [project]);
  const found = useMemo(() => matching(project.references, wanted), [project, wanted]);
  const more = found.length - shownAtOnce;
  return (
    <Dialog
      title="References"
      width="wide"
      onClose={close}
      actions={
        <>
          <ExportReferences references={project.references} />
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles['bar']}>
        <input
          type="search"
          aria-label="Find a reference"
          placeholder="Find a reference…"
          value={filter}
          data-initial-focus={!isAdding}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          <Plus size={14} aria-hidden /> Add or import
        </Button>
      </div>
      {isAdding && <AddReferences onDone={() => setAdding(false)} />}
      <Duplicates references={project.references} />
      <p className={styles['count']} role="status">
        {describeCount(project.references.length, found.length, wanted)}
      </p>
      <ul className={styles['list']}>
        {found.slice(0, shownAtOnce).map((reference) => (
          <ReferenceRow
            key={reference.id}
            reference={reference}
            citing={uses.get(reference.id) ?? []}
          />
        ))}
      </ul>
      {more > 0 && (
        <p className={styles['count']}>
          … and {more.toLocaleString('en')} more: type to find them.
        </p>
      )}
    </Dialog>
  );
}

function Duplicates({ references }: { references: readonly Reference[] }) {
  const { editor, workspace } = useWorkbench();
  const groups = useMemo(() => groupDuplicates(references), [references]);
  if (groups.length === 0) return null;
  const merge = () => {
    editor.edit(
      inSequence(
        ...groups.map(([kept, ...others]) =>
          mergeReferences(
            kept?.id ?? '',
            others.map(({ id }) => id),
          ),
        ),
      ),
    );
    workspace.announce('The duplicates were merged.');
  };
  return (
    <div className={styles['duplicates']}>
      <p>
        {groups.length === 1
          ? '1 publication is listed more than once.'
          : `${groups.length.toLocaleString('en')} publications are listed more than once.`}
      </p>
      <Button onClick={merge}>Merge duplicates</Button>
    </div>
  );
}

function matching(references: readonly Reference[], text: string): readonly Reference[] {
  const wanted = foldText(text).compact;
  if (wanted === '') return references;
  return references.filter(({ title, citation, authors, journal, year, doi, pmid }) =>
    foldText(
      [title, citation, ...authors, journal, year, doi, pmid].filter(Boolean).join(' '),
    ).compact.includes(wanted),
  );
}

function describeCount(all: number, found: number, filter: string): string {
  if (all === 0) return 'This project has no references yet.';
  const total = all === 1 ? '1 reference' : `${all.toLocaleString('en')} references`;
  return filter.trim() === '' ? total : `${found.toLocaleString('en')} of ${total}`;
}
