import { expect, test } from 'vitest';
import { isThing, reactionOfSubject, subjectOfReaction } from '../../../shared/whatif/things.ts';
import { derivePathwayModel } from '../../../shared/whatif/pathway-model.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const model = derivePathwayModel(
  aProject({
    nodes: ['a', 'b', 'c'].map((id) => aNode({ id, kind: 'molecule' })),
    links: [
      aLink({ id: 'ab', source: 'a', target: 'b' }),
      aLink({ id: 'bc', source: 'b', target: 'c' }),
    ],
  }),
);

test('things and reactions can be told apart by their index as what a link acts on', () => {
  const reactions = [...model.reactions.keys()];
  const subjects = reactions.map((reaction) => subjectOfReaction(model, reaction));
  expect(subjects.map((subject) => isThing(model, subject))).toEqual([false, false]);
  expect(subjects.map((subject) => reactionOfSubject(model, subject))).toEqual(reactions);
  for (const thing of model.things.keys()) {
    expect([isThing(model, thing), reactionOfSubject(model, thing)]).toEqual([true, null]);
  }
});

test('an index of one list does not compile as that of another', () => {
  const [thing] = model.things.keys();
  const [reaction] = model.reactions.keys();
  if (thing === undefined || reaction === undefined) throw new Error('No thing or reaction');
  expect(model.things[thing]?.id).toBe('a');
  // @ts-expect-error a reaction is no thing
  void model.things[reaction];
  // @ts-expect-error nor is a sum of numbers
  void model.things[thing + 1];
  // @ts-expect-error a thing is no reaction
  void model.reactions[thing];
  // @ts-expect-error a reaction is a subject only after the things
  void isThing(model, reaction);
  // @ts-expect-error a list by things is not one by reactions
  const list: typeof model.reactions = model.things;
  expect(list).toBe(model.things);
});
