import { useState, type ReactNode } from 'react';
import { Pencil, Trash2 } from 'lucide-react';
import {
  sentenceOfFact,
  indexLibrary,
  type LibraryEntity,
  type LibraryLink,
  type LibraryProblem,
} from '../../shared/library/library.ts';
import { joinOwnLibraries, removeFromOwnLibrary } from '../../shared/library/own-entries.ts';
import { mergeLibraries, type OwnLibrary } from '../../shared/library/own-library.ts';
import { readOwnLibrary } from '../../shared/library/read-own-library.ts';
import { loadLibrary } from '../editor/library.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { useLoaded } from '../ui/loading.ts';
import { Button, FileButton } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { changeOwnLibrary, exportOwnLibrary } from './own-library.ts';
import { OwnEntityForm, OwnLinkForm } from './OwnEntryForms.tsx';
import styles from './OwnLibraryDialog.module.css';
import { libraryWords } from '../../shared/words/library.ts';

/** A larger file is not a person's own library. */
const mostBytes = 20_000_000;

/** What a person keeps in addition to the bundled library: to look through, correct and export. */
export function OwnLibraryDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const own = useWorkspace((state) => state.ownLibrary);
  const [message, setMessage] = useState('');
  const [problems, setProblems] = useState<readonly LibraryProblem[]>([]);
  const change = (edit: (now: OwnLibrary) => OwnLibrary) => void changeOwnLibrary(workbench, edit);
  const tell = (words: string, found: readonly LibraryProblem[] = []) => {
    setMessage(words);
    setProblems(found);
  };
  const join = async (text: string, fileName: string) => {
    const read = readOwnLibrary(text, await loadLibrary());
    if (!read.ok) return tell(libraryWords.wasNotImported(fileName), read.error);
    change((now) => joinOwnLibraries(now, read.value));
    tell(libraryWords.imported(fileName, countWords(read.value)));
  };
  return (
    <Dialog
      title={libraryWords.myLibrary}
      width="wide"
      onClose={close}
      actions={
        <>
          <span className={styles['import']}>
            <FileButton
              accept=".neuromatrix-library,.json,application/json"
              mostBytes={mostBytes}
              onText={(text, fileName) => void join(text, fileName)}
              onFailure={tell}
            >
              {libraryWords.import}
            </FileButton>
          </span>
          <Button
            disabled={own.entities.length + own.links.length === 0}
            onClick={() => void exportOwnLibrary(workbench)}
          >
            {libraryWords.export}
          </Button>
          <Button look="primary" onClick={close} data-initial-focus>
            {libraryWords.done}
          </Button>
        </>
      }
    >
      <div role="status" className={styles['message']}>
        {message !== '' && <p>{message}</p>}
        {problems.slice(0, 5).map(({ where, problem }) => (
          <p key={`${where} ${problem}`}>
            {where}: {problem}
          </p>
        ))}
        {problems.length > 5 && <p>{libraryWords.andMore2(problems.length - 5)}</p>}
      </div>
      {own.entities.length + own.links.length === 0 ? (
        <p className={styles['empty']}>{libraryWords.nothingHereYetSelectNodesAnd}</p>
      ) : (
        <Entries own={own} onChange={change} />
      )}
    </Dialog>
  );
}

function Entries({
  own,
  onChange,
}: {
  own: OwnLibrary;
  onChange: (edit: (now: OwnLibrary) => OwnLibrary) => void;
}) {
  const bundled = useLoaded(loadLibrary);
  const isThere = bundled !== null && !(bundled instanceof Error);
  const index = indexLibrary(isThere ? mergeLibraries(bundled, own) : own);
  const remove = (id: string) => onChange((now) => removeFromOwnLibrary(now, new Set([id])));
  const setEntity = (entity: LibraryEntity) =>
    onChange((now) => ({ ...now, entities: replaced(now.entities, entity) }));
  const setLink = (link: LibraryLink) =>
    onChange((now) => ({ ...now, links: replaced(now.links, link) }));
  return (
    <>
      <ul className={styles['list']} aria-label={libraryWords.entities}>
        {own.entities.map((entity) => (
          <OwnEntry
            key={entity.id}
            name={entity.label}
            onRemove={() => remove(entity.id)}
            renderForm={(done) => (
              <OwnEntityForm entity={entity} onDone={done} onSave={setEntity} />
            )}
          />
        ))}
      </ul>
      <ul className={styles['list']} aria-label={libraryWords.links}>
        {own.links.map((link) => (
          <OwnEntry
            key={link.id}
            name={sentenceOfFact(index, link)}
            onRemove={() => remove(link.id)}
            renderForm={(done) => <OwnLinkForm link={link} onDone={done} onSave={setLink} />}
          />
        ))}
      </ul>
    </>
  );
}

function replaced<Item extends { readonly id: string }>(
  items: readonly Item[],
  next: Item,
): readonly Item[] {
  return items.map((item) => (item.id === next.id ? next : item));
}

function countWords({ entities, links }: OwnLibrary): string {
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return `${of(entities.length, 'entity', 'entities')} and ${of(links.length, 'link', 'links')}`;
}

/** An entry of the own library, with its form behind a button. */
export function OwnEntry({
  name,
  onRemove,
  renderForm,
}: {
  name: string;
  onRemove: () => void;
  /** Given what closes it. */
  renderForm: (done: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className={styles['entry']}>
        <bdi>{name}</bdi>
        <button
          type="button"
          aria-label={libraryWords.edit(name)}
          aria-expanded={isOpen}
          title={libraryWords.edit2}
          onClick={() => setOpen(!isOpen)}
        >
          <Pencil size="0.875rem" aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={libraryWords.remove(name)}
          title={libraryWords.remove2}
          onClick={onRemove}
        >
          <Trash2 size="0.875rem" aria-hidden="true" />
        </button>
      </div>
      {isOpen && renderForm(() => setOpen(false))}
    </li>
  );
}
