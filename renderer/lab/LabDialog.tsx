import { useMemo, useState } from 'react';
import { inSequence } from '../../shared/edit/edit.ts';
import { addScenario } from '../../shared/edit/scenarios.ts';
import { toScenario } from '../../shared/lab/lab-scenario.ts';
import { readLabTable, type LabTable } from '../../shared/lab/read-lab-table.ts';
import { noTypedRows, readTypedRows } from '../../shared/lab/typed-rows.ts';
import { useEditor, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { useLoaded } from '../ui/loading.ts';
import { Button, FileButton } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import {
  LabMatches,
  chosenMatches,
  datesIn,
  labRows,
  type LabWishes,
  usualName,
} from './LabMatches.tsx';
import { LabRows } from './LabRows.tsx';
import { loadLabKnowledge } from './lab-knowledge.ts';
import styles from './lab.module.css';
import { labWords } from '../../shared/words/lab.ts';

const noWishes: LabWishes = {
  nodes: new Map(),
  ticks: new Map(),
  date: null,
  before: null,
  name: null,
  keepsValues: false,
};

/**
 * Makes a scenario from a laboratory's values, typed or in a table: a value out of its range is low or high, after the person has confirmed
 * it.
 */
export function LabDialog({ text: given = '' }: { text?: string }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const project = useEditor((state) => state.history.present);
  const knowledge = useLoaded(loadLabKnowledge);
  const [text, setText] = useState(given);
  const [typed, setTyped] = useState(noTypedRows);
  const [wishes, setWishes] = useState(noWishes);
  const table = useMemo(() => readLabTable(text), [text]);
  const read = useMemo(() => readTypedRows(typed), [typed]);
  const rows = useMemo(() => {
    if (knowledge === null || knowledge instanceof Error) return [];
    const markers = [...read.values()].flatMap(({ marker }) => marker ?? []);
    return labRows([...markers, ...table.markers], project, knowledge, wishes);
  }, [table, read, project, knowledge, wishes]);
  const dates = datesIn(rows);
  const change = (patch: Partial<LabWishes>) => setWishes((now) => ({ ...now, ...patch }));
  const make = () => {
    makeScenarios(workbench, rows, dates, wishes);
    close();
  };
  const canMake = chosenMatches(rows, dates, wishes).length > 0;
  return (
    <Dialog
      title={labWords.labValues}
      width="wide"
      onClose={close}
      actions={
        <>
          <p className={styles['caution']}>{labWords.qualitativeAndEducationalNotMedicalAdvice}</p>
          <Button onClick={close}>{labWords.cancel}</Button>
          <Button look="primary" disabled={!canMake} onClick={make}>
            {wishes.before === null ? labWords.makeScenario : labWords.makeTwoScenarios}
          </Button>
        </>
      }
    >
      <LabRows
        rows={typed}
        read={read}
        knowledge={knowledge instanceof Error ? null : knowledge}
        onChange={setTyped}
      />
      <LabSource text={text} table={table} onText={setText} />
      {rows.length > 0 && (
        <>
          <LabOptions dates={dates} wishes={wishes} onChange={change} />
          <LabMatches rows={rows} dates={dates} wishes={wishes} onChange={change} />
        </>
      )}
    </Dialog>
  );
}

function makeScenarios(
  { editor, workspace, desk, newId }: Workbench,
  rows: ReturnType<typeof labRows>,
  dates: ReturnType<typeof datesIn>,
  wishes: LabWishes,
): void {
  const { keepsValues } = wishes;
  const scenarios = chosenMatches(rows, dates, wishes).map(({ name, matches }) =>
    toScenario({ id: newId(), name, matches, keepsValues }),
  );
  editor.edit(inSequence(...scenarios.map(addScenario)));
  const [before, after] = scenarios.length > 1 ? scenarios : [undefined, scenarios[0]];
  desk.showScenario(after?.id ?? null);
  desk.compareWith(before?.id ?? null);
  workspace.set({ libraryTab: 'what-if' });
  workspace.changeSettings({ libraryOpen: true });
  const names = scenarios.map(({ name }) => `“${name}”`).join(' and ');
  workspace.toast(labWords.made(names, scenarios.map(describeSupplies).join('; ')));
}

function describeSupplies({ supplies }: ReturnType<typeof toScenario>): string {
  const low = supplies.filter(({ level }) => level === 'low').length;
  return labWords.lowHigh(low, supplies.length - low);
}

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
  const take = async (opened: string, name: string) => {
    const { foreignText } = await import('../../shared/formats/foreign-files.ts');
    const foreign = foreignText(opened);
    if (foreign === null) onText(opened);
    else setFailure(labWords.seemsToBeNotTableOf(name, foreign.found));
  };
  return (
    <section className={styles['source']} aria-label={labWords.tableOfLabValues}>
      <label className={form['field']}>
        <span>{labWords.tableAsCsvNameOrIdentifier}</span>
        <textarea
          rows={3}
          spellCheck={false}
          placeholder={labWords.nameValueUnitReferenceRangeDate}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <div className={styles['line']}>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          mostBytes={mostBytes}
          onText={(opened, name) => void take(opened, name)}
          onFailure={setFailure}
        >
          {labWords.openCsvFile}
        </FileButton>
        <p className={styles['quiet']} role="status">
          {text.trim() === ''
            ? labWords.itStaysOnThisComputerValues
            : labWords.valuesFound(table.markers.length)}
        </p>
      </div>
      {problems.length > 0 && (
        <ul className={styles['problems']}>
          {problems.slice(0, shownProblems).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
          {problems.length > shownProblems && (
            <li>{labWords.andMore(problems.length - shownProblems)}</li>
          )}
        </ul>
      )}
    </section>
  );
}

/** Which date, the date to compare with, the name, and whether the values are kept. */
export function LabOptions({
  dates,
  wishes,
  onChange,
}: {
  dates: readonly string[];
  wishes: LabWishes;
  onChange: (patch: Partial<LabWishes>) => void;
}) {
  const chosen = wishes.date ?? dates[0] ?? '';
  return (
    <div className={styles['options']}>
      {dates.length > 1 && (
        <>
          <label className={form['field']}>
            <span>{labWords.date}</span>
            <select
              value={chosen}
              onChange={({ target }) =>
                onChange({
                  date: target.value,
                  ...(wishes.before === target.value ? { before: null } : {}),
                })
              }
            >
              {dates.map((date) => (
                <option key={date} value={date}>
                  {date || labWords.withoutDate}
                </option>
              ))}
            </select>
          </label>
          <label className={form['field']}>
            <span>{labWords.compareWith}</span>
            <select
              value={wishes.before ?? 'none'}
              onChange={({ target }) =>
                onChange({ before: target.value === 'none' ? null : target.value })
              }
            >
              <option value="none">{labWords.nothing}</option>
              {dates
                .filter((date) => date !== chosen)
                .map((date) => (
                  <option key={date} value={date}>
                    {date || labWords.withoutDate}
                  </option>
                ))}
            </select>
          </label>
        </>
      )}
      <label className={form['field']}>
        <span>{labWords.nameOfScenario}</span>
        <input
          value={wishes.name ?? usualName(chosen)}
          maxLength={200}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <label className={form['check']}>
        <input
          type="checkbox"
          checked={wishes.keepsValues}
          onChange={({ target }) => onChange({ keepsValues: target.checked })}
        />
        {labWords.keepValuesInProject}
      </label>
    </div>
  );
}
