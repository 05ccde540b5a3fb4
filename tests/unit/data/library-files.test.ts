import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkXref } from '../../../shared/library/xref-patterns.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();
const dataFolder = new URL('../../../data/library/', import.meta.url);

describe('the library that ships', () => {
  test.each(['entities.json', 'links.json', 'references.json'])(
    '%s has one element a line, in plain canonical JSON',
    (name) => {
      const text = readFileSync(new URL(name, dataFolder), 'utf8');
      const rows = JSON.parse(text) as unknown[];
      expect(text).toBe(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
    },
  );

  test('holds all that was collected', () => {
    expect(library.entities).toHaveLength(224);
    expect(library.links).toHaveLength(306);
    expect(library.links.filter((link) => link.evidence.length > 0)).toHaveLength(268);
  });

  test('every identifier is of a known database and in its form', () => {
    const xrefs = library.entities.flatMap((entity) => entity.xrefs);
    expect(xrefs.filter((xref) => checkXref(xref) !== 'well-formed')).toEqual([]);
  });

  test('every entity but four groupings has an identifier', () => {
    const without = library.entities.filter((entity) => entity.xrefs.length === 0);
    expect(without.map((entity) => entity.id).sort()).toEqual([
      'lnaa-competition',
      'one-carbon-cycle',
      'sodium-chloride',
      'thyroid-hormone-synthesis',
    ]);
  });

  test('a link without evidence names the database that carries the fact', () => {
    const bare = library.links.filter((link) => link.evidence.length === 0);
    expect(bare.filter((link) => link.databaseConfirmation === undefined)).toEqual([]);
  });

  test('every publication is cited by a link, and listed once', () => {
    const cited = new Set(library.links.flatMap((link) => link.evidence.map((e) => e.reference)));
    expect(library.references.filter((reference) => !cited.has(reference.id))).toEqual([]);
    for (const key of ['pmid', 'doi', 'citation'] as const) {
      const values = library.references.flatMap((reference) => reference[key]?.toLowerCase() ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('a contested link says why, or has a summary that hedges', () => {
    const contested = library.links.filter((link) => link.confidence === 'contested');
    expect(contested).toHaveLength(15);
    expect(contested.filter((link) => link.note === undefined && link.summary.length < 60)).toEqual(
      [],
    );
  });

  test('labels on nodes are short, and no two entities of a kind share one', () => {
    expect(library.entities.filter((entity) => entity.label.length > 25)).toEqual([]);
    const labels = library.entities.map((entity) => `${entity.kind} ${entity.label}`);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
