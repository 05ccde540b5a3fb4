import type { ProjectFileError } from '../../project/file-outcome.ts';
import { findJsonFault, locate } from '../../project/json-fault.ts';
import { limits } from '../../project/project-schema.ts';
import { isDeeperThan, isRecord } from '../../project/plain-json.ts';
import { failure, success, type Result } from '../../result.ts';
import type { PlainValue } from './plain-graph.ts';
import { formatsWords } from '../../words/formats.ts';
import { placesWords } from '../../words/places.ts';

/** Parses JSON, or gives the position where it stops being JSON. */
export function parseJson(text: string): Result<unknown, ProjectFileError> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(json);
    if (!isDeeperThan(value, limits.jsonDepth)) return success(value);
    return failure(unfit(placesWords.file, formatsWords.hasListsObjectsMore(limits.jsonDepth)));
  } catch (error) {
    const fault = findJsonFault(json);
    if (!fault) throw error;
    return failure({ kind: 'not-json', ...locate(json, fault.offset), reason: fault.reason });
  }
}

/** A file that is JSON, but not in the form of its format. */
export function unfit(where: string, why: string): ProjectFileError {
  return { kind: 'damaged', problems: [{ where, why }], total: 1 };
}

/** Values that a file states once may count for each of its elements: at most so many in all. */
const mostSharedValues = 2_000_000;

/** Null if the elements can all have the values that the file states once for all of them. Checked before they get them. */
export function sharedValuesFault(values: number, elements: number): ProjectFileError | null {
  const total = values * elements;
  if (total <= mostSharedValues) return null;
  return unfit(
    placesWords.file,
    formatsWords.tooManySharedValues(values, elements, mostSharedValues),
  );
}

/** The attributes in an object of a JSON file. A value that is neither text, number nor boolean becomes JSON text. */
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
