import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMatrixData } from '../../../shared/matrix/matrix-view.ts';
import { derivePathwayModel } from '../../../shared/matrix/pathway-model.ts';
import { toScenarioData } from '../../../shared/matrix/scenario-view.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import {
  relationSchema,
  type Link,
  type Project,
  type NodeKind,
} from '../../../shared/project/project-schema.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const kinds: readonly NodeKind[] = [
  'neurotransmitter',
  'precursor',
  'intermediate',
  'cofactor',
  'micronutrient',
  'hormone',
  'enzyme',
  'transporter',
];

/** Few nodes and many links, so that loops of every kind come about. */
const pathway = fc
  .record({
    nodes: fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 9 }),
    links: fc.array(
      fc.record({
        relation: fc.constantFrom(...relationSchema.options),
        source: fc.nat(8),
        target: fc.nat(8),
        onLink: fc.boolean(),
      }),
      { maxLength: 24 },
    ),
  })
  .map(({ nodes, links }): Project => {
    const id = (pick: number) => `n${pick % nodes.length}`;
    return aProject({
      nodes: nodes.map((kind, at) => aNode({ id: `n${at}`, kind, label: `Thing ${at}` })),
      links: links.map(({ relation, source, target, onLink }, at): Link => {
        const onto = onLink && at > 0;
        return aLink({
          id: `l${at}`,
          relation,
          source: id(source),
          target: onto ? { to: 'anchor', id: `a${target % at}` } : id(target),
          anchors: [{ id: `a${at}`, position: 0.5 }],
        });
      }),
    });
  });

const supplies = fc.array(
  fc.record({ pick: fc.nat(8), level: fc.constantFrom('low' as const, 'high' as const) }),
  { minLength: 1, maxLength: 3 },
);

/** By node id: its level and the path of its first reason. */
function levelsOf(project: Project, chosen: readonly { pick: number; level: 'low' | 'high' }[]) {
  const model = derivePathwayModel(project);
  const set = new Map(
    chosen.flatMap(({ pick, level }) => {
      const thing = model.thingOf.get(`n${pick}`) ?? model.thingOf.get('n0');
      return thing === undefined ? [] : [[thing, { thing, level }] as const];
    }),
  );
  const { levels } = toScenarioData(model, [...set.values()]);
  return Object.fromEntries(
    levels.map(({ id, level, causes }) => [id, [level, causes[0]?.path.join(' ')]]),
  );
}

test('a scenario ends, and does not depend on the order of nodes or links', () => {
  fc.assert(
    fc.property(pathway, supplies, fc.infiniteStream(fc.nat()), (project, chosen, picks) => {
      const mixed = {
        ...project,
        nodes: shuffle(project.nodes, picks),
        links: shuffle(project.links, picks),
      };
      expect(levelsOf(mixed, chosen)).toEqual(levelsOf(project, chosen));
    }),
    { numRuns: 300 },
  );
});

test('one that acts by several reactions is weighed by the best of them, in whatever order they are drawn', () => {
  const nodes = ['n0', 'n1', 'n2'].map((id) => aNode({ id, kind: 'neurotransmitter', label: id }));
  const links = [
    aLink({
      id: 'l0',
      relation: 'releases',
      source: 'n0',
      target: 'n1',
      anchors: [{ id: 'a0', position: 0.5 }],
    }),
    aLink({
      id: 'l1',
      relation: 'upregulates',
      source: 'n0',
      target: { to: 'anchor', id: 'a0' },
    }),
    aLink({ id: 'l2', relation: 'converts-to', source: 'n2', target: 'n1' }),
    aLink({ id: 'l3', relation: 'converts-to', source: 'n0', target: 'n1' }),
  ];
  const chosen = [
    { pick: 0, level: 'high' as const },
    { pick: 2, level: 'high' as const },
  ];
  for (const drawn of [links, links.toReversed()]) {
    expect(levelsOf(aProject({ nodes, links: drawn }), chosen)['n1']).toEqual(['high', 'n0 n1']);
  }
});

test('nothing set changes nothing', () => {
  fc.assert(
    fc.property(pathway, (project) => {
      expect(toScenarioData(derivePathwayModel(project), [])).toEqual({ levels: [] });
    }),
  );
});

test('a node that nothing links to changes nothing else', () => {
  const stranger = aNode({ id: 'stranger', kind: 'micronutrient', label: 'Stranger' });
  fc.assert(
    fc.property(pathway, supplies, (project, chosen) => {
      const more = { ...project, nodes: [...project.nodes, stranger] };
      expect(levelsOf(more, chosen)).toEqual(levelsOf(project, chosen));
      expect(toMatrixData(deriveMatrix(more)).cells).toEqual(
        toMatrixData(deriveMatrix(project)).cells,
      );
    }),
  );
});

test('a supply keeps its level, and every path leads from factor to transmitter', () => {
  fc.assert(
    fc.property(pathway, fc.nat(8), (project, pick) => {
      const id = `n${pick % project.nodes.length}`;
      expect(
        levelsOf(project, [{ pick: pick % project.nodes.length, level: 'low' }])[id]?.[0],
      ).toBe('low');
      for (const { factor, transmitter, roles } of toMatrixData(deriveMatrix(project)).cells) {
        for (const { path, steps } of roles) {
          expect([path[0], path.at(-1), path.length - 1, new Set(path).size]).toEqual([
            factor,
            transmitter,
            steps,
            path.length,
          ]);
        }
      }
    }),
  );
});

test('any project that opens has a matrix', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 8, maxLinks: 12 }), (project) => {
      const { factors, transmitters, cells } = toMatrixData(deriveMatrix(project));
      const rows = new Set(factors.map(({ id }) => id));
      const columns = new Set(transmitters.map(({ id }) => id));
      expect(cells.every((one) => rows.has(one.factor) && columns.has(one.transmitter))).toBe(true);
    }),
  );
});

function shuffle<Item>(items: readonly Item[], picks: fc.Stream<number>): Item[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Number(picks.next().value) % (at + 1);
    const [one, two] = [list[at], list[other]];
    if (one !== undefined && two !== undefined) [list[at], list[other]] = [two, one];
  }
  return list;
}
