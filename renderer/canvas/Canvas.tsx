import '@xyflow/react/dist/style.css';
import {
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  type EdgeTypes,
  type NodeTypes,
  Handle,
  Position,
} from '@xyflow/react';
import { useMemo } from 'react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEditor, useWorkspace, useWorkbench } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { commands, type CommandId } from '../../shared/commands.ts';
import styles from './Canvas.module.css';
import { CanvasMenu, RelationMenu } from './CanvasMenu.tsx';
import { ConnectionLine, PendingLink, useConnecting } from './ConnectionLine.tsx';
import { EvidenceFilterNote, LinkView, PathwayNodeView, useKnownHandles } from './ElementViews.tsx';
import { LinkHandles } from './LinkHandles.tsx';
import { Minimap } from './Minimap.tsx';
import { Guides, ReferenceNumbers, ScenarioLayer } from './CanvasLayers.tsx';
import { PictureLayer } from './PictureLayer.tsx';
import { RenameOverlay } from './RenameOverlay.tsx';
import { SelectionFrame } from './SelectionFrame.tsx';
import { zoomRange, useCanvasControls } from './canvas-controls.ts';
import { useFlowElements } from './flow-elements.ts';
import { useKeyboard, useSelecting } from './use-selecting.ts';
import { useDrawing } from './use-drawing.ts';
import { useMoving } from './use-moving.ts';
import { useSettledRoutes } from './use-settled-routes.ts';
import { FocusNote, Presentation } from './Presentation.tsx';
import { NearContext, useTouched } from './use-touched.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

const nodeTypes = { pathway: PathwayNodeView, hub: HubView } as const satisfies NodeTypes;
const edgeTypes = { link: LinkView } as const satisfies EdgeTypes;
/** The texts of React Flow mention keys that do something else here. */
const descriptions = {
  get 'edge.a11yDescription.default'() {
    return canvasWords.pressEnterOrSpaceToSelect;
  },
};
// Made once: React Flow tells all that listen to it of each new value.
const manyKeys = ['Shift', 'Meta', 'Control'];
const middleButton = [1];
const noAttribution = { hideAttribution: true };
const panKey = 'Space';

/** The diagram to work on. React Flow moves, selects and connects; the document decides what happens. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasMenu>
        <Flow />
      </CanvasMenu>
      <RelationMenu />
    </ReactFlowProvider>
  );
}

function Flow() {
  const tool = useWorkspace((state) => state.tool);
  const theme = useWorkspace(themeOf);
  const wheel = useWorkspace((state) => state.settings.wheel);
  const isMinimapOpen = useWorkspace((state) => state.settings.minimapOpen);
  const hasNumbers = useWorkspace((state) => state.settings.referenceNumbers);
  const isOneSelected = useEditor((state) => state.selection.size === 1);
  const { touched, touchProps, onMoveEnd, near } = useTouched();
  const { nodes, edges, isReady } = useFlowElements(touched);
  const moving = useMoving();
  useSettledRoutes();
  const drawing = useDrawing();
  const selecting = useSelecting();
  const connecting = useConnecting();
  const keyboard = useKeyboard();
  // With this key held the pointer moves the view wherever it is pressed.
  const isPanning = useKeyPress(panKey);
  // Made once: what moves in the diagram does not render them again.
  const layers = useMemo(
    () => (
      <>
        <PictureLayer />
        <ScenarioLayer />
        <SelectionFrame />
        <Guides />
        {hasNumbers && <ReferenceNumbers />}
        <LinkHandles />
        <PendingLink />
        <RenameOverlay />
      </>
    ),
    [hasNumbers],
  );
  useCanvasControls();
  useKnownHandles();
  return (
    <div
      className={styles['canvas']}
      data-tool={tool}
      data-alone={isOneSelected}
      data-ready={isReady}
      data-panning={isPanning}
      {...touchProps}
      onPointerDownCapture={(event) => {
        touchProps.onPointerDownCapture(event);
        drawing.onPointerDownCapture(event);
      }}
    >
      <NearContext value={near}>
        <ReactFlow
          aria-label={canvasWords.diagram}
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
          onMoveEnd={onMoveEnd}
          connectionLineComponent={ConnectionLine}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={0}
          connectOnClick={false}
          nodesConnectable={tool === 'select' || tool === 'connect'}
          nodesDraggable={tool === 'select'}
          elementsSelectable={tool !== 'pan'}
          selectionOnDrag={tool === 'select'}
          selectionMode={SelectionMode.Full}
          selectionKeyCode={null}
          multiSelectionKeyCode={manyKeys}
          deleteKeyCode={null}
          disableKeyboardA11y
          ariaLabelConfig={descriptions}
          panOnDrag={tool === 'pan' ? true : middleButton}
          panOnScroll={wheel === 'move'}
          zoomOnScroll={wheel === 'zoom'}
          panOnScrollSpeed={1}
          panActivationKeyCode={panKey}
          zoomOnDoubleClick={false}
          minZoom={zoomRange.least}
          maxZoom={zoomRange.most}
          nodeDragThreshold={0}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          proOptions={noAttribution}
        >
          {layers}
        </ReactFlow>
      </NearContext>
      <EvidenceFilterNote />
      <FocusNote />
      <Presentation />
      <ZoomControls />
      {isMinimapOpen && <Minimap />}
    </div>
  );
}

/** The invisible node that all edges hang on; see `flow-elements.ts`. */
function HubView() {
  return (
    <>
      <Handle type="source" position={Position.Top} isConnectable={false} />
      <Handle type="target" position={Position.Top} isConnectable={false} />
    </>
  );
}

const buttons = [
  { id: 'zoom-out', Icon: ZoomOut },
  { id: 'zoom-in', Icon: ZoomIn },
  { id: 'fit', Icon: Maximize },
] as const satisfies readonly { id: CommandId; Icon: typeof ZoomIn }[];

function ZoomControls() {
  const { run } = useWorkbench();
  return (
    <div className={styles['zoomControls']} role="group" aria-label={canvasWords.zoom}>
      {buttons.map(({ id, Icon }) => (
        <button
          key={id}
          type="button"
          title={commands[id].label}
          aria-label={commands[id].label}
          onClick={() => run(id)}
        >
          <Icon size="0.9375rem" aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
