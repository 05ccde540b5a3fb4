import { expect, test } from 'vitest';
import { closedAtFirst, libraryRows } from '../../../../renderer/library/LibraryRowContent.tsx';
import { presentEntities } from '../../../../shared/library/match-nodes.ts';
import type { Library, LibraryEntity } from '../../../../shared/library/library.ts';
import { aNode } from '../../../support/a-project.ts';

function anEntity(fields: Partial<LibraryEntity>): LibraryEntity {
  const id = fields.id ?? 'e';
  return { id, name: id, label: id, kind: 'enzyme', synonyms: [], xrefs: [], ...fields };
}

const library: Library = {
  entities: [
    anEntity({ id: 'TPH2', kind: 'enzyme', xrefs: [{ database: 'UniProt', id: 'Q8IWU9' }] }),
    anEntity({
      id: 'serotonin',
      kind: 'neurotransmitter',
      synonyms: ['5-HT'],
      xrefs: [{ database: 'ChEBI', id: 'CHEBI:28790' }],
    }),
    anEntity({ id: 'DDC', kind: 'enzyme' }),
  ],
  links: [],
  references: [],
};

function titles(query: string, closed: ReadonlySet<string> = closedAtFirst): string[] {
  return libraryRows(library, query, closed).map((row) => {
    if (row.type === 'group') return `${row.title} ${row.count}`;
    return row.type === 'entity' ? row.entity.id : row.kind;
  });
}

test('groups entities by kind, transmitters first, and ends with what the library does not have', () => {
  expect(titles('')).toEqual([
    'Neurotransmitters 1',
    'serotonin',
    'Enzymes 2',
    'TPH2',
    'DDC',
    'Shapes and notes 5',
    'compartment',
    'group',
    'note',
    'label',
    'shape',
    'Not in the library 18',
  ]);
});

test('a closed group shows its heading only', () => {
  expect(titles('', new Set(['enzyme', 'shapes', 'other kinds']))).toEqual([
    'Neurotransmitters 1',
    'serotonin',
    'Enzymes 2',
    'Shapes and notes 5',
    'Not in the library 18',
  ]);
});

test('a search opens what it finds, closed groups too', () => {
  expect(titles('5-HT', new Set(['neurotransmitter']))).toEqual([
    'Neurotransmitters 1',
    'serotonin',
  ]);
  expect(titles('q8iwu9')).toEqual(['Enzymes 1', 'TPH2']);
});

test('a search finds plain kinds by their name', () => {
  expect(titles('compart')).toEqual(['Shapes and notes 1', 'compartment']);
});

test('nothing found is no rows', () => {
  expect(titles('unobtainium')).toEqual([]);
});

test('an entity is in the diagram if a node was placed from it or shares an identifier', () => {
  const nodes = [
    aNode({ id: 'n1', entity: 'DDC' }),
    aNode({ id: 'n2', xrefs: [{ database: 'chebi', id: '28790' }] }),
    aNode({ id: 'n3', xrefs: [{ database: 'ChEBI', id: 'CHEBI:28790' }] }),
    aNode({ id: 'n4', xrefs: [{ database: 'HMDB', id: '28790' }] }),
  ];
  expect([...presentEntities(library, nodes)]).toEqual([
    ['DDC', ['n1']],
    ['serotonin', ['n2', 'n3']],
  ]);
});
