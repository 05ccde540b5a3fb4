import { expect, test } from 'vitest';
import { freePositionForBadge } from '../../../../renderer/inspector/NodeInspector.tsx';
import { commonValue } from '../../../../renderer/inspector/StyleSections.tsx';
import { countInWords } from '../../../../renderer/editor/announcing.ts';
import { citedBy } from '../../../../shared/graph/project-index.ts';
import { patternAdvice } from '../../../../renderer/ui/xref-words.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';

test('counts what is selected', () => {
  expect(countInWords(3, 1, 0)).toBe('3 nodes, 1 link');
  expect(countInWords(0, 0, 2)).toBe('2 anchors');
});

test('several elements have a value in common, or none', () => {
  expect(commonValue([1, 1], (item) => item)).toBe(1);
  expect(commonValue([1, 2], (item) => item)).toBeNull();
  expect(commonValue([{}, {}], () => undefined)).toBeUndefined();
});

test('an identifier that does not look like its database’s is told what one looks like', () => {
  expect(patternAdvice({ database: 'ChEBI', id: 'CHEBI:28790' })).toBeNull();
  expect(patternAdvice({ database: 'chebi', id: 'serotonin' })).toBe(
    'Does not look like an identifier of ChEBI, such as CHEBI:28790.',
  );
});

test('a database of the person’s own is no error', () => {
  expect(patternAdvice({ database: 'Lab book', id: '7' })).toContain('cannot be checked');
});

test('new badges do not lie on each other', () => {
  const badges = aNode({ badges: [] }).badges.slice();
  for (let i = 0; i < 7; i += 1) {
    const position = freePositionForBadge(badges);
    expect(badges.some((badge) => badge.x === position.x && badge.y === position.y)).toBe(false);
    badges.push({ id: `b${i}`, kind: 'state', label: '', xrefs: [], ...position });
  }
});

test('a reference knows which nodes and links cite it, each once', () => {
  const evidence = [
    { reference: 'r', stance: 'supports', grade: 'low' },
    { reference: 'r', stance: 'contradicts', grade: 'low' },
  ] as const;
  const project = aProject({
    nodes: [aNode({ id: 'n1', evidence }), aNode({ id: 'n2' })],
    links: [aLink({ id: 'l1', evidence })],
  });
  expect([...citedBy(project)]).toEqual([['r', ['n1', 'l1']]]);
});
