import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relationsFor } from '../../../shared/edit/connection-rules.ts';
import {
  canInsert,
  cutNear,
  halvesThrough,
  insertIntoLink,
  kindBetween,
} from '../../../shared/edit/split-link.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Link, NodeKind, Project, Relation } from '../../../shared/project/project-schema.ts';
import { nodeKindSchema, relationSchema } from '../../../shared/project/project-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const cut = { position: 0.5, bends: 0, point: { x: 300, y: 20 } };

/** Tryptophan becomes serotonin; 5-HTP and TPH2 stand by. The catalysis ends early on the step, the cofactor late. */
function aStep(): Project {
  const on = (id: string) => ({ to: 'anchor', id }) as const;
  return aProject({
    nodes: [
      aNode({ id: 'trp', kind: 'precursor' }),
      aNode({ id: 'ser', kind: 'neurotransmitter', x: 520 }),
      aNode({ id: 'htp', kind: 'intermediate', x: 250, y: 100 }),
      aNode({ id: 'tph2', kind: 'enzyme', y: 200 }),
      aNode({ id: 'p5p', kind: 'cofactor', x: 400, y: 200 }),
      aNode({ id: 'note', kind: 'note', x: 600, y: 200 }),
    ],
    links: [
      aLink({
        id: 'makes',
        source: 'trp',
        target: 'ser',
        notes: 'In the raphe.',
        entity: 'trp-ser',
        anchors: [
          { id: 'early', position: 0.25 },
          { id: 'late', position: 0.8 },
        ],
      }),
      aLink({ id: 'cat', relation: 'catalyzes', source: 'tph2', target: on('early') }),
      aLink({ id: 'cof', relation: 'cofactor-of', source: 'p5p', target: on('late') }),
    ],
  });
}

const linkOf = ({ links }: Project, id: string) => links.find((link) => link.id === id);

describe('a node put into a link', () => {
  test('makes two conversions of one; what is anchored stays on its half, and the claim on the first', () => {
    const before = aStep();
    const after = insertIntoLink('makes', 'htp', cut, 'new')(before);
    expect(linkOf(after, 'makes')).toMatchObject({
      relation: 'converts-to',
      target: { to: 'node', id: 'htp' },
      notes: 'In the raphe.',
      anchors: [{ id: 'early', position: 0.375 }],
    });
    expect(linkOf(after, 'makes')).not.toHaveProperty('entity');
    const second = linkOf(after, 'new');
    expect(second).toMatchObject({
      relation: 'converts-to',
      source: { to: 'node', id: 'htp' },
      target: { to: 'node', id: 'ser' },
      notes: '',
    });
    expect(second?.anchors[0]?.position).toBeCloseTo(0.6);
    expect(after.nodes.find(({ id }) => id === 'htp')).toMatchObject({ x: 260, y: 0 });
    expect(after.links.map(({ id }) => id)).toEqual(['makes', 'new', 'cat', 'cof']);
  });

  test('is refused where the model knows nothing of the kind', () => {
    const project = aStep();
    for (const id of ['tph2', 'note', 'trp', 'unknown']) {
      expect(canInsert(project, 'makes', id)).toBe(false);
      expect(insertIntoLink('makes', id, cut, 'new')(project)).toBe(project);
    }
    // A cofactor that acts on the step cannot become a part of it as well.
    expect(canInsert(project, 'makes', 'p5p')).toBe(false);
  });

  test('is refused where the link or the node is locked, or the half is drawn already', () => {
    const locked = (id: string): Project => {
      const { nodes, links, ...others } = aStep();
      const lock = <Item extends { id: string }>(item: Item) =>
        item.id === id ? { ...item, locked: true } : item;
      return { ...others, nodes: nodes.map(lock), links: links.map(lock) };
    };
    expect(canInsert(locked('makes'), 'makes', 'htp')).toBe(false);
    expect(canInsert(locked('htp'), 'makes', 'htp')).toBe(false);
    const step = aStep();
    const links = [...step.links, aLink({ id: 'had', source: 'trp', target: 'htp' })];
    expect(canInsert({ ...step, links }, 'makes', 'htp')).toBe(false);
  });

  test('keeps bends on their halves, but not those under the node', () => {
    const step = aStep();
    const bends = [
      { x: 200, y: 20 },
      { x: 300, y: 25 },
      { x: 450, y: 60 },
    ];
    const links = step.links.map((link): Link =>
      link.id === 'makes' ? { ...link, waypoints: bends } : link,
    );
    const project = { ...step, links };
    const drawn = drawDiagram(project, 'light').links.get('makes');
    if (!drawn) throw new Error('It is not drawn.');
    const after = insertIntoLink('makes', 'htp', cutNear(drawn, { x: 310, y: 25 }), 'new')(project);
    expect(linkOf(after, 'makes')?.waypoints).toEqual([bends[0]]);
    expect(linkOf(after, 'new')?.waypoints).toEqual([bends[2]]);
  });
});

describe('the halves of a link', () => {
  const between = (relation: Relation, from: NodeKind, to: NodeKind, kind: NodeKind) => {
    const project = aProject({
      nodes: [aNode({ id: 'n1', kind: from }), aNode({ id: 'n2', kind: to, x: 400 })],
      links: [aLink({ relation })],
    });
    const [link] = project.links;
    return link ? halvesThrough(project, link, kind) : null;
  };

  test('of an inhibition raise what inhibits, so that the sign stays', () => {
    expect(between('inhibits', 'hormone', 'enzyme', 'protein')).toEqual({
      first: 'activates',
      second: 'inhibits',
    });
  });

  test('of a catalysis or cofactor pass through an enzyme to the step', () => {
    const step = aStep();
    const [, , cofactor] = step.links;
    expect(cofactor && halvesThrough(step, cofactor, 'enzyme')).toEqual({
      first: 'cofactor-of',
      second: 'catalyzes',
    });
  });

  test('have the sign of the whole and carry matter where it does, whatever stands between', () => {
    const kinds = fc.constantFrom(...nodeKindSchema.options);
    fc.assert(
      fc.property(
        fc.constantFrom(...relationSchema.options),
        kinds,
        kinds,
        kinds,
        (relation, from, to, kind) => {
          const halves = between(relation, from, to, kind);
          if (!halves) return;
          const [first, second] = [relations[halves.first], relations[halves.second]];
          expect([first.carriesMatter, second.carriesMatter]).toEqual([
            relations[relation].carriesMatter,
            relations[relation].carriesMatter,
          ]);
          const { sign } = relations[relation];
          const product = (first.sign ?? 0) * (second.sign ?? 0);
          expect(sign ?? product).toBe(product);
        },
      ),
    );
  });

  test('of a conversion get an intermediate, of an influence a protein', () => {
    const step = aStep();
    const [makes] = step.links;
    expect(makes && kindBetween(step, makes)).toBe('intermediate');
    const activates = aLink({ id: 'a', relation: 'activates', source: 'trp', target: 'tph2' });
    expect(kindBetween({ ...step, links: [...step.links, activates] }, activates)).toBe('protein');
  });
});

test('a split project is a valid one, whatever is put where', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('htp', 'tph2', 'p5p'),
      fc.constantFrom('makes', 'cat', 'cof'),
      (position, node, link) => {
        const after = insertIntoLink(link, node, { ...cut, position }, 'new')(aStep());
        expect(findCrossProblems(after)).toEqual([]);
      },
    ),
  );
});

test('the relations that a link can have go round in one order, and leave out what its enzymes forbid', () => {
  const step = aStep();
  const [makes] = step.links;
  const project = {
    ...step,
    links: [aLink({ source: 'tph2', target: 'p5p', relation: 'inhibits' })],
  };
  const [influence] = project.links;
  if (!makes || !influence) throw new Error('It has links.');
  expect(relationsFor(step, makes)).toEqual(['converts-to']);
  const all = relationsFor(project, influence);
  expect(all).toContain('activates');
  for (const relation of all)
    expect(relationsFor(project, { ...influence, relation })).toEqual(all);
});
