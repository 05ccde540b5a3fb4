import { describe, expect, test } from 'vitest';
import {
  matrixTable,
  tellLimits,
  toMatrixData,
  toMatrixView,
} from '../../../shared/matrix/matrix-view.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import type { NodeKind, Project } from '../../../shared/project/project-schema.ts';
import { askWhatIf } from '../../../shared/whatif/answer.ts';
import { gatherFacts } from '../../../shared/whatif/facts.ts';
import { known } from '../whatif/known.ts';
import { pathwayNamed } from './a-pathway.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

test('a long chain of conversions has a matrix, of what is at most 300 steps from the transmitter', () => {
  const { cells, limits } = deriveMatrix(aChain(3_000, 3_000), known);
  expect(cells.map(({ factor }) => factor.label)).toEqual(['N2900']);
  expect(tellLimits(limits)).toEqual([expect.stringContaining('for 300 steps')]);
});

test('twice as long a chain, with a transmitter at every hundredth step, takes twice the steps', () => {
  const [one, two] = [1_000, 2_000].map((count) => deriveMatrix(aChain(count, 100), known).steps);
  expect(two).toBeLessThan(2.5 * (one ?? 0));
});

test('a pathway leaves nothing out, so nothing is said of it', () => {
  expect(toMatrixView(pathwayNamed('serotonin-melatonin'), known).notes).toEqual([]);
});

test('a tangle has a matrix and a what-if, which tell how far they go', () => {
  const small = aTangle(200, 600);
  const budget = { steps: 1_000_000, kept: 1_000_000, held: 1_000 };
  const { limits } = deriveMatrix(small, known, { budget });
  expect(tellLimits(limits)).toContainEqual(expect.stringMatching(/followed for \d steps only/u));
  const facts = gatherFacts(aTangle(1_500, 6_000), known.library);
  const settings = [{ subject: 'n0', level: 'low' }] as const;
  const { draws, isStepwise } = askWhatIf(facts, settings, known.knowledge, { wanted: 4 });
  expect({ draws, isStepwise }).toEqual({ draws: 4, isStepwise: true });
});

test('a diagram of 70,000 loose things has a what-if', () => {
  const one = aNode({ id: 'n', kind: 'intermediate' });
  const nodes = Array.from({ length: 70_000 }, (_, at) => ({ ...one, id: `n${at}` }));
  const facts = gatherFacts({ ...aProject({}), nodes }, known.library);
  const settings = [{ subject: 'n0', level: 'low' }] as const;
  const { verdicts } = askWhatIf(facts, settings, known.knowledge, { wanted: 2 });
  expect(verdicts.size).toBe(70_000);
});

describe('columns to which too many ways lead', () => {
  const project = aFan(20);
  const budget = { steps: 400, kept: 1_000, held: 1_000 };

  test('have no cells, and are named with what a person can do', () => {
    const { cells, columns, limits } = deriveMatrix(project, known, { budget });
    expect(limits.unknown.length).toBeGreaterThan(0);
    const answered = columns.filter((column) => !limits.unknown.includes(column));
    // A column is answered whole or not at all.
    expect(cells.length).toBe(answered.length * 20);
    expect(tellLimits(limits).join(' ')).toMatch(
      /^Not known here, because too many ways lead there: .* and \d+ more\..*--columns ID/u,
    );
  });

  test('are known where only they are asked for', () => {
    const all = deriveMatrix(project, known, { budget });
    const [first] = all.limits.unknown;
    const only = new Set([first?.id ?? '']);
    const one = deriveMatrix(project, known, { budget, only });
    expect(one.limits.unknown).toEqual([]);
    expect(one.cells.length).toBe(20);
  });

  test('are told in the plain data and in the table', () => {
    const matrix = deriveMatrix(project, known, { budget });
    const [first] = matrix.limits.unknown;
    expect(toMatrixData(matrix).unknown).toContain(first?.id);
    const rows = matrixTable(matrix)?.rows ?? [];
    expect(rows[0]?.at(-1)).toContain(`Too many ways to: ${first?.label}`);
    expect(rows[1]?.at(-1)).toBe('not known here: too many ways');
  });

  test('take no more steps than there are, give or take those of one way', () => {
    expect(deriveMatrix(project, known, { budget }).steps).toBeLessThan(budget.steps + 50);
  });
});

test('a table of more fields than a spreadsheet takes has only what has a cell', () => {
  const one = aNode({ id: 'x' });
  const kindOf = (at: number) => (at % 2 === 0 ? 'micronutrient' : 'neurotransmitter');
  const loose = Array.from(
    { length: 6_000 },
    (_, at) =>
      ({
        ...one,
        id: `x${at}`,
        kind: kindOf(at),
      }) as const,
  );
  const fan = aFan(2);
  const project = { ...fan, nodes: [...fan.nodes, ...loose] };
  const table = matrixTable(deriveMatrix(project, known));
  expect(table?.rows.map((row) => row.length)).toEqual([4, 4, 4]);
  expect(table?.notes.join()).toContain('without a cell are left out');
});

/** Precursors that become one thing, which becomes as many transmitters. */
function aFan(count: number): Project {
  const numbers = Array.from({ length: count }, (_, at) => at);
  return aProject({
    nodes: [
      aNode({ id: 'm', label: 'M', kind: 'intermediate' }),
      ...numbers.map((at) => aNode({ id: `p${at}`, label: `P${at}`, kind: 'precursor' })),
      ...numbers.map((at) => aNode({ id: `t${at}`, label: `T${at}`, kind: 'neurotransmitter' })),
    ],
    links: numbers.flatMap((at) => [
      aLink({ id: `a${at}`, source: `p${at}`, target: 'm' }),
      aLink({ id: `b${at}`, source: 'm', target: `t${at}` }),
    ]),
  });
}

/** A chain of conversions to a transmitter, with one at every so many steps, and a precursor 100 steps before the end. */
function aChain(count: number, every: number): Project {
  const kindOf = (index: number): NodeKind => {
    if (index > 0 && index % every === 0) return 'neurotransmitter';
    return index === 0 || index === count - 100 ? 'precursor' : 'intermediate';
  };
  const [node, link] = [aNode({ id: 'n' }), aLink({ id: 'l', source: 'n', target: 'n' })];
  const nodes = Array.from({ length: count + 1 }, (_, index) => ({
    ...node,
    id: `n${index}`,
    label: `N${index}`,
    kind: kindOf(index),
  }));
  const at = (index: number) => ({ to: 'node', id: `n${index}` }) as const;
  const links = Array.from({ length: count }, (_, index) => ({
    ...link,
    id: `l${index}`,
    source: at(index),
    target: at(index + 1),
  }));
  return { ...aProject({}), nodes, links };
}

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
