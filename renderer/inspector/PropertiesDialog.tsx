import { useId, useState, type FormEvent } from 'react';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { setCanvas, setMetadata } from '../../shared/edit/set-project-properties.ts';
import { limits, type Project, type Reference } from '../../shared/project/project-schema.ts';
import cards from '../references/reference-card.module.css';
import { headingOfReference, ReferenceLinks } from '../references/ReferenceViews.tsx';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import styles from '../ui/form.module.css';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** What the project says about itself, and its grid. One undo step for all of it. */
export function PropertiesDialog() {
  const { editor } = useWorkbench();
  const close = useCloseDialog();
  const formId = useId();
  // What it was on opening: the dialog is modal, nothing else changes it meanwhile.
  const [project] = useState(() => editor.store.getState().history.present);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    editor.edit(editFrom(new FormData(event.currentTarget)));
    close();
  };
  const actions = (
    <>
      <Button onClick={close}>{inspectorWords.cancel}</Button>
      <Button look="primary" type="submit" form={formId}>
        {inspectorWords.apply}
      </Button>
    </>
  );
  return (
    <Dialog title={inspectorWords.projectProperties} onClose={close} actions={actions}>
      <form id={formId} className={styles['form']} onSubmit={apply}>
        <Fields project={project} />
      </form>
    </Dialog>
  );
}

function Fields({ project: { metadata, canvas, references } }: { project: Project }) {
  return (
    <>
      <Text name="title" label={inspectorWords.title} value={metadata.title} isFirst />
      <Lines
        name="description"
        label={inspectorWords.description}
        value={metadata.description}
        rows={3}
        most={limits.notesLength}
      />
      <Lines
        name="authors"
        label={inspectorWords.authorsOneLine}
        value={metadata.authors.join('\n')}
        rows={2}
        most={limits.notesLength}
      />
      <div className={styles['pair']}>
        <Text name="organism" label={inspectorWords.organism} value={metadata.organism} />
        <Text name="licence" label={inspectorWords.licence} value={metadata.licence} />
      </div>
      <div className={styles['pair']}>
        <label className={styles['field']}>
          <span>{inspectorWords.gridInDiagramUnits}</span>
          <input
            name="grid"
            type="number"
            required
            min={1}
            max={1000}
            step="any"
            defaultValue={canvas.grid}
          />
        </label>
        <label className={styles['check']}>
          <input name="snap" type="checkbox" defaultChecked={canvas.snap} />
          {inspectorWords.snapToGrid}
        </label>
      </div>
      <ReferenceList references={references} />
    </>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isFirst?: boolean;
}

function Text({ name, label, value, isFirst = false }: TextProps) {
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      <input
        name={name}
        dir="auto"
        maxLength={limits.shortTextLength}
        defaultValue={value}
        data-initial-focus={isFirst ? true : undefined}
      />
    </label>
  );
}

interface LinesProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly most: number;
}

function Lines({ name, label, value, rows, most }: LinesProps) {
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      <textarea name={name} dir="auto" rows={rows} maxLength={most} defaultValue={value} />
    </label>
  );
}

function editFrom(form: FormData): Edit {
  const text = (name: string) => textOf(form.get(name));
  const authors = text('authors')
    .split('\n')
    .map((author) => author.trim())
    .filter((author) => author !== '');
  return inSequence(
    setMetadata({
      title: text('title').trim(),
      description: text('description'),
      authors,
      organism: text('organism').trim(),
      licence: text('licence').trim(),
    }),
    setCanvas({ grid: Number(form.get('grid')), snap: form.has('snap') }),
  );
}

/** Forms write line breaks as the internet's mail does. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

const mostShown = 500;

/** The project's publications. */
function ReferenceList({ references }: { references: readonly Reference[] }) {
  if (references.length === 0) return null;
  const more = references.length - mostShown;
  return (
    <section>
      <h3 className={styles['heading']}>{inspectorWords.references2(references.length)}</h3>
      <ScrolledList className={styles['list']} aria-label={inspectorWords.references3}>
        {references.slice(0, mostShown).map((reference) => (
          <li key={reference.id}>
            <p dir="auto">{reference.title ?? headingOfReference(reference)}</p>
            {reference.title !== undefined && <p dir="auto">{publicationOf(reference)}</p>}
            <p className={cards['links']}>
              <ReferenceLinks reference={reference} />
            </p>
          </li>
        ))}
        {more > 0 && <li>{inspectorWords.andMore(more)}</li>}
      </ScrolledList>
    </section>
  );
}

function publicationOf({ authors, journal, year }: Reference): string {
  const [first, ...others] = authors;
  const who = first === undefined ? undefined : `${first}${others.length > 0 ? ' et al.' : ''}`;
  return [who, journal, year].filter((part) => part !== undefined && part !== '').join(', ');
}
