import { describe, expect, test } from 'vitest';
import {
  connectionTargetAt,
  type OpenLink,
  anchorPosition,
} from '../../../../renderer/canvas/connection-target.ts';
import type { DiagramPoint } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { distanceToRoute, findStraightPoint } from '../../../../shared/scene/route-geometry.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';

const canvas = aProject().canvas;
/** A level conversion at y = 200 from x = 100 to x = 300, and an enzyme above it whose middle is at x = 200. */
const project = aProject({
  nodes: [
    aNode({ id: 'substrate', kind: 'precursor', x: 0, y: 180, width: 100 }),
    aNode({ id: 'product', kind: 'metabolite', x: 300, y: 180, width: 100 }),
    aNode({ id: 'enzyme', x: 160, y: 40 }),
  ],
  links: [
    aLink({
      id: 'step',
      source: 'substrate',
      target: 'product',
      anchors: [{ id: 'on', position: 0.2 }],
    }),
    aLink({
      id: 'helps',
      relation: 'catalyzes',
      source: 'enzyme',
      target: { to: 'anchor', id: 'on' },
    }),
  ],
});
const drawing = { project, diagram: drawDiagram(project, 'light') };
const free = aProject({ ...project, canvas: { ...canvas, snap: false } });

const hitAt = (open: OpenLink, point: DiagramPoint, on = drawing) =>
  connectionTargetAt(on, open, point, 1)?.hit;
const fromEnzyme: OpenLink = { from: { to: 'node', id: 'enzyme', side: 'bottom' } };

describe('a link that ends on another', () => {
  test('runs straight where that is near', () => {
    expect(hitAt(fromEnzyme, { x: 206, y: 203 })).toMatchObject({
      type: 'link',
      at: { x: 200, y: 200 },
      position: 0.5,
    });
  });

  test('ends where the pointer is where that is farther off', () => {
    expect(hitAt(fromEnzyme, { x: 240, y: 203 })).toMatchObject({ at: { x: 240, y: 200 } });
  });

  test('ends where the pointer is in a diagram that does not snap', () => {
    const loose = { ...drawing, project: free };
    expect(hitAt(fromEnzyme, { x: 206, y: 203 }, loose)).toMatchObject({ at: { x: 206, y: 200 } });
  });

  test('runs straight from its last bend when it is put elsewhere', () => {
    const bent = aLink({ ...project.links[1], waypoints: [{ x: 250, y: 120 }] });
    expect(hitAt({ link: bent, end: 'target' }, { x: 247, y: 199 })).toMatchObject({
      at: { x: 250, y: 200 },
    });
  });
});

test('an anchor that is dragged comes to where the link on it runs straight', () => {
  const route = drawing.diagram.links.get('step')?.route ?? [];
  const draggedTo = (x: number) =>
    anchorPosition(drawing, route, 'on', distanceToRoute(route, { x, y: 190 }), 10);
  expect(draggedTo(204)).toBeCloseTo(0.5);
  expect(draggedTo(260)).toBeCloseTo(0.8);
});

test('the straight place on a bent route is the one near the pointer', () => {
  const route = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 0, y: 100 },
  ];
  const from = { x: 50, y: 50 };
  const near = (point: DiagramPoint) => findStraightPoint(route, from, point, 20);
  expect(near({ x: 55, y: 0 })).toEqual({ point: { x: 50, y: 0 }, position: 1 / 6 });
  expect(near({ x: 100, y: 44 })).toEqual({ point: { x: 100, y: 50 }, position: 0.5 });
  expect(near({ x: 55, y: 100 })?.point).toEqual({ x: 50, y: 100 });
  expect(near({ x: 0, y: 100 })).toBeUndefined();
});
