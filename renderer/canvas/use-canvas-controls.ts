import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { createCanvasControls } from './canvas-controls.ts';

/** Lets the workbench steer this canvas, and shows a newly loaded diagram whole. */
export function useCanvasControls(): void {
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const zoom = useStore((state) => state.transform[2]);
  const isMeasured = useStore((state) => state.width > 0);
  const generation = useEditor((state) => state.generation);
  const controls = useMemo(
    () => createCanvasControls(workbench, flow, () => store.getState().domNode),
    [workbench, flow, store],
  );
  useEffect(() => workbench.canvas.attach(controls), [workbench, controls]);
  useEffect(() => workbench.workspace.set({ zoom }), [workbench, zoom]);
  useEffect(() => {
    if (isMeasured && generation >= 0) controls.fit(true);
  }, [controls, isMeasured, generation]);
}
