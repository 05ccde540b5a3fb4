import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { createCanvasControls } from './canvas-controls.ts';

/** Lets the workbench steer this canvas; shows a newly loaded diagram whole. Returns the canvas' element. */
export function useCanvasControls(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const isMeasured = useStore((state) => state.width > 0);
  const generation = useEditor((state) => state.generation);
  const controls = useMemo(
    () => createCanvasControls(workbench, flow, () => root.current),
    [workbench, flow],
  );
  useEffect(() => workbench.canvas.attach(controls), [workbench, controls]);
  useEffect(() => workbench.workspace.set({ zoom }), [workbench, zoom]);
  useEffect(() => {
    if (isMeasured && generation >= 0) controls.fit(true);
  }, [controls, isMeasured, generation]);
  return root;
}
