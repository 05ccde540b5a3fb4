import { expect, test } from 'vitest';
import { inSequence } from '../../../shared/edit/edit.ts';
import {
  addScenario,
  removeScenario,
  renameScenario,
  setSupply,
} from '../../../shared/edit/scenarios.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const project = aProject({ nodes: [aNode({ id: 'iron' }), aNode({ id: 'zinc' })] });
const withOne = addScenario({ id: 's', name: 'Low iron' })(project);

test('a scenario is added, named, filled and removed', () => {
  const edit = inSequence(
    setSupply('s', ['iron', 'zinc'], 'low'),
    setSupply('s', ['zinc'], 'high'),
    renameScenario('s', 'Mixed'),
  );
  const [scenario] = edit(withOne).scenarios;
  expect(scenario).toMatchObject({
    name: 'Mixed',
    supplies: [
      { node: 'iron', level: 'low' },
      { node: 'zinc', level: 'high' },
    ],
  });
  expect(setSupply('s', ['iron'], 'normal')(edit(withOne)).scenarios[0]?.supplies).toEqual([
    { node: 'zinc', level: 'high' },
  ]);
  expect(removeScenario('s')(withOne).scenarios).toEqual([]);
});

test('what changes nothing, or cannot be, leaves the project as it is', () => {
  const low = setSupply('s', ['iron'], 'low')(withOne);
  expect(setSupply('s', ['iron'], 'low')(low)).toBe(low);
  expect(setSupply('s', ['iron'], 'normal')(withOne)).toBe(withOne);
  expect(setSupply('s', ['nobody'], 'low')(withOne)).toBe(withOne);
  expect(setSupply('other', ['iron'], 'low')(withOne)).toBe(withOne);
  expect(renameScenario('s', 'Low iron')(withOne)).toBe(withOne);
  expect(addScenario({ id: 's' })(withOne)).toBe(withOne);
  expect(removeScenario('other')(withOne)).toBe(withOne);
});
