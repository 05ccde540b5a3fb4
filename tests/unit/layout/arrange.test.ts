import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import {
  applyArrangement,
  arrangeInSteps,
  arrangementStyles,
  type ArrangementStyle,
} from '../../../shared/layout/arrange.ts';
import { atOnce } from '../../../shared/project/checked-text.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { PathwayNode, Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

function arranged(
  project: Project,
  style: ArrangementStyle,
  ids: readonly string[] = [],
  centre?: string,
): Project {
  const boxes = atOnce(arrangeInSteps(project, { style, ids, centre }));
  return boxes ? applyArrangement(boxes, style)(project) : project;
}

const everyStyle = fc.constantFrom(...arrangementStyles);

/** Nodes somewhere, some in two compartments, some pinned, some beside a reaction; links of every kind between them. */
const sketch = fc
  .record({
    nodes: fc.array(
      fc.record({
        x: fc.integer({ min: -300, max: 300 }),
        y: fc.integer({ min: -300, max: 300 }),
        kind: fc.constantFrom('intermediate', 'enzyme', 'cofactor', 'neurotransmitter', 'note'),
        home: fc.constantFrom(undefined, undefined, 'cell', 'liver'),
        isPinned: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
      }),
      { maxLength: 14 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat(13),
        to: fc.nat(13),
        relation: fc.constantFrom('converts-to', 'activates', 'catalyzes', 'cofactor-of'),
        isOnLink: fc.boolean(),
      }),
      { maxLength: 18 },
    ),
  })
  .map(({ nodes, links }): Project => {
    const made = nodes.map(({ home, isPinned, ...rest }, at) =>
      aNode({
        id: `n${at}`,
        ...rest,
        width: 60 + (at % 3) * 30,
        height: 40,
        ...(home ? { parent: home } : {}),
        ...(isPinned ? { pinned: true } : {}),
      }),
    );
    const joined: Project['links'][number][] = [];
    for (const [at, { from, to, relation, isOnLink }] of links.entries()) {
      if (from >= made.length || to >= made.length || from === to) continue;
      const carrier = joined.findLast((link) => link.anchors.length > 0);
      const target =
        isOnLink && carrier
          ? ({ to: 'anchor', id: carrier.anchors[0]?.id ?? '' } as const)
          : ({ to: 'node', id: `n${to}` } as const);
      joined.push({
        ...aLink({ id: `l${at}`, source: `n${from}`, target: `n${to}` }),
        relation,
        target,
        anchors: target.to === 'node' ? [{ id: `a${at}`, position: 0.5 }] : [],
      });
    }
    const homes = (['cell', 'liver'] as const).map((id, at) =>
      aNode({ id, kind: 'compartment', x: at * 500, y: 0, width: 400, height: 300 }),
    );
    return aProject({ nodes: [...homes, ...made], links: joined });
  });

const isGround = ({ kind }: PathwayNode): boolean => nodeKinds[kind].contains;
const isHeld = (project: Project, { id, pinned }: PathwayNode): boolean =>
  pinned === true || project.nodes.some((node) => node.parent === id && node.pinned === true);

/** Pairs of siblings that lie on each other, of which one could have moved. */
function overlaps(project: Project): string[] {
  return project.nodes.flatMap((one, at) =>
    project.nodes.slice(at + 1).flatMap((other) => {
      if (one.parent !== other.parent) return [];
      if (isHeld(project, one) && isHeld(project, other)) return [];
      const isApart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      return isApart ? [] : [`${one.id} and ${other.id}`];
    }),
  );
}

/** Nodes that reach out of what they lie in. */
function strays({ nodes }: Project): string[] {
  const homes = new Map(nodes.filter(isGround).map((node) => [node.id, node]));
  return nodes.flatMap(({ id, parent, x, y, width, height }) => {
    const home = homes.get(parent ?? '');
    if (!home) return [];
    const isInside =
      x >= home.x &&
      y >= home.y &&
      x + width <= home.x + home.width &&
      y + height <= home.y + home.height;
    return isInside ? [] : [id];
  });
}

function cornersOf({ nodes }: Project, chosen: readonly PathwayNode[]) {
  const ids = new Set(chosen.map(({ id }) => id));
  return nodes.filter(({ id }) => ids.has(id)).map(({ id, x, y }) => [id, x, y]);
}

const positions = ({ nodes }: Project) =>
  Object.fromEntries(nodes.map(({ id, x, y, width, height }) => [id, [x, y, width, height]]));

test('no two nodes lie on each other after any arrangement', () => {
  fc.assert(
    fc.property(sketch, everyStyle, (project, style) => {
      const next = arranged(project, style);
      // Without a cycle there is nothing to be done for rings.
      const isDone = next !== project || style !== 'ring';
      expect(isDone ? overlaps(next) : []).toEqual([]);
      expect(Object.values(positions(next)).flat().every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 250 },
  );
});

test('pinned nodes stay where they are, and what contains them keeps them', () => {
  fc.assert(
    fc.property(sketch, everyStyle, (project, style) => {
      const pinned = project.nodes.filter((node) => node.pinned === true);
      const next = arranged(project, style);
      expect(cornersOf(next, pinned)).toEqual(cornersOf(project, pinned));
    }),
    { numRuns: 150 },
  );
});

test('what lies in a compartment is inside of it afterwards', () => {
  fc.assert(
    fc.property(sketch, everyStyle, (project, style) => {
      const next = arranged(project, style);
      expect(next === project ? [] : strays(next)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('the order of elements in the file makes no difference', () => {
  fc.assert(
    fc.property(sketch, everyStyle, (project, style) => {
      const turned: Project = {
        ...project,
        nodes: project.nodes.toReversed(),
        links: project.links.toReversed(),
      };
      expect(positions(arranged(turned, style))).toEqual(positions(arranged(project, style)));
    }),
    { numRuns: 100 },
  );
});

test('only chosen nodes are arranged, and none of them ends on what was not chosen', () => {
  fc.assert(
    fc.property(sketch, everyStyle, (project, style) => {
      const loose = project.nodes.filter((node) => node.parent === undefined && !isGround(node));
      const flat = { ...project, nodes: loose, links: [] };
      const [first, ...others] = loose.filter((_node, at) => at % 2 === 0).map(({ id }) => id);
      const free = first === undefined ? [] : [first, ...others];
      const still = free.length === 0 ? [] : loose.filter(({ id }) => !free.includes(id));
      const next = arranged(flat, style, free);
      expect(cornersOf(next, still)).toEqual(cornersOf(flat, still));
    }),
    { numRuns: 100 },
  );
});

test('a tidy drawing stays as it is, and tidying twice is tidying once', () => {
  fc.assert(
    fc.property(sketch, (project) => {
      const once = arranged(project, 'tidy');
      const twice = positions(arranged(once, 'tidy'));
      const ways = once.nodes.map(({ id, x, y }) => {
        const [toX = 0, toY = 0] = twice[id] ?? [];
        return Math.hypot(toX - x, toY - y);
      });
      expect(Math.max(0, ...ways)).toBeLessThan(30);
    }),
    { numRuns: 100 },
  );
  const template = new URL(
    '../../../data/templates/methylation-cycle.neuromatrix',
    import.meta.url,
  );
  const parsed = parseProject(readFileSync(template, 'utf8'));
  if (!parsed.ok) throw new Error('The template is damaged.');
  expect(arranged(parsed.value, 'tidy')).toBe(parsed.value);
});

test('an empty diagram stays empty', () => {
  for (const style of arrangementStyles)
    expect(arranged(aProject({ nodes: [] }), style).nodes).toEqual([]);
});

test.each([
  ['down', 5_000],
  ['radial', 5_000],
  ['tidy', 1_500],
  ['force', 700],
] as const)(
  'on one heap, “%s” brings %d nodes apart',
  (style, count) => {
    const nodes = Array.from({ length: count }, (_, at) => aNode({ id: `n${at}`, x: 0, y: 0 }));
    const links = nodes
      .slice(1)
      .map((_node, at) => aLink({ id: `l${at}`, source: `n${at >> 2}`, target: `n${at + 1}` }));
    const project = aProject({ nodes, links });
    const corners = new Set(arranged(project, style).nodes.map(({ x, y }) => `${x} ${y}`));
    expect(corners.size).toBe(count);
  },
  30_000,
);

describe('What a reaction needs stands beside it', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'trp', kind: 'precursor' }),
      aNode({ id: 'htp', kind: 'intermediate' }),
      aNode({ id: 'tph', kind: 'enzyme' }),
      aNode({ id: 'bh4', kind: 'cofactor' }),
    ],
    links: [
      {
        ...aLink({ id: 'step', source: 'trp', target: 'htp' }),
        relation: 'converts-to',
        anchors: [{ id: 'a', position: 0.5 }],
      },
      {
        ...aLink({ id: 'l2', source: 'tph', target: 'htp' }),
        relation: 'catalyzes',
        target: { to: 'anchor', id: 'a' },
      },
      { ...aLink({ id: 'l3', source: 'bh4', target: 'tph' }), relation: 'cofactor-of' },
    ],
  });
  const middleOf = (next: Project, id: string, axis: 'x' | 'y') => {
    const node = next.nodes.find((one) => one.id === id);
    if (!node) throw new Error(`${id} is gone.`);
    return axis === 'x' ? node.x + node.width / 2 : node.y + node.height / 2;
  };

  test('in layers that lead down, in this order from the left to the right', () => {
    const next = arranged(project, 'down');
    expect(middleOf(next, 'trp', 'x')).toBe(middleOf(next, 'htp', 'x'));
    expect(middleOf(next, 'trp', 'y')).toBeLessThan(middleOf(next, 'tph', 'y'));
    expect(middleOf(next, 'tph', 'y')).toBeLessThan(middleOf(next, 'htp', 'y'));
    expect(middleOf(next, 'htp', 'x')).toBeLessThan(middleOf(next, 'tph', 'x'));
    expect(middleOf(next, 'tph', 'x')).toBeLessThan(middleOf(next, 'bh4', 'x'));
  });

  test('in layers that lead to the left, above or below', () => {
    const next = arranged(project, 'left');
    expect(middleOf(next, 'trp', 'y')).toBe(middleOf(next, 'htp', 'y'));
    expect(middleOf(next, 'htp', 'x')).toBeLessThan(middleOf(next, 'tph', 'x'));
    expect(middleOf(next, 'tph', 'x')).toBeLessThan(middleOf(next, 'trp', 'x'));
    expect(middleOf(next, 'tph', 'y')).not.toBe(middleOf(next, 'htp', 'y'));
  });
});

test('the members of a cycle stand on a circle, clockwise', () => {
  const ids = ['met', 'sam', 'sah', 'hcy'];
  const project = aProject({
    nodes: [...ids, 'cys'].map((id, at) => aNode({ id, x: at * 10, y: 0 })),
    links: [...ids, 'cys'].map((_id, at) => ({
      ...aLink({
        id: `l${at}`,
        source: ids[Math.min(at, 3)] ?? '',
        target: [...ids.slice(1), 'met', 'cys'][at] ?? '',
      }),
      relation: 'converts-to' as const,
    })),
  });
  const next = arranged(project, 'ring');
  const centres = ids.map((id) => {
    const { x, y, width, height } = next.nodes.find((node) => node.id === id) ?? aNode();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const middle = {
    x: centres.reduce((sum, { x }) => sum + x, 0) / 4,
    y: centres.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const radii = centres.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y));
  expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(2);
  const turns = centres.map((one, at) => {
    const other = centres[(at + 1) % 4] ?? one;
    return Math.sign(
      (one.x - middle.x) * (other.y - middle.y) - (one.y - middle.y) * (other.x - middle.x),
    );
  });
  expect(turns).toEqual([1, 1, 1, 1]);
});

test('without a cycle there is no ring', () => {
  const project = aProject({
    nodes: [aNode({ id: 'n1' }), aNode({ id: 'n2' })],
    links: [aLink({ id: 'l1', source: 'n1', target: 'n2' })],
  });
  expect(atOnce(arrangeInSteps(project, { style: 'ring', ids: [] }))).toBeNull();
});
