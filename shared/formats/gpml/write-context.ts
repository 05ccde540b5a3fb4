import type { GpmlVersion } from './gpml-document.ts';

/** Ids of the file, by ids of the project. */
export interface WriteContext {
  readonly version: GpmlVersion;
  readonly idOf: (id: string) => string | undefined;
  /** What the members of a group name it by. */
  readonly groupKeyOf: (id: string) => string | undefined;
}
