import { isRecord } from '../../project/plain-json.ts';
import type { PlainValue } from './plain-graph.ts';

/** The attributes that an object of a JSON file holds; what is neither text, number nor truth becomes JSON text. */
export function attributesIn(value: unknown): Map<string, PlainValue> {
  if (!isRecord(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, inner]): [string, PlainValue][] =>
      inner === null ? [] : [[name, plainValue(inner)]],
    ),
  );
}

function plainValue(value: unknown): PlainValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' ? value : JSON.stringify(value);
}

/** Ids are texts or numbers, depending on who wrote the file. */
export function idIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
