import { expect, test } from 'vitest';
import { pathwaySteps, withinReach, withoutContainers } from '../../../shared/graph/reach.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const anchored = (id: string, source: string, target: string) =>
  aLink({ id, source, target, anchors: [{ id: `${id}-a`, position: 0.5 }] });

/** Tryptophan → 5-HTP → serotonin → melatonin; TPH2 and AADC on their steps, B6 on AADC, and iron apart. */
const project = aProject({
  nodes: [
    aNode({ id: 'neuron', kind: 'compartment', width: 900, height: 400 }),
    aNode({ id: 'trp', kind: 'precursor', parent: 'neuron' }),
    aNode({ id: 'htp', kind: 'intermediate', parent: 'neuron' }),
    aNode({ id: '5ht', kind: 'neurotransmitter', parent: 'neuron' }),
    aNode({ id: 'mel', kind: 'neurotransmitter' }),
    aNode({ id: 'tph2', kind: 'enzyme' }),
    aNode({ id: 'aadc', kind: 'enzyme' }),
    aNode({ id: 'b6', kind: 'cofactor' }),
    aNode({ id: 'iron', kind: 'micronutrient' }),
  ],
  links: [
    aLink({ id: 'to-mel', source: '5ht', target: 'mel' }),
    anchored('to-5ht', 'htp', '5ht'),
    anchored('to-htp', 'trp', 'htp'),
    aLink({
      id: 'tph2-on',
      relation: 'catalyzes',
      source: 'tph2',
      target: { to: 'anchor', id: 'to-htp-a' },
    }),
    aLink({
      id: 'aadc-on',
      relation: 'catalyzes',
      source: 'aadc',
      target: { to: 'anchor', id: 'to-5ht-a' },
    }),
    aLink({ id: 'b6-on', relation: 'cofactor-of', source: 'b6', target: 'aadc' }),
  ],
});

const reach = (ids: string[], kind: Parameters<typeof withinReach>[2]) =>
  [...withinReach(project, ids, kind)].sort();

test('upstream of a substance is all that its making needs, and what acts on each step', () => {
  expect(reach(['5ht'], 'upstream')).toEqual(
    [
      '5ht',
      'aadc',
      'aadc-on',
      'b6',
      'b6-on',
      'htp',
      'neuron',
      'to-5ht',
      'to-htp',
      'tph2',
      'tph2-on',
      'trp',
    ].sort(),
  );
});

test('downstream of a cofactor is what fails without it', () => {
  expect(reach(['b6'], 'downstream')).toEqual(
    ['5ht', 'aadc', 'aadc-on', 'b6', 'b6-on', 'mel', 'neuron', 'to-5ht', 'to-mel'].sort(),
  );
});

test('neighbours are one link away; of an enzyme the whole reaction', () => {
  expect(reach(['aadc'], 'neighbours')).toEqual(
    ['5ht', 'aadc', 'aadc-on', 'b6', 'b6-on', 'htp', 'neuron', 'to-5ht'].sort(),
  );
});

test('paths between two lead from one to the other, in either order', () => {
  const path = ['5ht', 'htp', 'mel', 'neuron', 'to-5ht', 'to-mel'].sort();
  expect(reach(['htp', 'mel'], 'paths')).toEqual(path);
  expect(reach(['mel', 'htp'], 'paths')).toEqual(path);
  expect(reach(['iron', 'mel'], 'paths')).toEqual([]);
});

test('a compartment stands for what lies in it', () => {
  expect(reach(['neuron', 'mel'], 'paths')).toContain('to-mel');
});

test('a pathway is walked from its beginning, each step with what acts on it', () => {
  const steps = pathwaySteps(project);
  expect(steps.map(({ link }) => link.id)).toEqual(['to-htp', 'to-5ht', 'to-mel']);
  expect([...(steps[1]?.shown ?? [])].sort()).toEqual(
    ['5ht', 'aadc', 'aadc-on', 'b6', 'b6-on', 'htp', 'neuron', 'to-5ht'].sort(),
  );
  expect(withoutContainers(project, steps[0]?.shown ?? [])).not.toContain('neuron');
});

test('a ring and a link from nowhere are walked once', () => {
  const ring = aProject({
    nodes: [aNode({ id: 'a' }), aNode({ id: 'b' })],
    links: [
      aLink({ id: 'ab', source: 'a', target: 'b' }),
      aLink({ id: 'ba', source: 'b', target: 'a' }),
      aLink({ id: 'free', source: { to: 'point', x: 0, y: 0 }, target: 'b' }),
    ],
  });
  expect(new Set(pathwaySteps(ring).map(({ link }) => link.id))).toEqual(
    new Set(['ab', 'ba', 'free']),
  );
});
