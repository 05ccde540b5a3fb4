import { expect, test } from 'vitest';
import {
  bringForward,
  bringToFront,
  sendBackward,
  sendToBack,
} from '../../../shared/edit/z-order.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const zOf = (project: Project) =>
  Object.fromEntries([...project.nodes, ...project.links].map(({ id, z }) => [id, z]));

const threeNodes = () => aProject({ nodes: ['a', 'b', 'c'].map((id) => aNode({ id })) });

test('to the front keeps the order of what is brought there, in small numbers', () => {
  expect(zOf(bringToFront(['b', 'a'])(threeNodes()))).toEqual({ a: 1, b: 1, c: 0 });
});

test('to the front of what is there already changes nothing', () => {
  const project = threeNodes();
  expect(bringToFront(['c'])(project)).toBe(project);
  expect(bringToFront(['b', 'c'])(project)).toBe(project);
  expect(sendToBack(['a'])(project)).toBe(project);
});

test('to the back is below everything else', () => {
  expect(zOf(sendToBack(['c', 'b'])(threeNodes()))).toEqual({ a: 0, b: -1, c: -1 });
});

test('a link can be brought above the nodes', () => {
  const project = aProject({
    nodes: [aNode({ id: 'n1' }), aNode({ id: 'n2' })],
    links: [aLink({ id: 'link' })],
  });
  expect(zOf(bringToFront(['link'])(project))).toEqual({ n1: 0, n2: 0, link: 1 });
});

test('forward and backward pass the next level only, and come back', () => {
  const project = aProject({
    nodes: [aNode({ id: 'a' }), aNode({ id: 'b', z: 1 }), aNode({ id: 'c', z: 5 })],
  });
  const forward = bringForward(['a'])(project);
  expect(zOf(forward)).toEqual({ a: 2, b: 1, c: 5 });
  expect(zOf(sendBackward(['a'])(forward))).toEqual({ a: 1, b: 1, c: 5 });
});

test('a compartment takes along what lies in it, which it would hide', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment' }),
      aNode({ id: 'a', parent: 'cell' }),
      aNode({ id: 'b', parent: 'cell' }),
      aNode({ id: 'other' }),
    ],
    links: [aLink({ id: 'link', source: 'a', target: 'b' })],
  });
  expect(zOf(bringToFront(['cell'])(project))).toEqual({ cell: 1, a: 1, b: 1, link: 1, other: 0 });
});

test('a node sent to the back stays above the compartment that it lies in', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment' }),
      aNode({ id: 'a', parent: 'cell', z: 3 }),
      aNode({ id: 'b', z: -4 }),
    ],
  });
  expect(zOf(sendToBack(['a'])(project))).toEqual({ cell: 0, a: 0, b: -4 });
});

test('numbers that have grown large are renumbered in the same order', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'a', z: 1_000_000 }),
      aNode({ id: 'b', z: -7 }),
      aNode({ id: 'c', z: 40 }),
      aNode({ id: 'd', z: 40 }),
    ],
  });
  expect(zOf(bringToFront(['b'])(project))).toEqual({ a: 1, b: 1, c: 0, d: 0 });
});
