import { useStoreApi, type EdgeChange, type NodeChange, type ReactFlowProps } from '@xyflow/react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type MouseEvent,
  type PointerEvent,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import { useToDiagram, windowPointOf } from './window-points.ts';
import type { DiagramPoint, WindowPoint } from '../../shared/project/project-schema.ts';
import {
  boundsBetween,
  covers,
  type Bounds,
  type DrawnDiagram,
} from '../../shared/scene/primitives.ts';
import { shownDiagram } from '../editor/diagram.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { sceneIndexOf } from '../../shared/graph/scene-index.ts';
import { isInNode } from '../../shared/graph/spatial-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { isPane } from './connection-target.ts';
import { onEscape } from './use-gestures.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

type SelectingProps = Pick<
  ReactFlowProps,
  | 'onNodesChange'
  | 'onEdgesChange'
  | 'onEdgeClick'
  | 'onSelectionStart'
  | 'onSelectionEnd'
  | 'onPaneClick'
  | 'onClick'
  | 'onNodeDoubleClick'
  | 'onPointerDownCapture'
>;

/** A box that is drawn around the elements to select. */
interface Box {
  readonly start: DiagramPoint;
  readonly stopWaiting: () => void;
}

const nothing: ReadonlySet<string> = new Set();

/** Click, shift-click and box: React Flow says what changed, the editor holds the selection. */
export function useSelecting(): SelectingProps {
  const workbench = useWorkbench();
  const toDiagram = useToDiagram();
  const store = useStoreApi();
  // React Flow tells all that listen to it of each new function: these are made once.
  return useMemo(() => createSelecting(workbench, toDiagram, store), [workbench, toDiagram, store]);
}

function createSelecting(
  workbench: Workbench,
  toDiagram: (point: WindowPoint) => DiagramPoint,
  store: ReturnType<typeof useStoreApi>,
): SelectingProps {
  const { editor, workspace } = workbench;
  let pressed = nothing;
  let pressedAt: DiagramPoint = { x: 0, y: 0 };
  /**
   * What stays selected until the next press, whatever React Flow reports: with Shift, everything that was selected.
   */
  let kept = nothing;
  let box: Box | null = null;
  const pointUnder = (event: MouseEvent) => toDiagram(windowPointOf(event));
  const cancel = () => {
    box = null;
    store.setState({ userSelectionActive: false, userSelectionRect: null });
    editor.select(pressed);
  };
  return {
    // Runs before React Flow clears the selection, which Shift should keep.
    onPointerDownCapture: (event) => {
      pressedAt = pointUnder(event);
      pressed = editor.store.getState().selection;
      kept = nothing;
    },
    onNodesChange: (changes) => applySelection(workbench, store, changes, kept),
    onEdgesChange: (changes) => applySelection(workbench, store, changes, kept),
    onEdgeClick: (event, { id }) => {
      // React Flow lets others stay if it does not hold them.
      if (!keepsSelection(event)) editor.select([id]);
    },
    onSelectionStart: (event) => {
      if (keepsSelection(event)) kept = pressed;
      // React Flow reports the first move, which may be far from the press.
      box = { start: pressedAt, stopWaiting: onEscape(cancel) };
    },
    onSelectionEnd: (event) => {
      if (!box) return;
      const { start, stopWaiting } = box;
      box = null;
      stopWaiting();
      const { locked } = standingOf(editor.shown());
      const inside = elementsWithin(
        shownDiagram(workbench),
        boundsBetween(start, pointUnder(event)),
      ).filter((id) => !locked.has(id));
      editor.select([...kept, ...inside]);
    },
    onPaneClick: (event) => {
      // A click with Shift that missed the element it was meant for.
      if (keepsSelection(event)) kept = pressed;
      const container = containerAt(workbench, pointUnder(event));
      editor.select(container === null ? kept : [...kept, container]);
    },
    // React Flow tells of no tap on the empty canvas.
    onClick: ({ target, nativeEvent }) => {
      const isTap =
        nativeEvent instanceof window.PointerEvent && nativeEvent.pointerType === 'touch';
      if (isTap && isPane(target)) editor.select(kept);
    },
    onNodeDoubleClick: (_event, node) => workspace.set({ renaming: node.id }),
  };
}

/** The innermost container whose body is at a point; null outside all of them, and where it is locked. */
function containerAt(workbench: Workbench, point: DiagramPoint): string | null {
  const { locked } = standingOf(workbench.editor.shown());
  const under = sceneIndexOf(shownDiagram(workbench)).within({ ...point, width: 0, height: 0 });
  const found = under.findLast(
    (item) =>
      item.type === 'node' &&
      nodeKinds[item.drawn.node.kind].contains &&
      !locked.has(item.drawn.node.id) &&
      isInNode(item.drawn.node, point),
  );
  return found?.type === 'node' ? found.drawn.node.id : null;
}

function keepsSelection({ shiftKey, ctrlKey, metaKey }: MouseEvent | PointerEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}

function applySelection(
  { editor }: Workbench,
  store: ReturnType<typeof useStoreApi>,
  changes: readonly (NodeChange | EdgeChange)[],
  kept: ReadonlySet<string>,
): void {
  // During a drag React Flow reports positions only.
  if (changes.every(({ type }) => type !== 'select')) return;
  const { multiSelectionActive, userSelectionActive, nodeLookup, edgeLookup } = store.getState();
  const isOther = !multiSelectionActive && !userSelectionActive && changes.some(isSelected);
  const { selection: before } = editor.store.getState();
  // React Flow unselects for what it selects, but only what it holds.
  const selection = new Set(
    isOther ? [...before].filter((id) => nodeLookup.has(id) || edgeLookup.has(id)) : before,
  );
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected || kept.has(change.id)) selection.add(change.id);
    else selection.delete(change.id);
  }
  editor.select([...selection, ...kept]);
}

const isSelected = (change: NodeChange | EdgeChange): boolean =>
  change.type === 'select' && change.selected;

/** React Flow selects upright boxes only. Here everything counts that lies wholly in the box as drawn. */
function elementsWithin(diagram: DrawnDiagram, box: Bounds): string[] {
  const nodes = [...diagram.nodes.values()].filter((drawn) => covers(box, drawn.box));
  const links = [...diagram.links.values()].filter((drawn) => covers(box, drawn.bounds));
  return [...nodes.map(({ node }) => node.id), ...links.map(({ link }) => link.id)];
}

interface KeyboardProps {
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/**
 * The canvas without a pointer: Tab reaches each element, selects it and brings it into view. While several are
 * selected, Tab only moves on, and Shift+Space adds; arrow keys then move what has the focus.
 */
export function useKeyboard(): KeyboardProps {
  const workbench = useWorkbench();
  const isTabbing = useTabbing();
  return useMemo(() => createKeyboard(workbench, isTabbing), [workbench, isTabbing]);
}

function createKeyboard(workbench: Workbench, isTabbing: () => boolean): KeyboardProps {
  const { editor, canvas } = workbench;
  return {
    onKeyDown: (event) => {
      const id = idOf(event.target);
      if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const { selection } = editor.store.getState();
      if (event.key.startsWith('Arrow') && !selection.has(id)) editor.select([id]);
      if (event.key !== 'Enter' && event.key !== ' ') return;
      const isOnlyOne = selection.size === 1 && selection.has(id);
      // On an element that is selected already, Enter renames it: this is the key of that command.
      if (event.key === 'Enter' && isOnlyOne && !event.shiftKey) return;
      event.preventDefault();
      if (event.shiftKey) editor.toggleSelection([id]);
      else editor.select([id]);
      announce(workbench, id);
    },
    onFocus: (event) => {
      const id = idOf(event.target);
      // If a closed menu or dialog gives the focus back, view and selection do not change.
      if (id === null || !isTabbing()) return;
      if (editor.store.getState().selection.size < 2) editor.select([id]);
      canvas.current?.bringIntoView([id]);
    },
  };
}

/** Whether the last key was Tab: then the person is moving the focus. */
function useTabbing(): () => boolean {
  const last = useRef('');
  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    window.addEventListener('keydown', ({ key }) => (last.current = key), options);
    window.addEventListener('pointerdown', () => (last.current = ''), options);
    return () => stop.abort();
  }, []);
  return useCallback(() => last.current === 'Tab', []);
}

/** The id of the node or link that itself has the focus. */
function idOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.matches('.react-flow__node, .react-flow__edge')
    ? target.getAttribute('data-id')
    : null;
}

function announce({ editor, workspace }: Workbench, id: string): void {
  const index = indexProject(editor.shown());
  const [node, link] = [index.nodes.get(id), index.links.get(id)];
  const name = node ? nameOfNode(node) : link ? describeLink(index, link) : 'Element';
  const { selection } = editor.store.getState();
  if (!selection.has(id)) workspace.announce(canvasWords.isNoLongerSelected(name));
  else if (selection.size > 1) workspace.announce(canvasWords.selectedInAll(name, selection.size));
  else workspace.announce(canvasWords.selectedPressEnterToRenameIt(name));
}
