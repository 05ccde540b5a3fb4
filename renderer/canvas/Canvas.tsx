import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import type { ReactNode } from 'react';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import styles from './Canvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { EvidenceFilterNote } from './EvidenceFilterNote.tsx';
import { HubView } from './HubView.tsx';
import { LinkHandles } from './LinkHandles.tsx';
import { LinkView } from './LinkView.tsx';
import { Minimap } from './Minimap.tsx';
import { PathwayNodeView } from './PathwayNodeView.tsx';
import { ReferenceNumbers } from './ReferenceNumbers.tsx';
import { RelationMenu } from './RelationMenu.tsx';
import { RenameOverlay } from './RenameOverlay.tsx';
import { ScenarioLayer } from './ScenarioLayer.tsx';
import { SelectionFrame } from './SelectionFrame.tsx';
import { zoomRange } from './canvas-controls.ts';
import { useCanvasControls } from './use-canvas-controls.ts';
import { useConnecting } from './use-connecting.ts';
import { useDrop } from './use-drop.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useMoving } from './use-moving.ts';
import { useSelecting } from './use-selecting.ts';
import { ZoomControls } from './ZoomControls.tsx';

const nodeTypes = { pathway: PathwayNodeView, hub: HubView } as const satisfies NodeTypes;
const edgeTypes = { link: LinkView } as const satisfies EdgeTypes;
/** React Flow's own words speak of keys that do something else here. */
const descriptions = {
  'edge.a11yDescription.default': 'Press Enter or Space to select the link.',
};

/**
 * The diagram as something to work on. React Flow moves, selects and connects; the document decides what happens.
 * `children` lie over it, and what is dropped on them is dropped on the canvas.
 */
export function Canvas({ children }: { children?: ReactNode }) {
  return (
    <ReactFlowProvider>
      <CanvasMenu>
        <Flow>{children}</Flow>
      </CanvasMenu>
      <RelationMenu />
    </ReactFlowProvider>
  );
}

function Flow({ children }: { children: ReactNode }) {
  const tool = useWorkspace((state) => state.tool);
  const theme = useWorkspace(themeOf);
  const isMinimapOpen = useWorkspace((state) => state.settings.minimapOpen);
  const hasNumbers = useWorkspace((state) => state.settings.referenceNumbers);
  const grid = useEditor((state) => state.history.present.canvas.grid);
  const isOneSelected = useEditor((state) => state.selection.size === 1);
  const { nodes, edges, isReady } = useFlowElements();
  const moving = useMoving();
  const selecting = useSelecting();
  const connecting = useConnecting();
  const keyboard = useKeyboard();
  const drop = useDrop();
  useCanvasControls();
  return (
    <div
      className={styles['canvas']}
      data-tool={tool}
      data-alone={isOneSelected}
      data-ready={isReady}
      {...drop}
    >
      <ReactFlow
        aria-label="Diagram"
        tabIndex={0}
        colorMode={theme}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...moving}
        {...selecting}
        {...connecting}
        {...keyboard}
        connectionLineComponent={ConnectionLine}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={0}
        connectOnClick={false}
        nodesConnectable={tool !== 'pan'}
        nodesDraggable={tool === 'select'}
        elementsSelectable={tool !== 'pan'}
        selectionOnDrag={tool === 'select'}
        selectionMode={SelectionMode.Full}
        selectionKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        deleteKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={descriptions}
        panOnDrag={tool === 'pan' ? true : [1]}
        panOnScroll
        panActivationKeyCode="Space"
        zoomOnDoubleClick={false}
        minZoom={zoomRange.least}
        maxZoom={zoomRange.most}
        nodeDragThreshold={0}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={grid * 2} size={1.4} />
        <ScenarioLayer />
        <SelectionFrame />
        {hasNumbers && <ReferenceNumbers />}
        <LinkHandles />
        <RenameOverlay />
      </ReactFlow>
      <EvidenceFilterNote />
      <ZoomControls />
      {isMinimapOpen && <Minimap />}
      {children}
    </div>
  );
}
