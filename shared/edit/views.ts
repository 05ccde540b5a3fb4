import {
  limits,
  savedViewSchema,
  type Project,
  type SavedView,
} from '../project/project-schema.ts';
import { admitted, inSequence, type Edit } from './edit.ts';
import { changeLayer } from './standing.ts';

/** Puts a view at the end of the list. One that the schema does not allow is not kept. */
export function addView(view: SavedView): Edit {
  const held = admitted(savedViewSchema, view);
  return (project) =>
    withViews(project, (views) =>
      !held || views.length >= limits.views || views.some(({ id }) => id === held.id)
        ? views
        : [...views, held],
    );
}

/** Replaces what a view shows, or its name. */
export function changeView(id: string, patch: Partial<Omit<SavedView, 'id'>>): Edit {
  return (project) =>
    withViews(project, (views) =>
      views.map((view) => {
        const next = view.id === id ? { ...view, ...patch } : view;
        return next !== view && admitted(savedViewSchema, next) ? next : view;
      }),
    );
}

export function removeView(id: string): Edit {
  return (project) => withViews(project, (views) => views.filter((view) => view.id !== id));
}

/** Moves a view in the list, by so many places. */
export function moveView(id: string, by: number): Edit {
  return (project) =>
    withViews(project, (views) => {
      const at = views.findIndex((view) => view.id === id);
      const to = Math.min(views.length - 1, Math.max(0, at + by));
      const moved = views[at];
      return at === to || !moved ? views : views.toSpliced(at, 1).toSpliced(to, 0, moved);
    });
}

/** Shows and hides layers as a view has them. */
export function showLayersOf({ hiddenLayers }: SavedView): Edit {
  return (project) =>
    inSequence(
      ...project.canvas.layers.map(({ id, hidden }) => {
        const isHidden = hiddenLayers.includes(id);
        if (isHidden === (hidden === true)) return (same: Project) => same;
        return changeLayer(id, { hidden: isHidden || undefined });
      }),
    )(project);
}

function withViews(
  project: Project,
  change: (views: readonly SavedView[]) => readonly SavedView[],
): Project {
  const { canvas } = project;
  const views = change(canvas.views);
  const isSame =
    views.length === canvas.views.length && views.every((view, at) => view === canvas.views[at]);
  return isSame ? project : { ...project, canvas: { ...canvas, views } };
}
