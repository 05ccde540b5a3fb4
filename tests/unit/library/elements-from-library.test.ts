import { describe, expect, test } from 'vitest';
import { indexLibrary, type LibraryLink } from '../../../shared/library/library.ts';
import {
  entityToNode,
  factToCatalysis,
  factToLink,
} from '../../../shared/library/elements-from-library.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { measureText } from '../../../shared/scene/text-layout.ts';
import { bundledLibrary } from './bundled-library.ts';

const library = bundledLibrary();
const index = indexLibrary(library);

function fact(id: string): LibraryLink {
  const found = index.links.get(id);
  if (!found) throw new Error(`The library has no link ${id}.`);
  return found;
}

const between = (source: string, target: string) => ({
  id: 'l1',
  source: { to: 'node', id: source } as const,
  target: { to: 'node', id: target } as const,
});

describe('an entity placed in a project', () => {
  test('keeps its identifiers, its note and where it came from', () => {
    const entity = index.entities.get('gaba-a');
    expect(entity && entityToNode(entity, { id: 'n1', x: 10, y: 20 })).toMatchObject({
      id: 'n1',
      kind: 'receptor',
      label: 'GABA-A',
      x: 10,
      y: 20,
      entity: 'gaba-a',
      xrefs: [
        { database: 'UniProt', id: 'P14867' },
        { database: 'HGNC Accession number', id: 'HGNC:4075' },
        { database: 'HGNC', id: 'GABRA1' },
      ],
      notes: 'Stands for the whole receptor; the identifiers are of one subunit.',
    });
  });

  test.each(library.entities)('$id is wide enough for its label', (entity) => {
    const node = entityToNode(entity, { id: 'n1', x: 0, y: 0 });
    expect(node.width).toBeGreaterThan(measureText(entity.label, 13, 600));
    expect(node.width).toBeGreaterThanOrEqual(nodeKinds[entity.kind].width);
  });
});

describe('a library link placed in a project', () => {
  test('brings its evidence and the references that this names, each once', () => {
    const iron = fact('iron--cofactor-of--tph2');
    const { link, references } = factToLink(library, iron, between('iron', 'tph2'));
    expect(link).toMatchObject({ relation: 'cofactor-of', confidence: 'established' });
    expect(link.entity).toBe('iron--cofactor-of--tph2');
    expect(
      link.evidence.map(({ reference, basis, source }) => ({ reference, basis, source })),
    ).toEqual(iron.evidence.map(({ reference, basis, source }) => ({ reference, basis, source })));
    expect(references.map(({ id }) => id)).toEqual([
      ...new Set(iron.evidence.map(({ reference }) => reference)),
    ]);
  });

  test('says what is claimed, with its caution and the database that confirms it', () => {
    const zinc = fact('zinc--cofactor-of--pts');
    expect(factToLink(library, zinc, between('zinc', 'pts')).link.notes).toBe(
      [
        '6-Pyruvoyl-tetrahydropterin synthase holds one zinc ion per subunit.',
        'Caution: Replaces an entry of magnesium from a 2001 database release.',
        ...(zinc.databaseConfirmation === undefined
          ? []
          : [`Also in: ${zinc.databaseConfirmation}`]),
      ].join('\n\n'),
    );
  });

  test('a precursor whose steps are left out becomes a conversion that says so', () => {
    const niacin = fact('vitamin-b3--precursor-of--nad');
    expect(factToLink(library, niacin, between('vitamin-b3', 'nad')).link).toMatchObject({
      relation: 'converts-to',
      label: 'precursor of',
      style: { line: 'dashed' },
    });
  });

  test('an enzyme catalyzes a conversion on the evidence of the conversion', () => {
    const step = fact('tryptophan--converts-to--5-htp--via-tph2');
    const ends = {
      id: 'l2',
      source: { to: 'node', id: 'tph2' },
      target: { to: 'anchor', id: 'a1' },
    } as const;
    const { link } = factToCatalysis(library, step, ends);
    expect(link).toMatchObject({ relation: 'catalyzes', entity: step.id });
    expect(link.evidence).toHaveLength(step.evidence.length);
  });
});
