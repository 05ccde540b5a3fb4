import { expect, test } from 'vitest';
import { compareInSteps } from '../../../../renderer/compare/marks.ts';
import { atOnce } from '../../../../shared/project/checked-text.ts';
import { idOf } from '../../../../shared/graph/scene-index.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import { generatedProject } from '../../../bench/generated-project.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';

const serotonin = aNode({ id: 'n1', label: 'Serotonin' });
const melatonin = aNode({ id: 'n2', label: 'Melatonin', x: 200 });
const iron = aNode({ id: 'n3', label: 'Iron', y: 200 });
const zinc = aNode({ id: 'n4', label: 'Zinc', y: 300 });
const before = aProject({ nodes: [serotonin, melatonin, iron], links: [aLink({ id: 'l1' })] });
const after = aProject({
  nodes: [{ ...serotonin, label: '5-HT' }, { ...melatonin, x: 400 }, zinc],
  links: [aLink({ id: 'l1' })],
  metadata: { ...before.metadata, title: 'Sleep' },
});

const compareProjects = (older: Project, newer: Project) =>
  atOnce(compareInSteps(older, newer, 'light'));

test('every difference is named, with what it was and is', () => {
  const { differences } = compareProjects(before, after);
  expect(differences.map(({ kind, noun, name, fields }) => [kind, noun, name, ...fields])).toEqual([
    ['changed', 'Project', 'Sleep', 'title: empty → “Sleep”'],
    ['removed', 'Node', 'Iron'],
    ['changed', 'Node', '5-HT', 'label: “Serotonin” → “5-HT”'],
    ['moved', 'Node', 'Melatonin', 'position: (200, 0) → (400, 0)'],
    ['added', 'Node', 'Zinc'],
  ]);
});

test('the drawing holds both: what went lies behind, and what moved is framed where it was and where it is', () => {
  const { differences, items, same } = compareProjects(before, after);
  expect(items.map(idOf)).toEqual(['n3', 'l1', 'n1', 'n2', 'n4']);
  expect([...same]).toEqual(['l1']);
  const moved = differences.find(({ kind }) => kind === 'moved');
  expect([moved?.before?.x, moved?.bounds?.x].map((x) => Math.round(x ?? 0) > 100)).toEqual([
    true,
    true,
  ]);
  expect(moved?.before?.x).toBe((moved?.bounds?.x ?? 0) - 200);
});

test('two projects that say the same differ in nothing', () => {
  expect(compareProjects(after, structuredClone(after)).differences).toEqual([]);
});

test('large projects are compared in steps, each of which is short work', () => {
  const large = generatedProject(2_000, { links: 'near' });
  const other: Project = {
    ...large,
    nodes: large.nodes.map((node) => ({ ...node, label: `${node.label} (old)`, x: node.x + 2 })),
    links: large.links.slice(7),
  };
  const steps = compareInSteps(large, other, 'light');
  const shares: number[] = [];
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) shares.push(step.value);
  expect(step.value.differences).toHaveLength(2_007);
  expect(shares.length).toBeGreaterThan(100);
  expect(shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1)).toBe(true);
});
