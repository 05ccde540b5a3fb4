import { expect, test } from 'vitest';
import { drawKnownPath } from '../../../shared/matrix/known-path.ts';
import { toMatrixView } from '../../../shared/matrix/matrix-view.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aProject } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';
import { pathwayNamed } from './a-pathway.ts';

const { library } = known;
const matrix = toMatrixView(pathwayNamed('library'), known);

function draw(project: Project, factor: string, transmitter: string) {
  const cell = matrix.cells.find((one) => one.factor === factor && one.column === transmitter);
  let last = 0;
  const { edit, added } = drawKnownPath(
    project,
    library,
    cell?.roles[0]?.links ?? [],
    () => `new${(last += 1)}`,
  );
  return { next: edit(project), added };
}

function entities(project: Project, ids: readonly string[]) {
  return project.nodes.filter(({ id }) => ids.includes(id)).map(({ entity }) => entity);
}

test('an empty diagram gets all of a path that the library knows, and then says the same', () => {
  const { next } = draw(aProject(), 'copper', 'norepinephrine');
  expect(findCrossProblems(next)).toEqual([]);
  expect(new Set(next.nodes.map(({ entity }) => entity))).toEqual(
    new Set(['copper', 'dbh', 'dopamine', 'norepinephrine']),
  );
  const { cells, factors } = toMatrixView(next, known);
  expect([factors.map(({ entity }) => entity), cells[0]?.roles[0]?.sentence]).toEqual([
    ['copper'],
    'Copper is needed by DBH, on the way to Norepinephrine.',
  ]);
  expect(next.references.length).toBeGreaterThan(0);
});

test('a diagram that has a part of it gets the rest, below, and keeps what it has as it is', () => {
  const before = pathwayNamed('serotonin-melatonin');
  const { next, added } = draw(before, 'plp', 'dopamine');
  expect(new Set(entities(next, added))).toEqual(new Set(['dopamine', 'l-dopa']));
  expect(next.nodes.slice(0, before.nodes.length)).toEqual(before.nodes);
  const bottom = Math.max(...before.nodes.map(({ y, height }) => y + height));
  expect(next.nodes.filter(({ id }) => added.includes(id)).every(({ y }) => y > bottom)).toBe(true);
  // P5P was linked to AADC before: only the new step and what catalyses it are drawn.
  expect(next.links.length - before.links.length).toBe(2);
  expect(findCrossProblems(next)).toEqual([]);
});

test('a path that is all there already changes nothing', () => {
  const before = pathwayNamed('serotonin-melatonin');
  const { next, added } = draw(before, 'tryptophan', 'serotonin');
  expect([next, added]).toEqual([before, []]);
});
