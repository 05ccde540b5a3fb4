import { describe, expect, test } from 'vitest';
import { likelyRelations, type End } from '../../../shared/edit/connection-rules.ts';
import {
  relationSchema,
  type Relation,
  nodeKindSchema,
  type NodeKind,
} from '../../../shared/project/project-schema.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';

const node = (kind: NodeKind): End => ({ type: 'node', kind });
const link = (relation: Relation): End => ({ type: 'link', relation });

const ends: readonly End[] = [
  ...nodeKindSchema.options.map(node),
  ...relationSchema.options.map(link),
];

describe('the likeliest relation', () => {
  test.each<[End, End, Relation]>([
    [node('precursor'), node('intermediate'), 'converts-to'],
    [node('intermediate'), node('neurotransmitter'), 'converts-to'],
    [node('neurotransmitter'), node('metabolite'), 'converts-to'],
    [node('enzyme'), link('converts-to'), 'catalyzes'],
    [node('enzyme'), node('neurotransmitter'), 'relates-to'],
    [node('cofactor'), node('enzyme'), 'cofactor-of'],
    [node('cofactor'), link('converts-to'), 'cofactor-of'],
    [node('micronutrient'), node('enzyme'), 'cofactor-of'],
    [node('micronutrient'), node('cofactor'), 'converts-to'],
    [node('hormone'), node('enzyme'), 'upregulates'],
    [node('neurotransmitter'), node('receptor'), 'binds'],
    [node('transporter'), node('neurotransmitter'), 'transports'],
    [node('receptor'), node('outcome'), 'activates'],
    [node('process'), node('neurotransmitter'), 'releases'],
    [node('protein'), link('converts-to'), 'catalyzes'],
    [node('molecule'), node('molecule'), 'converts-to'],
    [link('converts-to'), node('metabolite'), 'converts-to'],
  ])('from %o to %o is %s', (from, to, relation) => {
    expect(likelyRelations(from, to)[0]).toBe(relation);
  });
});

test('a possible pair has each relation at most once, and the untyped one last or first', () => {
  for (const from of ends) {
    for (const to of ends) {
      const relations = likelyRelations(from, to);
      const isPossible = [from, to].every(
        (end) => end.type === 'link' || nodeKinds[end.kind].connects,
      );
      expect(new Set(relations).size).toBe(relations.length);
      const isUntypedOutermost = [relations[0], relations.at(-1)].includes('relates-to');
      expect(isUntypedOutermost).toBe(isPossible);
      expect(relations.length > 0).toBe(isPossible);
    }
  }
});

test('neutral kinds can have any relation, for they claim no role', () => {
  expect(new Set(likelyRelations(node('protein'), node('hormone')))).toEqual(
    new Set(relationSchema.options),
  );
});
