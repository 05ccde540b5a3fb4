import type { WindowMerge } from '../../shared/merge/merge-for-window.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { OutsideChange } from '../../shared/session/outside-changes.ts';
import type { Merger } from '../workers/merging.ts';

export type ChangedOutside = Extract<OutsideChange, { kind: 'changed' }>;

/** What three people made of a file: what was in it, what is in the window, and what is in it now. */
export interface OpenMerge {
  readonly document: string;
  readonly file: string;
  readonly base: Project;
  readonly ours: Project;
  readonly found: ChangedOutside;
  readonly merger: Merger;
  /** The merge in which nothing is decided. */
  readonly first: WindowMerge;
  /** The person wanted to save: that goes on once all is decided. */
  readonly savesAfter: boolean;
}

/**
 * `clear`: nothing stands in the way of a save. `asked`: the person decides first. `unmergeable`: the file cannot be read, or
 * its format does not tell which element is which.
 */
export type OutsideOutcome = 'clear' | 'asked' | 'unmergeable';

/** Why a window looks at its file: the host noticed something, the person asks, or a save was refused. */
export type ReasonToLook = 'noticed' | 'asked' | 'save';

export interface OutsideWatch {
  /** Looks at the file and takes in what changed there. */
  look(reason: ReasonToLook): Promise<OutsideOutcome>;
}
