import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeNodes } from '../../../shared/layout/arrange-nodes.ts';
import { layLinks } from '../../../shared/layout/lay-links.ts';
import { untruths } from '../../../shared/layout/true-picture.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import type { DiagramPoint, Project } from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { runsThrough } from '../../../shared/scene/route-geometry.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

async function openedTable(...chains: readonly string[]): Promise<Project> {
  const rows = chains.flatMap((chain) => {
    const names = chain.split(' ');
    return names.slice(1).map((to, at) => `${names[at]},converts-to,${to}`);
  });
  const text = ['source,relation,target', ...rows].join('\n');
  const found = await projectInFile(new TextEncoder().encode(text), 'cycles.csv');
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value.project;
}

function nodesUnderLinks(project: Project): string[] {
  return [...drawDiagram(project, 'light').links.values()].flatMap(({ link, route }) => {
    const ends = [link.source, link.target].map((end) => (end.to === 'node' ? end.id : ''));
    return project.nodes
      .filter((node) => !ends.includes(node.id) && runsThrough(route, node))
      .map((node) => `${ends.join(' to ')} runs behind ${node.id}`);
  });
}

function linksOnLinks(project: Project): string[] {
  const pieces = [...drawDiagram(project, 'light').links.values()].flatMap(({ link, route }) =>
    route.slice(1).map((to, at) => ({ id: link.id, from: route[at] ?? to, to })),
  );
  return pieces.flatMap((one, at) =>
    pieces
      .slice(at + 1)
      .filter((other) => other.id !== one.id && lengthShared(one, other) > 4)
      .map((other) => `${one.id} lies on ${other.id}`),
  );
}

interface Piece {
  readonly from: DiagramPoint;
  readonly to: DiagramPoint;
}

/** How much of a piece lies on the line of the other, along it. */
function lengthShared(one: Piece, other: Piece): number {
  const length = Math.hypot(one.to.x - one.from.x, one.to.y - one.from.y);
  if (length < 1) return 0;
  const [x, y] = [(one.to.x - one.from.x) / length, (one.to.y - one.from.y) / length];
  const placed = [other.from, other.to].map((point) => ({
    along: (point.x - one.from.x) * x + (point.y - one.from.y) * y,
    aside: Math.abs((point.x - one.from.x) * y - (point.y - one.from.y) * x),
  }));
  if (placed.some(({ aside }) => aside > 2)) return 0;
  const along = placed.map((point) => point.along);
  return Math.min(length, Math.max(...along)) - Math.max(0, Math.min(...along));
}

test.each([
  ['two cycles that share a node', ['A B C A', 'A D E A']],
  ['two cycles that share a link', ['A B C D A', 'C D E F C']],
  ['three cycles in a chain', ['A B C A', 'C D E C', 'E F G E']],
  ['a cycle within a cycle', ['A B C D E F A', 'B C D B']],
  ['a cycle with a way across', ['A B C D E F A', 'A D']],
  ['a chain with ways past it', ['A B C D E', 'A C', 'A D', 'B E', 'E A']],
  ['a long cycle with another at its end', ['A B C D E F G H I J K L A', 'L M N L']],
  ['cycles that share two nodes that are apart', ['A B C D A', 'A X C Y A']],
])('%s is opened so that no link runs behind a node or on another link', async (_what, chains) => {
  const project = await openedTable(...chains);
  expect(nodesUnderLinks(project)).toEqual([]);
  expect(linksOnLinks(project)).toEqual([]);
});

test('whatever few reactions join, no link runs behind a node or on another link', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(name, name), { maxLength: 12, selector: String }),
      (pairs) => {
        const ids = [...new Set(pairs.flat())];
        const links = pairs
          .filter(([source, target]) => source !== target)
          .map(([source, target]) => aLink({ id: `${source}-${target}`, source, target }));
        const nodes = ids.map((id) => aNode({ id, label: id }));
        const project = layLinks(arrangeNodes(aProject({ nodes, links })));
        expect(nodesUnderLinks(project)).toEqual([]);
        expect(linksOnLinks(project)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

test('links that nothing hides, and links with bends of their own, stay as they are', () => {
  const nodes = ['a', 'b', 'c'].map((id, at) => aNode({ id, y: at * 120 }));
  const links = [
    aLink({ id: 'ab', source: 'a', target: 'b' }),
    aLink({ id: 'ac', source: 'a', target: 'c', waypoints: [{ x: 50, y: 130 }] }),
  ];
  const project = aProject({ nodes, links });
  expect(layLinks(project)).toBe(project);
});

test('in a table with many such cycles each of them is led round', async () => {
  const chains = Array.from(
    { length: 40 },
    (_, at) => `A${at} B${at} C${at} A${at} D${at} E${at} A${at}`,
  );
  const project = await openedTable(...chains);
  expect(nodesUnderLinks(project)).toEqual([]);
  expect(linksOnLinks(project)).toEqual([]);
});

test('a very large drawing is left as it is', () => {
  const nodes = Array.from({ length: 3_000 }, (_, at) => aNode({ id: `n${at}` }));
  const links = nodes
    .slice(2)
    .flatMap(({ id }, at) => [
      aLink({ id: `a${at}`, source: `n${at}`, target: id }),
      aLink({ id: `b${at}`, source: id, target: `n${Math.floor(at / 2)}` }),
    ]);
  const project = arrangeNodes(aProject({ nodes, links }));
  expect(layLinks(project)).toBe(project);
});

test('in a tangle where nobody follows single links, none is laid, and it opens soon', async () => {
  const ids = Array.from({ length: 80 }, (_, at) => `n${at}`);
  const nodes = ids.map((id, at) => aNode({ id, x: (at % 9) * 150, y: Math.floor(at / 9) * 90 }));
  const links = ids.flatMap((source) =>
    ids
      .filter((target) => target !== source)
      .map((target) => aLink({ id: `${source}-${target}`, source, target })),
  );
  const tangle = aProject({ nodes, links });
  expect(layLinks(tangle)).toBe(tangle);
});

test('a link that is laid alone keeps off the lines of others that are led round', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'a', x: 0, y: 0 }),
      aNode({ id: 'between', x: 200, y: 0 }),
      aNode({ id: 'b', x: 400, y: 0 }),
      aNode({ id: 'far', x: -300, y: 0 }),
      aNode({ id: 'end', x: 700, y: 0 }),
    ],
    links: [
      aLink({ id: 'led', source: 'a', target: 'b' }),
      aLink({ id: 'laid', source: 'far', target: 'end' }),
    ],
  });
  const laid = layLinks(project, { ids: new Set(['laid']) });
  expect(laid.links.map(({ id, waypoints }) => [id, waypoints.length > 0])).toEqual([
    ['led', false],
    ['laid', true],
  ]);
  expect(untruths(laid)).toEqual([]);
});
