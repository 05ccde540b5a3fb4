import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findElements, type FindCondition } from '../../../shared/find/find-elements.ts';
import { isAlike } from '../../../shared/find/alike.ts';
import { librarySchema, type Library } from '../../../shared/library/library.ts';
import { evidenceSchema, referenceSchema } from '../../../shared/project/project-schema.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  references: [
    referenceSchema.parse({
      id: 'r1',
      title: 'Tryptophan hydroxylase in the raphe',
      authors: ['Walther DJ'],
      pmid: '12511643',
    }),
  ],
  nodes: [
    aNode({ id: 'cell', kind: 'compartment', label: 'Raphe neuron', width: 400, height: 300 }),
    aNode({
      id: '5ht',
      label: 'Serotonin',
      parent: 'cell',
      x: 40,
      y: 100,
      xrefs: [{ database: 'ChEBI', id: 'CHEBI:28790' }],
    }),
    aNode({
      id: 'trp',
      label: 'L-Tryptophan',
      parent: 'cell',
      x: 40,
      y: 40,
      notes: 'Low without B6, some say.',
    }),
    aNode({ id: 'b6', kind: 'micronutrient', label: 'Pyridoxine', x: 500, y: 40 }),
    aNode({ id: 'ne', label: 'Noradrénaline', caption: 'α2 agonist', x: 500, y: 400 }),
  ],
  links: [
    aLink({
      source: 'trp',
      target: '5ht',
      id: 'made',
      relation: 'converts-to',
      evidence: [evidenceSchema.parse({ reference: 'r1' })],
    }),
    aLink({ source: 'b6', target: '5ht', id: 'helped', relation: 'cofactor-of', label: 'as P5P' }),
  ],
});

const find = (
  query: string,
  condition: FindCondition | null = null,
  library: Library | null = null,
) => findElements(project, { query, condition, library });
const ids = (query: string, condition: FindCondition | null = null) =>
  find(query, condition).elements.map(({ id }) => id);

describe('what is typed is found', () => {
  test.each([
    ['serotonin', '5ht', 'label'],
    ['SEROTONIN', '5ht', 'label'],
    ['noradrenaline', 'ne', 'label'],
    ['alpha 2', 'ne', 'caption'],
    ['tryptophan', 'trp', 'label'],
    ['28790', '5ht', 'identifier'],
    ['ChEBI CHEBI:28790', '5ht', 'identifier'],
    ['b6', 'trp', 'notes'],
    ['Walther', 'made', 'reference'],
    ['12511643', 'made', 'reference'],
    ['p5p', 'helped', 'label'],
    ['tryptophan is converted', 'made', 'sentence'],
  ])('%s', (query, id, field) => {
    expect(find(query).elements[0]).toMatchObject({ id, field });
    expect(find(query).areAlike).toBe(false);
  });

  test('by a name that only the library knows', () => {
    const library = librarySchema.parse({
      entities: [
        {
          id: 'serotonin',
          kind: 'neurotransmitter',
          name: 'serotonin',
          label: 'Serotonin',
          synonyms: ['enteramine'],
          xrefs: [{ database: 'ChEBI', id: 'CHEBI:28790' }],
        },
      ],
      links: [],
      references: [],
    });
    expect(find('enteramine').elements).toEqual([]);
    expect(find('enteramine', null, library).elements).toMatchObject([
      { id: '5ht', field: 'synonym' },
    ]);
  });

  test('names come before notes, and equally good ones from top to bottom', () => {
    expect(ids('tryptophan')).toEqual(['trp', 'made']);
    expect(ids('n').slice(0, 1)).toEqual(['ne']);
  });
});

test('a sign without letters is found as it stands', () => {
  const signs = aProject({
    nodes: [aNode({ id: 'a', label: 'Mind 🧠' }), aNode({ id: 'b', notes: '→ ∅' })],
  });
  const found = (query: string) =>
    findElements(signs, { query, condition: null, library: null }).elements.map(({ id }) => id);
  expect([found('🧠'), found('∅'), found('!')]).toEqual([['a'], ['b'], []]);
});

test('one slip is forgiven where nothing is spelled so', () => {
  expect(find('serotonni')).toMatchObject({ areAlike: true, elements: [{ id: '5ht' }] });
  expect(find('pyrodoxine')).toMatchObject({ areAlike: true, elements: [{ id: 'b6' }] });
  expect(find('xyz').elements).toEqual([]);
});

test('conditions find without a text, and narrow a text', () => {
  expect(ids('')).toEqual([]);
  expect(ids('—')).toEqual([]);
  expect(ids('', { by: 'kind', kind: 'micronutrient' })).toEqual(['b6']);
  expect(ids('', { by: 'relation', relation: 'cofactor-of' })).toEqual(['helped']);
  expect(ids('', { by: 'container', id: 'cell' })).toEqual(['trp', '5ht']);
  expect(ids('', { by: 'without-identifier' })).toEqual(['trp', 'b6', 'ne']);
  expect(ids('', { by: 'without-evidence' })).toEqual(['helped']);
  expect(ids('tryptophan', { by: 'without-identifier' })).toEqual(['trp']);
  expect(ids('n', { by: 'ids', ids: new Set(['5ht']) })).toEqual(['5ht']);
});

test('whatever is typed, what is found exists, once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (query) => {
      const found = ids(query);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

test('a name with one letter changed is alike', () => {
  const name = fc.stringMatching(/^[a-z]{6,12}$/u);
  fc.assert(
    fc.property(name, fc.nat(), fc.constantFrom('q', 'x', 'z'), (word, at, letter) => {
      const place = at % word.length;
      const changed = word.slice(0, place) + letter + word.slice(place + 1);
      expect(isAlike(foldText(word), foldText(changed))).toBe(true);
      expect(isAlike(foldText(`the ${word} of it`), foldText(changed))).toBe(true);
    }),
  );
  expect(isAlike(foldText('GABA'), foldText('DOPA'))).toBe(false);
});
