import { indexProject } from '../../shared/graph/project-index.ts';
import { indexInSteps } from '../../shared/graph/scene-index.ts';
import type { Steps } from '../../shared/project/checked-text.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Theme } from '../../shared/project/themes.ts';
import { drawInSteps } from '../../shared/scene/draw-diagram.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';

/** Makes all that the canvas asks for when it shows a project, step by step: the drawing and the look-ups. */
export function* showInSteps(project: Project, theme: Theme): Steps<Bounds> {
  const diagram = yield* drawInSteps(project, theme);
  yield* indexInSteps(diagram);
  indexProject(project);
  yield 1;
  // The first view is that of the whole diagram.
  return diagram.bounds;
}
