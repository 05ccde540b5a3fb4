import type { NodeKind } from '../../shared/project/node-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { useState } from 'react';
import type { ViewChange } from '../../shared/matrix/scenario-view.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import { levelSigns, nameOfScenario, shortWords } from '../../shared/matrix/scenario-words.ts';
import { WhyCard } from './WhyCard.tsx';
import styles from './why.module.css';

/** More rows are shown on request: a large diagram changes in hundreds of positions. */
const firstRows = 60;

/** What changes in the shown scenario, transmitters first; if there is a second scenario, in both. */
export function Changes() {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  if (!shown) return <p className={styles['quiet']}>Working it out…</p>;
  const rows = rowsOf(shown, compared);
  if (rows.length === 0) {
    return <p className={styles['quiet']}>Nothing is set, so nothing changes.</p>;
  }
  return (
    <div className={styles['changes']}>
      <h3>
        {rows.length} {rows.length === 1 ? 'change' : 'changes'}
      </h3>
      {compared && (
        <p className={styles['quiet']}>
          {nameOfScenario(shown.scenario)} | {nameOfScenario(compared.scenario)}
        </p>
      )}
      <ul>
        {rows.slice(0, isAll ? rows.length : firstRows).map(({ id, label, one, two }) => (
          <ChangeRow
            key={id}
            id={id}
            label={label}
            levels={compared ? [one, two] : [one]}
            isOpen={open === id}
            onToggle={() => setOpen(open === id ? null : id)}
          />
        ))}
      </ul>
      {!isAll && rows.length > firstRows && (
        <button type="button" className={styles['more']} onClick={() => setAll(true)}>
          Show all {rows.length}
        </button>
      )}
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly one: ViewChange | undefined;
  readonly two: ViewChange | undefined;
}

function ChangeRow({
  id,
  label,
  levels,
  isOpen,
  onToggle,
}: {
  id: string;
  label: string;
  levels: readonly (ViewChange | undefined)[];
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { editor, canvas } = useWorkbench();
  return (
    <li>
      <button
        type="button"
        className={styles['change']}
        aria-expanded={isOpen}
        onClick={() => {
          onToggle();
          canvas.current?.reveal([id]);
          if (!isOpen) editor.select([id]);
        }}
      >
        <bdi>{label}</bdi>
        {levels.map((change, index) => {
          const level = change?.level ?? 'unchanged';
          return (
            // The two scenarios have fixed positions.
            <span key={index} data-level={level}>
              {levelSigns[level]} {shortWords[level]}
            </span>
          );
        })}
      </button>
      {isOpen && levels.map((change, index) => change && <WhyCard key={index} change={change} />)}
    </li>
  );
}

function rowsOf(shown: ShownScenario, compared: ShownScenario | null): Row[] {
  const rows = new Map<string, Row>();
  for (const change of shown.view.changes) {
    const [id = ''] = change.nodes;
    rows.set(id, { id, label: change.label, kind: change.kind, one: change, two: undefined });
  }
  for (const change of compared?.view.changes ?? []) {
    const [id = ''] = change.nodes;
    const row = rows.get(id);
    rows.set(id, { id, label: change.label, kind: change.kind, one: row?.one, two: change });
  }
  const rank = ({ kind, one, two }: Row) => {
    if (nodeKinds[kind].isTransmitter) return 0;
    return one?.isSupply || two?.isSupply ? 1 : 2;
  };
  return [...rows.values()].sort((one, two) => rank(one) - rank(two));
}
