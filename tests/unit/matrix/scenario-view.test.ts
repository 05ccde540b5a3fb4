import { expect, test } from 'vitest';
import { createExplainer } from '../../../shared/matrix/explain.ts';
import { derivePathwayModel } from '../../../shared/matrix/pathway-model.ts';
import { runScenario } from '../../../shared/matrix/run-scenario.ts';
import { toScenarioView } from '../../../shared/matrix/scenario-view.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { pathwayNamed, thingOf, whatIf } from './a-pathway.ts';

test('a rate-limiting step on the way is pointed out', () => {
  const { changes } = toScenarioView(pathwayNamed('dopamine-norepinephrine-epinephrine'), [
    { node: 'iron', level: 'low' },
  ]);
  const dopamine = changes.find(({ label }) => label === 'Dopamine');
  expect(dopamine?.remarks).toContain(
    'TH is marked as a rate-limiting step: what slows it counts most.',
  );
});

test('every supply that has a part in a change is told of', () => {
  const changes = whatIf(pathwayNamed('serotonin-melatonin'), 'iron low, vitamin-b6 low, heme low');
  const starts = changes.get('melatonin')?.causes.map(({ path }) => path[0]);
  expect(starts).toEqual(['iron', 'vitamin-b6']);
  expect(changes.get('melatonin')?.causes[1]?.sentence).toBe(
    'Vitamin B6 is set low, so less PNP is made from it, so less P5P (B6) is made from it, so AADC, which needs it, is slowed, so less Serotonin is made, so less N-Acetylserotonin is made from it, so less Melatonin is made from it.',
  );
});

test('what rests on a contested claim says so, and says what is contested', () => {
  const { changes } = toScenarioView(pathwayNamed('serotonin-melatonin'), [
    { node: 'calcitriol', level: 'high' },
  ]);
  const serotonin = changes.find(({ label }) => label === 'Serotonin');
  expect(serotonin?.remarks).toContain(
    'It rests on a contested claim: Calcitriol upregulates TPH2.',
  );
});

test('what rests on settled claims alone is not called contested', () => {
  const { changes } = toScenarioView(pathwayNamed('serotonin-melatonin'), [
    { node: 'iron', level: 'low' },
  ]);
  expect(changes.flatMap(({ remarks }) => remarks).join(' ')).not.toContain('contested');
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

test('a way of thousands of steps is followed to its end', () => {
  const count = 6_000;
  const nodes = Array.from({ length: count }, (_, at) => aNode({ id: `n${at}`, kind: 'molecule' }));
  const links = nodes
    .slice(1)
    .map(({ id }, at) => aLink({ id: `l${at}`, source: `n${at}`, target: id }));
  const model = derivePathwayModel(aProject({ nodes, links }));
  const run = runScenario(model, [{ thing: thingOf(model, 'n0'), level: 'low' }]);
  const last = thingOf(model, `n${count - 1}`);
  expect(createExplainer(run).causesOf(last)[0]?.path.things).toHaveLength(count);
});

test('loops that lead back over two ways as long are told of all the same', () => {
  const nodes = ['a', 's', 't', 'x', 'y'].map((id) => aNode({ id, kind: 'molecule' }));
  const ways = ['as', 'at', 'sx', 'tx', 'sy', 'ty', 'xs', 'ys', 'xt', 'yt'];
  const links = ways.map((way) =>
    aLink({ id: way, relation: 'activates', source: way[0] ?? '', target: way[1] ?? '' }),
  );
  const { changes } = toScenarioView(aProject({ nodes, links }), [{ node: 'a', level: 'low' }]);
  expect(changes.map(({ level }) => level)).toEqual(nodes.map(() => 'low'));
});
