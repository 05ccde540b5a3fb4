import { expect, test } from 'vitest';
import { compareProjects } from '../../../../renderer/compare/marks.ts';
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

test('every difference is named, with what it was and is', () => {
  const { differences } = compareProjects(before, after, 'light');
  expect(differences.map(({ kind, noun, name, fields }) => [kind, noun, name, ...fields])).toEqual([
    ['changed', 'Project', 'Sleep', 'title: empty → “Sleep”'],
    ['removed', 'Node', 'Iron'],
    ['changed', 'Node', '5-HT', 'label: “Serotonin” → “5-HT”'],
    ['moved', 'Node', 'Melatonin', 'position: (200, 0) → (400, 0)'],
    ['added', 'Node', 'Zinc'],
  ]);
});

test('the drawing holds both: what went lies behind, and what moved is framed where it was and where it is', () => {
  const { differences, items } = compareProjects(before, after, 'light');
  expect(items.map(({ key, kind }) => `${key} ${kind ?? 'same'}`)).toEqual([
    'nodes n3 removed',
    'links l1 same',
    'nodes n1 changed',
    'nodes n2 moved',
    'nodes n4 added',
  ]);
  const moved = differences.find(({ kind }) => kind === 'moved');
  expect([moved?.before?.x, moved?.bounds?.x].map((x) => Math.round(x ?? 0) > 100)).toEqual([
    true,
    true,
  ]);
  expect(moved?.before?.x).toBe((moved?.bounds?.x ?? 0) - 200);
});

test('two projects that say the same differ in nothing', () => {
  expect(compareProjects(after, structuredClone(after), 'dark').differences).toEqual([]);
});
