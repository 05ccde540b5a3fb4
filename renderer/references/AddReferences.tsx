import { useId, useMemo, useState } from 'react';
import { countImported, importReferences } from '../../shared/edit/import-references.ts';
import { readReferences } from '../../shared/references/read-references.ts';
import { useEditor, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { Button, FileButton } from '../ui/Button.tsx';
import form from '../ui/form.module.css';
import type { Reference } from '../../shared/project/annotation-schema.ts';
import styles from './references.module.css';

/** A larger file is not a list of references. */
const mostBytes = 20_000_000;

/** A place to type, paste or open references. It shows what was found before adding it. */
export function AddReferences({ onDone }: { onDone: () => void }) {
  const workbench = useWorkbench();
  const project = useEditor((state) => state.history.present);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState('');
  const id = useId();
  const { references, problems } = useMemo(() => readReferences(text), [text]);
  const counts = useMemo(() => countImported(project, references), [project, references]);
  const add = () => {
    addReferences(workbench, references);
    onDone();
  };
  return (
    <section className={styles['add']} aria-label="Add references">
      <label className={form['field']}>
        <span>
          DOIs, PubMed ids or citations, one a line; or the text of a BibTeX, RIS, PubMed (.nbib) or
          CSL-JSON file
        </span>
        <textarea
          rows={5}
          dir="auto"
          spellCheck={false}
          data-initial-focus
          value={text}
          aria-describedby={`${id}-found`}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div id={`${id}-found`} role="status" className={styles['found']}>
        {text.trim() !== '' && <p>{wordsFor(counts)}</p>}
        {[...problems.slice(0, 5), ...(failure === '' ? [] : [failure])].map((problem) => (
          <p key={problem} className={styles['problem']}>
            {problem}
          </p>
        ))}
        {problems.length > 5 && <p>… and {problems.length - 5} more</p>}
      </div>
      <div className={styles['buttons']}>
        <FileButton
          accept=".bib,.bibtex,.ris,.txt,.nbib,.json,text/plain"
          mostBytes={mostBytes}
          onText={setText}
          onFailure={setFailure}
        >
          Open a file…
        </FileButton>
        <span className={styles['space']} />
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" disabled={references.length === 0} onClick={add}>
          Add
        </Button>
      </div>
    </section>
  );
}

/** Adds publications to the project, in one undo step, and reports what was added. */
function addReferences(
  { editor, workspace, newId }: Workbench,
  references: readonly Reference[],
): void {
  const counts = countImported(editor.store.getState().history.present, references);
  editor.edit(importReferences(references, newId));
  workspace.announce(wordsFor(counts));
}

/** "2 new references, 1 known already". */
function wordsFor({ added, known }: { added: number; known: number }): string {
  const news = `${added.toLocaleString('en')} new reference${added === 1 ? '' : 's'}`;
  return known === 0 ? news : `${news}, ${known.toLocaleString('en')} known already`;
}
