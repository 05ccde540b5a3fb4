import { expect, test } from 'vitest';
import { writeText } from '../../../shared/open/format-work.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

test('a loss names a link by what it joins, where it has no label', async () => {
  const nodes = [aNode({ id: 'n1', label: 'Zinc' }), aNode({ id: 'n2', label: 'PDXK', x: 200 })];
  const anchors = [{ id: 'here', position: 0.5 }];
  const links = [
    aLink({ id: 'l1', anchors, confidence: 'contested' }),
    aLink({ id: 'l2', label: 'slows', target: { to: 'anchor', id: 'here' } }),
    aLink({ id: 'l3', target: { to: 'anchor', id: 'here' } }),
  ];
  const { report } = await writeText(aProject({ nodes, links }), 'sif');
  const told = report.losses.filter(({ elementId }) => elementId?.startsWith('l'));
  expect(told.map(({ where }) => where)).toEqual([
    'link "Zinc → PDXK" (l1)',
    'link "slows" (l2)',
    'link "Zinc → (Zinc → PDXK)" (l3)',
  ]);
});
