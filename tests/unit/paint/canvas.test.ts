import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paintCanvas } from '../../../shared/paint/canvas.ts';
import { imageFrame } from '../../../shared/paint/picture.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { aPicture } from '../../support/a-picture.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { RecordingSurface } from './recording-surface.ts';

function paint(project: Project, scale = 1): RecordingSurface {
  const surface = new RecordingSurface();
  paintCanvas(surface, aPicture(project), { scale });
  return surface;
}

test('whatever the project, nothing is painted beyond the bounds of the diagram', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const { bounds } = drawDiagram(project, 'light');
      const { width, height } = imageFrame(bounds, 0);
      // What a million units from the origin leaves of the precision of numbers.
      const slack = 1e-6 * (1 + width + height);
      for (const { x, y } of paint(project).points) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-slack);
        expect(x).toBeLessThanOrEqual(width + slack);
        expect(y).toBeLessThanOrEqual(height + slack);
      }
    }),
  );
});

test('the surface is left as it was found', () => {
  const nodes = [aNode({ rotation: 45 }), aNode({ id: 'n2', x: 200 })];
  expect(paint(aProject({ nodes, links: [aLink()] })).depth).toBe(0);
});

test('a scale of two paints everything twice as large', () => {
  const project = aProject({ nodes: [aNode({ rotation: 30 })] });
  const [one, two] = [paint(project), paint(project, 2)];
  one.points.forEach(({ x, y }, index) => {
    expect(two.points[index]?.x).toBeCloseTo(2 * x);
    expect(two.points[index]?.y).toBeCloseTo(2 * y);
  });
});

test('what lies outside the tile is left out', () => {
  const nodes = [aNode({ label: 'Near' }), aNode({ id: 'n2', x: 5_000, label: 'Far' })];
  const picture = aPicture(aProject({ nodes }), { background: 'white' });
  const surface = new RecordingSurface();
  const tile = { x: 0, y: 0, width: 500, height: 500 };
  paintCanvas(surface, picture, { scale: 1, tile });
  expect(surface.texts.map(({ text }) => text)).toEqual(['Near']);
  expect(surface.fills[0]).toBe('#ffffff');
});

test('text that runs from right to left is painted so, at the side it was set from', () => {
  const note = aNode({ kind: 'note', label: 'סרוטונין (5-HT)', width: 200 });
  const [line] = paint(aProject({ nodes: [note] })).texts;
  expect(line).toMatchObject({ text: 'סרוטונין (5-HT)', direction: 'rtl', align: 'right' });
});
