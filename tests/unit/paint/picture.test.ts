import { describe, expect, test } from 'vitest';
import { missingIds, composePicture, type Picture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema, type ImageOptions } from '../../../shared/project/image-formats.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

// A compartment with two linked nodes in it, and one node outside that a link comes from.
const project = aProject({
  nodes: [
    aNode({ id: 'cell', kind: 'compartment', x: 0, y: 0, width: 400, height: 200 }),
    aNode({ id: 'in-1', x: 20, y: 80, parent: 'cell' }),
    aNode({ id: 'in-2', x: 200, y: 80, parent: 'cell' }),
    aNode({ id: 'out', x: 600, y: 80 }),
  ],
  links: [
    aLink({ id: 'inner', source: 'in-1', target: 'in-2' }),
    aLink({ id: 'crossing', source: 'out', target: 'in-2' }),
  ],
});

function idsIn({ items }: Picture): string[] {
  return items.map((item) => (item.type === 'node' ? item.drawn.node.id : item.drawn.link.id));
}

describe('An image shows', () => {
  test('all of the project, in drawing order', () => {
    const picture = aPicture(project);
    expect(idsIn(picture)).toEqual(['cell', 'inner', 'crossing', 'in-1', 'in-2', 'out']);
    expect(picture.clip).toBeNull();
  });

  test('chosen elements with what lies in them and the links among them', () => {
    const part = { show: 'elements', ids: ['cell'] } as const;
    expect(idsIn(aPicture(project, { part }))).toEqual(['cell', 'inner', 'in-1', 'in-2']);
    expect(missingIds(project, part)).toEqual([]);
  });

  test('a container with all that reaches into it, cut at its border', () => {
    const part = { show: 'container', id: 'cell' } as const;
    const picture = aPicture(project, { part, margin: 10 });
    expect(idsIn(picture)).toEqual(['cell', 'inner', 'crossing', 'in-1', 'in-2']);
    expect(picture.clip).toEqual({ x: -2.75, y: -2.75, width: 405.5, height: 205.5 });
    expect(picture.frame).toEqual({ x: -13, y: -13, width: 426, height: 226 });
  });

  test('nothing for elements that are not there, and these can be named', () => {
    const part = { show: 'elements', ids: ['ghost', 'out'] } as const;
    expect(idsIn(aPicture(project, { part: { show: 'elements', ids: ['ghost'] } }))).toEqual([]);
    expect(missingIds(project, part)).toEqual(['ghost']);
    expect(missingIds(project, { show: 'container', id: 'ghost' })).toEqual(['ghost']);
  });
});

test('a link that only passes a container’s corner is not in it', () => {
  const around = aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment', x: 100, y: 100, width: 50, height: 50 }),
      aNode({ id: 'n1', x: 0, y: 0 }),
      aNode({ id: 'n2', x: 300, y: 300 }),
    ],
    links: [aLink({ routing: 'straight', waypoints: [{ x: 340, y: 20 }] })],
  });
  expect(idsIn(aPicture(around, { part: { show: 'container', id: 'cell' } }))).toEqual(['cell']);
});

test.each([
  ['white', 'light', '#ffffff'],
  ['transparent', 'light', null],
  ['none', 'dark', null],
  ['theme', 'dark', '#0f172a'],
  ['#102030', 'light', '#102030'],
] as const)('a background that is %s in the %s theme is %s', (background, theme, color) => {
  expect(aPicture(project, { background, theme }).background).toBe(color);
});

test.each(['light', 'dark'] as const)('a JPEG has the ground of the %s theme for none', (theme) => {
  const ground = aPicture(project, { background: 'theme', theme }).background;
  const jpeg = aPicture(project, { background: 'transparent', theme, format: 'jpeg' });
  expect(jpeg.background).toBe(ground);
});

test('what the image shows is described, and nothing else', () => {
  const named = aProject({
    ...project,
    metadata: { ...project.metadata, title: 'Cell' },
    nodes: project.nodes.map((node) => ({ ...node, label: node.id })),
  });
  const options: ImageOptions = imageOptionsSchema.parse({
    part: { show: 'elements', ids: ['in-1', 'in-2'] },
  });
  expect(composePicture(named, options)).toMatchObject({
    title: 'Cell',
    description: 'in-1 is converted to in-2.',
  });
});
