import { useState } from 'react';
import type { LabTable } from '../../../shared/lab/read-lab-table.ts';
import { FileButton } from '../../ui/FileButton.tsx';
import form from '../form.module.css';
import styles from './lab.module.css';

const mostBytes = 5_000_000;
const shownProblems = 5;

/** Where the table comes from: a file, or what was copied out of one. */
export function LabSource({
  text,
  table,
  onText,
}: {
  text: string;
  table: LabTable;
  onText: (text: string) => void;
}) {
  const [failure, setFailure] = useState('');
  const problems = [...(failure === '' ? [] : [failure]), ...table.problems];
  return (
    <section className={styles['source']} aria-label="Table of lab values">
      <label className={form['field']}>
        <span>A table as CSV: name or identifier, value, unit, reference range, date</span>
        <textarea
          rows={text === '' ? 6 : 3}
          spellCheck={false}
          data-initial-focus
          placeholder={'name,value,unit,reference range,date\nFerritin,12,µg/L,15-150,2026-03-01'}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <div className={styles['line']}>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          mostBytes={mostBytes}
          onText={onText}
          onFailure={setFailure}
        >
          Open a CSV file…
        </FileButton>
        <p className={styles['quiet']} role="status">
          {text.trim() === ''
            ? 'It stays on this computer; the values are not kept unless you say so.'
            : `${table.markers.length.toLocaleString('en')} values found.`}
        </p>
      </div>
      {problems.length > 0 && (
        <ul className={styles['problems']}>
          {problems.slice(0, shownProblems).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
          {problems.length > shownProblems && (
            <li>… and {(problems.length - shownProblems).toLocaleString('en')} more</li>
          )}
        </ul>
      )}
    </section>
  );
}
