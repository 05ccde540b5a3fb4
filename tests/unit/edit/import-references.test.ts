import { expect, test } from 'vitest';
import {
  countImported,
  importReferences,
  mergeReferences,
  groupDuplicates,
} from '../../../shared/edit/import-references.ts';
import type { Evidence, Reference } from '../../../shared/project/project-schema.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const aReference = (fields: Partial<Reference>): Reference => ({ id: 'r', authors: [], ...fields });
const says = (reference: string): Evidence => ({ reference, stance: 'supports', grade: 'high' });

test('a publication that is there already learns what it lacks, and keeps what it has', () => {
  const project = aProject({
    references: [aReference({ doi: '10.1000/ABC', title: 'As it was' })],
  });
  const news = [
    aReference({ id: 'x', doi: '10.1000/abc', title: 'Another', pmid: '12', authors: ['A B'] }),
    aReference({ id: 'r', pmid: '99' }),
  ];
  expect(countImported(project, news)).toEqual({ added: 1, known: 1 });
  expect(importReferences(news, () => 'new')(project).references).toEqual([
    aReference({ doi: '10.1000/ABC', title: 'As it was', pmid: '12', authors: ['A B'] }),
    aReference({ id: 'new', pmid: '99' }),
  ]);
  const once = importReferences(news, () => 'new')(project);
  expect(importReferences(news, () => 'newer')(once)).toBe(once);
});

test('the same title is the same work, unless identifiers or years say otherwise', () => {
  const title = 'Synthesis of serotonin';
  const groups = groupDuplicates([
    aReference({ id: 'a', title, doi: '10.1000/1' }),
    aReference({ id: 'b', title: 'synthesis of Serotonin.', year: 2003 }),
    aReference({ id: 'c', title, doi: '10.1000/2' }),
    aReference({ id: 'd', title, year: 1999 }),
    aReference({ id: 'e', title: 'Editorial' }),
    aReference({ id: 'f', title: 'Editorial' }),
  ]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['a', 'b', 'd']]);
});

test('merged references leave their evidence to the one that stays, each piece once', () => {
  const project = aProject({
    references: [aReference({ id: 'a' }), aReference({ id: 'b', pmid: '1' })],
    nodes: [aNode({ evidence: [says('b'), says('a')] })],
  });
  const merged = mergeReferences('a', ['b'])(project);
  expect(merged.references).toEqual([aReference({ id: 'a', pmid: '1' })]);
  expect(merged.nodes[0]?.evidence).toEqual([says('a')]);
  expect(findCrossProblems(merged)).toEqual([]);
});
