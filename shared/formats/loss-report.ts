import type { Project } from '../project/project-schema.ts';

/** One thing of a file that did not come through as it was. */
export interface Loss {
  /** Approximated: something close stands in its place. Dropped: it is gone. */
  readonly kind: 'approximated' | 'dropped';
  /** Ours, where the element exists in the project. */
  readonly elementId?: string;
  /** The file's own id of it. */
  readonly originId?: string;
  /** What it is for a person: `node "Serotonin"`, `line a1b2`, `the file`. */
  readonly where: string;
  /** Which of its properties, and what became of it: a sentence. */
  readonly what: string;
}

/** What became of the elements of a file on import or export. Nothing was lost: no losses. */
export interface LossReport {
  /** How many elements came through whole. */
  readonly kept: number;
  readonly losses: readonly Loss[];
}

export function nothingLost({ nodes, links }: Project): LossReport {
  return { kept: nodes.length + links.length, losses: [] };
}
