import { expect, test } from 'vitest';
import { evidenceStrength, lackingEvidence } from '../../../shared/graph/evidence-strength.ts';
import type { Evidence } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const says = (fields: Partial<Evidence> = {}): Evidence => ({
  reference: 'r',
  stance: 'supports',
  grade: 'ungraded',
  ...fields,
});

test.each<[string, readonly Evidence[], 'none' | 'weak' | 'strong']>([
  ['nothing', [], 'none'],
  ['only what speaks against it', [says({ stance: 'contradicts', grade: 'high' })], 'none'],
  ['a reference that nobody graded', [says()], 'weak'],
  ['an entry in a bibliography', [says({ basis: 'bibliography' })], 'weak'],
  ['a source that states it', [says({ basis: 'stated' })], 'strong'],
  ['a source that states it, graded as low', [says({ basis: 'stated', grade: 'low' })], 'weak'],
  ['one moderate among low ones', [says({ grade: 'low' }), says({ grade: 'moderate' })], 'strong'],
])('a claim with %s', (_what, evidence, strength) => {
  expect(evidenceStrength({ evidence })).toBe(strength);
});

test('a contested claim is weak, whatever stands behind it', () => {
  expect(evidenceStrength({ evidence: [says({ grade: 'high' })], confidence: 'contested' })).toBe(
    'weak',
  );
});

test('a node steps back with the last of its links; what holds others and what stands alone never does', () => {
  const project = aProject({
    references: [{ id: 'r', authors: [] }],
    nodes: [
      ...['a', 'b', 'c', 'alone'].map((id) => aNode({ id })),
      aNode({ id: 'box', kind: 'compartment' }),
      aNode({ id: 'own', evidence: [says({ grade: 'high' })] }),
    ],
    links: [
      aLink({ id: 'proved', source: 'a', target: 'b', evidence: [says({ grade: 'high' })] }),
      aLink({ id: 'said', source: 'b', target: 'c', evidence: [says()] }),
      aLink({ id: 'bare', source: 'c', target: 'own' }),
    ],
  });
  expect([...lackingEvidence(project, 'any')]).toEqual(['bare']);
  expect([...lackingEvidence(project, 'strong')]).toEqual(['said', 'bare', 'c']);
});
