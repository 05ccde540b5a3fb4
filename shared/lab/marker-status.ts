import type { Marker } from '../project/project-schema.ts';
import { readValue } from './read-number.ts';

/** Where a value stands to its reference range; `unknown` where there is none, or a bound leaves it open. */
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

const statusWords = {
  low: ', low',
  high: ', high',
  'in-range': ', in range',
  unknown: '',
} as const;

/** "12 µg/L (15–150), low". */
export function describeMarker(marker: Marker): string {
  const range = rangeWords(marker);
  const words = [marker.value, marker.unit, range === '' ? '' : `(${range})`];
  return words.filter((word) => word !== '').join(' ') + statusWords[markerStatus(marker)];
}
