import { useId, useMemo, useState } from 'react';
import { toUtf8 } from '../../shared/bytes/bytes.ts';
import type { LinkColumns } from '../../shared/formats/plain/link-columns.ts';
import { parseCsv } from '../../shared/text/parse-csv.ts';
import { readNumber } from '../../shared/text/read-number.ts';
import { pasteRows } from '../editor/clipboard.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import type { UnclearTable } from '../editor/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import { createPageFormatWork } from '../workers/format-work.ts';
import styles from './FileDialogs.module.css';
import { openTemplate, showFailure } from './files.ts';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

const previewRows = 6;
const previewColumns = 12;

interface Wish {
  readonly source: number | null;
  readonly target: number | null;
  readonly relation: number | null;
  readonly hasHeading: boolean;
}

/** Asks which columns of a table are the ends of links, shows its first rows, and opens or pastes it with that answer. */
export function ColumnsDialog({ table }: { table: UnclearTable }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const rows = useMemo(
    () => ('rows' in table ? table.rows.slice(0, previewRows + 1) : firstRows(table.text)),
    [table],
  );
  const [wish, setWish] = useState<Wish>(() =>
    usualWish(rows, 'file' in table || looksHeaded(rows)),
  );
  const columns = toColumns(wish);
  const names = columnNames(rows, wish.hasHeading);
  const take = () => {
    if (columns === null) return;
    close();
    void takeTable(workbench, table, columns);
  };
  const choose = (patch: Partial<Wish>) => setWish((now) => ({ ...now, ...patch }));
  const isPasted = 'rows' in table;
  return (
    <Dialog
      title={
        isPasted
          ? filesWords.whichOfPastedColumnsAreLinks
          : filesWords.whichColumnsOfAreLinks(table.file)
      }
      width="wide"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{windowWords.cancel}</Button>
          <Button look="primary" disabled={columns === null} onClick={take}>
            {isPasted ? filesWords.paste : filesWords.open}
          </Button>
        </>
      }
    >
      <p className={styles['detail']}>{filesWords.itsFirstRowDoesNotSay}</p>
      <div className={styles['columns']}>
        <ColumnChoice
          label={filesWords.source}
          names={names}
          value={wish.source}
          isFirst
          onChange={(source) => choose({ source })}
        />
        <ColumnChoice
          label={filesWords.target}
          names={names}
          value={wish.target}
          onChange={(target) => choose({ target })}
        />
        <ColumnChoice
          label={filesWords.relation}
          names={names}
          value={wish.relation}
          none="None: related"
          onChange={(relation) => choose({ relation })}
        />
        <label className={form['check']}>
          <input
            type="checkbox"
            checked={wish.hasHeading}
            onChange={(event) => choose({ hasHeading: event.target.checked })}
          />
          <span>{filesWords.firstRowNamesColumns}</span>
        </label>
      </div>
      <Preview rows={rows} names={names} hasHeading={wish.hasHeading} />
    </Dialog>
  );
}

async function takeTable(
  workbench: Workbench,
  table: UnclearTable,
  columns: LinkColumns,
): Promise<void> {
  if ('rows' in table) return pasteRows(workbench, table.rows, columns, table.at);
  const { file, text } = table;
  const read = await createPageFormatWork().read(toUtf8(text), file, columns);
  if (!read.ok) return showFailure(workbench, { file, error: read.error });
  await openTemplate(workbench, read.value.project);
  workbench.workspace.toast(filesWords.openedAsNewProjectTableStays(file));
}

function ColumnChoice({
  label,
  names,
  value,
  none = filesWords.chooseColumn,
  isFirst = false,
  onChange,
}: {
  label: string;
  names: readonly string[];
  value: number | null;
  none?: string;
  isFirst?: boolean;
  onChange: (column: number | null) => void;
}) {
  const id = useId();
  return (
    <div className={form['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        data-initial-focus={isFirst || undefined}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      >
        <option value="">{none}</option>
        {names.map((name, column) => (
          // Names may repeat; a column is identified by its index.
          <option key={column} value={column}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Preview({
  rows,
  names,
  hasHeading,
}: {
  rows: readonly (readonly string[])[];
  names: readonly string[];
  hasHeading: boolean;
}) {
  const shown = (hasHeading ? rows.slice(1) : rows).slice(0, previewRows);
  const columns = names.slice(0, previewColumns);
  return (
    // A wide table is scrolled by keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['preview']} tabIndex={0} role="region" aria-label={filesWords.firstRows}>
      <table>
        <thead>
          <tr>
            {columns.map((name, column) => (
              <th key={column} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((cells, row) => (
            <tr key={row}>
              {columns.map((_name, column) => (
                <td key={column}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Enough of the text to show what it is like, without a broken row at its end. */
function firstRows(text: string): readonly (readonly string[])[] {
  const start = text.slice(0, 20_000);
  const parsed = parseCsv(start.length < text.length ? start.replace(/[^\r\n]*$/u, '') : start);
  return parsed.ok ? parsed.value.rows.slice(0, previewRows + 1) : [];
}

/** The first and the last column, with the relation between them, as in most such tables. */
function usualWish(rows: readonly (readonly string[])[], hasHeading: boolean): Wish {
  const width = rows[0]?.length ?? 0;
  const isTriple = width === 3;
  return {
    source: width > 1 ? 0 : null,
    target: width > 1 ? (isTriple ? 2 : 1) : null,
    relation: isTriple ? 1 : null,
    hasHeading,
  };
}

/** Whether the first row differs from the others, as words above numbers do. */
function looksHeaded([head = [], ...rows]: readonly (readonly string[])[]): boolean {
  const isNumber = (cell = '') => readNumber(cell, null) !== undefined;
  return head.some((cell, column) => {
    return !isNumber(cell) && rows.length > 0 && rows.every((row) => isNumber(row[column]));
  });
}

function columnNames(rows: readonly (readonly string[])[], hasHeading: boolean): readonly string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, column) => rows[0]?.[column] ?? '').map(
    (cell, column) =>
      hasHeading && cell.trim() !== '' ? cell.slice(0, 60) : filesWords.column(column + 1),
  );
}

function toColumns({ source, target, relation, hasHeading }: Wish): LinkColumns | null {
  if (source === null || target === null || source === target) return null;
  return { source, target, relation, hasHeading };
}
