import { wordsForNode } from '../../shared/graph/describe-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Workbench } from './workbench.tsx';
import { windowWords } from '../../shared/words/window.ts';

/** Says which of the moved nodes lie in another container now; empty if none does. */
export function announceNewParents(
  { editor, workspace }: Workbench,
  before: Project,
  moved: Iterable<string>,
): void {
  const [old, now] = [indexProject(before), indexProject(editor.shown())];
  for (const id of moved) {
    const node = now.nodes.get(id);
    const [from, to] = [old.nodes.get(id)?.parent, node?.parent];
    if (!node || from === to) continue;
    const name = wordsForNode(node);
    workspace.announce(
      to === undefined
        ? windowWords.isNoLongerIn(
            name,
            wordsForNode(from === undefined ? undefined : old.nodes.get(from)),
          )
        : windowWords.isNowIn(name, wordsForNode(now.nodes.get(to))),
    );
  }
}

/** "1 element", "3 elements". */
export function countOfElements(count: number): string {
  return count === 1 ? '1 element' : windowWords.elements(count);
}

/** "3 nodes, 1 link"; parts with the count 0 are left out. */
export function countInWords(nodes: number, links: number, anchors: number): string {
  const parts = [
    [nodes, 'node'],
    [links, 'link'],
    [anchors, 'anchor'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}
