import type { ChangeCount, ProjectChanges } from '../../shared/session/project-changes.ts';
import { countInWords } from '../editor/announcing.ts';

/** What differs, such as "2 nodes added; 1 link changed"; empty where nodes and links are the same. */
export function changeWords({ nodes, links }: ProjectChanges): string {
  return (['added', 'removed', 'changed'] as const)
    .flatMap((what) => wordsOfChange(what, nodes, links))
    .join('; ');
}

function wordsOfChange(what: keyof ChangeCount, nodes: ChangeCount, links: ChangeCount): string[] {
  const counted = countInWords(nodes[what], links[what], 0);
  return counted === '' ? [] : [`${counted} ${what}`];
}
