import type { Marker, Scenario } from '../project/project-schema.ts';
import type { MarkerMatch } from './match-markers.ts';
import { readValue } from './read-values.ts';
import { labTableWords } from '../words/lab-table.ts';

/** What a person decided about a laboratory table. */
export interface LabChoice {
  readonly id: string;
  readonly name: string;
  /** The matches that the person confirmed, of one date. */
  readonly matches: readonly MarkerMatch[];
  /** Whether the values are stored in the project, and so in everything that is passed on. */
  readonly keepsValues: boolean;
}

/**
 * The scenario of a table: a value out of its range becomes a supply of its node. If two markers of one node disagree,
 * the one listed last counts.
 */
export function toScenario({ id, name, matches, keepsValues }: LabChoice): Scenario {
  const levels = new Map<string, 'low' | 'high'>();
  for (const { marker, node } of matches) {
    const status = markerStatus(marker);
    if (node === undefined) continue;
    if (status === 'low' || status === 'high') levels.set(node, status);
    else if (status === 'in-range') levels.delete(node);
  }
  return {
    id,
    name,
    description: '',
    supplies: [...levels].map(([node, level]) => ({ node, level })),
    ...(keepsValues ? { markers: matches.map(({ marker }) => toKept(marker)) } : {}),
  };
}

function toKept({ name, value, unit, low, high, date }: Marker): Marker {
  return {
    name,
    value,
    unit,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(date === undefined ? {} : { date }),
  };
}

/** How one marker changed from one date to another. */
export interface MarkerChange {
  readonly name: string;
  readonly before?: Marker;
  readonly after?: Marker;
}

/** The markers of two dates side by side, by name and unit, in the order of the table. */
export function compareMarkers(
  before: readonly Marker[],
  after: readonly Marker[],
): readonly MarkerChange[] {
  const keyOf = ({ name, unit }: Marker) => `${name.toLowerCase()} ${unit.toLowerCase()}`;
  const changes = new Map<string, MarkerChange>();
  for (const marker of before) changes.set(keyOf(marker), { name: marker.name, before: marker });
  for (const marker of after) {
    const known = changes.get(keyOf(marker));
    changes.set(keyOf(marker), { name: marker.name, ...known, after: marker });
  }
  return [...changes.values()];
}

/** Compares a value with its reference range; `unknown` if there is none, or if a bound leaves it open. */
export type MarkerStatus = 'low' | 'in-range' | 'high' | 'unknown';

export function markerStatus({ value, low, high }: Marker): MarkerStatus {
  const measured = readValue(value, '.');
  if (!measured || (low === undefined && high === undefined)) return 'unknown';
  const { amount, bound } = measured;
  if (bound === 'below') {
    if (low !== undefined && amount <= low) return 'low';
    return low === undefined && high !== undefined && amount <= high ? 'in-range' : 'unknown';
  }
  if (bound === 'above') {
    if (high !== undefined && amount >= high) return 'high';
    return high === undefined && low !== undefined && amount >= low ? 'in-range' : 'unknown';
  }
  if (low !== undefined && amount < low) return 'low';
  return high !== undefined && amount > high ? 'high' : 'in-range';
}

/** "15–150", "≤ 5", "≥ 30"; empty where nothing is known. */
export function rangeWords({ low, high }: Marker): string {
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  if (low !== undefined) return `≥ ${low}`;
  return high === undefined ? '' : `≤ ${high}`;
}

/** "12 µg/L (15–150), low". */
export function describeMarker(marker: Marker): string {
  const range = rangeWords(marker);
  const words = [marker.value, marker.unit, range === '' ? '' : `(${range})`];
  const value = words.filter((word) => word !== '').join(' ');
  return labTableWords.status[markerStatus(marker)](value);
}
