import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kgmlFormat } from '../../../shared/formats/kgml-format.ts';
import type { ReadFile } from '../../../shared/formats/project-format.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { overlaps } from '../../../shared/scene/primitives.ts';
import { linkSentences } from '../../support/link-sentences.ts';

const doctype = '<!DOCTYPE pathway SYSTEM "https://www.kegg.jp/kegg/xml/KGML_v0.7.2_.dtd">';

function map(content: string, type = doctype): string {
  return `<?xml version="1.0"?>\n${type}
<pathway name="path:hsa00350" org="hsa" number="00350" title="Tyrosine metabolism"
  link="https://www.kegg.jp/kegg-bin/show_pathway?hsa00350">${content}</pathway>`;
}

const box = (name: string, x: number, y: number) =>
  `<graphics name="${name}" type="rectangle" x="${x}" y="${y}" width="46" height="17"/>`;
const circle = (name: string, x: number, y: number) =>
  `<graphics name="${name}" type="circle" x="${x}" y="${y}" width="8" height="8"/>`;

/** Tyrosine to L-DOPA by TH, which stands on the line; L-DOPA to dopamine, by way of the place of DDC. */
const steps = `
<entry id="1" name="cpd:C00082" type="compound">${circle('C00082', 100, 300)}</entry>
<entry id="2" name="cpd:C00355" type="compound">${circle('C00355', 300, 300)}</entry>
<entry id="3" name="cpd:C03758" type="compound">${circle('C03758', 500, 300)}</entry>
<entry id="4" name="cpd:C00007" type="compound">${circle('C00007', 120, 200)}</entry>
<entry id="5" name="hsa:7054" type="gene" reaction="rn:R01815">${box('TH, DYT14, TYH', 200, 300)}</entry>
<entry id="6" name="hsa:1644" type="gene" reaction="rn:R02080">${box('DDC, AADC', 400, 400)}</entry>
<entry id="7" name="path:hsa00350" type="map">${box('TITLE:Tyrosine metabolism', 60, 50)}</entry>
<entry id="8" name="path:hsa00950" type="map"><graphics name="Isoquinoline alkaloid biosynthesis pathway"
  type="roundrectangle" x="600" y="300" width="80" height="34"/></entry>
<entry id="9" name="ko:K00001" type="ortholog" map="8"/>
<relation entry1="5" entry2="6" type="ECrel"><subtype name="compound" value="2"/></relation>
<relation entry1="6" entry2="8" type="maplink"><subtype name="compound" value="3"/></relation>
<relation entry1="8" entry2="6" type="maplink"><subtype name="compound" value="3"/></relation>
<reaction id="5" name="rn:R01815" type="irreversible"><substrate id="1" name="cpd:C00082"/>
  <substrate id="4" name="cpd:C00007"/><product id="2" name="cpd:C00355"/></reaction>
<reaction id="6" name="rn:R02080" type="reversible"><substrate id="2" name="cpd:C00355"/>
  <product id="3" name="cpd:C03758"/></reaction>`;

function read(text: string): ReadFile {
  const found = kgmlFormat.read?.(text, 'hsa00350.xml');
  if (!found?.ok) throw new Error(JSON.stringify(found?.error));
  return found.value;
}

test('the reactions of a map, with enzymes and other substrates on them', () => {
  const { project } = read(map(steps));
  expect(project.metadata.title).toBe('Tyrosine metabolism');
  expect(linkSentences(project)).toEqual([
    'C03758 relates-to Isoquinoline alkaloid\nbiosynthesis pathway',
    'C00082 converts-to C00355',
    'TH catalyzes (C00082 to C00355)',
    'C00007 converts-to (C00082 to C00355)',
    'C00355 converts-to C03758',
    'DDC catalyzes (C00355 to C03758)',
  ]);
  const [, made, , , back] = project.links;
  expect(made?.style).toBeUndefined();
  expect(made?.xrefs).toEqual([{ database: 'KEGG Reaction', id: 'R01815' }]);
  expect(back?.style?.sourceHead).toBe('arrow');
});

test('boxes have kinds, identifiers and the other names of their gene', () => {
  const { nodes } = read(map(steps)).project;
  expect(nodes.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 4 }, () => 'molecule'),
    'enzyme',
    'enzyme',
    'pathway',
  ]);
  expect(nodes[0]?.xrefs).toEqual([{ database: 'KEGG Compound', id: 'C00082' }]);
  expect(nodes[4]).toMatchObject({
    label: 'TH',
    notes: 'Also called DYT14, TYH.',
    xrefs: [{ database: 'KEGG Genes', id: 'hsa:7054' }],
  });
});

test('an enzyme stands beside its line, and a line goes past the enzyme that is off the straight way', () => {
  const { project } = read(map(steps));
  const [th, ddc] = project.nodes.filter(({ kind }) => kind === 'enzyme');
  // On the line, which runs at y 600, it would hide it.
  expect(th && overlaps(th, { x: 0, y: 599, width: 900, height: 2 })).toBe(false);
  expect(project.links[4]?.waypoints).toEqual([{ x: 800, y: 800 }]);
  expect(ddc && overlaps(ddc, { x: 799, y: 799, width: 2, height: 2 })).toBe(false);
});

test('what the map does not say, or says twice, is in the report', () => {
  const { losses } = read(map(steps)).report;
  expect(losses.map(({ where, what }) => `${where} ${what}`)).toEqual([
    'entry "ko:K00001" (9) is not drawn in the map; it belongs to another one.',
    'the file says of 1 pairs of enzymes that they follow each other; the reactions say it.',
    '<pathway> (from line 3) says what is not read: name, org, number.',
    '<entry> (from line 14) says what is not read: map.',
  ]);
});

test('signals between proteins have their meaning, with what is done to the protein', () => {
  const { project } = read(
    map(`
<entry id="1" name="hsa:1" type="gene">${box('A', 100, 100)}</entry>
<entry id="2" name="hsa:2" type="gene">${box('B', 200, 100)}</entry>
<entry id="3" name="hsa:3" type="gene">${box('C', 200, 120)}</entry>
<entry id="4" name="undefined" type="group"><graphics type="rectangle" x="200" y="110" width="46" height="34"/>
  <component id="2"/><component id="3"/></entry>
<entry id="5" name="cpd:C00076" type="compound">${circle('C00076', 400, 100)}</entry>
<relation entry1="1" entry2="4" type="PPrel"><subtype name="activation" value="--&gt;"/>
  <subtype name="phosphorylation" value="+p"/></relation>
<relation entry1="4" entry2="1" type="GErel"><subtype name="repression" value="--|"/></relation>
<relation entry1="2" entry2="1" type="PPrel"><subtype name="compound" value="5"/>
  <subtype name="inhibition" value="--|"/></relation>`),
  );
  const group = project.nodes.find(({ kind }) => kind === 'complex');
  expect(group?.label).toBe('');
  expect(project.nodes.filter(({ parent }) => parent === group?.id)).toHaveLength(2);
  expect(linkSentences(project)).toEqual([
    'A activates 4',
    '4 downregulates A',
    'B relates-to C00076',
    'C00076 inhibits A',
  ]);
  expect(project.links[0]?.label).toBe('+p');
});

test('before KGML 0.7 a reaction names its compounds without their numbers', () => {
  const old = steps
    .replaceAll(/<(substrate|product) id="\d+"/gu, '<$1')
    .replaceAll(/<reaction id="\d+"/gu, '<reaction');
  expect(linkSentences(read(map(old)).project)).toContain('C00082 converts-to C00355');
});

test('a map without places is laid out', () => {
  const bare = steps.replaceAll(/<graphics[^>]*>/gu, '');
  const { nodes } = read(map(bare)).project;
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
});

test('a document type that declares something is refused', () => {
  const text = map('&x;', '<!DOCTYPE pathway [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
  expect(kgmlFormat.read?.(text, 'a.kgml')).toMatchObject({
    ok: false,
    error: { kind: 'not-xml', line: 2 },
  });
});

test('a map is known by its content, whatever its name', async () => {
  const found = await projectInFile(new TextEncoder().encode(map(steps)), 'download.txt');
  expect(found).toMatchObject({ ok: true, value: { format: 'kgml' } });
});

test('whatever a map says, its project is valid', () => {
  const word = fc.constantFrom(
    '1',
    '2',
    '3',
    '',
    'x',
    'NaN',
    '-1e9',
    'hsa:1',
    'rn:R1',
    'map',
    'group',
    'compound',
  );
  const element = fc.record({
    tag: fc.constantFrom(
      'entry',
      'relation',
      'reaction',
      'graphics',
      'component',
      'substrate',
      'subtype',
    ),
    attributes: fc.dictionary(
      fc.constantFrom(
        'id',
        'name',
        'type',
        'reaction',
        'x',
        'y',
        'width',
        'coords',
        'entry1',
        'entry2',
        'value',
      ),
      word,
    ),
  });
  type Plain = { readonly tag: string; readonly attributes: Readonly<Record<string, string>> };
  const written = ({ tag, attributes }: Plain, inner = ''): string =>
    `<${tag} ${Object.entries(attributes)
      .map(([key, value]) => `${key}="${value}"`)
      .join(' ')}>${inner}</${tag}>`;
  const outer = fc
    .tuple(element, fc.array(element, { maxLength: 4 }))
    .map(([one, inner]) => written(one, inner.map((part) => written(part)).join('')));
  fc.assert(
    fc.property(fc.array(outer, { maxLength: 12 }), (elements) => {
      expect(findCrossProblems(read(map(elements.join(''))).project)).toEqual([]);
    }),
  );
});
