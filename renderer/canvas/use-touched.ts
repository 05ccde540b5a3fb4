import { useStoreApi } from '@xyflow/react';
import { createContext, use, useMemo, useState, type FocusEvent, type PointerEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { idOf, sceneIndexOf } from '../../shared/graph/scene-index.ts';
import type { DiagramPoint, WindowPoint } from '../../shared/project/project-schema.ts';
import { grown, type DrawnDiagram, type DrawnItem } from '../../shared/scene/primitives.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';
import { diagramToBox } from '../../shared/scene/node-outline.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { shownDiagram } from '../editor/diagram.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { useToDiagram, windowPointOf } from './window-points.ts';

const nothing: ReadonlySet<string> = new Set();

interface Touching {
  /** What React Flow has to hold because the pointer may take hold of it, or because it has the focus. */
  readonly touched: ReadonlySet<string>;
  readonly touchProps: {
    onPointerMoveCapture(event: PointerEvent): void;
    onPointerDownCapture(event: PointerEvent): void;
    onFocusCapture(event: FocusEvent): void;
  };
  /** The view moved below the pointer. */
  readonly onMoveEnd: () => void;
  /** What lies at the pointer. */
  readonly near: StoreApi<ReadonlySet<string>>;
}

const nowhere = createStore<ReadonlySet<string>>()(() => nothing);

/** For the elements on the canvas: which of them are at the pointer. */
export const NearContext = createContext(nowhere);

/** Whether the pointer is at an element, so that its handles are worth their while. */
export function useIsNear(id: string): boolean {
  return useStore(use(NearContext), (near) => near.has(id));
}

/**
 * Follows the pointer over elements that React Flow does not hold. What may lie under it is found by geometry and then
 * held at once, before a press; which of it takes the press is decided as for all others, by their outlines.
 */
export function useTouched(): Touching {
  const workbench = useWorkbench();
  const toDiagram = useToDiagram();
  const store = useStoreApi();
  const [touched, setTouched] = useState(nothing);
  const following = useMemo(
    () =>
      createTouching(workbench, toDiagram, setTouched, (id) => {
        const { nodeLookup, edgeLookup } = store.getState();
        return nodeLookup.has(id) || edgeLookup.has(id);
      }),
    [workbench, toDiagram, store],
  );
  return { touched, ...following };
}

function createTouching(
  workbench: Workbench,
  toDiagram: (point: WindowPoint) => DiagramPoint,
  show: (ids: ReadonlySet<string>) => void,
  isHeld: (id: string) => boolean,
): Omit<Touching, 'touched'> {
  let touched = nothing;
  let pointer: WindowPoint | null = null;
  let focused: string | null = null;
  const near = createStore<ReadonlySet<string>>()(() => nothing);
  const hold = (ids: readonly string[]) => {
    const before = near.getState();
    const isSame = ids.length === before.size && ids.every((id) => before.has(id));
    const isNew = !ids.every(isHeld);
    if (isSame && !isNew) return;
    // A press may follow in the same frame.
    flushSync(() => {
      if (!isSame) near.setState(new Set(ids), true);
      if (!isNew) return;
      touched = new Set(focused === null ? ids : [...ids, focused]);
      show(touched);
    });
  };
  const look = () => {
    if (pointer) hold(elementsAt(shownDiagram(workbench), toDiagram(pointer)));
  };
  const follow = (event: PointerEvent) => {
    const { target, buttons, type } = event;
    const isPressed = buttons !== 0 && type !== 'pointerdown';
    // A handle lies beside its element, which has to stay for it.
    const isOnHandle = target instanceof Element && target.closest('.react-flow__handle') !== null;
    if (isPressed || isOnHandle) return;
    pointer = windowPointOf(event);
    look();
  };
  return {
    touchProps: {
      onPointerMoveCapture: follow,
      onPointerDownCapture: follow,
      onFocusCapture: ({ target }) => {
        const element = target.matches('.react-flow__node, .react-flow__edge');
        focused = element ? target.getAttribute('data-id') : null;
        if (focused !== null && !touched.has(focused)) {
          touched = new Set([...touched, focused]);
          show(touched);
        }
      },
    },
    onMoveEnd: look,
    near,
  };
}

/** Diagram units: how far a link, a border and a handle can be taken hold of beside what is drawn. */
const reach = 12;
/** The topmost of them; below these nothing can be touched. */
const most = 12;

/** The ids of the topmost elements that may lie under a point, and a little more. */
function elementsAt(diagram: DrawnDiagram, point: DiagramPoint): readonly string[] {
  const around = grown({ ...point, width: 0, height: 0 }, reach);
  const found = sceneIndexOf(diagram).within(around);
  return found
    .filter((item) => isNear(item, point))
    .slice(-most)
    .map(idOf);
}

function isNear(item: DrawnItem, point: DiagramPoint): boolean {
  if (item.type === 'link') return distanceToRoute(item.drawn.route, point).distance <= reach;
  const { node } = item.drawn;
  const { x, y } = diagramToBox(node, point);
  const isInside =
    x >= -reach && y >= -reach && x <= node.width + reach && y <= node.height + reach;
  if (!isInside || !nodeKinds[node.kind].contains) return isInside;
  // The inside of a container is canvas, but for its heading.
  const toEdge = Math.min(x, y, node.width - x, node.height - y);
  return toEdge <= reach || y <= 30;
}
