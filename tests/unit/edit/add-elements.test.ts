import { expect, test } from 'vitest';
import { addElements, addLinks, addNodes } from '../../../shared/edit/elements.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({ nodes: [aNode({ id: 'a' }), aNode({ id: 'b' })] });

test('a new node needs no more than kind and place', () => {
  const node = {
    id: 'c',
    kind: 'enzyme',
    label: 'Node',
    x: 0,
    y: 0,
    width: 80,
    height: 40,
  } as const;
  expect(addNodes([node])(project).nodes[2]).toEqual(aNode({ id: 'c' }));
});

test('all is added or nothing: not under a taken id, without its ends, or beyond the limits', () => {
  expect(addNodes([aNode({ id: 'c' }), aNode({ id: 'a' })])(project)).toBe(project);
  expect(addLinks([aLink({ source: 'a', target: 'nobody' })])(project)).toBe(project);
  expect(addNodes([aNode({ id: 'c', parent: 'a' })])(project)).toBe(project);
  expect(addNodes([{ ...aNode({ id: 'c' }), x: Number.NaN }])(project)).toBe(project);
  expect(addLinks([aLink({ source: 'a', target: 'b' })])(project).links).toHaveLength(1);
});

test('a reference that the project has already stays as it was edited there', () => {
  const mine = { id: 'r', authors: [], title: 'As I wrote it' };
  const other = { id: 's', authors: [] };
  const before = { ...project, references: [mine] };
  const after = addElements({ references: [{ id: 'r', authors: [] }, other] })(before);
  expect(after.references).toEqual([mine, other]);
});
