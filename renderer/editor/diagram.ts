import type { Project } from '../../shared/project/project-schema.ts';
import { drawForFrame } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../shared/scene/primitives.ts';
import { numberEvidence, type EvidenceNumbers } from '../../shared/paint/extras/evidence-marks.ts';
import { shownProject } from './editor.ts';
import { drawnThemeOf } from './workspace.ts';
import { useEditor, useWorkspace, type Workbench } from './workbench.tsx';

/** The diagram on screen, gesture in progress included. */
export function shownDiagram({ editor, workspace }: Workbench): DrawnDiagram {
  return drawForFrame(editor.shown(), drawnThemeOf(workspace.store.getState()));
}

/** The document without a gesture in progress, and its drawing. */
export function settledDrawing({ editor, workspace }: Workbench): {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
} {
  const project = editor.store.getState().history.present;
  return { project, diagram: drawForFrame(project, drawnThemeOf(workspace.store.getState())) };
}

/** The diagram on screen, followed as it changes. */
export function useShownDiagram(): DrawnDiagram {
  return useDrawing(useEditor(shownProject));
}

/** The drawing of a version of the document, followed as its links are led. */
export function useDrawing(project: Project): DrawnDiagram {
  useWorkspace((state) => state.routesLed);
  return drawForFrame(project, useWorkspace(drawnThemeOf));
}

const known = new WeakMap<DrawnDiagram, EvidenceNumbers>();
const numbersKnown = new WeakMap<EvidenceNumbers, ReadonlyMap<string, number>>();

/** The references of a diagram, numbered as in an image of the whole diagram. */
export function evidenceNumbersOf(project: Project, diagram: DrawnDiagram): EvidenceNumbers {
  const numbers = known.get(diagram) ?? numberEvidence(diagram.order, project.references, null);
  known.set(diagram, numbers);
  return numbers;
}

/** The number of each cited reference, by its id; null while no numbers are shown. */
export function useReferenceNumbers(): ReadonlyMap<string, number> | null {
  const isShown = useWorkspace((state) => state.settings.referenceNumbers);
  const project = useEditor((state) => state.history.present);
  const theme = useWorkspace(drawnThemeOf);
  if (!isShown) return null;
  const evidence = evidenceNumbersOf(project, drawForFrame(project, theme));
  const numbers =
    numbersKnown.get(evidence) ??
    new Map(evidence.references.map(({ id }, at) => [id, at + 1] as const));
  numbersKnown.set(evidence, numbers);
  return numbers;
}
