import { useStore as useFlowStore } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { createSpatialIndex } from '../../shared/graph/spatial-index.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { shownProject } from '../editor/editor.ts';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { toFlowElements, type FlowElements } from './flow-elements.ts';
import { regionFor, visibleBounds } from './visible-region.ts';

/**
 * What React Flow holds: the elements in and around the view, and the selected ones wherever they are, so that a
 * gesture that scrolls does not lose what it moves.
 */
export function useFlowElements(): FlowElements & { readonly isReady: boolean } {
  const project = useEditor(shownProject);
  const present = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const theme = useWorkspace(themeOf);
  const region = useRegion();
  const shown = useShownDiagram();
  const settled = drawDiagram(present, theme);

  // Mid-gesture the index of the settled diagram serves: what moves is selected and stays in by that.
  const index = useMemo(() => createSpatialIndex(indexedItems(settled)), [settled]);
  const visible = useMemo(
    () => new Set([...(region ? index.within(region) : []), ...selection]),
    [index, region, selection],
  );
  const elements = useMemo(
    () => toFlowElements(project, shown, visible, selection),
    [project, shown, visible, selection],
  );
  return { ...elements, isReady: region !== null };
}

function indexedItems(diagram: DrawnDiagram): { id: string; bounds: Bounds }[] {
  return diagram.order.map((item) =>
    item.type === 'node'
      ? { id: item.drawn.node.id, bounds: item.drawn.bounds }
      : { id: item.drawn.link.id, bounds: item.drawn.bounds },
  );
}

/** The part of the diagram to hold; null until the canvas has a size. Stays the same over small moves. */
function useRegion(): Bounds | null {
  const [held, hold] = useState<Bounds | null>(null);
  const region = useFlowStore((state) => {
    if (state.width === 0 || state.height === 0) return null;
    const [x, y, zoom] = state.transform;
    return regionFor(visibleBounds({ x, y, zoom }, state.width, state.height), held);
  }, sameBounds);
  if (region !== held) hold(region);
  return region;
}

function sameBounds(one: Bounds | null, other: Bounds | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}
