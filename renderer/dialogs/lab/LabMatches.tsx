import { useMemo } from 'react';
import { wordsForNode } from '../../../shared/graph/link-words.ts';
import { markerStatus, rangeWords, type MarkerStatus } from '../../../shared/lab/marker-status.ts';
import type { MatchReason } from '../../../shared/lab/match-markers.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { Marker, Project } from '../../../shared/project/project-schema.ts';
import { useEditor } from '../../editor/workbench.tsx';
import { shownChanges, type LabRow, type LabWishes } from './lab-rows.ts';
import styles from './lab.module.css';

interface MatchesProps {
  readonly rows: readonly LabRow[];
  readonly dates: readonly string[];
  readonly wishes: LabWishes;
  readonly onChange: (patch: Partial<LabWishes>) => void;
}

/** More could not be looked through in a menu. */
const mostChoices = 1_000;

/** Each marker with what it is taken to mean, to be confirmed, changed or left out. */
export function LabMatches({ rows, dates, wishes, onChange }: MatchesProps) {
  const project = useEditor((state) => state.history.present);
  const choices = useMemo(() => choicesIn(project), [project]);
  const changes = shownChanges(rows, dates, wishes);
  const compares = wishes.before !== null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Use</th>
          <th scope="col">Marker</th>
          {compares && <th scope="col">{wishes.before || 'Before'}</th>}
          <th scope="col">{compares ? (wishes.date ?? dates[0]) || 'After' : 'Value'}</th>
          <th scope="col">Reference range</th>
          <th scope="col">Node</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after, row }) => (
          <tr key={`${name} ${row.marker.row}`}>
            <td>
              <input
                type="checkbox"
                aria-label={`Use ${name}`}
                disabled={row.node === ''}
                checked={row.isUsed}
                onChange={({ target }) =>
                  onChange({ ticks: withEntry(wishes.ticks, row.marker.name, target.checked) })
                }
              />
            </td>
            <th scope="row" dir="auto">
              {name}
            </th>
            {compares && <td>{before && <Value marker={before} />}</td>}
            <td>{after && <Value marker={after} />}</td>
            <td>{rangeWords(after ?? row.marker)}</td>
            <td>
              <select
                aria-label={`Node for ${name}`}
                value={row.node}
                onChange={({ target }) =>
                  onChange({ nodes: withEntry(wishes.nodes, row.marker.name, target.value) })
                }
              >
                <option value="">None</option>
                {choices}
              </select>
              {row.reason && (
                <span
                  className={styles['reason']}
                  data-guess={row.reason === 'similar' || undefined}
                >
                  {reasons[row.reason]}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const reasons = {
  identifier: 'by its identifier',
  name: 'by its name',
  'library-name': 'by a name of the library',
  similar: 'a guess: please check',
} as const satisfies Record<MatchReason, string>;

const statusWords = {
  low: '↓ low',
  high: '↑ high',
  'in-range': 'in range',
  unknown: 'no range',
} as const satisfies Record<MarkerStatus, string>;

function Value({ marker }: { marker: Marker }) {
  const status = markerStatus(marker);
  return (
    <>
      {marker.value} {marker.unit}{' '}
      <span className={styles['status']} data-status={status}>
        {statusWords[status]}
      </span>
    </>
  );
}

/** The same elements for every row: a menu of the things that can be low or high, by name. */
function choicesIn({ nodes }: Project) {
  return nodes
    .filter(({ kind }) => nodeKinds[kind].family !== 'drawing')
    .map((node) => ({ id: node.id, name: wordsForNode(node) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, mostChoices)
    .map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
}

function withEntry<Value>(
  entries: ReadonlyMap<string, Value>,
  key: string,
  value: Value,
): ReadonlyMap<string, Value> {
  return new Map(entries).set(key, value);
}
