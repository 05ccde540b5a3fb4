import {
  Handle,
  Position,
  useStore,
  useStoreApi,
  type NodeProps,
  useReactFlow,
  type EdgeProps,
} from '@xyflow/react';
import { memo, useEffect, useRef, type PointerEvent } from 'react';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { pathData } from '../../shared/paint/markup.ts';
import { outlineOf } from '../../shared/scene/node-shapes.ts';
import { useEditor, useWorkspace, useWorkbench } from '../editor/workbench.tsx';
import { primitivesBounds, withoutLabel, type DrawnLink } from '../../shared/scene/primitives.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import {
  bendsWithCornerAt,
  bendsWithSegmentAt,
  addWaypoint,
  moveWaypoint,
  setWaypoints,
} from '../../shared/edit/links.ts';
import { canPoint } from '../../shared/edit/leaders.ts';
import type { DiagramPoint } from '../../shared/project/project-schema.ts';
import { distanceBetween, distanceToRoute } from '../../shared/scene/route-geometry.ts';
import styles from './Canvas.module.css';
import type { FlowNode, FlowEdge } from './flow-elements.ts';
import { snap, useGestures } from './use-gestures.ts';
import { useIsNear } from './use-touched.ts';

const sides = [Position.Top, Position.Right, Position.Bottom, Position.Left];
/** Below this zoom the handles are too small to hit and only cost time. */
const handleZoom = 0.35;

/**
 * Has React Flow look again where the handles of all nodes are whenever there are other ones. It looks by itself only
 * when a node appears or changes its size, and begins no link at a handle that was not there then.
 */
export function useKnownHandles(): void {
  const store = useStoreApi();
  const isConnecting = useWorkspace((state) => state.tool === 'connect');
  const isRenaming = useWorkspace((state) => state.renaming !== null);
  const hasHandles = useStore((state) => state.transform[2] >= handleZoom);
  const handles = JSON.stringify([isConnecting, isRenaming, hasHandles]);
  const known = useRef('');
  useEffect(() => {
    if (known.current === handles) return;
    known.current = handles;
    const { domNode, updateNodeInternals } = store.getState();
    const elements = domNode?.querySelectorAll<HTMLDivElement>('.react-flow__node-pathway') ?? [];
    const updates = [...elements].flatMap((nodeElement) => {
      const id = nodeElement.getAttribute('data-id');
      return id === null ? [] : [[id, { id, nodeElement, force: true }] as const];
    });
    updateNodeInternals(new Map(updates), { triggerFitView: false });
  }, [store, handles]);
}

/** The same for one node, whose handles come with the pointer. */
function useKnownHandle(id: string, hasHandles: boolean): void {
  const store = useStoreApi();
  useEffect(() => {
    const { domNode, updateNodeInternals } = store.getState();
    const nodeElement = domNode?.querySelector<HTMLDivElement>(
      `.react-flow__node-pathway[data-id="${CSS.escape(id)}"]`,
    );
    if (hasHandles && nodeElement)
      updateNodeInternals(new Map([[id, { id, nodeElement, force: true }]]), {
        triggerFitView: false,
      });
  }, [store, id, hasHandles]);
}

/** The parts of a node that the pointer can take hold of. What it looks like is painted below; see `PictureLayer.tsx`. */
export const PathwayNodeView = memo(function PathwayNodeView({
  data: { drawn, isLocked },
  selected,
}: NodeProps<FlowNode>) {
  const { node } = drawn;
  const isConnecting = useWorkspace((state) => state.tool === 'connect');
  const isNear = useIsNear(node.id);
  const isRenaming = useWorkspace((state) => state.renaming === node.id);
  const isLarge = useStore((state) => state.transform[2] >= handleZoom);
  const isAlone = useEditor((state) => state.selection.size === 1);
  const hasHandles = isLarge && !isLocked && (isNear || (selected && isAlone) || isConnecting);
  const { connects, contains } = nodeKinds[node.kind];
  // With the link tool all nodes have them, and all are looked at together.
  useKnownHandle(node.id, hasHandles && !isConnecting);
  return (
    <>
      <svg className={styles['node']} width={node.width} height={node.height} aria-hidden="true">
        {!isLocked && <HitArea node={node} isContainer={contains} />}
      </svg>
      {(connects || canPoint(node)) && !isRenaming && (
        <div className={styles['handles']} style={turned(node.rotation)} aria-hidden="true">
          {isConnecting && !contains && (
            <Handle
              id="whole"
              type="source"
              position={Position.Top}
              className={styles['wholeHandle']}
            />
          )}
          {hasHandles &&
            sides.map((side) => (
              <Handle
                key={side}
                id={side}
                type="source"
                position={side}
                className={styles['handle']}
              />
            ))}
        </div>
      )}
    </>
  );
});

/** The outline takes the pointer. Of a container only its border and heading do, so that its inside is canvas. */
function HitArea({
  node,
  isContainer,
}: {
  node: FlowNode['data']['drawn']['node'];
  isContainer: boolean;
}) {
  const { width, height } = node;
  const turn =
    node.rotation === 0 ? undefined : `rotate(${node.rotation} ${width / 2} ${height / 2})`;
  const outline = pathData(
    outlineOf(node.style?.shape ?? nodeKinds[node.kind].shape, width, height),
  );
  return (
    <g transform={turn} fill="none" stroke="none">
      <path
        d={outline}
        strokeWidth={isContainer ? 14 : 4}
        pointerEvents={isContainer ? 'stroke' : 'all'}
      />
      {isContainer && <rect width={width} height={Math.min(30, height)} pointerEvents="all" />}
    </g>
  );
}

function turned(rotation: number): { transform: string } | undefined {
  return rotation === 0 ? undefined : { transform: `rotate(${rotation}deg)` };
}

/** A press within this distance of a bend moves the bend, in window pixels. */
const bendReach = 9;

/** The broad invisible stroke by which the pointer takes hold of a link. */
export const LinkView = memo(function LinkView({ data }: EdgeProps<FlowEdge>) {
  const { workspace } = useWorkbench();
  const isHidden = useWorkspace((state) => state.tool === 'pan');
  const bend = useBending();
  if (!data) return null;
  const { drawn, isLocked } = data;
  const { x, y, width, height } = primitivesBounds(withoutLabel(drawn));
  return (
    <>
      {/* A straight line alone would be an element without a size, which screen readers cannot point at. */}
      <rect x={x} y={y} width={width} height={height} fill="none" pointerEvents="none" />
      <path
        d={pathData(drawn.path)}
        className={styles['linkHit']}
        pointerEvents={isHidden || isLocked ? 'none' : 'stroke'}
        onPointerDown={(event) => bend(drawn, event)}
        onDoubleClick={(event) => {
          event.stopPropagation();
          workspace.set({ renaming: drawn.link.id });
        }}
      />
    </>
  );
});

/** Starts to bend a link where it was pressed. */
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

/** What the link becomes when the grabbed part is at a point. */
export type Bend = (to: DiagramPoint) => Edit;

/**
 * What dragging a link from a point does: a bend close by moves; otherwise a segment of a right-angled link moves
 * aside, and any other link gets a new bend. `reach` is the distance to a bend that counts as close, in diagram units.
 */
function bendFrom(drawn: DrawnLink, point: DiagramPoint, reach: number): Bend {
  const { link, route } = drawn;
  const near = link.waypoints.findIndex((bend) => distanceBetween(bend, point) <= reach);
  if (near >= 0) return moveBend(drawn, near);
  if (link.routing === 'orthogonal') {
    const { segmentIndex } = distanceToRoute(route, point);
    return (to) => setWaypoints(link.id, bendsWithSegmentAt(route, segmentIndex, to));
  }
  const index = bendsBefore(drawn, point);
  return (to) => addWaypoint(link.id, index, to);
}

/** Moves one bend. The neighbouring bends of a right-angled link move with it, so that it stays right-angled. */
export function moveBend({ link }: DrawnLink, index: number): Bend {
  if (link.routing !== 'orthogonal') return (to) => moveWaypoint(link.id, index, to);
  return (to) => setWaypoints(link.id, bendsWithCornerAt(link.waypoints, index, to));
}

function bendsBefore({ route, link }: DrawnLink, point: DiagramPoint): number {
  const { position } = distanceToRoute(route, point);
  return link.waypoints.filter((bend) => distanceToRoute(route, bend).position < position).length;
}

const words = {
  any: 'What has no evidence is faded',
  strong: 'What has no strong evidence is faded',
} as const;

/** Says why a part of the diagram is pale, and offers to undo that. */
export function EvidenceFilterNote() {
  const { run } = useWorkbench();
  const filter = useWorkspace((state) => state.evidenceFilter);
  if (filter === 'all') return null;
  return (
    <div className={styles['filterNote']} role="status">
      {words[filter]}
      <button type="button" onClick={() => run('evidence-all')}>
        Show all
      </button>
    </div>
  );
}
