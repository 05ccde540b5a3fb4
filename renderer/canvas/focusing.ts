import {
  pathwaySteps,
  withinReach,
  withoutContainers,
  type PathwayStep,
  type Reach,
} from '../../shared/graph/reach.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { countOfElements } from '../editor/announcing.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { Focus, WorkspaceState } from '../editor/workspace.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Within a sentence, before the names of the elements. */
export const reachWords: Readonly<Record<Reach, string>> = {
  get neighbours() {
    return windowWords.neighboursOf;
  },
  get upstream() {
    return windowWords.upstreamOf;
  },
  get downstream() {
    return windowWords.downstreamOf;
  },
  get paths() {
    return windowWords.pathsBetween;
  },
};

/** Fades all that is not within reach of what is selected, and shows what is. */
export function focusOn({ editor, workspace, canvas }: Workbench, reach: Reach): void {
  const { selection, history } = editor.store.getState();
  const ids = [...selection];
  const found = withinReach(history.present, ids, reach);
  if (found.size === 0) {
    workspace.refuse(windowWords.thereIsNo);
    return;
  }
  workspace.set({ focus: { reach, ids } });
  canvas.current?.bringIntoView(withoutContainers(history.present, found));
  workspace.announce(windowWords.focusOnEscape(countOfElements(found.size)));
}

export function endFocus({ workspace }: Workbench): void {
  if (workspace.store.getState().focus === null) return;
  workspace.set({ focus: null });
  workspace.announce(windowWords.wholeDiagramIs);
}

/** Shows the diagram alone, step by step along the pathway, on the full screen where that is allowed. */
export async function present(workbench: Workbench): Promise<void> {
  const { editor, workspace, desk } = workbench;
  if (stepsOf(editor.shown()).length === 0) {
    workspace.refuse(windowWords.thereAreNo);
    return;
  }
  editor.finishTyping();
  editor.select([]);
  desk.set({ view: 'diagram' });
  workspace.set({ focus: null, presenting: 0, tool: 'select' });
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

const steps = new WeakMap<Project, readonly PathwayStep[]>();

export function stepsOf(project: Project): readonly PathwayStep[] {
  const known = steps.get(project) ?? pathwaySteps(project);
  steps.set(project, known);
  return known;
}

const none: ReadonlySet<string> = new Set();

interface Unfocused {
  readonly project: Project;
  readonly focus: Focus | number;
  readonly faded: ReadonlySet<string>;
}

let last: Unfocused | null = null;

/** What is faded because something else is looked at. The same set as long as nothing changes. */
export function unfocused(
  project: Project,
  { focus: asked, presenting }: Pick<WorkspaceState, 'focus' | 'presenting'>,
): ReadonlySet<string> {
  const focus = presenting ?? asked;
  if (focus === null) return none;
  if (last?.project === project && last.focus === focus) return last.faded;
  const shown =
    typeof focus === 'number'
      ? shownUntil(project, focus)
      : withinReach(project, focus.ids, focus.reach);
  const all = [...project.nodes, ...project.links].map(({ id }) => id);
  last = { project, focus, faded: new Set(all.filter((id) => !shown.has(id))) };
  return last.faded;
}

/** What a step of a presentation is about, and all that came before it. */
function shownUntil(project: Project, at: number): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const step of stepsOf(project).slice(0, at + 1)) for (const id of step.shown) shown.add(id);
  return shown;
}
