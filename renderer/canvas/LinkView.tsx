import { useReactFlow, type EdgeProps } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { pathData } from '../../shared/paint/path-data.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { Drawing } from '../ui/Drawing.tsx';
import { bendFrom } from './bending.ts';
import styles from './Canvas.module.css';
import type { FlowEdge } from './flow-elements.ts';
import { snap } from './snapping.ts';
import { useGestures } from './use-gestures.ts';
import { useIsFaded } from './use-is-faded.ts';

/** How near to a bend a press must be to move it, in window pixels. */
const bendReach = 9;

/** A link on the canvas: the scene's drawing under a broad invisible stroke that takes the pointer. */
export const LinkView = memo(function LinkView({ id, data, selected }: EdgeProps<FlowEdge>) {
  const { workspace } = useWorkbench();
  const isHidden = useWorkspace((state) => state.tool === 'pan');
  const bend = useBending();
  const isFaded = useIsFaded(id);
  if (!data) return null;
  const { drawn } = data;
  const path = pathData(drawn.path);
  return (
    <>
      {/* The focus ring too; a box round a link would say little. */}
      <path d={path} className={styles['linkHalo']} data-selected={selected === true} />
      <g className={styles['drawing']} data-faded={isFaded || undefined}>
        <Drawing primitives={drawn.primitives} />
      </g>
      <path
        d={path}
        className={styles['linkHit']}
        pointerEvents={isHidden ? 'none' : 'stroke'}
        onPointerDown={(event) => bend(drawn, event)}
        onDoubleClick={(event) => {
          event.stopPropagation();
          workspace.set({ renaming: drawn.link.id });
        }}
      />
    </>
  );
});

/** Starts bending a link where it was pressed. */
function useBending(): (drawn: DrawnLink, start: PointerEvent) => void {
  const { editor, workspace } = useWorkbench();
  const { getZoom } = useReactFlow();
  const gestures = useGestures();
  return (drawn, start) => {
    if (workspace.store.getState().tool !== 'select') return;
    const bend = bendFrom(drawn, gestures.pointUnder(start), bendReach / getZoom());
    gestures.start(start, {
      edit: (to, event) => bend(snap(editor.shown().canvas, to, event)),
      finished: (isKept) => isKept && editor.select([drawn.link.id]),
    });
  };
}
