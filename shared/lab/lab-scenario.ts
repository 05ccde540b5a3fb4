import type { Marker, Scenario } from '../project/project-schema.ts';
import { markerStatus } from './marker-status.ts';
import type { MarkerMatch } from './match-markers.ts';

/** What a person made of a laboratory's table. */
export interface LabChoice {
  readonly id: string;
  readonly name: string;
  /** The matches that the person confirmed, of one date. */
  readonly matches: readonly MarkerMatch[];
  /** Whether the values themselves go into the project, and with it into whatever is sent on. */
  readonly keepsValues: boolean;
}

/**
 * The scenario of a table: what is out of range is a supply of its node; of two markers of one node that disagree, the
 * one listed last counts.
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

/** How one marker went from one date to another. */
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
