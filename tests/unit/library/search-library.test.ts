import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOfEntity } from '../../../shared/library/entity-names.ts';
import { entitiesCalled, searchLibrary } from '../../../shared/library/search-library.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { anEntity, bundledLibrary, libraryOf } from './bundled-library.ts';

const library = bundledLibrary();
const idsFor = (query: string) => searchLibrary(library, query).map((entity) => entity.id);
const bestFor = (query: string) => idsFor(query)[0];

describe('searching the bundled library', () => {
  test.each([
    ['serotonin', 'serotonin'],
    ['5-ht', 'serotonin'],
    ['noradrenaline', 'norepinephrine'],
    ['tryptophan', 'tryptophan'],
    ['trypt', 'tryptophan'],
    ['methionine', 'methionine'],
    ['PLP', 'plp'],
    ['active vitamin b6', 'plp'],
    ['DDC', 'ddc'],
    ['AADC', 'ddc'],
    ['SLC6A4', 'sert'],
    ['Tryptophan hydroxylase 2', 'tph2'],
    ['folate', 'vitamin-b9'],
    ['5ht1a', '5-ht1a'],
    ['mao a', 'maoa'],
    ['Fe2+', 'iron'],
    ['fe²⁺', 'iron'],
  ])('finds what people call %s first', (query, id) => {
    expect(bestFor(query)).toBe(id);
  });

  test.each(['CHEBI:28790', '28790', 'chebi 28790', 'ChEBI:CHEBI:28790', 'hmdb0000259'])(
    'finds serotonin by its identifier as %s',
    (query) => {
      expect(idsFor(query)).toEqual(['serotonin']);
    },
  );

  test('finds a protein by its accession', () => {
    expect(idsFor('q8iwu9')).toEqual(['tph2']);
    expect(idsFor('UniProt:Q8IWU9')).toEqual(['tph2']);
  });

  test('does not find entities by a piece of an identifier', () => {
    expect(idsFor('2879')).toEqual([]);
  });

  test('reads Greek letters and their names as the same', () => {
    expect(bestFor('α-ketoglutarate')).toBe('2-oxoglutarate');
    expect(bestFor('alpha ketoglutarate')).toBe('2-oxoglutarate');
    expect(bestFor('5alpha-DHP')).toBe('5a-dhp');
    expect(bestFor('ERβ')).toBe('er-beta');
    expect(bestFor('γ-aminobutyric')).toBe('gaba');
  });

  test('puts a whole name before its beginning, a word before the middle of one', () => {
    expect(idsFor('th')[0]).toBe('th');
    const found = idsFor('tyr');
    expect(found[0]).toBe('tyrosine');
    expect(found.indexOf('tyrosine')).toBeLessThan(found.indexOf('3-mt'));
  });

  test('finds names that hold all words, in any order', () => {
    expect(idsFor('receptor dopamine')).toEqual(['drd1', 'drd2', 'drd3', 'drd4', 'drd5']);
  });

  test('shows everything for an empty query and nothing for one of signs only', () => {
    expect(idsFor('  ')).toHaveLength(library.entities.length);
    expect(idsFor('---')).toEqual([]);
  });

  test('finds nothing for what is not there', () => {
    expect(idsFor('unobtainium')).toEqual([]);
  });
});

test('finds a name whatever accents and capitals it is written with', () => {
  const own = libraryOf(anEntity({ id: 'own', name: 'Naïve Überstoff' }));
  expect(searchLibrary(own, 'naive uberstoff').map((entity) => entity.id)).toEqual(['own']);
});

test('finds names in any script', () => {
  const own = libraryOf(anEntity({ id: 'own', name: 'سيروتونين', label: '血清素' }));
  expect(searchLibrary(own, '血清')).toHaveLength(1);
  expect(searchLibrary(own, 'سيروتونين')).toHaveLength(1);
});

test('finds every entity by its own name and label', () => {
  const lost = library.entities.filter(
    (entity) =>
      !searchLibrary(library, entity.name).includes(entity) ||
      !searchLibrary(library, entity.label).includes(entity),
  );
  expect(lost).toEqual([]);
});

test('answers any query with entities of the library, each once', () => {
  const known = new Set(library.entities);
  assert(
    property(string({ unit: 'binary' }), (query) => {
      const found = searchLibrary(library, query);
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((entity) => !known.has(entity))).toEqual([]);
    }),
  );
});

describe('a text that means an entry', () => {
  const meantBy = (text: string) => entitiesCalled(library, text).map(({ id }) => id);

  test.each([
    ['pyridoxal phosphate', 'plp'],
    ['Pyridoxal-5-phosphate', 'plp'],
    ['P5P', 'plp'],
    ['thiamine', 'vitamin-b1'],
    ['B6', 'vitamin-b6'],
    ['adrenaline', 'epinephrine'],
    ['P20711', 'ddc'],
    ['CHEBI:18405', 'plp'],
    ['HGNC:2719', 'ddc'],
    ['SLC6A4', 'sert'],
  ])('%s is known', (text, id) => {
    expect(meantBy(text)).toEqual([id]);
  });

  test('every name, synonym and identifier of every entry means it', () => {
    const lost = library.entities.flatMap((entity) => {
      const identifiers = entity.poolOf === undefined ? entity.xrefs.map(({ id }) => id) : [];
      return [entity.id, ...namesOfEntity(entity), ...identifiers]
        .filter((text) => foldText(text).compact !== '')
        .filter((text) => {
          // The id of another entry comes first: "GABA-A" is an id, and a name of nothing else.
          const isIdOfOther = library.entities.some(({ id }) => id === text && id !== entity.id);
          return !isIdOfOther && !entitiesCalled(library, text).includes(entity);
        })
        .map((text) => `${entity.id}: ${text}`);
    });
    expect(lost).toEqual([]);
  });

  test('however it is written', () => {
    assert(
      property(
        constantFrom(...library.entities.flatMap(namesOfEntity)),
        constantFrom(
          (text: string) => text.toUpperCase(),
          (text: string) => ` ${text.toLowerCase()} `,
          (text: string) => text.replaceAll(' ', '-'),
        ),
        (name, written) => {
          const plain = entitiesCalled(library, foldText(name).compact);
          const found = entitiesCalled(library, written(name));
          expect(found.length).toBeGreaterThan(0);
          expect(found.some((entity) => plain.includes(entity))).toBe(true);
        },
      ),
    );
  });
});
