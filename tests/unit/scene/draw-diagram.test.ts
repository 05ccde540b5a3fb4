import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { reachOf } from '../../../shared/scene/later-drawing.ts';
import {
  unionBounds,
  type Bounds,
  type DrawnDiagram,
  type DrawnItem,
} from '../../../shared/scene/primitives.ts';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryNextVersion, counting } from '../../support/next-versions.ts';
import { generatedProject } from '../../bench/generated-project.ts';
import { numbersIn } from './numbers-in.ts';

const templates = new URL('../../../data/templates/', import.meta.url);

test.each(readdirSync(templates))('the template %s is drawn whole', (name) => {
  const parsed = parseProject(readFileSync(new URL(name, templates), 'utf8'));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  const { order } = drawDiagram(parsed.value, 'light');
  expect(order).toHaveLength(parsed.value.nodes.length + parsed.value.links.length);
});

test('an empty diagram is a point at the origin', () => {
  expect(drawDiagram(aProject(), 'light')).toMatchObject({
    order: [],
    bounds: { x: 0, y: 0, width: 0, height: 0 },
  });
});

test('whatever the project, all that is drawn is finite', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 8, maxLinks: 8 }), (project) => {
      for (const theme of ['light', 'dark'] as const) {
        const { order, bounds } = drawDiagram(project, theme);
        expect(order).toHaveLength(project.nodes.length + project.links.length);
        const drawings = order.map((item) => ({ ...plainOf(item), node: null, link: null }));
        expect(numbersIn([drawings, bounds]).every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

test('whatever the project, nothing is drawn where it is not looked for', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 8, maxLinks: 8 }), (project) => {
      const { order, bounds } = drawDiagram(project, 'light');
      const lost = order.filter(({ drawn }) => !isEnclosed(drawn.bounds, reachOf(drawn)));
      expect(lost.map((item) => plainOf(item))).toEqual([]);
      expect(bounds).toEqual(unionBounds(order.map(({ drawn }) => drawn.bounds)));
    }),
    { numRuns: 300 },
  );
});

function isEnclosed(one: Bounds, other: Bounds): boolean {
  const all = unionBounds([one, other]);
  // Sums of fractions are not exact.
  const isAsLong = (length: number, known: number) => length <= known * (1 + 1e-9) + 1e-6;
  return isAsLong(all.width, other.width) && isAsLong(all.height, other.height);
}

test('the next version of a project is drawn as if it were the first', () => {
  fc.assert(
    fc.property(
      arbitraryProject({ maxNodes: 8, maxLinks: 10 }),
      fc.array(arbitraryNextVersion(), { minLength: 1, maxLength: 4 }),
      (first, steps) => {
        let project = first;
        drawDiagram(project, 'light');
        for (const step of steps) {
          project = step(project);
          const next = drawDiagram(project, 'light');
          const anew = drawDiagram(structuredClone(project), 'light');
          // So that the next step follows this version.
          drawDiagram(first, 'dark');
          expect(allOf(next)).toEqual(allOf(anew));
          drawDiagram({ ...project }, 'light');
        }
      },
    ),
  );
});

test('a moved node costs as much as it and its links, however large the diagram is', () => {
  const { project, looks } = counting(generatedProject(4_000, { links: 'near' }));
  const before = drawDiagram(project, 'light');
  const move = (by: number): Project => ({
    ...project,
    nodes: project.nodes.map((node, at) => (at === 700 ? { ...node, x: node.x + by } : node)),
  });
  // The first step looks at all once, to know what hangs on what.
  drawDiagram(move(10), 'light');
  looks();
  const version = move(20);
  looks();
  const after = drawDiagram(version, 'light');
  // A few looks at its links and at the nodes at their ends.
  expect(looks()).toBeLessThan(1_000);
  const changed = after.order.filter(({ drawn }, at) => drawn !== before.order[at]?.drawn);
  expect(changed.length).toBeGreaterThan(2);
  expect(changed.length).toBeLessThan(12);
});

test('what moves together is only shifted, and then looks as if it were drawn anew', () => {
  const bent = generatedProject(300, { columns: 20, links: 'near' });
  // With one as long as this none is led.
  const longest = aLink({ id: 'far', source: 'n299', target: { to: 'point', x: 1e6, y: 1e6 } });
  const project: Project = {
    ...bent,
    links: [...bent.links, longest].map((link, at) => {
      // Of two right-angled ways to an anchor that are equally good, rounding chooses.
      if (link.target.to === 'anchor') return { ...link, routing: 'straight' };
      return at % 7 === 0 ? { ...link, label: 'step', waypoints: [{ x: at, y: 2 * at }] } : link;
    }),
  };
  const ids = project.nodes.slice(0, 220).map(({ id }) => id);
  let moved = project;
  drawDiagram(project, 'light');
  for (const x of [13, -7.3, 40]) {
    moved = moveNodes(ids, { x, y: 11 })(moved);
    drawDiagram(moved, 'light');
  }
  const anew = allOf(drawDiagram(structuredClone(moved), 'light'));
  const after = allOf(drawDiagram(moved, 'light'));
  const [numbers, expected] = [numbersIn(after), numbersIn(anew)];
  expect(numbers).toHaveLength(expected.length);
  const far = numbers.filter((number, at) => !(Math.abs(number - (expected[at] ?? NaN)) < 1e-6));
  expect(far).toEqual([]);
});

test('in the other theme all is where it was, in the colours of a drawing made anew', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 6, maxLinks: 6 }), (project) => {
      drawDiagram(project, 'light');
      const dark = allOf(drawDiagram(project, 'dark'));
      expect(dark).toEqual(allOf(drawDiagram(structuredClone(project), 'dark')));
    }),
    { numRuns: 40 },
  );
});

describe('The drawing order', () => {
  const idsOf = (project: Project) =>
    drawDiagram(project, 'light').order.map((item) =>
      item.type === 'node' ? item.drawn.node.id : item.drawn.link.id,
    );

  test('is containers from outside inwards, links, other nodes', () => {
    const nodes = [
      aNode({ id: 'n1' }),
      aNode({ id: 'inner', kind: 'compartment', parent: 'outer' }),
      aNode({ id: 'n2' }),
      aNode({ id: 'outer', kind: 'compartment' }),
    ];
    const project = aProject({ nodes, links: [aLink()] });
    expect(idsOf(project)).toEqual(['outer', 'inner', 'l1', 'n1', 'n2']);
  });

  test('follows z before anything else', () => {
    const nodes = [
      aNode({ id: 'n1', z: -1 }),
      aNode({ id: 'n2' }),
      aNode({ id: 'c', kind: 'group', z: 2 }),
    ];
    expect(idsOf(aProject({ nodes, links: [aLink({ z: 1 })] }))).toEqual(['n1', 'n2', 'l1', 'c']);
  });
});

describe('After an edit', () => {
  const nodes = [
    aNode({ id: 'n1' }),
    aNode({ id: 'n2', x: 300 }),
    aNode({ id: 'n3', y: 300 }),
    aNode({ id: 'n4', x: 300, y: 300 }),
  ];
  const links = [
    aLink({ id: 'a', anchors: [{ id: 'at', position: 0.5 }] }),
    aLink({ id: 'b', source: 'n3', target: 'n4' }),
    aLink({ id: 'c', source: 'n3', target: { to: 'anchor', id: 'at' } }),
  ];
  const before = aProject({ nodes, links });
  const moved = {
    ...before,
    nodes: nodes.map((node) => (node.id === 'n2' ? { ...node, y: 80 } : node)),
  };

  test('what did not change is the very same drawing', () => {
    const [old, now] = [drawDiagram(before, 'light'), drawDiagram(moved, 'light')];
    expect(now.nodes.get('n1')).toBe(old.nodes.get('n1'));
    expect(now.links.get('b')).toBe(old.links.get('b'));
  });

  test('links follow their nodes, and those that hang on them follow too', () => {
    const [old, now] = [drawDiagram(before, 'light'), drawDiagram(moved, 'light')];
    expect(now.links.get('a')?.route).not.toEqual(old.links.get('a')?.route);
    expect(now.links.get('c')?.route).not.toEqual(old.links.get('c')?.route);
    expect(now.links.get('c')?.route.at(-1)).toEqual(now.links.get('a')?.anchors.get('at'));
  });

  test('going back shows what was there before', () => {
    const old = drawDiagram(before, 'light').links.get('a')?.route;
    drawDiagram(moved, 'light');
    expect(drawDiagram({ ...before }, 'light').links.get('a')?.route).toEqual(old);
  });
});

/** With the parts of a drawing that are made when they are asked for. */
function plainOf(item: DrawnItem): object {
  if (item.type === 'node') {
    const { node, box, bounds, painted, primitives } = item.drawn;
    return { node, box, bounds, painted, primitives };
  }
  const { link, bounds, path, route, anchors, primitives, label, heads, labelAt } = item.drawn;
  return { link, bounds, path, route, anchors, primitives, label, heads, labelAt };
}

function allOf({ order, bounds, nodes, links }: DrawnDiagram): object {
  const all = order.map(plainOf);
  const held = order.map((item) =>
    item.type === 'node'
      ? nodes.get(item.drawn.node.id) === item.drawn
      : links.get(item.drawn.link.id) === item.drawn,
  );
  return { all, bounds, held, nodes: [...nodes.keys()], links: [...links.keys()].sort() };
}
