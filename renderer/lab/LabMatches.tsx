import { useMemo } from 'react';
import { wordsForNode } from '../../shared/graph/describe-project.ts';
import {
  markerStatus,
  rangeWords,
  compareMarkers,
  type MarkerChange,
} from '../../shared/lab/lab-scenario.ts';
import {
  type MatchReason,
  matchMarkers,
  type MarkerMatch,
} from '../../shared/lab/match-markers.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { Marker, Project } from '../../shared/project/project-schema.ts';
import { useEditor } from '../editor/workbench.tsx';
import type { LabMarker } from '../../shared/lab/read-lab-table.ts';
import type { LabKnowledge } from './lab-knowledge.ts';
import styles from './lab.module.css';
import { labWords } from '../../shared/words/lab.ts';

interface MatchesProps {
  readonly rows: readonly LabRow[];
  readonly dates: readonly string[];
  readonly wishes: LabWishes;
  readonly onChange: (patch: Partial<LabWishes>) => void;
}

/** More entries could not be looked through in a menu. */
const mostChoices = 1_000;

/** Each marker with the node that it seems to mean, to be confirmed, changed or left out. */
export function LabMatches({ rows, dates, wishes, onChange }: MatchesProps) {
  const project = useEditor((state) => state.history.present);
  const choices = useMemo(() => choicesIn(project), [project]);
  const changes = shownChanges(rows, dates, wishes);
  const compares = wishes.before !== null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{labWords.use}</th>
          <th scope="col">{labWords.marker}</th>
          {compares && <th scope="col">{wishes.before || labWords.before}</th>}
          <th scope="col">
            {compares ? (wishes.date ?? dates[0]) || labWords.after : labWords.value}
          </th>
          <th scope="col">{labWords.referenceRange}</th>
          <th scope="col">{labWords.node}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after, row }) => (
          <tr key={`${name} ${row.marker.row}`}>
            <td>
              <input
                type="checkbox"
                aria-label={labWords.valuesOf(name)}
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
            <td>{row.marker.writtenRange ?? rangeWords(after ?? row.marker)}</td>
            <td>
              <select
                aria-label={labWords.nodeFor(name)}
                value={row.node}
                onChange={({ target }) =>
                  onChange({ nodes: withEntry(wishes.nodes, row.marker.name, target.value) })
                }
              >
                <option value="">{labWords.none}</option>
                {choices}
              </select>
              {row.reason && (
                <span
                  className={styles['reason']}
                  data-guess={row.reason === 'similar' || undefined}
                >
                  {labWords.reasons[row.reason]}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ marker }: { marker: Marker }) {
  const status = markerStatus(marker);
  return (
    <>
      {marker.value} {marker.unit}{' '}
      <span className={styles['status']} data-status={status}>
        {labWords.statusWords[status]}
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

/** What the person chose in the dialog; what is absent follows from the table. */
export interface LabWishes {
  /** Marker name to node id; empty for none. */
  readonly nodes: ReadonlyMap<string, string>;
  /** Marker name to whether it is used. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** Null: the latest. */
  readonly date: string | null;
  /** Null: no comparison. */
  readonly before: string | null;
  readonly name: string | null;
  readonly keepsValues: boolean;
}

/** A marker of the table, the node that it seems to mean, and whether it is used. */
export interface LabRow {
  readonly marker: LabMarker;
  /** Empty for none. */
  readonly node: string;
  /** Absent where the person chose the node. */
  readonly reason?: MatchReason;
  readonly isUsed: boolean;
}

export function labRows(
  markers: readonly LabMarker[],
  project: Project,
  { library, standIns }: LabKnowledge,
  { nodes, ticks }: LabWishes,
): readonly LabRow[] {
  return matchMarkers(markers, project, library, standIns).map(({ marker, node, reason }) => {
    const chosen = nodes.get(marker.name);
    const meant = chosen ?? node ?? '';
    // A guess is used only after the person has confirmed it.
    const isSure = chosen !== undefined || reason !== 'similar';
    const isUsed = meant !== '' && (ticks.get(marker.name) ?? isSure);
    const isGuessed = chosen === undefined && reason !== undefined;
    return { marker, node: meant, isUsed, ...(isGuessed ? { reason } : {}) };
  });
}

/** The dates of the table, the latest first; one empty text where a value has none. */
export function datesIn(rows: readonly LabRow[]): readonly string[] {
  const dates = new Set(rows.map(({ marker }) => marker.date ?? ''));
  return [...dates].sort().reverse();
}

/** The rows of one date. */
function rowsOf(rows: readonly LabRow[], date: string): readonly LabRow[] {
  return rows.filter(({ marker }) => (marker.date ?? '') === date);
}

/** The scenarios to be made: of the earlier date, if there is a comparison, and of the chosen one. */
export function chosenMatches(
  rows: readonly LabRow[],
  dates: readonly string[],
  { date, before, name }: LabWishes,
): readonly { readonly name: string; readonly matches: readonly MarkerMatch[] }[] {
  const chosen = date ?? dates[0] ?? '';
  return [...(before === null ? [] : [before]), chosen]
    .map((one) => ({
      name: one === chosen && name !== null && name.trim() !== '' ? name.trim() : usualName(one),
      matches: rowsOf(rows, one)
        .filter(({ isUsed }) => isUsed)
        .map(({ marker, node }) => ({ marker, node })),
    }))
    .filter(({ matches }) => matches.length > 0);
}

export function usualName(date: string): string {
  return date === '' ? labWords.labValues2 : labWords.labValues3(date);
}

/** The rows of the list: the markers of the chosen date, next to those of the earlier one. */
function shownChanges(
  rows: readonly LabRow[],
  dates: readonly string[],
  { date, before }: LabWishes,
): readonly (MarkerChange & { readonly row: LabRow })[] {
  const byMarker = new Map(rows.map((row) => [row.marker, row]));
  const markersOf = (one: string) => rowsOf(rows, one).map(({ marker }) => marker);
  const after = markersOf(date ?? dates[0] ?? '');
  const earlier = before === null ? [] : markersOf(before);
  return compareMarkers(earlier, after).flatMap((change) => {
    const marker = change.after ?? change.before;
    // The comparison hands back the very markers that it was given.
    const row = marker && byMarker.get(marker as LabMarker);
    return row ? [{ ...change, row }] : [];
  });
}
