import type { FocusEvent, KeyboardEvent } from 'react';
import { describeLink, nameOfNode } from '../../shared/graph/link-words.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';

interface KeyboardProps {
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/** The canvas without a pointer: Tab reaches each element, which comes into view; Enter or Space selects it. */
export function useKeyboard(): KeyboardProps {
  const workbench = useWorkbench();
  const { editor, canvas } = workbench;
  return {
    onKeyDown: (event) => {
      const id = idOf(event.target);
      if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Enter' && event.key !== ' ') return;
      const { selection } = editor.store.getState();
      const isOnlyOne = selection.size === 1 && selection.has(id);
      // On what is selected already, Enter renames: the command of that key.
      if (event.key === 'Enter' && isOnlyOne && !event.shiftKey) return;
      event.preventDefault();
      if (event.shiftKey) editor.toggleSelection([id]);
      else editor.select([id]);
      announce(workbench, id);
    },
    onFocus: (event) => {
      const id = idOf(event.target);
      if (id !== null && event.target.matches(':focus-visible')) canvas.current?.reveal([id]);
    },
  };
}

/** Of the node or link that has the focus itself. */
function idOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.matches('.react-flow__node, .react-flow__edge')
    ? target.getAttribute('data-id')
    : null;
}

function announce({ editor, workspace }: Workbench, id: string): void {
  const index = indexProject(editor.shown());
  const [node, link] = [index.nodes.get(id), index.links.get(id)];
  const name = node ? nameOfNode(node) : link ? describeLink(index, link) : 'Element';
  const { selection } = editor.store.getState();
  if (!selection.has(id)) workspace.announce(`${name} is no longer selected.`);
  else if (selection.size > 1) workspace.announce(`${name} selected, ${selection.size} in all.`);
  else workspace.announce(`${name} selected. Press Enter to rename it.`);
}
