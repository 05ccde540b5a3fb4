import { expect, test } from 'vitest';
import { tellLimits, toMatrixView } from '../../../shared/matrix/matrix-view.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { toScenarioView } from '../../../shared/whatif/view.ts';
import { known } from '../whatif/known.ts';
import { pathwayNamed } from './a-pathway.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/* Work that grows with the square of the chain does not end within the time that a test may take. */
test('a chain of 20,000 conversions has a matrix, of what is at most 300 steps from the transmitter', () => {
  const count = 20_000;
  const kindOf = (index: number) => {
    if (index === count) return 'neurotransmitter';
    return index === 0 || index === count - 100 ? 'precursor' : 'intermediate';
  };
  const nodes = Array.from({ length: count + 1 }, (_, index) =>
    aNode({ id: `n${index}`, label: `N${index}`, kind: kindOf(index), x: index * 10 }),
  );
  const links = Array.from({ length: count }, (_, index) =>
    aLink({ id: `l${index}`, source: `n${index}`, target: `n${index + 1}` }),
  );
  const { cells, limits } = deriveMatrix(aProject({ nodes, links }), known);
  expect(cells.map(({ factor }) => factor.label)).toEqual([`N${count - 100}`]);
  expect(tellLimits(limits)).toEqual([expect.stringContaining('for 300 steps')]);
});

test('a pathway leaves nothing out, so nothing is said of it', () => {
  expect(toMatrixView(pathwayNamed('serotonin-melatonin'), known).notes).toEqual([]);
});

/* Work on each way through a tangle does not end within the time that a test may take. */
test('a tangle of 3,000 things has a matrix and a what-if, which tell how far they go', () => {
  const tangle = aTangle(3_000, 9_000);
  expect(toMatrixView(tangle, known).notes).toEqual([
    expect.stringMatching(/followed for \d steps only/u),
  ]);
  const { notes, draws } = toScenarioView(tangle, [{ node: 'n0', level: 'low' }], known);
  expect(draws).toBeGreaterThanOrEqual(100);
  expect(notes.join(' ')).toContain('step by step');
});

test('a diagram of 70,000 loose things has a what-if', () => {
  const nodes = Array.from({ length: 70_000 }, (_, at) =>
    aNode({ id: `n${at}`, label: `N${at}`, kind: 'intermediate' }),
  );
  const { draws } = toScenarioView(aProject({ nodes }), [{ node: 'n0', level: 'low' }], known);
  expect(draws).toBeGreaterThan(0);
});

/** Links from anywhere to anywhere, the same each time. */
function aTangle(nodeCount: number, linkCount: number): Project {
  const kinds = ['micronutrient', 'intermediate', 'enzyme', 'neurotransmitter'] as const;
  const relations = ['converts-to', 'inhibits', 'activates'] as const;
  let state = 7;
  const below = (count: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const nodes = Array.from({ length: nodeCount }, (_, at) =>
    aNode({ id: `n${at}`, label: `N${at}`, kind: kinds[at % 4] ?? 'enzyme' }),
  );
  const links = Array.from({ length: linkCount }, (_, at) =>
    aLink({
      id: `l${at}`,
      relation: relations[below(3)] ?? 'activates',
      source: `n${below(nodeCount)}`,
      target: `n${below(nodeCount)}`,
    }),
  );
  return aProject({ nodes, links });
}
