import { expect, test } from 'vitest';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import {
  differences,
  idOf,
  indexInSteps,
  sceneIndexOf,
} from '../../../shared/graph/scene-index.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../../shared/scene/primitives.ts';
import { generatedProject } from '../../bench/generated-project.ts';

const project = generatedProject(1_000, { columns: 40, links: 'near' });

/** The same diagram, of which each look at a position of the drawing order is counted. */
function counting(diagram: DrawnDiagram): { diagram: DrawnDiagram; looks: () => number } {
  let count = 0;
  const order = diagram.order.slice();
  Object.defineProperty(diagram, 'order', {
    value: new Proxy(order, {
      get: (target, key): unknown => {
        if (typeof key === 'string' && /^\d+$/u.test(key)) count += 1;
        return Reflect.get(target, key);
      },
    }),
  });
  return { diagram, looks: () => count };
}

test('what a gesture of many steps made is taken back by what it moved, however large the diagram is', () => {
  const before = counting(drawDiagram(project, 'light'));
  let moved = project;
  for (let step = 0; step < 40; step += 1) {
    moved = moveNodes(['n300'], { x: 3, y: 2 })(moved);
    drawDiagram(moved, 'light');
  }
  const after = counting(drawDiagram(moved, 'light'));
  const start = before.looks();
  const changed = differences(after.diagram, before.diagram, 3_000) ?? [];
  expect(changed.map(idOf)).toContain('n300');
  expect(changed.length).toBeLessThan(40);
  expect(before.looks() - start + after.looks()).toBeLessThan(200);
});

test('another edit after undo, too, differs from what is shown by what it changed', () => {
  const first = drawDiagram(project, 'light');
  drawDiagram(moveNodes(['n500'], { x: 30, y: 0 })(project), 'light');
  // Undone, which nothing draws anew; then something else is done.
  const second = drawDiagram(moveNodes(['n20'], { x: 0, y: 30 })(project), 'light');
  const ids = new Set((differences(first, second, 3_000) ?? []).map(idOf));
  expect(ids).toContain('n20');
  expect(ids).not.toContain('n500');
  expect(ids.size).toBeLessThan(20);
});

test('an index that was made ahead finds what one finds that is made at once', () => {
  const part = { x: 300, y: 200, width: 500, height: 400 };
  const ahead = drawDiagram(structuredClone(project), 'light');
  expect([...indexInSteps(ahead)].length).toBeGreaterThan(1);
  expect([...indexInSteps(ahead)]).toEqual([]);
  const atOnce = drawDiagram(structuredClone(project), 'light');
  expect(sceneIndexOf(ahead).within(part).map(idOf)).toEqual(
    sceneIndexOf(atOnce).within(part).map(idOf),
  );
});
