import { expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/check-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

/** Glutamate dehydrogenase on a step between glutamate and 2-oxoglutarate, either way. */
function withGlud1(source: string, target: string) {
  return aProject({
    nodes: [
      aNode({ id: 'glutamate', kind: 'neurotransmitter', entity: 'glutamate' }),
      aNode({ id: '2-oxoglutarate', kind: 'intermediate', entity: '2-oxoglutarate' }),
      aNode({ id: 'glud1', kind: 'enzyme', entity: 'glud1' }),
      aNode({ id: 'nad', kind: 'cofactor', entity: 'nad' }),
    ],
    links: [
      aLink({
        id: 'step',
        relation: 'converts-to',
        source,
        target,
        anchors: [{ id: 'on-step', position: 0.5 }],
      }),
      {
        ...aLink({ id: 'by', relation: 'catalyzes', source: 'glud1' }),
        target: { to: 'anchor', id: 'on-step' },
      },
    ],
  });
}

function cofactorsOffered(source: string, target: string): string[] {
  let count = 0;
  const project = withGlud1(source, target);
  return checkProject(project, bundledLibrary())
    .flatMap(({ fix }) => fix?.edit(() => `new-${++count}`)(project).links ?? [])
    .flatMap(({ relation, entity }) => (relation === 'cofactor-of' && entity ? [entity] : []));
}

test('a cofactor is offered for what the enzyme does, and not where it is drawn to run backwards', () => {
  expect(cofactorsOffered('glutamate', '2-oxoglutarate')).toContain('nad--cofactor-of--glud1');
  expect(cofactorsOffered('2-oxoglutarate', 'glutamate')).toEqual([]);
});
