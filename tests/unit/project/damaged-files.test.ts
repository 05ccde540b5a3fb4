import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Damage } from '../../../shared/project/file-outcome.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { limits } from '../../../shared/project/project-schema.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const node = { id: 'n1', kind: 'enzyme', label: 'TPH2', x: 0, y: 0, width: 1, height: 1 };
const link = {
  id: 'l1',
  relation: 'binds',
  source: { to: 'node', id: 'n1' },
  target: { to: 'node', id: 'n1' },
};

describe('A value that breaks the schema is named by its element', () => {
  test.each<[object, string, string]>([
    [
      { nodes: [{ ...node, width: 'wide' }] },
      'node "TPH2" (n1), width',
      'must be a number, but is the text "wide"',
    ],
    [
      { nodes: [{ ...node, x: undefined }] },
      'node "TPH2" (n1), x',
      'is missing; it must be a number',
    ],
    [
      { nodes: [{ ...node, label: '', z: 1.5 }] },
      'node n1, z',
      'must be a whole number, but is 1.5',
    ],
    [
      { nodes: [node, { ...node, id: undefined }] },
      'node 2 of the list, id',
      'is missing; it must be a text',
    ],
    [
      { nodes: [{ ...node, style: { opacity: 2 } }] },
      'node "TPH2" (n1), style.opacity',
      'must be at most 1, but is 2',
    ],
    [
      { nodes: [{ ...node, style: { fill: 'red' } }] },
      'node "TPH2" (n1), style.fill',
      'a colour must be #rrggbb, #rrggbbaa or none, but this is the text "red"',
    ],
    [
      { nodes: [{ ...node, xrefs: [{ database: '', id: 'x' }] }] },
      'node "TPH2" (n1), identifier 1, database',
      'must not be empty',
    ],
    [
      { nodes: [{ ...node, badges: [{ id: 'b1', label: 'P', x: 0, y: null }] }] },
      'node "TPH2" (n1), badge "P" (b1), y',
      'must be a number, but is null',
    ],
    [
      { nodes: [{ ...node, evidence: [{ reference: 'r1', stance: 'maybe' }] }] },
      'node "TPH2" (n1), evidence 1, stance',
      'must be "supports" or "contradicts", but is the text "maybe"',
    ],
    [
      { nodes: [{ ...node, id: 'a b' }] },
      'node "TPH2" (a b), id',
      'an id must not contain spaces or control characters, but this is the text "a b"',
    ],
    [{ nodes: {} }, 'nodes', 'must be a list in [ ], but is an object'],
    [
      { links: [{ ...link, source: { to: 'planet' } }] },
      'link l1, source.to',
      'must be "node", "anchor" or "point", but is the text "planet"',
    ],
    [
      { links: [{ ...link, source: {} }] },
      'link l1, source.to',
      'is missing; it must be "node", "anchor" or "point"',
    ],
    [
      { links: [{ ...link, target: 'n1' }] },
      'link l1, target',
      'must be an object in { }, but is the text "n1"',
    ],
    [
      { links: [{ ...link, anchors: [{ id: 'a1', position: 1.5 }] }] },
      'link l1, anchor a1, position',
      'must be at most 1, but is 1.5',
    ],
    [
      { references: [{ id: 'r1', title: 'Iron', year: 10 }] },
      'reference "Iron" (r1), year',
      'must be at least 1,000, but is 10',
    ],
    [
      { scenarios: [{ id: 's1', name: 'Low', supplies: [{ node: 'n1', level: 'none' }] }] },
      'scenario "Low" (s1), supply 1, level',
      'must be "low" or "high", but is the text "none"',
    ],
    [
      { metadata: { created: 'yesterday' } },
      'metadata.created',
      'must be a time in UTC such as 2026-11-23T08:00:00.000Z, but is the text "yesterday"',
    ],
    [
      { metadata: { title: 'x'.repeat(2001) } },
      'metadata.title',
      'must have at most 2,000 characters, but has 2,001',
    ],
  ])('%#', (content, where, why) => {
    expect(problemsOf(content)).toEqual([{ where, why }]);
  });

  test('also when it is a kind that this version does not know', () => {
    const [problem] = problemsOf({ nodes: [{ ...node, kind: 'vitamin' }] });
    expect(problem?.where).toBe('node "TPH2" (n1), kind');
    expect(problem?.why).toMatch(
      /^must be "neurotransmitter", .*, "label" or "shape", but is the text "vitamin"$/u,
    );
  });

  test('also when the label is long, of many lines, or turns the direction of text', () => {
    const label = `a\n\u202eb\u0000${'x'.repeat(9_000)}`;
    const [problem] = problemsOf({ nodes: [{ ...node, label, x: null }] });
    expect(problem?.where).toBe(`node "a b ${'x'.repeat(35)}…" (n1), x`);
  });

  test('and a number beyond all counting is not taken for a coordinate, nor into imported data', () => {
    const text = `{"format":"neuromatrix","version":1,"origin":{"format":"x","data":[1e999]},"nodes":[${JSON.stringify(node).replace('"x":0', '"x":1e999')}]}`;
    expect(parseProject(text)).toMatchObject({
      error: {
        problems: [
          { where: 'origin.data' },
          {
            where: 'node "TPH2" (n1), x',
            why: 'must be a number, but is a number too large to count with',
          },
        ],
      },
    });
  });

  test('and of very many problems the first twenty are told and all are counted', () => {
    const nodes = Array.from({ length: 300 }, (_, index) => ({
      ...node,
      id: `n${index}`,
      x: null,
    }));
    const result = parseProject(JSON.stringify({ format: 'neuromatrix', version: 1, nodes }));
    expect(result).toMatchObject({ ok: false, error: { kind: 'damaged', total: 300 } });
    expect(problemsOf({ nodes })).toHaveLength(20);
  });
});

describe('A file of nothing but mistakes is told without being drowned in them', () => {
  test('when a list is longer than any project may have', () => {
    const text = `{"format":"neuromatrix","version":1,"nodes":[${'{},'.repeat(300_000)}{}]}`;
    expect(parseProject(text)).toEqual({
      ok: false,
      error: {
        kind: 'damaged',
        problems: [{ where: 'nodes', why: 'must have at most 150,000 entries, but has 300,001' }],
        total: 1,
      },
    });
  });

  test('when parts of several kinds are wrong, those of the head of the file first', () => {
    const content = { metadata: 3, links: [link, null], nodes: 'none', references: [{ id: 7 }] };
    expect(problemsOf(content).map(({ where }) => where)).toEqual([
      'metadata',
      'nodes',
      'reference 1 of the list, id',
      'link 2 of the list',
    ]);
  });
});

describe('Elements that do not fit each other are named', () => {
  test.each<[string, object, string, string]>([
    [
      'two nodes with one id',
      { nodes: [node, { ...node, label: 'Other' }] },
      'node "Other" (n1)',
      'has the id n1, which node "TPH2" (n1) has too; ids must differ',
    ],
    [
      'an anchor with the id of a badge',
      {
        nodes: [{ ...node, badges: [{ id: 'x', x: 0, y: 0 }] }],
        links: [{ ...link, anchors: [{ id: 'x', position: 0 }] }],
      },
      'link l1, anchor x',
      'has the id x, which node "TPH2" (n1), badge x has too; ids must differ',
    ],
    [
      'a link that ends nowhere',
      { nodes: [node], links: [{ ...link, target: { to: 'node', id: '__proto__' } }] },
      'link l1, target',
      'ends at __proto__, which does not exist; it must be the id of a node, or the end a free point',
    ],
    [
      'a link that ends at a link instead of its anchor',
      { nodes: [node], links: [link, { ...link, id: 'l2', target: { to: 'anchor', id: 'l1' } }] },
      'link l2, target',
      'ends at link l1; it must be the id of an anchor of a link, or the end a free point',
    ],
    [
      'a parent that does not exist',
      { nodes: [{ ...node, parent: 'constructor' }] },
      'node "TPH2" (n1), parent',
      'names constructor, which does not exist; it must name a node, or be left out',
    ],
    [
      'a parent that can contain nothing',
      { nodes: [node, { ...node, id: 'n2', label: '', parent: 'n1' }] },
      'node n2, parent',
      'names node "TPH2" (n1), of the kind Enzyme, which cannot contain others; only compartments, groups and complexes can',
    ],
    [
      'a group in itself',
      { nodes: [{ ...node, kind: 'group', parent: 'n1' }] },
      'node "TPH2" (n1), parent',
      'lies in itself; take one of them out of its parent',
    ],
    [
      'evidence without its reference',
      {
        references: [{ id: 'r1' }],
        nodes: [{ ...node, evidence: [{ reference: 'r1' }, { reference: 'r2' }] }],
      },
      'node "TPH2" (n1), evidence 2',
      'names the reference r2, which is not in the list of references',
    ],
    [
      'two references with one id',
      { references: [{ id: 'r1' }, { id: 'r1', title: 'Iron' }] },
      'reference "Iron" (r1)',
      'has the id of another one in the list; ids must differ',
    ],
    [
      'a supply of something that is not there',
      { scenarios: [{ id: 's1', name: 'Low', supplies: [{ node: 'n9', level: 'low' }] }] },
      'scenario "Low" (s1), supply 1',
      'is for n9, which does not exist; it must name a node',
    ],
  ])('%s', (_case, content, where, why) => {
    expect(problemsOf(content)).toEqual([{ where, why }]);
  });

  test('a ring of parents is told once, with all who are in it', () => {
    const group = { ...node, kind: 'group', label: '' };
    const nodes = [
      { ...group, id: 'outside', parent: 'a' },
      { ...group, id: 'a', parent: 'b' },
      { ...group, id: 'b', parent: 'c' },
      { ...group, id: 'c', parent: 'a' },
    ];
    expect(problemsOf({ nodes })).toEqual([
      {
        where: 'node a, parent',
        why: 'lies in itself by way of node b, node c; take one of them out of its parent',
      },
    ]);
  });

  test('the first group that lies too deep is named, whatever the order of the list', () => {
    const nodes = Array.from({ length: limits.nesting + 3 }, (_, index) => ({
      ...node,
      kind: 'group',
      id: `g${index}`,
      label: '',
      ...(index === 0 ? {} : { parent: `g${index - 1}` }),
    }));
    const expected = [
      {
        where: `node g${limits.nesting + 1}, parent`,
        why: `lies more than ${limits.nesting} deep in compartments and groups`,
      },
    ];
    expect(problemsOf({ nodes })).toEqual(expected);
    expect(problemsOf({ nodes: nodes.toReversed() })).toEqual(expected);
    expect(problemsOf({ nodes: nodes.slice(0, limits.nesting + 1) })).toEqual([]);
  });

  test('more elements than can be held are counted together', () => {
    const nodes = Array.from({ length: limits.elements }, (_, index) => ({
      ...aNode(),
      id: `n${index}`,
    }));
    expect(findCrossProblems(aProject({ nodes }))).toEqual([]);
    expect(findCrossProblems(aProject({ nodes, links: [aLink()] }))).toEqual([
      {
        where: 'the project',
        why: 'has 150,001 elements; at most 150,000 nodes, badges, links and anchors can be held',
      },
    ]);
  });
});

describe('What fits is accepted', () => {
  test('links that end at each other’s anchors', () => {
    const links = [
      { ...link, target: { to: 'anchor', id: 'a2' }, anchors: [{ id: 'a1', position: 0.5 }] },
      {
        ...link,
        id: 'l2',
        target: { to: 'anchor', id: 'a1' },
        anchors: [{ id: 'a2', position: 0.5 }],
      },
    ];
    expect(problemsOf({ nodes: [node], links })).toEqual([]);
  });

  test('any project that keeps the rules, also when children are listed before their parents', () => {
    fc.assert(
      fc.property(arbitraryProject({ maxNodes: 20 }), (project) => {
        expect(findCrossProblems(project)).toEqual([]);
        expect(findCrossProblems({ ...project, nodes: project.nodes.toReversed() })).toEqual([]);
      }),
    );
  });
});

function problemsOf(content: object): readonly Damage[] {
  const result = parseProject(JSON.stringify({ format: 'neuromatrix', version: 1, ...content }));
  if (result.ok) return [];
  if (result.error.kind !== 'damaged') throw new Error(`Unexpected: ${result.error.kind}`);
  return result.error.problems;
}
