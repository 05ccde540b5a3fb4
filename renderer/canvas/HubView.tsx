import { Handle, Position } from '@xyflow/react';

/** The invisible node that all edges hang on; see `flow-elements.ts`. */
export function HubView() {
  return (
    <>
      <Handle type="source" position={Position.Top} isConnectable={false} />
      <Handle type="target" position={Position.Top} isConnectable={false} />
    </>
  );
}
