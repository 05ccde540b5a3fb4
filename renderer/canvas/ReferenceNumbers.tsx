import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { useDeferredValue, useMemo } from 'react';
import { extrasLook } from '../../shared/paint/extras/block.ts';
import { evidenceMarks } from '../../shared/paint/extras/evidence-marks.ts';
import type { Bounds, TextPrimitive } from '../../shared/scene/primitives.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { evidenceNumbersOf } from '../editor/reference-numbers.ts';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { Drawing } from '../ui/Drawing.tsx';
import styles from './Canvas.module.css';
import { visibleBounds } from './viewing.ts';

/** Below this zoom the numbers cannot be read. */
const legibleZoom = 0.5;
/** Diagram units: the view is looked at in steps of this, so that moving it does not redraw all the time. */
const step = 400;

/** The numbers of the references at what they stand behind, where an image would have them. */
export function ReferenceNumbers() {
  const region = useStore(visibleRegion);
  const marks = useMarks();
  const shown = useMemo(() => marks.filter((mark) => isIn(region, mark)), [marks, region]);
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <Drawing primitives={shown} />
      </svg>
    </ViewportPortal>
  );
}

/** Of the document as it stands: a gesture moves things faster than numbers find their places. */
function useMarks(): readonly TextPrimitive[] {
  const theme = useWorkspace(themeOf);
  const project = useDeferredValue(useEditor((state) => state.history.present));
  return useMemo(() => {
    const diagram = drawDiagram(project, theme);
    const { items } = evidenceNumbersOf(project, diagram);
    return evidenceMarks(items, diagram.order, null, extrasLook(theme, null));
  }, [project, theme]);
}

/** As "left top right bottom" in steps; empty where nothing could be read. */
function visibleRegion({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  if (zoom < legibleZoom) return '';
  const box: Bounds = visibleBounds({ x, y, zoom }, width, height);
  const edges = [box.x, box.y, box.x + box.width, box.y + box.height];
  return edges
    .map((edge, at) => (at < 2 ? Math.floor(edge / step) : Math.ceil(edge / step)) * step)
    .join(' ');
}

function isIn(region: string, { x, y }: TextPrimitive): boolean {
  if (region === '') return false;
  const [left = 0, top = 0, right = 0, bottom = 0] = region.split(' ').map(Number);
  return x >= left && x <= right && y >= top && y <= bottom;
}
