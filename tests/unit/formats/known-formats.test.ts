import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  formatIds,
  formatOf,
  formatToWrite,
  formatOfText,
  formatToRead,
  withoutExtension,
} from '../../../shared/formats/known-formats.ts';

const gpml = (version: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Pathway xmlns="http://pathvisio.org/GPML/${version}" Name="x">`;

test.each([
  ['a project', '{"format":"neuromatrix","version":1}', 'x.json', 'neuromatrix'],
  ['GPML 2013a under any name', gpml('2013a'), 'x.xml', 'gpml2013a'],
  ['GPML 2021', gpml('2021'), 'x.gpml', 'gpml'],
  ['an older GPML, which is saved as 2013a', gpml('2010a'), 'x.gpml', 'gpml2013a'],
  ['a GPML of days to come, whose reader will say so', gpml('2031'), 'x.gpml', 'gpml'],
  ['SBGN-ML with a prefix, after a comment', '<!-- <a> --><s:sbgn xmlns:s="u">', 'x.xml', 'sbgn'],
  ['SBGN-ML after a byte order mark', '\uFEFF<sbgn>', 'x.sbgn', 'sbgn'],
  [
    'GraphML after a document type',
    '<!DOCTYPE graphml [<!ENTITY a "b>">]><graphml>',
    'x',
    'graphml',
  ],
  ['Cytoscape JSON by its elements', '{"data":{},"elements":{"nodes":[]}}', 'x.json', 'cyjs'],
  [
    'Cytoscape JSON in another order',
    '{"elements":[{"group":"nodes","data":{"id":"a"}}],"style":[]}',
    'x.json',
    'cyjs',
  ],
  ['a list of elements', '[{"data":{"id":"a"}}]', 'x.json', 'cyjs'],
  ['a drawing that has elements, too', '{"elements":[{"id":"a","type":"text"}]}', 'x.json', null],
  ['a page that has elements, too', '{"elements":{"header":{"data":{}}}}', 'x.json', null],
  ['a table divided by tabs', 'a\tb', 'x.tsv', 'tsv'],
  ['CX2 by its first aspect', '[{"CXVersion":"2.0"}]', 'x.cx', 'cx2'],
  ['SIF by its name', 'a pp b', 'X.SIF', 'sif'],
  ['a table of nodes, which is more than a table', 'id', 'a.nodes.csv', 'nodes-csv'],
  ['a project in the wrong clothes', '{"format":"neuromatrix"}', 'x.gpml', 'neuromatrix'],
  ['a broken pathway by its name', '<Path', 'x.gpml', 'gpml'],
  ['a graph of Graphviz after a comment', '/* a */\nstrict digraph "x" {}', 'x.csv', 'dot-graph'],
  ['GML', 'Creator "yFiles"\nVersion 2.1\ngraph\n[', 'x.txt', 'gml'],
  ['XGMML', '<graph xmlns="http://www.cs.rpi.edu/XGMML" label="a"/>', 'x.xml', 'xgmml'],
  ['CX', '[{"numberVerification":[]},{"nodes":[{"@id":1}]}]', 'x.json', 'cx'],
  [
    'a map of Escher',
    '[{"map_name":"a","schema":"e"},{"reactions":{},"nodes":{}}]',
    'x.json',
    'escher',
  ],
  [
    'BioPAX',
    '<rdf:RDF xmlns:rdf="r" xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#"/>',
    'x.xml',
    'biopax',
  ],
  ['what is only written', 'flowchart LR', 'x.mmd', null],
  ['anything else', 'Dear diary', 'x.txt', null],
  ['markup without an end', '<!-- ', 'x.txt', null],
])('%s is known', (_what, text, name, format) => {
  expect(formatOfText(text) ?? formatToRead(name)).toBe(format);
});

test('a long file of openings is looked at in no time', () => {
  const text = '<!--'.repeat(250_000);
  expect(formatOfText(text)).toBeNull();
});

test.each([
  ['a.gpml', 'gpml'],
  ['a.SBGN', 'sbgn'],
  ['a.csv', 'csv'],
  ['a.nodes.csv', 'nodes-csv'],
  ['a.mmd', 'mermaid'],
  ['a.neuromatrix', 'neuromatrix'],
  ['a.png', null],
  ['gpml', null],
])('a file called %s is written as %s', (name, format) => {
  expect(formatToWrite(name)).toBe(format);
});

test('a name without its format is what is left', () => {
  expect(['a.b.gpml', 'x.gpml.xml', 'a.nodes.csv', 'a.txt'].map(withoutExtension)).toEqual([
    'a.b',
    'x',
    'a',
    'a.txt',
  ]);
});

describe('every format', () => {
  test.each(formatIds)('%s does what the table says of it', async (id) => {
    const { reads, writes, load } = formatOf(id);
    const { read, write } = await load();
    expect([read !== undefined, write !== undefined]).toEqual([reads, writes]);
  });
});

test('the README names every format of others', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const others = formatIds.filter((id) => id !== 'neuromatrix');
  const missing = others.flatMap((id) => {
    const [extension] = formatOf(id).extensions;
    return readme.includes(`.${extension}`) ? [] : [id];
  });
  expect(missing).toEqual([]);
});
