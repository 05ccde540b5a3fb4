import { Handle, Position, useStore, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { pathData } from '../../shared/paint/markup.ts';
import { outlineOf } from '../../shared/scene/node-shapes.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { Drawing } from '../ui/Drawing.tsx';
import styles from './Canvas.module.css';
import type { FlowNode } from './flow-elements.ts';
import { useIsFaded } from './EvidenceFilter.tsx';

const sides = [Position.Top, Position.Right, Position.Bottom, Position.Left];
/** Below this zoom the handles are too small to hit and only cost time. */
const handleZoom = 0.35;

/** A node on the canvas: the scene's drawing, and what the pointer can take hold of. */
export const PathwayNodeView = memo(function PathwayNodeView({
  data: { drawn },
  selected,
}: NodeProps<FlowNode>) {
  const { node } = drawn;
  const isConnecting = useWorkspace((state) => state.tool === 'connect');
  const isRenaming = useWorkspace((state) => state.renaming === node.id);
  const isFaded = useIsFaded(node.id);
  const hasHandles = useStore((state) => state.transform[2] >= handleZoom);
  const { connects, contains } = nodeKinds[node.kind];
  return (
    <>
      <svg className={styles['node']} width={node.width} height={node.height} aria-hidden="true">
        <g className={styles['drawing']} data-faded={isFaded || undefined}>
          <Drawing primitives={drawn.primitives} />
        </g>
        <HitArea node={node} isContainer={contains} />
      </svg>
      {selected && <div className={styles['selectionFrame']} style={turned(node.rotation)} />}
      {connects && !isRenaming && (
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

/** The outline takes the pointer; of a container only its border and heading do, so that its inside is canvas. */
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
    <g transform={turn} fill="none" stroke="transparent">
      <path
        d={outline}
        strokeWidth={isContainer ? 14 : 4}
        pointerEvents={isContainer ? 'stroke' : 'all'}
      />
      {isContainer && (
        <rect width={width} height={Math.min(30, height)} pointerEvents="all" stroke="none" />
      )}
    </g>
  );
}

function turned(rotation: number): { transform: string } | undefined {
  return rotation === 0 ? undefined : { transform: `rotate(${rotation}deg)` };
}
