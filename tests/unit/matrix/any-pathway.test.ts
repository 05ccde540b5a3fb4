import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMatrixData } from '../../../shared/matrix/matrix-view.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import {
  relationSchema,
  type Link,
  type Project,
  type NodeKind,
} from '../../../shared/project/project-schema.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { known } from '../whatif/known.ts';
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
  'receptor',
  'outcome',
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

test('a node that nothing links to changes nothing else', () => {
  const stranger = aNode({ id: 'stranger', kind: 'micronutrient', label: 'Stranger' });
  fc.assert(
    fc.property(pathway, (project) => {
      const more = { ...project, nodes: [...project.nodes, stranger] };
      expect(toMatrixData(deriveMatrix(more, known)).cells).toEqual(
        toMatrixData(deriveMatrix(project, known)).cells,
      );
    }),
  );
});

test('every path leads from factor to transmitter or outcome', () => {
  fc.assert(
    fc.property(pathway, (project) => {
      for (const { factor, roles, ...rest } of toMatrixData(deriveMatrix(project, known)).cells) {
        for (const { path, steps } of roles) {
          expect([path[0], path.at(-1), path.length - 1, new Set(path).size]).toEqual([
            factor,
            'outcome' in rest ? rest.outcome : rest.transmitter,
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
      const { factors, transmitters, outcomes, cells } = toMatrixData(deriveMatrix(project, known));
      const rows = new Set(factors.map(({ id }) => id));
      const columns = new Set([...transmitters, ...outcomes].map(({ id }) => id));
      expect(
        cells.every(
          (one) =>
            rows.has(one.factor) && columns.has('outcome' in one ? one.outcome : one.transmitter),
        ),
      ).toBe(true);
    }),
  );
});
