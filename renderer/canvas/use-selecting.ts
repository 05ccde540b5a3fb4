import { useReactFlow, type EdgeChange, type NodeChange, type ReactFlowProps } from '@xyflow/react';
import { useRef, type MouseEvent } from 'react';
import type { Bounds } from '../../shared/scene/primitives.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import { shownDiagram } from '../editor/diagram.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { covers } from './visible-region.ts';

type SelectingProps = Pick<
  ReactFlowProps,
  | 'onNodesChange'
  | 'onEdgesChange'
  | 'onSelectionStart'
  | 'onSelectionEnd'
  | 'onPaneClick'
  | 'onNodeDoubleClick'
>;

/** Click, shift-click and box: React Flow says what changed, the editor holds the selection. */
export function useSelecting(): SelectingProps {
  const workbench = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  const boxStart = useRef<{ x: number; y: number } | null>(null);
  const place = (event: MouseEvent) => screenToFlowPosition({ x: event.clientX, y: event.clientY });
  return {
    onNodesChange: (changes) => applySelection(workbench, changes),
    onEdgesChange: (changes) => applySelection(workbench, changes),
    onSelectionStart: (event) => {
      boxStart.current = place(event);
    },
    onSelectionEnd: (event) => {
      if (boxStart.current) selectLinksIn(workbench, boundsOf(boxStart.current, place(event)));
      boxStart.current = null;
    },
    onPaneClick: () => workbench.editor.select([]),
    onNodeDoubleClick: (_event, node) => workbench.workspace.set({ renaming: node.id }),
  };
}

function applySelection(
  { editor }: Workbench,
  changes: readonly (NodeChange | EdgeChange)[],
): void {
  const selection = new Set(editor.store.getState().selection);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) selection.add(change.id);
    else selection.delete(change.id);
  }
  editor.select(selection);
}

/** React Flow boxes nodes only; links that lie wholly in the box are taken too. */
function selectLinksIn(workbench: Workbench, box: Bounds): void {
  const { editor } = workbench;
  const links = linksWithin(shownDiagram(workbench), box);
  if (links.length > 0) editor.select([...editor.store.getState().selection, ...links]);
}

function linksWithin(diagram: DrawnDiagram, box: Bounds): string[] {
  return [...diagram.links.values()]
    .filter((drawn) => covers(box, drawn.bounds))
    .map((drawn) => drawn.link.id);
}

function boundsOf(one: { x: number; y: number }, other: { x: number; y: number }): Bounds {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}
