import type { Library } from '../../../shared/library/library-schema.ts';
import { compareMarkers, type MarkerChange } from '../../../shared/lab/lab-scenario.ts';
import {
  matchMarkers,
  type MarkerMatch,
  type MatchReason,
} from '../../../shared/lab/match-markers.ts';
import type { LabMarker } from '../../../shared/lab/read-lab-table.ts';
import type { Project } from '../../../shared/project/project-schema.ts';

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

/** A marker of the table, what it is taken to mean, and whether it is used. */
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
  library: Library,
  { nodes, ticks }: LabWishes,
): readonly LabRow[] {
  return matchMarkers(markers, project, library).map(({ marker, node, reason }) => {
    const chosen = nodes.get(marker.name);
    const meant = chosen ?? node ?? '';
    // A guess is used only once somebody has said so.
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
  return date === '' ? 'Lab values' : `Lab values ${date}`;
}

/** What the list shows: the markers of the chosen date, beside those of the earlier one. */
export function shownChanges(
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
