import { describe, expect, test } from 'vitest';
import {
  adopterOf,
  adoptByPosition,
  groupNodes,
  growContainers,
  setCollapsed,
  setParent,
  ungroup,
} from '../../../shared/edit/grouping.ts';
import { fitContainer, moveNodes, resizeNode } from '../../../shared/edit/move-and-resize.ts';
import type { PathwayNode, Project } from '../../../shared/project/project-schema.ts';
import { shownPart } from '../../../shared/project/shown-part.ts';
import { covers } from '../../../shared/scene/primitives.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const compartment = (fields: Partial<PathwayNode>) =>
  aNode({ kind: 'compartment', width: 400, height: 300, ...fields });

const parentsOf = (project: Project) =>
  Object.fromEntries(project.nodes.map(({ id, parent }) => [id, parent]));

/** A cell with a nucleus in it, and a node in each and outside. */
function aCell(): Project {
  return aProject({
    nodes: [
      compartment({ id: 'cell' }),
      compartment({ id: 'nucleus', x: 200, y: 50, width: 150, height: 150, parent: 'cell' }),
      aNode({ id: 'a', x: 10, y: 10, parent: 'cell' }),
      aNode({ id: 'b', x: 220, y: 100, parent: 'nucleus' }),
      aNode({ id: 'c', x: 900, y: 0 }),
    ],
  });
}

describe('grouping', () => {
  test('encloses the members with a margin, in the container that they share', () => {
    const after = groupNodes(['a', 'b'], { id: 'group' })(aCell());
    expect(after.nodes.find(({ id }) => id === 'group')).toEqual(
      aNode({
        id: 'group',
        kind: 'group',
        label: '',
        x: -2,
        y: -2,
        width: 314,
        height: 154,
        parent: 'cell',
      }),
    );
    expect(parentsOf(after)).toEqual({
      cell: undefined,
      nucleus: 'cell',
      group: 'cell',
      a: 'group',
      b: 'group',
      c: undefined,
    });
  });

  test('leaves members of a chosen container in it', () => {
    const after = groupNodes(['nucleus', 'b', 'a'], { id: 'group' })(aCell());
    expect(parentsOf(after)).toMatchObject({ nucleus: 'group', a: 'group', b: 'nucleus' });
  });

  test('of nothing, under a taken id or into a kind that holds nothing does nothing', () => {
    const project = aCell();
    expect(groupNodes(['nobody'], { id: 'group' })(project)).toBe(project);
    expect(groupNodes(['a', 'c'], { id: 'cell' })(project)).toBe(project);
    expect(groupNodes(['a', 'c'], { id: 'group', kind: 'enzyme' })(project)).toBe(project);
  });

  test('undone by ungrouping gives the project as it was, links at the group aside', () => {
    const project = aCell();
    const grouped = groupNodes(['a', 'nucleus'], { id: 'group' })(project);
    const linked = { ...grouped, links: [aLink({ source: 'c', target: 'group' })] };
    expect(ungroup(['group'])(linked)).toEqual(project);
  });
});

test('ungrouping nested groups at once brings everything to the outermost place', () => {
  const after = ungroup(['nucleus', 'cell'])(aCell());
  expect(parentsOf(after)).toEqual({ a: undefined, b: undefined, c: undefined });
});

test('a container cannot be put into what lies in it, nor anything into an enzyme', () => {
  const project = aCell();
  expect(setParent(['cell'], 'nucleus')(project)).toBe(project);
  expect(setParent(['cell'], 'cell')(project)).toBe(project);
  expect(setParent(['c'], 'a')(project)).toBe(project);
});

test('nodes cannot be nested deeper than a file may hold', () => {
  const chain = Array.from({ length: 101 }, (_unused, depth) =>
    compartment({ id: `c${depth}`, ...(depth === 0 ? {} : { parent: `c${depth - 1}` }) }),
  );
  const project = aProject({ nodes: [...chain, compartment({ id: 'top' })] });
  expect(setParent(['c0'], 'top')(project)).toBe(project);
  expect(parentsOf(setParent(['top'], 'c99')(project))).toMatchObject({ top: 'c99' });
});

describe('a node that was dragged', () => {
  const after = (node: Partial<PathwayNode>, others: readonly PathwayNode[] = aCell().nodes) => {
    const nodes = [...others, aNode({ id: 'dragged', ...node })];
    return parentsOf(adoptByPosition(['dragged'])(aProject({ nodes })))['dragged'];
  };

  test('belongs to the innermost compartment under its centre', () => {
    expect(after({ x: 240, y: 100 })).toBe('nucleus');
    expect(after({ x: 10, y: 200 })).toBe('cell');
  });

  test('leaves the compartment that it was dragged out of', () => {
    expect(after({ x: 2_000, y: 0, parent: 'cell' })).toBeUndefined();
  });

  test('stays in its group wherever it goes, and is not taken by another one', () => {
    const group = aNode({ id: 'group', kind: 'group', width: 100, height: 100 });
    expect(after({ x: 2_000, y: 0, parent: 'group' }, [group])).toBe('group');
    expect(after({ x: 10, y: 10 }, [group])).toBeUndefined();
  });

  test('belongs to the compartment on top where two lie over each other', () => {
    const nodes = [compartment({ id: 'above', z: 2 }), compartment({ id: 'below' })];
    expect(after({ x: 10, y: 10 }, nodes)).toBe('above');
  });

  test('does not join a container that is smaller than itself', () => {
    expect(after({ kind: 'compartment', x: 0, y: 0, width: 600, height: 250 })).toBeUndefined();
  });

  test('keeps its container if that was dragged with it', () => {
    const moved = adoptByPosition(['nucleus', 'b'])(aCell());
    expect(parentsOf(moved)).toEqual(parentsOf(aCell()));
  });
});

test('a container fits what lies in it, turned nodes included', () => {
  const project = aProject({
    nodes: [
      compartment({ id: 'cell' }),
      aNode({ id: 'a', x: 0, y: 0, width: 100, height: 20, rotation: 90, parent: 'cell' }),
    ],
  });
  const [cell] = fitContainer('cell', 10)(project).nodes;
  expect(cell?.x).toBeCloseTo(30);
  expect(cell?.y).toBeCloseTo(-50);
  expect(cell?.width).toBeCloseTo(40);
  expect(cell?.height).toBeCloseTo(120);
});

describe('closed containers', () => {
  /** A link within the cell, one out of it, and one to an anchor of a link within it. */
  const linked = () =>
    aProject({
      nodes: aCell().nodes,
      links: [
        aLink({
          id: 'within',
          source: 'a',
          target: 'b',
          anchors: [{ id: 'middle', position: 0.5 }],
        }),
        aLink({ id: 'out', source: 'b', target: 'c', waypoints: [{ x: 500, y: 50 }] }),
        aLink({ id: 'onto', source: 'c', target: { to: 'anchor', id: 'middle' } }),
      ],
    });

  test('stand for what lies in them, and links end at them', () => {
    const seen = shownPart(setCollapsed(['cell'], true)(linked()));
    expect(seen.nodes.map(({ id, caption }) => [id, caption])).toEqual([
      ['cell', '3 inside'],
      ['c', ''],
    ]);
    expect(seen.links.map(({ id, source, target }) => ({ id, source, target }))).toEqual([
      { id: 'out', source: { to: 'node', id: 'cell' }, target: { to: 'node', id: 'c' } },
      { id: 'onto', source: { to: 'node', id: 'c' }, target: { to: 'node', id: 'cell' } },
    ]);
  });

  test('open as they were, wherever they were moved meanwhile', () => {
    const closed = setCollapsed(['cell'], true)(linked());
    expect(setCollapsed(['cell'], false)(closed)).toEqual(linked());
    const moved = moveNodes(['cell'], { x: 30, y: -20 });
    expect(setCollapsed(['cell'], false)(moved(closed))).toEqual(moved(linked()));
  });

  test('hold what lies in them when they were resized meanwhile', () => {
    const closed = setCollapsed(['cell'], true)(linked());
    const wider = resizeNode('cell', { x: 900, y: 900, width: 200, height: 60 })(closed);
    const open = setCollapsed(['cell'], false)(wider);
    const cell = open.nodes.find(({ id }) => id === 'cell');
    const inside = open.nodes.filter(({ parent }) => parent === 'cell');
    expect(inside.every((node) => cell && covers(cell, node))).toBe(true);
  });

  test('take in nothing that is put over them, and lose nothing', () => {
    const closed = setCollapsed(['cell'], true)(linked());
    expect(parentsOf(adoptByPosition(['a', 'c'])(closed))).toEqual(parentsOf(closed));
  });

  test('within closed ones are not seen; the same project is always seen the same', () => {
    const project = setCollapsed(['nucleus', 'cell'], true)(linked());
    expect(shownPart(project).nodes.map(({ id }) => id)).toEqual(['cell', 'c']);
    const renamed = { ...project, metadata: { ...project.metadata, title: 'Other' } };
    expect(shownPart(renamed).links[0]).toBe(shownPart(project).links[0]);
    expect(shownPart(renamed).nodes[0]).toBe(shownPart(project).nodes[0]);
  });

  test('a compartment grows with a node that sticks out of it, and so does what it lies in', () => {
    const project = moveNodes(['b'], { x: 120, y: 90 })(aCell());
    const grown = growContainers(['b'])(project);
    const nodes = new Map(grown.nodes.map((node) => [node.id, node]));
    const [cell, nucleus, b] = ['cell', 'nucleus', 'b'].map((id) => nodes.get(id));
    expect(cell && nucleus && b && covers(nucleus, b) && covers(cell, nucleus)).toBe(true);
    expect(growContainers(['a'])(aCell())).toEqual(aCell());
  });
});

test('what takes a node is found in every version of a project', () => {
  const cell = aNode({ id: 'cell', kind: 'compartment', x: 0, y: 0, width: 400, height: 300 });
  const nodes = [cell, aNode({ id: 'a', x: 100, y: 100 })];
  const project = aProject({ nodes });
  expect(adopterOf(project, ['a'])).toBe('cell');
  expect(adopterOf(moveNodes(['a'], { x: 20, y: 0 })(project), ['a'])).toBe('cell');
  expect(adopterOf(moveNodes(['a'], { x: 2_000, y: 0 })(project), ['a'])).toBeNull();
  const plain = { ...project, nodes: project.nodes.with(0, { ...cell, kind: 'enzyme' as const }) };
  expect(adopterOf(plain, ['a'])).toBeNull();
  expect(adopterOf(project, ['a'])).toBe('cell');
  expect(adopterOf({ ...project, nodes: project.nodes.toReversed() }, ['a'])).toBe('cell');
});
