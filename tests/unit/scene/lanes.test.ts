import { expect, test } from 'vitest';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { primitivesBounds, withoutLabel } from '../../../shared/scene/primitives.ts';
import { pointAt, runsThrough } from '../../../shared/scene/route-geometry.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

type Given = Parameters<typeof aLink>[0];

function drawn(links: readonly Given[], below = { x: 0, y: 300 }) {
  const project: Project = aProject({
    nodes: [aNode({ id: 'a' }), aNode({ id: 'b', ...below })],
    links: links.map((link, at) => aLink({ id: `l${at}`, ...link })),
  });
  return [...drawDiagram(project, 'light').links.values()];
}

function labelBox(link: ReturnType<typeof drawn>[number]) {
  const text = link.primitives.filter(({ type }) => type === 'text');
  return primitivesBounds(text);
}

type Box = ReturnType<typeof labelBox> | undefined;
const overlap = (a: Box, b: Box) =>
  a &&
  b &&
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

test.each([
  ['below', { x: 0, y: 300 }],
  ['beside', { x: 400, y: 0 }],
  ['aslant', { x: 300, y: 250 }],
])(
  'links between the same two nodes, one %s the other, run and are labelled apart',
  (_where, below) => {
    for (const routing of ['straight', 'orthogonal', 'curved'] as const) {
      const links = drawn(
        [
          { source: 'a', target: 'b', label: 'first', routing },
          { source: 'a', target: 'b', label: 'second of them', routing },
          { source: 'b', target: 'a', label: 'back', routing },
        ],
        below,
      );
      const boxes = links.map(labelBox);
      const middles = links.map(({ route }) => pointAt(route, 0.5));
      for (const [at, one] of middles.entries()) {
        for (const [other, two] of middles.entries()) {
          if (at >= other) continue;
          expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThan(12);
          expect(overlap(boxes[at], boxes[other])).toBe(false);
        }
      }
    }
  },
);

test('two conversions there and back do not look like one that goes both ways', () => {
  const [there, back] = drawn([
    { source: 'a', target: 'b' },
    { source: 'b', target: 'a' },
  ]).map(({ route }) => pointAt(route, 0.5));
  expect(Math.abs((there?.x ?? 0) - (back?.x ?? 0))).toBeGreaterThanOrEqual(20);
});

test('links of a node with itself stand at different corners', () => {
  const loops = drawn(Array.from({ length: 6 }, () => ({ source: 'a', target: 'a' })));
  const places = new Set(loops.map(({ route }) => JSON.stringify(pointAt(route, 0.5))));
  expect(places.size).toBe(6);
});

test('the label of a link of a node with itself leaves its line and its head free', () => {
  const loops = drawn(
    ['self', 'regulates itself', 'a long label\nof two lines', 'x'].map((label) => {
      return { source: 'a', target: 'a', label };
    }),
  );
  for (const { route, label } of loops) {
    expect(runsThrough(route, primitivesBounds(label))).toBe(false);
  }
});

test('a link alone, one that is bent and one that ends where a person put it stay as they are', () => {
  const [alone] = drawn([{ source: 'a', target: 'b' }]);
  const [first, bent, fixed] = drawn([
    { source: 'a', target: 'b' },
    { source: 'a', target: 'b', waypoints: [{ x: 200, y: 200 }] },
    {
      source: { to: 'node', id: 'a', side: 'right' },
      target: { to: 'node', id: 'b', side: 'right' },
    },
  ]);
  expect(first?.route).toEqual(alone?.route);
  expect(bent?.route[1]).toEqual({ x: 200, y: 200 });
  expect(fixed?.route[0]).toEqual({ x: 80, y: 20 });
});

test('a link goes back to its middle when the one beside it is gone', () => {
  const nodes = [aNode({ id: 'a' }), aNode({ id: 'b', y: 300 })];
  const links = [
    aLink({ id: 'x', source: 'a', target: 'b' }),
    aLink({ id: 'y', source: 'a', target: 'b' }),
  ];
  const both = aProject({ nodes, links });
  const one = { ...both, links: both.links.slice(0, 1) };
  const before = drawDiagram(both, 'light').links.get('x')?.route;
  const after = drawDiagram(one, 'light').links.get('x')?.route;
  expect(after).not.toEqual(before);
  expect(after).toEqual(drawn([{ source: 'a', target: 'b' }])[0]?.route);
});

/** The boxes of a link's heads: what is painted beside its line. */
function headBoxes(project: Project, id: string) {
  const bare = { sourceHead: 'none', targetHead: 'none' } as const;
  const links = project.links.map((link) => ({ ...link, style: { ...link.style, ...bare } }));
  const line = drawDiagram({ ...project, links }, 'light').links.get(id);
  const drawn = drawDiagram(project, 'light').links.get(id);
  if (!line || !drawn) return [];
  return withoutLabel(drawn)
    .slice(withoutLabel(line).length)
    .map((part) => primitivesBounds([part]));
}

test('a label never covers a head of its own link, alone or beside others, however short', () => {
  const labels = ['x', 'self one', 'is activated by it', 'a long label of two\nlines, or three'];
  const covered: string[] = [];
  const relations = ['converts-to', 'cofactor-of', 'inhibits', 'transports'] as const;
  for (const relation of relations)
    for (const routing of ['straight', 'orthogonal', 'curved'] as const)
      for (const gap of [20, 35, 60])
        for (const [x, y] of [
          [0, 40 + gap],
          [100 + gap, 0],
          [100 + gap, 40 + gap],
        ] as const)
          for (const count of [1, 3]) {
            const project = aProject({
              nodes: [aNode({ id: 'a', width: 100 }), aNode({ id: 'b', x, y, width: 100 })],
              links: Array.from(
                { length: count },
                (_none, at) =>
                  [
                    aLink({ id: `l${at}`, relation, routing, source: 'a', target: 'b' }),
                    aLink({ id: `s${at}`, relation, routing, source: 'a', target: 'a' }),
                  ] as const,
              )
                .flat()
                .map((link, at) => ({ ...link, label: labels[at % labels.length] ?? '' })),
            });
            for (const link of drawDiagram(project, 'light').links.values()) {
              const heads = headBoxes(project, link.link.id);
              const plate = primitivesBounds(link.label.slice(0, 1));
              expect(heads.length).toBeGreaterThan(0);
              if (heads.some((head) => overlap(head, plate)))
                covered.push(`${link.link.id} of ${count}: ${relation}, ${routing}, ${gap}`);
            }
          }
  expect(covered).toEqual([]);
});
