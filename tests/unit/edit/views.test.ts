import { expect, test } from 'vitest';
import { addLayer } from '../../../shared/edit/standing.ts';
import {
  addView,
  changeView,
  moveView,
  removeView,
  showLayersOf,
} from '../../../shared/edit/views.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import {
  newProject,
  type Project,
  type SavedView,
} from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';

const aView = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  id,
  name: `View ${id}`,
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  hiddenLayers: [],
  ...more,
});

const withTwo = addView(aView('b'))(addView(aView('a'))(newProject()));
const idsIn = ({ canvas }: Project) => canvas.views.map(({ id }) => id);

test('views are kept in the file of the project, with what they show', () => {
  const focus = { reach: 'upstream', ids: ['n1'] } as const;
  const project = addView(aView('c', { focus, scenario: 's', hiddenLayers: ['l'] }))(withTwo);
  expect(parseProject(serializeProject(project))).toEqual({ ok: true, value: project });
});

test('views are renamed, ordered and removed, and nothing else changes them', () => {
  expect(changeView('a', { name: 'Synthesis' })(withTwo).canvas.views[0]?.name).toBe('Synthesis');
  expect(idsIn(moveView('a', 1)(withTwo))).toEqual(['b', 'a']);
  expect(idsIn(removeView('a')(withTwo))).toEqual(['b']);
  for (const edit of [moveView('b', 1), removeView('x'), changeView('a', { width: 0 })])
    expect(edit(withTwo)).toBe(withTwo);
  expect(addView(aView('a'))(withTwo)).toBe(withTwo);
});

test('a view shows the layers that it had, and only these', () => {
  const layered = addLayer({ id: 'two', name: '2', hidden: true })(
    addLayer({ id: 'one', name: '1' })(newProject()),
  );
  const shown = showLayersOf(aView('a', { hiddenLayers: ['one', 'gone'] }))(layered);
  expect(shown.canvas.layers).toEqual([
    { id: 'one', name: '1', hidden: true },
    { id: 'two', name: '2' },
  ]);
  expect(showLayersOf(aView('a', { hiddenLayers: ['two'] }))(layered)).toBe(layered);
});
