import { describe, expect, test } from 'vitest';
import { gridRows, type RowWishes } from '../../../../renderer/matrix/grid-rows.ts';
import type { ShownScenario } from '../../../../renderer/editor/matrix-desk.ts';
import { compareViews, toMatrixView } from '../../../../shared/matrix/matrix-view.ts';
import { toScenarioView } from '../../../../shared/whatif/view.ts';
import { pathwayNamed } from '../../matrix/a-pathway.ts';
import { known } from '../../whatif/known.ts';

const project = pathwayNamed('serotonin-melatonin');
const view = toMatrixView(project, known);
const all: RowWishes = {
  filter: { role: null, confidence: null, backing: 'none', touched: false },
  order: 'kind',
  scenario: null,
};

function keys(
  wishes: Partial<RowWishes['filter']> & Partial<Pick<RowWishes, 'order' | 'scenario'>>,
) {
  const { order = 'kind', scenario = null, ...filter } = wishes;
  return gridRows(view, { filter: { ...all.filter, ...filter }, order, scenario }).map(
    ({ key }) => key,
  );
}

describe('the rows of the matrix', () => {
  test('stand in groups: precursors, cofactors and micronutrients, hormones', () => {
    const rows = gridRows(view, all);
    expect(rows.filter(({ type }) => type === 'group').map(({ key }) => key)).toEqual([
      'Precursors',
      'Cofactors and micronutrients',
      'Hormones',
    ]);
    expect(rows).toHaveLength(view.factors.length + 3);
  });

  test('by name stand in the order of the alphabet, without groups', () => {
    expect(keys({ order: 'name' }).slice(0, 3)).toEqual(['bh4', 'calcitriol', 'cortisol']);
  });

  test('that a filter leaves nothing of are not there', () => {
    expect(keys({ role: 'lowers' })).toEqual([
      'Cofactors and micronutrients',
      'sodium-chloride',
      'Hormones',
      'cortisol',
    ]);
    expect(keys({ confidence: 'established' })).toContain('iron');
    expect(keys({ confidence: 'established' })).not.toContain('cortisol');
    expect(keys({ backing: 'high' })).toEqual([]);
  });

  test('of a scenario are those that it reaches the transmitter by', () => {
    const supplies = [{ node: 'tryptophan', level: 'low' } as const];
    const scenario = { id: 's', name: '', description: '', supplies };
    const worked = toScenarioView(project, supplies, known);
    const changeOf = new Map(
      worked.changes.flatMap((one) => one.nodes.map((id) => [id, one] as const)),
    );
    const shown: ShownScenario = { scenario, view: worked, changeOf, quietOf: new Map() };
    // NAD+ is made from tryptophan too.
    expect(keys({ touched: true, scenario: shown })).toEqual([
      'Precursors',
      'tryptophan',
      'Cofactors and micronutrients',
      'nad',
    ]);
  });
});

test('a comparison tells what is in both, and what only the library or only the diagram has', () => {
  const own = {
    ...project,
    nodes: project.nodes.map((node) => (node.id === 'iron' ? { ...node, id: 'fe' } : node)),
    links: project.links.map((link) =>
      link.source.to === 'node' && link.source.id === 'iron'
        ? { ...link, source: { to: 'node', id: 'fe' } as const }
        : link,
    ),
  };
  const compared = compareViews(
    toMatrixView(own, known),
    toMatrixView(pathwayNamed('library'), known),
  );
  const standing = (factor: string, transmitter: string) =>
    compared.cells.find((cell) => cell.factor === factor && cell.column === transmitter)?.standing;
  expect([
    standing('fe', 'serotonin'),
    standing('fe', 'dopamine'),
    standing('copper', 'norepinephrine'),
  ]).toEqual(['both', 'only-library', 'only-library']);
  expect(compared.factors.filter(({ entity }) => entity === 'iron').map(({ id }) => id)).toEqual([
    'fe',
  ]);
});
