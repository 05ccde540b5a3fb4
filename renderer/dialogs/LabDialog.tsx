import { useMemo, useState } from 'react';
import { inSequence } from '../../shared/edit/edit.ts';
import { addScenario } from '../../shared/edit/scenarios.ts';
import { toScenario } from '../../shared/lab/lab-scenario.ts';
import { readLabTable } from '../../shared/lab/read-lab-table.ts';
import { loadLibrary } from '../editor/library.ts';
import { useEditor, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { useLoaded } from '../panels/loaded.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LabMatches } from './lab/LabMatches.tsx';
import { LabOptions } from './lab/LabOptions.tsx';
import { chosenMatches, datesIn, labRows, type LabWishes } from './lab/lab-rows.ts';
import { LabSource } from './lab/LabSource.tsx';
import styles from './lab/lab.module.css';
import { useCloseDialog } from './use-close-dialog.ts';

const noWishes: LabWishes = {
  nodes: new Map(),
  ticks: new Map(),
  date: null,
  before: null,
  name: null,
  keepsValues: false,
};

/** A laboratory's table becomes a scenario: what is out of range is low or high, once the person has confirmed it. */
export function LabDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const project = useEditor((state) => state.history.present);
  const library = useLoaded(loadLibrary);
  const [text, setText] = useState('');
  const [wishes, setWishes] = useState(noWishes);
  const table = useMemo(() => readLabTable(text), [text]);
  const rows = useMemo(
    () =>
      library === null || library instanceof Error
        ? []
        : labRows(table.markers, project, library, wishes),
    [table, project, library, wishes],
  );
  const dates = datesIn(rows);
  const change = (patch: Partial<LabWishes>) => setWishes((now) => ({ ...now, ...patch }));
  const make = () => {
    makeScenarios(workbench, rows, dates, wishes);
    close();
  };
  const canMake = chosenMatches(rows, dates, wishes).length > 0;
  return (
    <Dialog
      title="Lab Values"
      width="wide"
      onClose={close}
      actions={
        <>
          <p className={styles['caution']}>Qualitative and educational; not medical advice.</p>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabled={!canMake} onClick={make}>
            {wishes.before === null ? 'Make Scenario' : 'Make Two Scenarios'}
          </Button>
        </>
      }
    >
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
  { editor, workspace, desk, newId, run }: Workbench,
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
  run('what-if');
  const names = scenarios.map(({ name }) => `“${name}”`).join(' and ');
  workspace.toast(`${names} made: ${scenarios.map(describeSupplies).join('; ')}.`);
}

function describeSupplies({ supplies }: ReturnType<typeof toScenario>): string {
  const low = supplies.filter(({ level }) => level === 'low').length;
  return `${low} low, ${supplies.length - low} high`;
}
