import { Plus, Pencil, Trash2 } from 'lucide-react';
import { useDeferredValue, useMemo, useState, useId } from 'react';
import {
  mergeReferences,
  groupDuplicates,
  countImported,
  importReferences,
} from '../../shared/edit/import-references.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import type { Reference } from '../../shared/project/project-schema.ts';
import { citedBy } from '../../shared/graph/project-index.ts';
import { useEditor, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { Button, FileButton } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { removeReference } from '../../shared/edit/references.ts';
import { exportedFile } from '../../shared/open/exported-files.ts';
import { writeBibtex } from '../../shared/references/bibtex.ts';
import { writePlainText } from '../../shared/references/plain-text.ts';
import { writeRis } from '../../shared/references/ris.ts';
import { documentName, showFailure } from '../files/files.ts';
import { readReferences } from '../../shared/references/read-references.ts';
import form from '../ui/form.module.css';
import styles from './references.module.css';
import { headingOfReference, ReferenceLinks } from './ReferenceViews.tsx';
import { ReferenceFields } from './ReferenceFields.tsx';
import { findWords } from '../../shared/words/find.ts';

/** More are found by typing; nobody reads a page of twenty thousand rows. */
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
      title={findWords.references}
      width="wide"
      onClose={close}
      actions={
        <>
          <ExportReferences references={project.references} />
          <Button look="primary" onClick={close}>
            {findWords.done}
          </Button>
        </>
      }
    >
      <div className={styles['bar']}>
        <input
          type="search"
          aria-label={findWords.findReference}
          placeholder={findWords.findAReference}
          value={filter}
          data-initial-focus={!isAdding}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          <Plus size="0.875rem" aria-hidden /> {findWords.addOrImport}
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
      {more > 0 && <p className={styles['count']}>{findWords.andMoreTypeToFindThem(more)}</p>}
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
    workspace.announce(findWords.duplicatesWereMerged);
  };
  return (
    <div className={styles['duplicates']}>
      <p>
        {groups.length === 1
          ? findWords.n1PublicationIsListedMoreThan
          : findWords.publicationsAreListedMoreThanOnce(groups.length)}
      </p>
      <Button onClick={merge}>{findWords.mergeDuplicates}</Button>
    </div>
  );
}

function matching(references: readonly Reference[], text: string): readonly Reference[] {
  const wanted = foldText(text).compact;
  if (wanted === '') return references;
  return references.filter(({ title, citation, authors, journal, year, doi, pmid, pmcid }) =>
    foldText(
      [title, citation, ...authors, journal, year, doi, pmid, pmcid].filter(Boolean).join(' '),
    ).compact.includes(wanted),
  );
}

function describeCount(all: number, found: number, filter: string): string {
  if (all === 0) return findWords.thisProjectHasNoReferencesYet;
  const total = all === 1 ? '1 reference' : findWords.references2(all);
  return filter.trim() === '' ? total : findWords.of3(found, total);
}

/** One publication: what it is, where to read it, and which elements cite it. */
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
              aria-label={findWords.citedSelectWhatCites(citing.length, heading)}
              onClick={show}
            >
              {findWords.cited(citing.length)}
            </button>
          ) : (
            <span>{findWords.notCited}</span>
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
        aria-label={findWords.change(heading)}
        aria-expanded={isOpen}
        title={findWords.change2}
        onClick={() => setOpen(!isOpen)}
      >
        <Pencil size="0.875rem" aria-hidden />
      </button>
      <button
        type="button"
        className={styles['icon']}
        aria-label={findWords.remove(heading)}
        title={citing.length > 0 ? findWords.removeWithEvidenceThatNamesIt : findWords.remove2}
        onClick={remove}
      >
        <Trash2 size="0.875rem" aria-hidden />
      </button>
    </li>
  );
}

const kinds: readonly ReferenceListKind[] = ['bibtex', 'ris', 'plain-text'];

/** The list as a file, in the formats of reference managers or as a text to paste. */
export function ExportReferences({ references }: { references: readonly Reference[] }) {
  const workbench = useWorkbench();
  return (
    <div className={styles['export']} role="group" aria-label={findWords.exportReferences}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          disabled={references.length === 0}
          onClick={() => void exportReferences(workbench, references, kind)}
        >
          {findWords.export(exportedFile(kind).label)}
        </Button>
      ))}
    </div>
  );
}

export type ReferenceListKind = 'bibtex' | 'ris' | 'plain-text';

const writers: Readonly<Record<ReferenceListKind, (references: readonly Reference[]) => string>> = {
  bibtex: writeBibtex,
  ris: writeRis,
  'plain-text': writePlainText,
};

/** Writes the list of references to a file that the person chooses. */
export async function exportReferences(
  workbench: Workbench,
  references: readonly Reference[],
  kind: ReferenceListKind,
): Promise<void> {
  const data = new TextEncoder().encode(writers[kind](references));
  const name = documentName(workbench).replace(/\.neuromatrix$/iu, '');
  const answer = await workbench.host.exportFile({
    kind,
    suggestedName: findWords.references3(name),
    data,
  });
  if (!answer.ok) showFailure(workbench, answer.error);
  else if (answer.value) workbench.workspace.toast(findWords.exported(answer.value.name));
}

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
    <section className={styles['add']} aria-label={findWords.addReferences}>
      <label className={form['field']}>
        <span>{findWords.doisPubmedIdsOrCitationsOne}</span>
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
        {problems.length > 5 && <p>{findWords.andMore2(problems.length - 5)}</p>}
      </div>
      <div className={styles['buttons']}>
        <FileButton
          accept=".bib,.bibtex,.ris,.txt,.nbib,.json,text/plain"
          mostBytes={mostBytes}
          onText={setText}
          onFailure={setFailure}
        >
          {findWords.openFile}
        </FileButton>
        <span className={styles['space']} />
        <Button onClick={onDone}>{findWords.cancel}</Button>
        <Button look="primary" disabled={references.length === 0} onClick={add}>
          {findWords.add}
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
  return known === 0 ? news : findWords.knownAlready(news, known);
}
