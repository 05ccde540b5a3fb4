import { expect, test } from 'vitest';
import { toScenarioView } from '../../../shared/matrix/scenario-view.ts';
import { pathwayNamed } from './a-pathway.ts';

test('a rate-limiting step on the way is pointed out', () => {
  const { changes } = toScenarioView(pathwayNamed('dopamine-norepinephrine-epinephrine'), [
    { node: 'iron', level: 'low' },
  ]);
  const dopamine = changes.find(({ label }) => label === 'Dopamine');
  expect(dopamine?.remarks).toContain(
    'TH is marked as a rate-limiting step: what slows it counts most.',
  );
});

test('a loop that takes part in the change is pointed out', () => {
  const { changes } = toScenarioView(pathwayNamed('library'), [
    { node: 'tyrosine', level: 'high' },
  ]);
  const dopamine = changes.find(({ label }) => label === 'Dopamine');
  expect(dopamine?.level).toBe('uncertain');
  expect(dopamine?.remarks.join(' ')).toContain('It is part of a loop: Dopamine → ');
});

test('a supply of what takes no part is passed over', () => {
  const project = pathwayNamed('serotonin-melatonin');
  expect(toScenarioView(project, [{ node: 'cell', level: 'low' }])).toEqual({ changes: [] });
});
