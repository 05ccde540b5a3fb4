import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { shownDiagram } from '../editor/diagram.ts';
import { useEditor, useWorkbench, type CanvasControls } from '../editor/workbench.tsx';
import { union } from './visible-region.ts';

/** Puts the canvas' controls in the workbench, and shows a newly loaded diagram whole. Returns the canvas' element. */
export function useCanvasControls(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const zoom = useStore((state) => state.transform[2]);
  useEffect(() => workbench.workspace.set({ zoom }), [workbench, zoom]);

  const showBounds = (ids: Iterable<string> | null, options: { duration: number }) => {
    const diagram = shownDiagram(workbench);
    const drawn = ids
      ? [...ids].flatMap((id) => diagram.nodes.get(id) ?? diagram.links.get(id) ?? [])
      : [...diagram.nodes.values(), ...diagram.links.values()];
    const bounds = union(drawn.map((item) => item.bounds));
    const { width, height, minZoom } = store.getState();
    if (!bounds || width === 0) return;
    const room = 48;
    const fitting = Math.min(
      (width - 2 * room) / Math.max(bounds.width, 1),
      (height - 2 * room) / Math.max(bounds.height, 1),
    );
    const zoom = Math.max(minZoom, Math.min(fitting, ids ? 2 : 1));
    const center = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    void flow.setCenter(center.x, center.y, { zoom, ...options });
  };

  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200);
  const controls: CanvasControls = {
    zoomIn: () => void flow.zoomIn({ duration: duration() }),
    zoomOut: () => void flow.zoomOut({ duration: duration() }),
    zoomActual: () => void flow.zoomTo(1, { duration: duration() }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    fit: () => showBounds(null, { duration: duration() }),
    reveal: (ids) => showBounds(ids, { duration: duration() }),
    center: () => {
      const box = root.current?.getBoundingClientRect();
      const middle = box
        ? { x: box.left + box.width / 2, y: box.top + box.height / 2 }
        : { x: 0, y: 0 };
      return flow.screenToFlowPosition(middle, { snapToGrid: false });
    },
    toDiagram: (x, y) => {
      const isInside = root.current?.contains(document.elementFromPoint(x, y)) ?? false;
      return isInside ? flow.screenToFlowPosition({ x, y }, { snapToGrid: false }) : null;
    },
    focus: () => root.current?.querySelector<HTMLElement>('.react-flow')?.focus(),
  };

  useEffect(() => {
    workbench.canvas.current = controls;
    return () => {
      workbench.canvas.current = null;
    };
  });

  // Another document came in: start with all of it in view.
  const generation = useEditor((state) => state.generation);
  const isMeasured = useStore((state) => state.width > 0);
  useEffect(() => {
    if (isMeasured) showBounds(null, { duration: 0 });
  }, [generation, isMeasured]);
  return root;
}
