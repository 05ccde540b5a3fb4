import { describe, expect, test } from 'vitest';
import {
  removeAnchor,
  connect,
  connectToLink,
  reconnect,
  reconnectToLink,
  reverseLinks,
} from '../../../shared/edit/links.ts';
import { canConnect, suggestRelations } from '../../../shared/edit/connection-rules.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import type { Endpoint } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const node = (id: string): Endpoint => ({ to: 'node', id });
const anchor = (id: string): Endpoint => ({ to: 'anchor', id });

/** Tryptophan becomes 5-HTP; TPH2 stands beside it, in a cell with a note. */
function aProjectToConnect() {
  return aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment' }),
      aNode({ id: 'trp', kind: 'precursor', parent: 'cell' }),
      aNode({ id: 'htp', kind: 'intermediate', parent: 'cell' }),
      aNode({ id: 'tph2', kind: 'enzyme', parent: 'cell' }),
      aNode({ id: 'note', kind: 'note' }),
    ],
    links: [aLink({ id: 'makes', source: 'trp', target: 'htp' })],
  });
}

describe('connecting', () => {
  test('an enzyme to a conversion makes the anchor and the link in one edit', () => {
    const after = connectToLink({
      id: 'catalysis',
      relation: 'catalyzes',
      source: node('tph2'),
      target: { to: 'link', id: 'makes' },
      anchorId: 'middle',
      position: 0.4,
    })(aProjectToConnect());
    expect(after.links).toEqual([
      aLink({
        id: 'makes',
        source: 'trp',
        target: 'htp',
        anchors: [{ id: 'middle', position: 0.4 }],
      }),
      aLink({ id: 'catalysis', relation: 'catalyzes', source: 'tph2', target: anchor('middle') }),
    ]);
  });

  test('to a link makes neither anchor nor link where one of them is impossible', () => {
    const project = aProjectToConnect();
    const link = { id: 'l', relation: 'catalyzes', anchorId: 'x', position: 0.5 } as const;
    const target = { to: 'link', id: 'makes' } as const;
    expect(connectToLink({ ...link, source: node('note'), target })(project)).toBe(project);
    expect(connectToLink({ ...link, id: 'makes', source: node('tph2'), target })(project)).toBe(
      project,
    );
    expect(connectToLink({ ...link, source: target, target })(project)).toBe(project);
  });

  test.each([
    ['a node that does not exist', node('trp'), node('nobody')],
    ['a note', node('trp'), node('note')],
    ['the compartment that the node lies in', node('trp'), node('cell')],
    ['a node in the compartment', node('cell'), node('trp')],
    ['the node itself', node('trp'), node('trp')],
  ])('refuses %s', (_name, source, target) => {
    const project = aProjectToConnect();
    expect(canConnect(project, source, target)).toBe(false);
    expect(suggestRelations(project, source, target)).toEqual([]);
    expect(connect({ id: 'l', relation: 'relates-to', source, target })(project)).toBe(project);
  });

  test('a node to itself is done where the link was given a bend, so that it can be seen', () => {
    const loop = {
      id: 'l',
      relation: 'inhibits',
      source: node('tph2'),
      target: node('tph2'),
    } as const;
    const after = connect({ ...loop, waypoints: [{ x: 0, y: -50 }] })(aProjectToConnect());
    expect(after.links).toHaveLength(2);
  });

  test('offers a relation that the two have already first', () => {
    const relations = suggestRelations(aProjectToConnect(), node('trp'), node('htp'));
    expect(relations).toEqual(['converts-to', 'relates-to']);
  });
});

/** `first` is hung on by `second`, which is hung on by `third`. */
function aChainOfLinks() {
  return aProject({
    nodes: ['a', 'b', 'c', 'd'].map((id) => aNode({ id })),
    links: [
      aLink({
        id: 'first',
        source: 'a',
        target: 'b',
        anchors: [{ id: 'on-first', position: 0.25 }],
      }),
      aLink({
        id: 'second',
        source: 'c',
        target: anchor('on-first'),
        anchors: [{ id: 'on-second', position: 0.5 }],
      }),
      aLink({
        id: 'third',
        source: 'd',
        target: anchor('on-second'),
        anchors: [{ id: 'on-third', position: 0.5 }],
      }),
    ],
  });
}

describe('reconnecting', () => {
  test('refuses an anchor of the link itself, or of one that hangs on it', () => {
    const project = aChainOfLinks();
    expect(reconnect('first', 'target', anchor('on-first'))(project)).toBe(project);
    expect(reconnect('first', 'target', anchor('on-third'))(project)).toBe(project);
    expect(
      reconnectToLink('first', 'source', { link: 'third', id: 'new', position: 0.5 })(project),
    ).toBe(project);
  });

  test('takes away the anchor that nothing ends at any more', () => {
    const after = reconnect('third', 'target', node('a'))(aChainOfLinks());
    expect(after.links[1]?.anchors).toEqual([]);
    expect(after.links[2]?.target).toEqual(node('a'));
  });

  test('keeps such an anchor if a file brought it along', () => {
    const project = aChainOfLinks();
    const [first, ...others] = project.links;
    const imported = { id: 'on-first', position: 0.25, origin: { format: 'gpml' } };
    const links = [aLink({ ...first, anchors: [imported] }), ...others];
    const after = reconnect('second', 'target', node('a'))({ ...project, links });
    expect(after.links[0]?.anchors).toEqual([imported]);
  });
});

test('a reversed link keeps bends and anchors where they are', () => {
  const link = aLink({
    waypoints: [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ],
    anchors: [{ id: 'p', position: 0.25 }],
  });
  const project = aProject({ nodes: [aNode({ id: 'n1' }), aNode({ id: 'n2' })], links: [link] });
  expect(reverseLinks(['l1'])(project).links).toEqual([
    aLink({
      source: 'n2',
      target: 'n1',
      waypoints: [
        { x: 2, y: 2 },
        { x: 1, y: 1 },
      ],
      anchors: [{ id: 'p', position: 0.75 }],
    }),
  ]);
});

describe('removing', () => {
  test('a node takes its links, the links on their anchors and so on, and its supplies', () => {
    const project = {
      ...aChainOfLinks(),
      scenarios: [
        {
          id: 's',
          name: 'Low',
          description: '',
          supplies: [
            { node: 'a', level: 'low' as const },
            { node: 'd', level: 'high' as const },
          ],
        },
      ],
    };
    const after = removeElements(['a'])(project);
    expect(after.nodes.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    expect(after.links).toEqual([]);
    expect(after.scenarios[0]?.supplies).toEqual([{ node: 'd', level: 'high' }]);
  });

  test('a compartment takes what lies in it', () => {
    const after = removeElements(['cell'])(aProjectToConnect());
    expect(after.nodes.map(({ id }) => id)).toEqual(['note']);
    expect(after.links).toEqual([]);
  });

  test('a link takes the anchor that was made for it', () => {
    const after = removeElements(['third'])(aChainOfLinks());
    expect(after.links.map(({ anchors }) => anchors.length)).toEqual([1, 0]);
  });

  test('an anchor leaves the links that ended there with a free end where it was', () => {
    const after = removeAnchor('on-second', { x: 3, y: 4 })(aChainOfLinks());
    expect(after.links[1]?.anchors).toEqual([]);
    expect(after.links[2]?.target).toEqual({ to: 'point', x: 3, y: 4 });
  });

  test('an anchor takes the links that ended there if nobody knows where it was', () => {
    const after = removeAnchor('on-second')(aChainOfLinks());
    expect(after.links.map(({ id }) => id)).toEqual(['first', 'second']);
  });

  test('what does not exist changes nothing', () => {
    const project = aChainOfLinks();
    expect(removeElements(['nobody', '__proto__'])(project)).toBe(project);
  });
});
