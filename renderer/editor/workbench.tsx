import { createContext, use, type DragEvent, type ReactNode } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { CommandId } from '../../shared/commands.ts';
import type { FormatWork } from '../../shared/open/format-work.ts';
import type { Host } from '../../shared/host.ts';
import type { Save } from '../../shared/session/in-turn.ts';
import type { DiagramPoint, WindowPoint } from '../../shared/project/project-schema.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import type { RenderImage } from '../workers/render-image.ts';
import type { ProblemsState } from './checking.ts';
import type { EditingPart, LatePart } from './editing-part.ts';
import type { Editor, EditorState } from './editor.ts';
import type { OutsideWatch } from './merging.ts';
import type { AskModels, DeskState, MatrixDesk } from './matrix-desk.ts';
import type { Workspace, WorkspaceState } from './workspace.ts';

/** What the canvas can be asked to do. The canvas provides these functions when it is there. */
export interface CanvasControls {
  zoomIn(): void;
  zoomOut(): void;
  /** 1 is actual size. */
  zoomTo(zoom: number): void;
  /** Shows the whole diagram, at most at actual size; with `isSudden` without animation. */
  fit(isSudden?: boolean): void;
  /** Shows elements as large as they fit, at most at twice their size. */
  fitTo(ids: Iterable<string>): void;
  /** Shows a part of the diagram as large as it fits. */
  showPart(part: Bounds): void;
  /** Moves the view to elements that cannot be seen. Changes its scale only if they are too small or too large. */
  reveal(ids: Iterable<string>): void;
  /** Moves the view to these elements if they are not all in it. Keeps its scale if possible. */
  bringIntoView(ids: Iterable<string>): void;
  /** Shifts the view by a distance in window pixels. */
  pan(by: WindowPoint): void;
  /** The middle of what is visible, in diagram coordinates. */
  center(): DiagramPoint;
  /** What is visible, in diagram coordinates. */
  visible(): Bounds;
  /** The point of the diagram under the pointer; undefined beside the canvas. */
  pointAt(event: MouseEvent): DiagramPoint | undefined;
  focus(): void;
  /** Accepts what is dragged from the library. */
  acceptDrag(event: DragEvent): void;
  /** Adds it where it is let go. */
  takeDrop(event: DragEvent): void;
}

/** The canvas registers its functions here when it is there. */
export interface CanvasSlot {
  readonly current: CanvasControls | null;
  /** Returns a function that removes them again. */
  attach(controls: CanvasControls): () => void;
}

/** The parts of one window, passed to everything that needs them. */
export interface Workbench {
  readonly host: Host;
  readonly editor: Editor;
  readonly workspace: Workspace;
  readonly newId: () => string;
  readonly formats: FormatWork;
  readonly renderImage: RenderImage;
  readonly canvas: CanvasSlot;
  readonly editing: LatePart<EditingPart<Workbench>>;
  readonly problems: StoreApi<ProblemsState>;
  readonly desk: MatrixDesk;
  readonly models: AskModels;
  readonly outside: OutsideWatch;
  /** Saves the document, one save after the other. */
  readonly save: Save;
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly canLookForUpdates: boolean;
  /** Runs a command by name, if it is enabled. */
  readonly run: (id: CommandId) => void;
  readonly isEnabled: (id: CommandId) => boolean;
  /** Undefined for a command that neither switches nor chooses. */
  readonly isOn: (id: CommandId) => boolean | undefined;
}

const WorkbenchContext = createContext<Workbench | null>(null);

export function WorkbenchProvider({
  workbench,
  children,
}: {
  workbench: Workbench;
  children: ReactNode;
}) {
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>;
}

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench needs a WorkbenchProvider around it.');
  return workbench;
}

/** Subscribes to a part of the document's state. The selector must not make a new object each time. */
export function useEditor<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useWorkbench().editor.store, select);
}

/** Subscribes to a part of the window's state. The selector must not make a new object each time. */
export function useWorkspace<Part>(select: (state: WorkspaceState) => Part): Part {
  return useStore(useWorkbench().workspace.store, select);
}

/** Subscribes to a part of what the checks found. The selector must not make a new object each time. */
export function useProblems<Part>(select: (state: ProblemsState) => Part): Part {
  return useStore(useWorkbench().problems, select);
}

/** Subscribes to a part of what matrix and scenarios show. The selector must not make a new object each time. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useWorkbench().desk.store, select);
}
