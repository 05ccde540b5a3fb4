import type { Project } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../shared/scene/primitives.ts';
import { shownProject } from './editor.ts';
import { themeOf } from './workspace.ts';
import { useEditor, useWorkspace, type Workbench } from './workbench.tsx';

/** The diagram on screen, gesture in progress included. */
export function shownDiagram({ editor, workspace }: Workbench): DrawnDiagram {
  return drawDiagram(editor.shown(), themeOf(workspace.store.getState()));
}

/** The document without any gesture in progress, and how it looks. */
export function settledDrawing({ editor, workspace }: Workbench): {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
} {
  const project = editor.store.getState().history.present;
  return { project, diagram: drawDiagram(project, themeOf(workspace.store.getState())) };
}

/** The diagram on screen, followed as it changes. */
export function useShownDiagram(): DrawnDiagram {
  return drawDiagram(useEditor(shownProject), useWorkspace(themeOf));
}
