import { useMemo, type PointerEvent } from 'react';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { addNodes } from '../../shared/edit/elements.ts';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { DiagramPoint, PathwayNode } from '../../shared/project/project-schema.ts';
import { boundsBetween, covers, type Bounds } from '../../shared/scene/primitives.ts';
import { newNodeOfKind } from '../editor/adding.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { ignoreLifting, snap, useGestures } from './use-gestures.ts';

interface DrawingProps {
  onPointerDownCapture(event: PointerEvent): void;
}

/**
 * With the tool that draws: a drag draws a box of the chosen kind, a click puts one of the usual size there. Shift
 * makes it a square, Alt ignores the grid. It is named at once, and the tool for selecting comes back.
 */
export function useDrawing(): DrawingProps {
  const workbench = useWorkbench();
  const gestures = useGestures();
  return useMemo(
    () => ({
      onPointerDownCapture: (start) => {
        const { tool, drawn } = workbench.workspace.store.getState();
        if (tool !== 'draw' || start.button !== 0 || !isOnDiagram(start.target)) return;
        // Neither an element below nor React Flow hears of it.
        start.preventDefault();
        start.stopPropagation();
        const node = { ...newNodeOfKind(workbench, drawn), label: labelFor(drawn) };
        const from = gestures.pointUnder(start);
        gestures.start(start, {
          edit: (to, event) => drawnIn(workbench, node, boxBetween(workbench, from, to, event)),
          finished: (isKept) => {
            if (isKept) finish(workbench, node);
          },
          click: () => {
            const { width, height } = node;
            const { x, y } = snap(workbench.editor.shown().canvas, from);
            const box = { x: x - width / 2, y: y - height / 2, width, height };
            workbench.editor.edit(drawnIn(workbench, node, box));
            finish(workbench, node);
          },
        });
      },
    }),
    [workbench, gestures],
  );
}

/** Not the fields and buttons that lie over it. */
function isOnDiagram(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.react-flow__renderer') !== null;
}

function labelFor(kind: PathwayNode['kind']): string {
  const { startsWithName, label } = nodeKinds[kind];
  return startsWithName ? label : '';
}

function boxBetween(
  { editor }: Workbench,
  from: DiagramPoint,
  to: DiagramPoint,
  keys: { readonly altKey: boolean; readonly shiftKey: boolean },
): Bounds {
  const { canvas } = editor.shown();
  const [start, end] = [snap(canvas, from, keys), snap(canvas, to, keys)];
  if (!keys.shiftKey) return boundsBetween(start, end);
  const side = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
  const corner = {
    x: start.x + (end.x < start.x ? -side : side),
    y: start.y + (end.y < start.y ? -side : side),
  };
  return boundsBetween(start, corner);
}

/** The least side that can be seen and taken hold of, in diagram units. */
const leastSide = 10;

/** A container takes what lies wholly in it; everything goes into the container in which it is drawn. */
function drawnIn({ editor }: Workbench, node: PathwayNode, box: Bounds): Edit {
  const { width, height } = box;
  const sized = {
    ...node,
    ...box,
    width: Math.max(leastSide, width),
    height: Math.max(leastSide, height),
  };
  const { takesByPosition } = nodeKinds[node.kind];
  const inside = takesByPosition
    ? editor.store.getState().history.present.nodes.filter((other) => covers(box, other))
    : [];
  return inSequence(
    addNodes([sized]),
    adoptByPosition([node.id]),
    adoptByPosition(inside.map(({ id }) => id)),
  );
}

function finish({ editor, workspace }: Workbench, { id, kind }: PathwayNode): void {
  ignoreLifting();
  editor.select([id]);
  workspace.set({ tool: 'select', renaming: id });
  workspace.announce(`${nodeKinds[kind].label} placed.`);
}
