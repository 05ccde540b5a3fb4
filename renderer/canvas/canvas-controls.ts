import type { ReactFlowInstance } from '@xyflow/react';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { shownDiagram } from '../editor/diagram.ts';
import type { CanvasControls, Workbench } from '../editor/workbench.tsx';
import { revealing } from './revealing.ts';
import { union, visibleBounds } from './visible-region.ts';

/** Empty ground left round what is brought into view, in window pixels. */
const room = 48;

/** What the rest of the window can ask of the canvas in `element`. */
export function createCanvasControls(
  workbench: Workbench,
  flow: ReactFlowInstance,
  element: () => HTMLElement | null,
): CanvasControls {
  const look = (bounds: Bounds, zoom: number, duration: number) =>
    void flow.setCenter(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, {
      zoom,
      duration,
    });
  const show = (ids: Iterable<string> | null, duration: number) => {
    const bounds = union(boundsOf(workbench, ids));
    const box = element()?.getBoundingClientRect();
    if (!bounds || !box || box.width === 0) return;
    const fitting = Math.min(
      (box.width - 2 * room) / Math.max(bounds.width, 1),
      (box.height - 2 * room) / Math.max(bounds.height, 1),
    );
    look(bounds, Math.min(fitting, ids ? 2 : 1), duration);
  };
  const reveal = (ids: Iterable<string>, least?: number) => {
    const bounds = union(boundsOf(workbench, ids));
    const box = element()?.getBoundingClientRect();
    if (!bounds || !box || box.width === 0) return;
    const viewport = flow.getViewport();
    const visible = visibleBounds(viewport, box.width, box.height);
    const zoom = revealing(bounds, visible, viewport.zoom, least);
    if (zoom !== null) look(bounds, zoom, duration());
  };
  const pan = (by: { x: number; y: number }) => {
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
  };
  return {
    zoomIn: () => void flow.zoomIn({ duration: duration() }),
    zoomOut: () => void flow.zoomOut({ duration: duration() }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    fit: (isSudden = false) => show(null, isSudden ? 0 : duration()),
    fitTo: (ids) => show(ids, duration()),
    reveal: (ids) => reveal(ids),
    bringIntoView: (ids) => reveal(ids, 0),
    pan,
    center: () => {
      const box = element()?.getBoundingClientRect() ?? new DOMRect();
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      return flow.screenToFlowPosition(middle, { snapToGrid: false });
    },
    focus: () => element()?.focus({ preventScroll: true }),
  };
}

function boundsOf(workbench: Workbench, ids: Iterable<string> | null) {
  const { nodes, links } = shownDiagram(workbench);
  const drawn = ids
    ? [...ids].flatMap((id) => nodes.get(id) ?? links.get(id) ?? [])
    : [...nodes.values(), ...links.values()];
  return drawn.map((item) => item.bounds);
}

/** Of a move of the view in milliseconds; none for a person who asked the system for less motion. */
function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}
