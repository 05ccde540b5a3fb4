import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  property,
  record,
  tuple,
  uniqueArray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reverseLinks } from '../../../shared/edit/links.ts';
import { findFalsehoods } from '../../../shared/graph/falsehoods.ts';
import type { Link, Project } from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const routeOf = (project: Project, id: string) =>
  drawDiagram(project, 'light').links.get(id)?.route;

/** Three nodes in a row. */
const row = ['a', 'b', 'c'].map((id, at) => aNode({ id, x: at * 200, y: 0 }));

describe('A link between two nodes with a third between them', () => {
  const link = aLink({ id: 'l', source: 'a', target: 'c' });

  test('is led round the third', () => {
    const project = aProject({ nodes: row, links: [link] });
    expect(findFalsehoods(project).throughNodes).toEqual([]);
    expect(routeOf(project, 'l')?.length).toBeGreaterThan(2);
  });

  test('runs straight as soon as the third is gone, and round it again when it comes back', () => {
    const project = aProject({ nodes: row, links: [link] });
    const led = routeOf(project, 'l');
    const moved = row.map((node) => (node.id === 'b' ? { ...node, y: 300 } : node));
    expect(routeOf({ ...project, nodes: moved }, 'l')).toHaveLength(2);
    expect(routeOf({ ...project, nodes: [...row] }, 'l')).toEqual(led);
  });

  test('runs where a person or another program laid it', () => {
    const bent = { ...link, waypoints: [{ x: 300, y: 10 }] };
    expect(routeOf(aProject({ nodes: row, links: [bent] }), 'l')).toHaveLength(3);
    const imported = { ...link, origin: { format: 'gpml', data: {} } };
    expect(routeOf(aProject({ nodes: row, links: [imported] }), 'l')).toHaveLength(2);
  });

  test('carries what hangs on it along', () => {
    const carrier = { ...link, anchors: [{ id: 'at', position: 0.5 }] };
    const enzyme = aNode({ id: 'e', x: 200, y: -200 });
    const hanging: Link = {
      ...aLink({ id: 'h', relation: 'catalyzes', source: 'e', target: 'c' }),
      target: { to: 'anchor', id: 'at' },
    };
    const project = aProject({ nodes: [...row, enzyme], links: [hanging, carrier] });
    const end = routeOf(project, 'h')?.at(-1);
    expect(drawDiagram(project, 'light').links.get('l')?.anchors.get('at')).toEqual(end);
    expect(findFalsehoods(project).throughNodes).toEqual([]);
  });
});

test('in a tangle no link is led, and the way into it and out of it leaves nothing behind', () => {
  const far = aNode({ id: 'far', x: 0, y: 990_000 });
  const links = [
    aLink({ id: 'l', source: 'a', target: 'c' }),
    aLink({ id: 'm', source: 'a', target: 'far' }),
  ];
  const at = (y: number) => aProject({ nodes: [...row, { ...far, y }], links });
  const led = routeOf(at(990_000), 'l');
  expect(led?.length).toBeGreaterThan(2);
  expect(routeOf(at(1_000_500), 'l')).toHaveLength(2);
  expect(routeOf(at(990_000), 'l')).toEqual(led);
});

test('a label makes way for the nodes at its side', () => {
  const nodes = [
    aNode({ id: 'a', x: 0, y: 0, width: 80, height: 40 }),
    aNode({ id: 'b', x: 400, y: 0, width: 80, height: 40 }),
    aNode({ id: 'c', x: 200, y: 24, width: 80, height: 40 }),
  ];
  const link = aLink({ id: 'l', source: 'a', target: 'b', label: 'is made into this' });
  expect(findFalsehoods(aProject({ nodes, links: [link] })).hiddenLabels).toEqual([]);
});

const spot = record({
  column: integer({ min: 0, max: 6 }),
  line: integer({ min: 0, max: 5 }),
});
/** Nodes on a wide grid, so that there is always a way between them, and links among them. */
const picture = record({
  spots: uniqueArray(spot, {
    minLength: 3,
    maxLength: 14,
    selector: ({ column, line }) => `${column} ${line}`,
  }),
  pairs: uniqueArray(tuple(nat(13), nat(13)), { maxLength: 8, selector: String }),
  routing: constantFrom('straight', 'orthogonal', 'curved'),
}).map(({ spots, pairs, routing }) => {
  const nodes = spots.map(({ column, line }, at) =>
    aNode({ id: `n${at}`, x: column * 220, y: line * 150, width: 90, height: 40 }),
  );
  const links = pairs
    .filter(([from, to]) => from !== to && from < nodes.length && to < nodes.length)
    .map(([from, to]) =>
      aLink({ id: `l${from}-${to}`, source: `n${from}`, target: `n${to}`, routing }),
    );
  return aProject({ nodes, links });
});

describe('Whatever is drawn on a wide grid', () => {
  test('no link runs through a node that it does not end at', () => {
    assert(
      property(picture, (project) => {
        expect(findFalsehoods(project).throughNodes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('links run the same in whatever order nodes and links are listed', () => {
    assert(
      property(picture, (project) => {
        const turned = {
          ...structuredClone(project),
          nodes: structuredClone(project.nodes).toReversed(),
          links: distinct(project).toReversed(),
        };
        const same = { ...project, links: distinct(project) };
        for (const { id } of same.links) expect(routeOf(turned, id)).toEqual(routeOf(same, id));
      }),
      { numRuns: 40 },
    );
  });

  test('a link that is led round and then turned runs back along the same way', () => {
    assert(
      property(picture, (project) => {
        const [link] = project.links;
        if (!link) return;
        const alone = { ...project, links: [link] };
        const there = routeOf(alone, link.id) ?? [];
        const back = routeOf(reverseLinks([link.id])(alone), link.id) ?? [];
        // What is not led runs as its routing says, which may bend elsewhere on the way back.
        expect(isLed(alone, link.id) ? back.toReversed() : there).toEqual(there);
      }),
      { numRuns: 60 },
    );
  });

  test('after each of many edits links run as if the project were drawn for the first time', () => {
    assert(
      property(picture, array(tuple(nat(13), spot), { maxLength: 5 }), (first, moves) => {
        let project = first;
        drawDiagram(project, 'light');
        for (const [at, { column, line }] of moves) {
          const nodes = project.nodes.map((node, index) =>
            index === at ? { ...node, x: column * 220 + 40, y: line * 150 + 60 } : node,
          );
          project = { ...project, nodes };
          const next = [...drawDiagram(project, 'light').links.values()].map(({ route }) => route);
          // Something quite different in between, so that nothing is left of the versions before.
          drawDiagram(aProject(), 'light');
          const anew = drawDiagram(structuredClone(project), 'light');
          expect(next).toEqual([...anew.links.values()].map(({ route }) => route));
          drawDiagram({ ...project }, 'light');
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** One link between two nodes: those beside each other run in lanes, in the order of the file. */
function distinct({ links }: Project): Link[] {
  const pairOf = ({ source, target }: Link) =>
    [source, target]
      .map((end) => ('id' in end ? end.id : ''))
      .sort()
      .join(' ');
  return [...new Map(links.map((link) => [pairOf(link), link])).values()];
}

function isLed(project: Project, id: string): boolean {
  const ends = project.links.flatMap(({ source, target }) =>
    [source, target].map((end) => ('id' in end ? end.id : '')),
  );
  const usual = { ...project, nodes: project.nodes.filter((node) => ends.includes(node.id)) };
  return (
    String(routeOf(usual, id)?.map(({ x, y }) => `${x} ${y}`)) !==
    String(routeOf(project, id)?.map(({ x, y }) => `${x} ${y}`))
  );
}
