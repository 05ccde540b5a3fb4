import { X } from 'lucide-react';
import {
  useId,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import {
  isEmptyRow,
  pasteCells,
  removeRow,
  typeCell,
  typedColumns,
  type ReadTypedRow,
  type TypedColumn,
  type TypedRow,
} from '../../shared/lab/typed-rows.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import hidden from '../ui/hidden.module.css';
import type { LabKnowledge } from './lab-knowledge.ts';
import styles from './lab.module.css';
import { labWords } from '../../shared/words/lab.ts';

const examples = {
  name: 'Ferritin',
  value: '12',
  unit: 'µg/L',
  range: '15–150',
  date: '2026-03-01',
} as const satisfies Record<TypedColumn, string>;

/** Values typed row by row, or pasted from a spreadsheet into any cell. What cannot be read is said under its row. */
export function LabRows({
  rows,
  read,
  knowledge,
  onChange,
}: {
  rows: readonly TypedRow[];
  read: ReadonlyMap<number, ReadTypedRow>;
  knowledge: LabKnowledge | null;
  onChange: (rows: readonly TypedRow[]) => void;
}) {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [remark, setRemark] = useState('');
  const names = useMemo(() => (knowledge === null ? [] : markerNames(knowledge)), [knowledge]);
  const ids = useId();
  const table = useRef<HTMLTableElement>(null);
  const focusRow = (at: number) =>
    table.current?.querySelectorAll<HTMLInputElement>('input[list]')[at]?.focus();
  const paste = (event: ClipboardEvent, id: number, column: TypedColumn) => {
    const pasted = pasteCells(rows, { id, column }, event.clipboardData.getData('text/plain'));
    if (pasted === null) return;
    event.preventDefault();
    onChange(pasted.rows);
    // Nobody is about to go on typing in any of these rows.
    setLeft(new Set(pasted.rows.map((row) => row.id)));
    setRemark(pasted.left);
  };
  const remove = (id: number, at: number) => {
    onChange(removeRow(rows, id));
    setLeft(new Set([...left].filter((one) => one !== id)));
    focusRow(Math.max(0, at - 1));
  };
  return (
    <section aria-label={labWords.valuesRowByRow}>
      <table className={styles['rows']} ref={table}>
        <caption>{labWords.typeValuesRowByRowOr}</caption>
        <thead>
          <tr>
            {typedColumns.map((column) => (
              <th key={column} scope="col">
                {labWords.labels[column]}
              </th>
            ))}
            <th scope="col">
              <span className={hidden['hidden']}>{labWords.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              key={row.id}
              row={row}
              number={at + 1}
              problems={left.has(row.id) ? (read.get(row.id)?.problems ?? []) : []}
              listId={`${ids}-names`}
              onEnter={() => focusRow(at + 1)}
              onLeave={() => setLeft((now) => new Set(now).add(row.id))}
              onType={(column, text) => onChange(typeCell(rows, row.id, column, text))}
              onPaste={(event, column) => paste(event, row.id, column)}
              onRemove={() => remove(row.id, at)}
            />
          ))}
        </tbody>
      </table>
      <datalist id={`${ids}-names`}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <p className={styles['problems']} role="status">
        {remark}
      </p>
    </section>
  );
}

function Row({
  row,
  number,
  problems,
  listId,
  onEnter,
  onLeave,
  onType,
  onPaste,
  onRemove,
}: {
  row: TypedRow;
  /** From 1. */
  number: number;
  problems: ReadTypedRow['problems'];
  listId: string;
  onEnter: () => void;
  /** The focus goes out of the row. */
  onLeave: () => void;
  onType: (column: TypedColumn, text: string) => void;
  onPaste: (event: ClipboardEvent, column: TypedColumn) => void;
  onRemove: () => void;
}) {
  const problemId = useId();
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    const goesOn = relatedTarget instanceof Node && target.closest('tr')?.contains(relatedTarget);
    if (!goesOn) onLeave();
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onEnter();
  };
  const hasProblem = (column: TypedColumn) => problems.some((one) => one.column === column);
  return (
    <>
      <tr>
        {typedColumns.map((column) => (
          <td key={column}>
            <input
              aria-label={`${labWords.labels[column]}, row ${number}`}
              aria-invalid={hasProblem(column)}
              aria-describedby={hasProblem(column) ? problemId : undefined}
              data-initial-focus={(number === 1 && column === 'name') || undefined}
              list={column === 'name' ? listId : undefined}
              inputMode={column === 'value' ? 'decimal' : undefined}
              placeholder={number === 1 ? examples[column] : undefined}
              spellCheck={false}
              dir="auto"
              value={row[column]}
              onChange={({ target }) => onType(column, target.value)}
              onPaste={(event) => onPaste(event, column)}
              onKeyDown={enter}
              onBlur={leave}
            />
          </td>
        ))}
        <td>
          {!isEmptyRow(row) && (
            <button
              type="button"
              aria-label={labWords.removeRow(number)}
              onClick={onRemove}
              onBlur={leave}
            >
              <X size="0.875rem" aria-hidden />
            </button>
          )}
        </td>
      </tr>
      {problems.length > 0 && (
        <tr>
          <td colSpan={typedColumns.length + 1}>
            <p id={problemId} className={styles['problems']} role="alert">
              {problems.map(({ words }) => words).join(' ')}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}

/** What laboratories call what they measure, and the names that the library has for substances. */
function markerNames({ library, standInNames }: LabKnowledge): readonly string[] {
  const measured = library.entities.filter(({ kind }) => nodeKinds[kind].isSubstance);
  const names = new Set([...standInNames, ...measured.map(({ label }) => label)]);
  return [...names].sort((a, b) => a.localeCompare(b));
}
