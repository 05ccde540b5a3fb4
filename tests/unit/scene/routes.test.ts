import { describe, expect, test } from 'vitest';
import {
  sideSchema,
  type Link,
  type PathwayNode,
  type DiagramPoint,
} from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { runsThrough } from '../../../shared/scene/route-geometry.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { numbersIn } from './numbers-in.ts';

/** Two enzymes of 80 by 40 whose centres are 300 apart, on one level unless moved. */
const left = aNode({ id: 'n1', x: 0, y: 0 });
const right = aNode({ id: 'n2', x: 300, y: 0 });

function routeOf(
  link: Link,
  nodes: readonly PathwayNode[] = [left, right],
): readonly DiagramPoint[] {
  const drawn = drawDiagram(aProject({ nodes, links: [link] }), 'light').links.get(link.id);
  if (!drawn) throw new Error('The link was not drawn.');
  return drawn.route;
}

const at = (x: number, y: number): DiagramPoint => ({ x, y });

type Cubic = readonly [DiagramPoint, DiagramPoint, DiagramPoint, DiagramPoint];

function cubic([a, b, c, d]: Cubic, share: number): DiagramPoint {
  const rest = 1 - share;
  const along = (key: 'x' | 'y') =>
    rest ** 3 * a[key] +
    3 * rest ** 2 * share * b[key] +
    3 * rest * share ** 2 * c[key] +
    share ** 3 * d[key];
  return { x: along('x'), y: along('y') };
}

const rounded = (points: readonly DiagramPoint[]) =>
  points.map(({ x, y }) => [Math.round(x) || 0, Math.round(y) || 0]);

describe('A straight link', () => {
  test('runs from outline to outline, on the line between the centres', () => {
    expect(rounded(routeOf(aLink()))).toEqual([
      [80, 20],
      [300, 20],
    ]);
    const above = aNode({ id: 'n2', x: 0, y: -200 });
    expect(rounded(routeOf(aLink(), [left, above]))).toEqual([
      [40, 0],
      [40, -160],
    ]);
  });

  test('runs through its waypoints and meets the outline on the way to them', () => {
    const route = routeOf(aLink({ waypoints: [{ x: 40, y: 200 }] }));
    expect(rounded(route.slice(0, 2))).toEqual([
      [40, 40],
      [40, 200],
    ]);
  });

  test('ends at the middle of the side that it was given', () => {
    const source = { to: 'node', id: 'n1', side: 'bottom' } as const;
    expect(rounded(routeOf(aLink({ source })))[0]).toEqual([40, 40]);
  });

  test('ends on a slanted or notched side where that is drawn', () => {
    const receptor = aNode({ id: 'n2', kind: 'receptor', x: 300, y: 0, width: 100, height: 50 });
    const target = { to: 'node', id: 'n2', side: 'top' } as const;
    const end = routeOf(aLink({ target }), [left, receptor]).at(-1);
    expect(end?.x).toBeCloseTo(350);
    expect(end?.y).toBeGreaterThan(5);
  });

  test('ends exactly at a place in the box, which wins over a side', () => {
    const source = { to: 'node', id: 'n1', side: 'top', position: { x: 0.5, y: 1 } } as const;
    expect(rounded(routeOf(aLink({ source })))[0]).toEqual([60, 40]);
  });

  test('turns its end with the node', () => {
    const turned = aNode({ id: 'n1', rotation: 90 });
    const source = { to: 'node', id: 'n1', position: { x: 1, y: 0 } } as const;
    expect(rounded(routeOf(aLink({ source }), [turned, right]))[0]).toEqual([40, 60]);
    expect(rounded(routeOf(aLink(), [turned, right]))[0]).toEqual([60, 20]);
  });

  test('from a node to the compartment around it ends at the border beyond', () => {
    const cell = aNode({
      id: 'n2',
      kind: 'compartment',
      x: -100,
      y: -100,
      width: 400,
      height: 240,
    });
    const route = routeOf(aLink(), [left, cell]);
    expect(rounded(route)).toEqual([
      [0, 20],
      [-100, 20],
    ]);
  });
});

describe('An orthogonal link', () => {
  const below = aNode({ id: 'n2', x: 300, y: 200 });
  const link = (fields: Parameters<typeof aLink>[0] = {}) =>
    aLink({ routing: 'orthogonal', ...fields });

  test('between nodes on one level is one line', () => {
    expect(rounded(routeOf(link()))).toEqual([
      [80, 20],
      [300, 20],
    ]);
  });

  test('turns half way', () => {
    expect(rounded(routeOf(link(), [left, below]))).toEqual([
      [80, 20],
      [190, 20],
      [190, 220],
      [300, 220],
    ]);
  });

  test('goes once around a corner between a side and a top', () => {
    const source = { to: 'node', id: 'n1', side: 'right' } as const;
    const target = { to: 'node', id: 'n2', side: 'top' } as const;
    expect(rounded(routeOf(link({ source, target }), [left, below]))).toEqual([
      [80, 20],
      [340, 20],
      [340, 200],
    ]);
  });

  test('leaves away from its node, also where the way lies behind it', () => {
    const source = { to: 'node', id: 'n1', side: 'left' } as const;
    const route = routeOf(link({ source }));
    expect(route[1]?.x).toBeLessThan(0);
    expect(isAxisParallel(route)).toBe(true);
  });

  test('runs axis-parallel through waypoints wherever they are', () => {
    const waypoints = [
      { x: 150, y: 90 },
      { x: 220, y: -50 },
    ];
    const route = routeOf(link({ waypoints }));
    expect(isAxisParallel(route)).toBe(true);
    for (const waypoint of waypoints) expect(route).toContainEqual(waypoint);
  });

  test('keeps the corners that were given, so that an imported line stays where it was', () => {
    const waypoints = [
      { x: 190, y: 20 },
      { x: 190, y: 220 },
    ];
    const source = { to: 'node', id: 'n1', position: { x: 1, y: 0 } } as const;
    const target = { to: 'node', id: 'n2', position: { x: -1, y: 0 } } as const;
    expect(rounded(routeOf(link({ source, target, waypoints }), [left, below]))).toEqual([
      [80, 20],
      [190, 20],
      [190, 220],
      [300, 220],
    ]);
  });
});

describe('A curved link', () => {
  test('leaves and arrives across the sides that face each other', () => {
    const below = aNode({ id: 'n2', x: 100, y: 300 });
    const route = routeOf(aLink({ routing: 'curved' }), [left, below]);
    const [first, second] = route;
    expect(first?.y).toBeCloseTo(40);
    expect(Math.abs((second?.x ?? 0) - (first?.x ?? 0))).toBeLessThan(1);
    expect(route.at(-1)?.y).toBeCloseTo(300);
  });

  test('that was imported keeps to its course up to its very ends', () => {
    const handles = [at(60, 40), at(20, 60), at(-40, 90), at(-40, 140)] as const;
    const points = Array.from({ length: 101 }, (_, step) => cubic(handles, step / 100));
    const link = aLink({
      routing: 'curved',
      source: { to: 'node', id: 'n1', position: { x: 0.5, y: 1 } },
      target: { to: 'point', x: -40, y: 140 },
      waypoints: [0.25, 0.5, 0.75].map((share) => cubic(handles, share)),
      origin: { format: 'sbgnml' },
    });
    const away = routeOf(link).map(({ x, y }) =>
      Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y))),
    );
    expect(Math.max(...away)).toBeLessThan(1.5);
  });

  test('passes through its waypoints', () => {
    const waypoint = { x: 200, y: 150 };
    expect(routeOf(aLink({ routing: 'curved', waypoints: [waypoint] }))).toContainEqual(waypoint);
  });
});

describe('A link that ends on a link', () => {
  const carrier = aLink({ id: 'c', anchors: [{ id: 'a', position: 0.25 }] });
  const enzyme = aNode({ id: 'e', x: 100, y: 200 });

  test('ends at its anchor, by the length of the carrier', () => {
    const link = aLink({ id: 'l', source: 'e', target: { to: 'anchor', id: 'a' } });
    const nodes = [left, right, enzyme];
    // The one that hangs on the other comes first in the file.
    const diagram = drawDiagram(aProject({ nodes, links: [link, carrier] }), 'light');
    expect(diagram.links.get('c')?.anchors.get('a')).toEqual({ x: 135, y: 20 });
    expect(diagram.links.get('l')?.route.at(-1)).toEqual({ x: 135, y: 20 });
  });

  test('is shifted by the offset of an imported one', () => {
    const target = { to: 'anchor', id: 'a', offset: { x: 2, y: -3 } } as const;
    const link = aLink({ id: 'l', source: 'e', target });
    const diagram = drawDiagram(
      aProject({ nodes: [left, right, enzyme], links: [carrier, link] }),
      'light',
    );
    expect(diagram.links.get('l')?.route.at(-1)).toEqual({ x: 137, y: 17 });
  });

  test('may hang on another that hangs on a third, thousands deep', () => {
    const first = aLink({ id: 'l0', anchors: [{ id: 'a0', position: 0.5 }] });
    const others = Array.from({ length: 5_000 }, (_, i) =>
      aLink({
        id: `l${i + 1}`,
        source: 'e',
        target: { to: 'anchor', id: `a${i}` },
        anchors: [{ id: `a${i + 1}`, position: 0.5 }],
      }),
    );
    const links = [first, ...others].toReversed();
    const diagram = drawDiagram(aProject({ nodes: [left, right, enzyme], links }), 'light');
    expect(diagram.links.get('l1')?.route.at(-1)).toEqual(
      diagram.links.get('l0')?.anchors.get('a0'),
    );
  });

  test('is drawn somewhere even where links hang on each other in a ring', () => {
    const one = aLink({
      id: 'one',
      target: { to: 'anchor', id: 'b' },
      anchors: [{ id: 'a', position: 0.5 }],
    });
    const two = aLink({
      id: 'two',
      source: 'n2',
      target: { to: 'anchor', id: 'a' },
      anchors: [{ id: 'b', position: 0.5 }],
    });
    const diagram = drawDiagram(aProject({ nodes: [left, right], links: [one, two] }), 'light');
    expect(diagram.links.size).toBe(2);
    expect(
      numbersIn([...diagram.links.values()].map(({ route }) => route)).every(Number.isFinite),
    ).toBe(true);
  });
});

describe.each(['straight', 'orthogonal', 'curved'] as const)('A %s link', (routing) => {
  test('from a node to itself is a loop that can be seen', () => {
    const { bounds } = drawOf(aLink({ routing, target: 'n1' }));
    expect(bounds.width).toBeGreaterThan(20);
    expect(bounds.height).toBeGreaterThan(20);
    expect(bounds.x + bounds.width).toBeGreaterThan(90);
  });

  test.each([
    ['nodes in one place', aLink({ routing }), [left, aNode({ id: 'n2' })]],
    [
      'nodes without size',
      aLink({ routing }),
      [aNode({ width: 0, height: 0 }), aNode({ id: 'n2', width: 0, height: 0 })],
    ],
    [
      'one free point',
      aLink({ routing, source: { to: 'point', x: 5, y: 5 }, target: { to: 'point', x: 5, y: 5 } }),
      [],
    ],
    [
      'a side of the same node',
      aLink({
        routing,
        source: { to: 'node', id: 'n1', side: 'top' },
        target: { to: 'node', id: 'n1', side: 'top' },
      }),
      [left],
    ],
    [
      'waypoints in one place',
      aLink({
        routing,
        waypoints: [
          { x: 9, y: 9 },
          { x: 9, y: 9 },
        ],
      }),
      [left, right],
    ],
  ])('is finite between %s', (_case, link, nodes) => {
    const { path, route, primitives, bounds } = drawOf(link, nodes);
    expect(route.length).toBeGreaterThanOrEqual(2);
    expect(numbersIn([path, route, primitives, bounds]).every(Number.isFinite)).toBe(true);
  });
});

function drawOf(link: Link, nodes: readonly PathwayNode[] = [left, right]) {
  const drawn = drawDiagram(aProject({ nodes, links: [link] }), 'light').links.get(link.id);
  if (!drawn) throw new Error('The link was not drawn.');
  return drawn;
}

function isAxisParallel(route: readonly DiagramPoint[]): boolean {
  return route.every((point, index) => {
    const before = route[index - 1];
    return !before || before.x === point.x || before.y === point.y;
  });
}

test.each(sideSchema.options)(
  'a link drawn from the %s of a node goes round that node to wherever it ends',
  (side) => {
    const through: string[] = [];
    for (const routing of ['straight', 'curved', 'orthogonal'] as const)
      for (const [x, y] of [
        [-300, 0],
        [300, 0],
        [0, -200],
        [0, 200],
        [-300, -200],
        [300, 200],
        [-300, 10],
        [200, -90],
      ] as const) {
        const source = { to: 'node', id: 'n1', side } as const;
        const route = routeOf(aLink({ source, routing }), [left, aNode({ id: 'n2', x, y })]);
        if (runsThrough(route, { x: 8, y: 8, width: 64, height: 24 }))
          through.push(`${routing} to ${x}, ${y}`);
      }
    expect(through).toEqual([]);
  },
);
