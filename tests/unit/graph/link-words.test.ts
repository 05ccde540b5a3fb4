import { expect, test } from 'vitest';
import { oneLine, sentenceOfLink, titleOfLink } from '../../../shared/graph/describe-project.ts';
import { indexProject } from '../../../shared/graph/project-index.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const step = aLink({
  id: 'step',
  source: 'trp',
  target: 'htp',
  anchors: [{ id: 'middle', position: 0.5 }],
});
const catalysis = aLink({
  id: 'catalysis',
  relation: 'catalyzes',
  source: 'tph2',
  target: { to: 'anchor', id: 'middle' },
});
const index = indexProject(
  aProject({
    nodes: [
      aNode({ id: 'trp', label: 'L-Tryptophan' }),
      aNode({ id: 'htp', label: '5-HTP' }),
      aNode({ id: 'tph2', label: 'TPH2' }),
    ],
    links: [step, catalysis],
  }),
);

test('a link that ends on another names the other’s ends', () => {
  expect(sentenceOfLink(index, catalysis)).toBe('TPH2 catalyzes L-Tryptophan → 5-HTP');
  expect(titleOfLink(index, catalysis)).toBe('TPH2 → (L-Tryptophan → 5-HTP)');
});

test('a very long label is cut between characters, not within one', () => {
  const line = oneLine('🧠'.repeat(5_000));
  expect(line.length).toBeLessThanOrEqual(200);
  expect(line).toMatch(/^(?:🧠)+…$/u);
});
