import { readFileSync } from 'node:fs';
import { statusMarkersOf } from '../../../shared/lab/status-markers.ts';
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
    expect(library.entities).toHaveLength(431);
    expect(library.links).toHaveLength(729);
    expect(library.links.filter((link) => link.evidence.length > 0)).toHaveLength(725);
  });

  test('every identifier is of a known database and in its form', () => {
    const xrefs = library.entities.flatMap((entity) => entity.xrefs);
    expect(xrefs.filter((xref) => checkXref(xref) !== 'well-formed')).toEqual([]);
  });

  test('every entity but two groupings has an identifier', () => {
    const without = library.entities.filter((entity) => entity.xrefs.length === 0);
    expect(without.map((entity) => entity.id).sort()).toEqual([
      'lnaa-competition',
      'sodium-chloride',
    ]);
  });

  test('a link without evidence names the database that carries the fact, or says that nothing does', () => {
    const bare = library.links.filter((link) => link.evidence.length === 0);
    expect(
      bare.filter(
        ({ databaseConfirmation, note }) =>
          databaseConfirmation === undefined && note === undefined,
      ),
    ).toEqual([]);
  });

  test('no link is established without a reference that supports it', () => {
    const established = library.links.filter(({ confidence }) => confidence === 'established');
    const supports = ({ stance }: { stance?: string | undefined }) => stance !== 'contradicts';
    expect(established.filter(({ evidence }) => !evidence.some(supports))).toEqual([]);
    expect(established.filter(({ evidenceLevel }) => evidenceLevel !== undefined)).toEqual([]);
  });

  test('no link is established by references alone that fit it only in part', () => {
    const established = library.links.filter(({ confidence }) => confidence === 'established');
    const fits = ({ note = '' }: { note?: string | undefined }) =>
      !/^(?:Fits only in part|Mixed)/u.test(note);
    expect(established.filter(({ evidence }) => !evidence.some(fits))).toEqual([]);
  });

  test('a link whose sources disagree is contested', () => {
    const torn = library.links.filter(({ evidence }) =>
      evidence.some(({ stance }) => stance === 'contradicts'),
    );
    expect(torn.filter(({ confidence }) => confidence !== 'contested')).toEqual([]);
  });

  test('a pool belongs to its substance and has its identifiers', () => {
    const entities = new Map(library.entities.map((entity) => [entity.id, entity]));
    for (const pool of library.entities.filter(({ poolOf }) => poolOf !== undefined)) {
      expect(pool.pool).toBeDefined();
      expect(pool.xrefs).toEqual(entities.get(pool.poolOf ?? '')?.xrefs);
    }
  });

  test('every publication is cited by a link or a status marker, and listed once', () => {
    const cited = new Set(library.links.flatMap((link) => link.evidence.map((e) => e.reference)));
    const markers = library.entities.flatMap(({ id }) => statusMarkersOf(library, id));
    for (const { references } of markers) for (const { id } of references) cited.add(id);
    expect(library.references.filter((reference) => !cited.has(reference.id))).toEqual([]);
    for (const key of ['pmid', 'doi', 'citation'] as const) {
      const values = library.references.flatMap((reference) => reference[key]?.toLowerCase() ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('a contested link says why, or has a summary that hedges', () => {
    const contested = library.links.filter((link) => link.confidence === 'contested');
    expect(contested).toHaveLength(49);
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
