import type { JsonObject } from './plain-json.ts';

/** The value of `format` in every project file. */
export const fileFormat = 'neuromatrix';

/** One step between versions of the file. Knows no current types: the schema has moved on since it was written. */
export interface Migration {
  /** What changed, as the title of its test. */
  readonly name: string;
  /**
   * Takes whatever a file of the older version contains, valid or not. Must not throw: the schema judges the result.
   */
  readonly up: (file: JsonObject) => JsonObject;
}

/**
 * Entry i lifts version i + 1 to version i + 2. Never change an entry that has shipped: add the next one, and a fixture
 * of the version that it starts from in `tests/fixtures/project`. Until the first release, version 1 still grows
 * without entries.
 */
export const migrations: readonly Migration[] = [];

export const currentVersion = migrations.length + 1;

/** Lifts a file step by step to the current version; the same file where there is nothing to do. */
export function migrate(
  file: JsonObject,
  version: number,
  steps: readonly Migration[] = migrations,
): JsonObject {
  return steps.slice(version - 1).reduce((older, step) => step.up(older), file);
}
