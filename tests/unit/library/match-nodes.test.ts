import { expect, test } from 'vitest';
import { matchNodes, takeFromLibrary } from '../../../shared/library/match-nodes.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { bundledLibrary } from './bundled-library.ts';

const serotonin = { database: 'ChEBI', id: '28790' };

test('nodes are known by their identifiers, however those are written', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'n1', kind: 'molecule', label: '5-HT', xrefs: [serotonin] }),
      aNode({ id: 'n2', kind: 'molecule', xrefs: [{ database: 'chebi', id: 'CHEBI:28790' }] }),
      aNode({ id: 'n3', kind: 'molecule', label: 'Serotonin' }),
      aNode({ id: 'n4', xrefs: [serotonin], entity: 'serotonin' }),
    ],
  });
  const matches = matchNodes(bundledLibrary(), project);
  expect(matches.map(({ node, entity }) => [node.id, entity.kind])).toEqual([
    ['n1', 'neurotransmitter'],
    ['n2', 'neurotransmitter'],
  ]);
  const [first, , third] = takeFromLibrary(matches)(project).nodes;
  expect([first?.kind, first?.label, first?.width]).toEqual(['neurotransmitter', '5-HT', 80]);
  expect(first?.entity).toBe(matches[0]?.entity.id);
  expect(third).toBe(project.nodes[2]);
});

test('a label that is only an identifier becomes the name', () => {
  const compound = { database: 'ChEBI', id: 'CHEBI:28790' };
  const project = aProject({
    nodes: [aNode({ kind: 'molecule', label: 'CHEBI:28790', xrefs: [compound] })],
  });
  const matches = matchNodes(bundledLibrary(), project);
  expect(takeFromLibrary(matches)(project).nodes[0]?.label).toBe('Serotonin');
});

test('a node that holds others, or whose identifiers name two things, is left to its person', () => {
  const dopamine = { database: 'ChEBI', id: '18243' };
  const project = aProject({
    nodes: [
      aNode({ id: 'n1', kind: 'complex', xrefs: [serotonin] }),
      aNode({ id: 'n2', parent: 'n1' }),
      aNode({ id: 'n3', xrefs: [serotonin, dopamine] }),
    ],
    links: [aLink()],
  });
  expect(matchNodes(bundledLibrary(), project)).toEqual([]);
});
