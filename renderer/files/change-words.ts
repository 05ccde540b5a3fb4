import type { ChangeCount, ProjectChanges } from '../../shared/merge/change-counts.ts';
import { filesWords } from '../../shared/words/files.ts';

const nouns = {
  nodes: ['node', 'nodes'],
  links: ['link', 'links'],
  references: ['reference', 'references'],
  scenarios: ['scenario', 'scenarios'],
} as const;

// The keys of an object literal are those of its type.
const lists = Object.keys(nouns) as (keyof typeof nouns)[];

/** What differs, such as "2 nodes, 1 link added; 1 node moved"; empty where nothing does. */
export function changeWords(changes: ProjectChanges): string {
  const counted = (['added', 'removed', 'changed', 'moved'] as const).flatMap((what) =>
    wordsOfChange(what, changes),
  );
  return [...counted, ...(changes.project ? [filesWords.projectPropertiesChanged] : [])].join('; ');
}

function wordsOfChange(what: keyof ChangeCount, changes: ProjectChanges): string[] {
  const parts = lists
    .filter((list) => changes[list][what] > 0)
    .map((list) => {
      const count = changes[list][what];
      return `${count.toLocaleString('en')} ${nouns[list][count === 1 ? 0 : 1]}`;
    });
  return parts.length === 0 ? [] : [`${parts.join(', ')} ${what}`];
}
