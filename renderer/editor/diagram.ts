import type { Project } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import type { Theme } from '../../shared/scene/primitives.ts';
import { shownProject } from './editor.ts';
import { themeOf } from './workspace.ts';
import { useEditor, useWorkspace, type Workbench } from './workbench.tsx';

const drawn = {
  light: new WeakMap<Project, DrawnDiagram>(),
  dark: new WeakMap<Project, DrawnDiagram>(),
};

/** How a project looks; drawn once for each value and theme. */
export function diagramOf(project: Project, theme: Theme): DrawnDiagram {
  const known = drawn[theme].get(project);
  if (known) return known;
  const diagram = drawDiagram(project, theme);
  drawn[theme].set(project, diagram);
  return diagram;
}

/** The diagram on screen, gesture in progress included. */
export function shownDiagram({ editor, workspace }: Workbench): DrawnDiagram {
  return diagramOf(editor.shown(), themeOf(workspace.store.getState()));
}

/** The document without any gesture in progress, and how it looks. */
export function settledDrawing({ editor, workspace }: Workbench): {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
} {
  const project = editor.store.getState().history.present;
  return { project, diagram: diagramOf(project, themeOf(workspace.store.getState())) };
}

/** The diagram on screen, followed as it changes. */
export function useShownDiagram(): DrawnDiagram {
  return diagramOf(useEditor(shownProject), useWorkspace(themeOf));
}
