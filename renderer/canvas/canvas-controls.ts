import {
  useReactFlow,
  useStore,
  useStoreApi,
  type ReactFlowInstance,
  type Viewport,
} from '@xyflow/react';
import { useEffect, useMemo, type DragEvent } from 'react';
import {
  useEditor,
  useWorkbench,
  type CanvasControls,
  type Workbench,
} from '../editor/workbench.tsx';
import {
  nodeKindSchema,
  windowPoint,
  type DiagramPoint,
  type WindowPoint,
} from '../../shared/project/project-schema.ts';
import { addEntityById, addNodeOfKind, entityDragType, kindDragType } from '../editor/adding.ts';
import { windowPointOf, windowToDiagram } from './window-points.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { shownDiagram } from '../editor/diagram.ts';
import {
  createGliding,
  zoomedAbout,
  revealing,
  scaleToFill,
  union,
  visibleBounds,
} from './viewing.ts';

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
    if (isMeasured && generation >= 0) controls.showAfresh();
  }, [controls, isMeasured, generation]);
  useEffect(() => (isMeasured ? controls.followSize() : undefined), [controls, isMeasured]);
}

interface SteeredCanvas extends CanvasControls {
  /** A document that was just loaded: all of it, or an empty one at actual size. */
  showAfresh(): void;
  /** Keeps the view steady while the size of the canvas changes. Returns a function that ends it. */
  followSize(): () => void;
}

const zoomStep = 1.2;

/** The scales that a person can choose; 1 is actual size. A diagram that is shown whole may be smaller. */
export const zoomRange = { least: 0.05, most: 8 } as const;

/** What the rest of the window can ask of the canvas in `element`. */
function createCanvasControls(
  workbench: Workbench,
  flow: ReactFlowInstance,
  element: () => HTMLElement | null,
): SteeredCanvas {
  const gliding = createGliding(flow, () => performance.now());
  const zoomTo = (zoom: number) => {
    const { width, height } = element()?.getBoundingClientRect() ?? new DOMRect();
    // While it is hidden behind the matrix, the canvas has no size to zoom by.
    if (width === 0 || height === 0) return;
    const goal = gliding.goal();
    const next = Math.min(Math.max(zoom, Math.min(zoomRange.least, goal.zoom)), zoomRange.most);
    gliding.to(zoomedAbout(goal, windowPoint(width / 2, height / 2), next), duration());
  };
  /** Shows all of the diagram, or some of its elements, as large as they fit. */
  const fitting = (
    ids: Iterable<string> | null,
    box = element()?.getBoundingClientRect(),
  ): Viewport | null => {
    const bounds = union(boundsOf(workbench, ids));
    if (!bounds || !box || box.width === 0 || box.height === 0) return null;
    const zoom = scaleToFill(bounds, box.width, box.height);
    return centred(bounds, Math.min(zoom, ids ? 2 : 1), box);
  };
  const show = (ids: Iterable<string> | null, milliseconds: number) => {
    const viewport = fitting(ids);
    if (viewport) gliding.to(viewport, milliseconds);
  };
  const reveal = (ids: Iterable<string>, least?: number) => {
    const bounds = union(boundsOf(workbench, ids));
    const box = element()?.getBoundingClientRect();
    if (!bounds || !box || box.width === 0) return;
    const viewport = gliding.goal();
    const visible = visibleBounds(viewport, box.width, box.height);
    const zoom = revealing(bounds, visible, viewport.zoom, least);
    if (zoom !== null) gliding.to(centred(bounds, zoom, box), duration());
  };
  const pan = (by: WindowPoint) => {
    const { x, y, zoom } = gliding.goal();
    gliding.to({ x: x + by.x, y: y + by.y, zoom }, 0);
  };
  const isFittedIn = (box?: DOMRect) => {
    const fitted = fitting(null, box);
    return fitted !== null && isSameView(fitted, gliding.goal());
  };
  /** A fitted view stays fitted. Otherwise the diagram stays where it was on the screen, its middle in the middle. */
  const resized = (from: DOMRect, to: DOMRect) => {
    if (isFittedIn(from)) show(null, 0);
    else pan(windowPoint(from.left - to.left, (to.height - from.height) / 2));
  };
  return {
    showAfresh: () => gliding.to(fitting(null) ?? { x: 0, y: 0, zoom: 1 }, 0),
    followSize: () => {
      const canvas = element();
      if (!canvas) return () => undefined;
      let last = canvas.getBoundingClientRect();
      const observer = new ResizeObserver(() => {
        const now = canvas.getBoundingClientRect();
        if (now.width === 0 || now.height === 0) return;
        if (!isSameBox(last, now)) resized(last, now);
        last = now;
      });
      observer.observe(canvas);
      return () => observer.disconnect();
    },
    zoomIn: () => zoomTo(gliding.goal().zoom * zoomStep),
    zoomOut: () => zoomTo(gliding.goal().zoom / zoomStep),
    zoomTo,
    fit: (isSudden = false) => show(null, isSudden ? 0 : duration()),
    fitTo: (ids) => show(ids, duration()),
    showPart: (part) => {
      const box = element()?.getBoundingClientRect();
      if (!box || box.width === 0 || box.height === 0) return;
      const zoom = Math.min(box.width / part.width, box.height / part.height, zoomRange.most);
      gliding.to(centred(part, zoom, box), duration());
    },
    reveal: (ids) => reveal(ids),
    bringIntoView: (ids) => reveal(ids, 0),
    pan,
    center: () => {
      const box = element()?.getBoundingClientRect() ?? new DOMRect();
      return windowToDiagram(flow, windowPoint(box.left + box.width / 2, box.top + box.height / 2));
    },
    visible: () => {
      const { width, height } = element()?.getBoundingClientRect() ?? new DOMRect();
      return visibleBounds(flow.getViewport(), width, height);
    },
    pointAt: (event) =>
      event.target instanceof Node && element()?.contains(event.target)
        ? windowToDiagram(flow, windowPointOf(event))
        : undefined,
    focus: () => element()?.focus({ preventScroll: true }),
    acceptDrag: (event) =>
      acceptDrag(workbench, event, windowToDiagram(flow, windowPointOf(event))),
    takeDrop: (event) => takeDrop(workbench, event, windowToDiagram(flow, windowPointOf(event))),
  };
}

/** Files dropped on the window are accepted by the window itself. */
function acceptDrag(workbench: Workbench, event: DragEvent, at: DiagramPoint): void {
  const { types } = event.dataTransfer;
  if (!types.includes(entityDragType) && !types.includes(kindDragType)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  const { workspace, editing } = workbench;
  const { dragged, dropLink } = workspace.store.getState();
  let link: string | null = null;
  if (dragged !== null && !event.ctrlKey && !event.metaKey)
    void editing.use((part) => {
      link = part.linkAccepting(workbench, dragged, at)?.link ?? null;
    });
  if (link !== dropLink) workspace.set({ dropLink: link });
}

function takeDrop(workbench: Workbench, event: DragEvent, at: DiagramPoint): void {
  const entity = event.dataTransfer.getData(entityDragType);
  const kind = nodeKindSchema.safeParse(event.dataTransfer.getData(kindDragType));
  const { dropLink: into } = workbench.workspace.store.getState();
  workbench.workspace.set({ dropLink: null, dragged: null });
  if (!entity && !kind.success) return;
  event.preventDefault();
  event.stopPropagation();
  // The next key acts on what was dropped; for a plain kind the person types the name at once.
  workbench.canvas.current?.focus();
  if (entity) void addEntityById(workbench, entity, at, into);
  else if (kind.success) addNodeOfKind(workbench, kind.data, at, into);
}

/** With the middle of these bounds in the middle of `box`. */
function centred({ x, y, width, height }: Bounds, zoom: number, box: DOMRect): Viewport {
  return {
    x: box.width / 2 - (x + width / 2) * zoom,
    y: box.height / 2 - (y + height / 2) * zoom,
    zoom,
  };
}

function isSameBox(one: DOMRect, other: DOMRect): boolean {
  return one.left === other.left && one.width === other.width && one.height === other.height;
}

/** As seen by a person: borders of panels stop a pixel or two away. */
function isSameView(one: Viewport, other: Viewport): boolean {
  const moved = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
  return moved < 4 && Math.abs(one.zoom / other.zoom - 1) < 0.01;
}

function boundsOf(workbench: Workbench, ids: Iterable<string> | null) {
  const { nodes, links, order, bounds } = shownDiagram(workbench);
  if (ids === null) return order.length > 0 ? [bounds] : [];
  return [...ids].flatMap((id) => (nodes.get(id) ?? links.get(id))?.bounds ?? []);
}

/** Of a move of the view in milliseconds; none for a person who asked the system for less motion. */
function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}
