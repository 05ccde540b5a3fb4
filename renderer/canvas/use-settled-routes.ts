import { useEffect } from 'react';
import { isSettled, settleInSteps } from '../../shared/scene/draw-diagram.ts';
import { inSlices } from '../../shared/worker/slices.ts';
import { shownProject } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { pageSlices } from '../workers/page-worker.ts';

/** How long nothing moves until the other links are led, in milliseconds. */
const rest = 80;

/** In a large diagram a frame has time only for the links of what moves. The others are led when it rests. */
export function useSettledRoutes(): void {
  const { workspace } = useWorkbench();
  const project = useEditor(shownProject);
  const theme = useWorkspace(drawnThemeOf);
  useEffect(() => {
    if (isSettled(project, theme)) return undefined;
    const stop = new AbortController();
    const settle = async () => {
      const led = await inSlices(settleInSteps(project, theme), pageSlices, stop);
      if (led.ok) workspace.set({ routesLed: workspace.store.getState().routesLed + 1 });
    };
    const timer = setTimeout(() => void settle(), rest);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [project, theme, workspace]);
}
