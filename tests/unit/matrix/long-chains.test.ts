import { expect, test } from 'vitest';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import { known } from '../whatif/known.ts';
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
  const { cells } = deriveMatrix(aProject({ nodes, links }), known);
  expect(cells.map(({ factor }) => factor.label)).toEqual([`N${count - 100}`]);
});
