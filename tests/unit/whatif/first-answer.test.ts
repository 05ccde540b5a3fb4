import { expect, test } from 'vitest';
import { toScenarioView, type ScenarioView } from '../../../shared/whatif/view.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

test.each([
  ['serotonin-melatonin', 'vitamin-b6'],
  ['dopamine-norepinephrine-epinephrine', 'copper'],
  ['acetylcholine', 'vitamin-b1'],
])('in %s with low %s, what a first answer says is what the whole one says', (name, entity) => {
  const project = pathwayNamed(name);
  const node = project.nodes.find((one) => one.entity === entity)?.id ?? '';
  const firsts: ScenarioView[] = [];
  const supplies = [{ node, level: 'low' }] as const;
  const onFirst = (first: ScenarioView) => void firsts.push(first);
  const whole = toScenarioView(project, supplies, { ...known, onFirst });
  expect(whole).toEqual(toScenarioView(project, supplies, known));
  const [first, ...more] = firsts;
  expect([first?.draws, more]).toEqual([100, []]);
  const levelOf = new Map(levels(whole));
  const said = levels(first ?? whole);
  expect(said.length).toBeGreaterThan(0);
  expect(said).toEqual(said.map(([id]) => [id, levelOf.get(id)]));
});

function levels({ changes, quiet }: ScenarioView) {
  return [...changes, ...quiet].map(({ id, level }) => [id, level] as const);
}
