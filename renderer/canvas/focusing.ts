import {
  pathwaySteps,
  withinReach,
  withoutContainers,
  type PathwayStep,
  type Reach,
} from '../../shared/graph/reach.ts';
import { layerOf, standingOf } from '../../shared/project/shown-part.ts';
import type { Layer, Project, SavedView } from '../../shared/project/project-schema.ts';
import { countOfElements } from '../editor/announcing.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { Focus, WorkspaceState } from '../editor/workspace.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

/** Within a sentence, before the names of the elements. */
export const reachWords: Readonly<Record<Reach, string>> = {
  get neighbours() {
    return canvasWords.neighboursOf;
  },
  get upstream() {
    return canvasWords.upstreamOf;
  },
  get downstream() {
    return canvasWords.downstreamOf;
  },
  get paths() {
    return canvasWords.pathsBetween;
  },
};

/** Fades all that is not within reach of what is selected, and shows what is. */
export function focusOn({ editor, workspace, canvas }: Workbench, reach: Reach): void {
  const { selection, history } = editor.store.getState();
  const ids = [...selection];
  const found = withinReach(history.present, ids, reach);
  if (found.size === 0) {
    workspace.refuse(canvasWords.thereIsNo);
    return;
  }
  workspace.set({ focus: { reach, ids } });
  canvas.current?.bringIntoView(withoutContainers(history.present, found));
  workspace.announce(canvasWords.focusOnEscape(countOfElements(found.size)));
}

export function endFocus({ workspace }: Workbench): void {
  if (workspace.store.getState().focus === null) return;
  workspace.set({ focus: null });
  workspace.announce(canvasWords.wholeDiagramIs);
}

type PresentingBy = WorkspaceState['presentingBy'];

/** Shows the diagram alone, step by step, on the full screen where that is allowed. */
export async function present(workbench: Workbench, by: PresentingBy): Promise<void> {
  const { editor, workspace, desk } = workbench;
  if (stepsOf(editor.shown(), by).length === 0)
    return workspace.refuse(canvasWords.nothingToPresent[by]);
  editor.finishTyping();
  editor.select([]);
  desk.set({ view: 'diagram' });
  workspace.set({ focus: null, presenting: 0, presentingBy: by, tool: 'select' });
  try {
    await document.documentElement.requestFullscreen();
  } catch (error) {
    // A window or a browser may not allow it; the presentation is then as large as the window.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
  }
}

export function endPresentation({ workspace, canvas }: Workbench): void {
  workspace.set({ presenting: null });
  if (document.fullscreenElement) void document.exitFullscreen();
  canvas.current?.focus();
}

/** What a presentation adds to what it showed before. */
export type PresentedStep =
  | PathwayStep
  /** Null for what is on no layer, which comes first. */
  | { readonly layer: Layer | null; readonly shown: ReadonlySet<string> }
  /** A saved view, which stands for itself: nothing of the views before it is kept. */
  | { readonly view: SavedView; readonly shown: ReadonlySet<string> };

const steps = {
  pathway: new WeakMap<Project, readonly PresentedStep[]>(),
  layers: new WeakMap<Project, readonly PresentedStep[]>(),
  views: new WeakMap<Project, readonly PresentedStep[]>(),
} as const;

export function stepsOf(project: Project, by: PresentingBy): readonly PresentedStep[] {
  const known = steps[by].get(project) ?? findSteps[by](project);
  steps[by].set(project, known);
  return known;
}

const findSteps: Readonly<Record<PresentingBy, (project: Project) => readonly PresentedStep[]>> = {
  pathway: pathwaySteps,
  layers: layerSteps,
  views: viewSteps,
};

function viewSteps(project: Project): readonly PresentedStep[] {
  const all = new Set([...project.nodes, ...project.links].map(({ id }) => id));
  return project.canvas.views.map((view) => ({
    view,
    shown: view.focus ? withinReach(project, view.focus.ids, view.focus.reach) : all,
  }));
}

/** First what is on no layer, then the layers in their order, without what is hidden; none if no layer has anything. */
function layerSteps(project: Project): readonly PresentedStep[] {
  const { hidden } = standingOf(project);
  const elements = [...project.nodes, ...project.links].filter(({ id }) => !hidden.has(id));
  const on = (layer: Layer | null): PresentedStep => ({
    layer,
    shown: new Set(
      elements
        .filter((element) => (layerOf(project, element) ?? null) === layer)
        .map(({ id }) => id),
    ),
  });
  const layers = project.canvas.layers.map(on).filter(({ shown }) => shown.size > 0);
  return layers.length === 0 ? [] : [on(null), ...layers].filter(({ shown }) => shown.size > 0);
}

const none: ReadonlySet<string> = new Set();

interface Unfocused {
  readonly project: Project;
  readonly focus: Focus | number;
  readonly by: PresentingBy;
  readonly faded: ReadonlySet<string>;
}

let last: Unfocused | null = null;

/** What is faded because something else is looked at. The same set as long as nothing changes. */
export function unfocused(
  project: Project,
  {
    focus: asked,
    presenting,
    presentingBy: by,
  }: Pick<WorkspaceState, 'focus' | 'presenting' | 'presentingBy'>,
): ReadonlySet<string> {
  const focus = presenting ?? asked;
  if (focus === null) return none;
  if (last?.project === project && last.focus === focus && last.by === by) return last.faded;
  const shown =
    typeof focus === 'number'
      ? shownUntil(project, focus, by)
      : withinReach(project, focus.ids, focus.reach);
  const all = [...project.nodes, ...project.links].map(({ id }) => id);
  last = { project, focus, by, faded: new Set(all.filter((id) => !shown.has(id))) };
  return last.faded;
}

/** What a step of a presentation is about, and all that came before it. */
export function shownUntil(project: Project, at: number, by: PresentingBy): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const step of stepsOf(project, by).slice(by === 'views' ? at : 0, at + 1))
    for (const id of step.shown) shown.add(id);
  return shown;
}
