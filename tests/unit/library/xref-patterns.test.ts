import { describe, expect, test } from 'vitest';
import {
  checkXref,
  findXrefDatabase,
  xrefDatabases,
  xrefUrl,
} from '../../../shared/library/xref-patterns.ts';

describe('identifiers', () => {
  test.each(xrefDatabases)('the example of $name has its form and an address', (database) => {
    const xref = { database: database.name, id: database.example };
    expect(checkXref(xref)).toBe('well-formed');
    expect(xrefUrl(xref)).toMatch(/^https:\/\/identifiers\.org\/[A-Za-z.-]+:[\w.%-]+$/u);
  });

  test('a name or alias stands for one database only, whatever its capitals', () => {
    const names = xrefDatabases.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(findXrefDatabase(' uniprot-trembl ')?.name).toBe('UniProt');
  });

  test.each([
    ['ChEBI', 'CHEBI28790'],
    ['ChEBI', 'CHEBI:28790 '],
    ['HMDB', 'HMDB259'],
    ['UniProt', 'TPH2'],
    ['HGNC', 'tryptophan hydroxylase'],
    ['Enzyme Nomenclature', '1.14.16'],
    ['CAS', '50-67'],
    ['Gene Ontology', 'GO:6587'],
  ])('%s does not take %s', (database, id) => {
    expect(checkXref({ database, id })).toBe('malformed');
    expect(xrefUrl({ database, id })).toBeUndefined();
  });

  test('an unknown database is no error, but has no address', () => {
    const xref = { database: 'My freezer', id: 'box 7' };
    expect(checkXref(xref)).toBe('unknown-database');
    expect(xrefUrl(xref)).toBeUndefined();
  });

  test('an identifier with and without its own prefix has the same address', () => {
    expect(xrefUrl({ database: 'ChEBI', id: '28790' })).toBe('https://identifiers.org/CHEBI:28790');
    expect(xrefUrl({ database: 'ChEBI', id: 'CHEBI:28790' })).toBe(
      'https://identifiers.org/CHEBI:28790',
    );
  });

  test('words with special meaning in JavaScript are just unknown databases', () => {
    expect(checkXref({ database: '__proto__', id: 'x' })).toBe('unknown-database');
    expect(checkXref({ database: 'constructor', id: 'x' })).toBe('unknown-database');
  });
});
