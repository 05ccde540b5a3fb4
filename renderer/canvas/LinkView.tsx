import type { EdgeProps } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { pathData } from '../../shared/paint/path-data.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Drawing } from '../ui/Drawing.tsx';
import styles from './Canvas.module.css';
import type { FlowEdge } from './flow-elements.ts';
import { useBendLink } from './use-bend-link.ts';

/** A link on the canvas: the scene's drawing under a broad invisible stroke that takes the pointer. */
export const LinkView = memo(function LinkView({ data, selected }: EdgeProps<FlowEdge>) {
  const { workspace } = useWorkbench();
  const isHidden = useWorkspace((state) => state.tool === 'pan');
  const bend = useBendLink();
  if (!data) return null;
  const { drawn } = data;
  const path = pathData(drawn.path);
  const startBend = (event: PointerEvent<SVGPathElement>) => bend(drawn, event);
  return (
    <>
      {selected && <path d={path} className={styles['linkHalo']} />}
      <Drawing primitives={drawn.primitives} />
      <path
        d={path}
        className={styles['linkHit']}
        pointerEvents={isHidden ? 'none' : 'stroke'}
        onPointerDown={startBend}
        onDoubleClick={(event) => {
          event.stopPropagation();
          workspace.set({ renaming: drawn.link.id });
        }}
      />
    </>
  );
});
