import type { Project } from '../../../shared/project/project-schema.ts';
import { projectSchema } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** Iron helps TPH2 to make serotonin of tryptophan; two references stand behind it, one behind nothing. */
export function aStory(fields: Partial<Project> = {}): Project {
  const node = (id: string, kind: Parameters<typeof aNode>[0], x: number, y: number) =>
    aNode({ id, label: id, x, y, ...kind });
  const { references, scenarios, metadata } = projectSchema.parse({
    metadata: { title: 'Serotonin', authors: ['Ada'], description: 'One.\n\nTwo.' },
    references: [
      { id: 'unused', title: 'Nobody cites this' },
      { id: 'late', title: 'On conversions', doi: '10.1000/late', pmid: '12511643' },
      { id: 'early', authors: ['Crick F'], title: 'On iron', year: 1953 },
    ],
    scenarios: [
      { id: 's', name: 'Little tryptophan', supplies: [{ node: 'Tryptophan', level: 'low' }] },
    ],
  });
  const evidence = (reference: string) =>
    [{ reference, stance: 'supports', grade: 'ungraded' }] as const;
  return aProject({
    metadata,
    references,
    scenarios,
    nodes: [
      node('Tryptophan', { kind: 'precursor' }, 0, 200),
      node('Serotonin', { kind: 'neurotransmitter', notes: 'Made here.' }, 400, 200),
      node('TPH2', { kind: 'enzyme', notes: 'Rate-limiting.' }, 200, 100),
      node('Iron', { kind: 'micronutrient' }, 200, 0),
      node('Zinc', { kind: 'micronutrient' }, 0, 0),
    ],
    links: [
      aLink({
        id: 'step',
        source: 'Tryptophan',
        target: 'Serotonin',
        anchors: [{ id: 'a', position: 0.5 }],
        evidence: [...evidence('late')],
      }),
      aLink({
        id: 'cat',
        relation: 'catalyzes',
        source: 'TPH2',
        target: { to: 'anchor', id: 'a' },
        notes: 'Made here.',
      }),
      aLink({
        id: 'need',
        relation: 'cofactor-of',
        source: 'Iron',
        target: 'TPH2',
        evidence: [...evidence('early')],
      }),
    ],
    ...fields,
  });
}
