import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { projectInFile } from '../../../shared/open/open-file.ts';

async function told(content: string | Uint8Array, name: string): Promise<string[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = await projectInFile(bytes, name);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.report.losses.map(({ where, what }) => `${where} ${what}`);
}

/** Sentences of the one mechanism by which readers tell what they left out. */
const unread = (sentences: readonly string[]) =>
  sentences.filter((sentence) => sentence.includes('says what is not read'));

interface Example {
  readonly name: string;
  /** Where `A`, `B` and so on stand, something is put that no reader knows. */
  readonly file: (unknown: (part: string) => string) => string;
  readonly parts: Readonly<Record<string, string>>;
  readonly sentences: readonly string[];
}

const xml = { inside: '<mystery kind="x">words</mystery>', beside: ' riddle="x"', text: 'riddle' };

const examples: readonly Example[] = [
  {
    name: 'a.kgml',
    file: (at) =>
      `<?xml version="1.0"?><!DOCTYPE pathway SYSTEM "https://www.kegg.jp/kegg/xml/KGML_v0.7.2_.dtd"><pathway title="A"${at('beside')}><entry id="1" name="hsa:7054" type="gene"><graphics name="TH" x="1" y="2" width="3" height="4"/>${at('inside')}</entry>${at('inside')}</pathway>`,
    parts: xml,
    sentences: [
      '<pathway> (from line 1) says what is not read: riddle, <mystery>.',
      '<entry> (from line 1) says what is not read: <mystery>.',
    ],
  },
  {
    name: 'a.xgmml',
    file: (at) =>
      `<graph xmlns="http://www.cs.rpi.edu/XGMML" label="A"><node id="1" label="A"><att name="a" value="1">${at('inside')}</att><graphics x="1" y="2" w="3" h="4"${at('beside')}>${at('att')}</graphics></node>${at('att')}${at('inside')}</graph>`,
    parts: { ...xml, att: '<att name="secret" value="x"/>' },
    sentences: [
      '<graph> (from line 1) says what is not read: <att> secret, <mystery>.',
      '<graphics> (from line 1) says what is not read: riddle, <att> secret.',
      '<att> a (from line 1) says what is not read: <mystery>.',
    ],
  },
  {
    name: 'a.graphml',
    file: (at) =>
      `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="graph" attr.name="mood"/><graph>${at('data')}<node id="1"${at('beside')}>${at('inside')}</node></graph></graphml>`,
    parts: { ...xml, data: '<data key="d0">calm</data>' },
    sentences: [
      '<graph> (from line 1) says what is not read: <data> mood.',
      '<node> (from line 1) says what is not read: riddle, <mystery>.',
    ],
  },
  {
    name: 'a.sbml',
    file: (at) =>
      `<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" xmlns:fbc="http://www.sbml.org/sbml/level3/version1/fbc/version2" level="3" version="1"><model id="m">${at('inside')}<listOfSpecies><species id="a" compartment="c"${at('charge')}><annotation>${at('inside')}</annotation></species></listOfSpecies>${at('package')}</model></sbml>`,
    parts: {
      ...xml,
      charge: ' fbc:charge="2"',
      package:
        '<fbc:listOfObjectives><fbc:objective fbc:id="o" fbc:type="x"/></fbc:listOfObjectives>',
    },
    sentences: [
      '<model> (from line 1) says what is not read: <mystery>, <fbc:listOfObjectives>.',
      '<species> (from line 1) says what is not read: fbc:charge, <annotation>.',
    ],
  },
  {
    name: 'designer.xml',
    file: (at) =>
      `<sbml xmlns="http://www.sbml.org/sbml/level2/version4" xmlns:cd="http://www.sbml.org/2001/ns/celldesigner" level="2" version="4"><model id="m"><annotation><cd:extension><cd:listOfSpeciesAliases><cd:speciesAlias id="sa" species="a"${at('beside')}><cd:bounds x="1" y="2" w="3" h="4"/>${at('inside')}</cd:speciesAlias></cd:listOfSpeciesAliases>${at('inside')}</cd:extension></annotation><listOfSpecies><species id="a" compartment="c"/></listOfSpecies></model></sbml>`,
    parts: xml,
    sentences: [
      '<cd:extension> (from line 1) says what is not read: <mystery>.',
      '<cd:speciesAlias> (from line 1) says what is not read: riddle, <mystery>.',
    ],
  },
  {
    name: 'a.owl',
    file: (at) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#"><bp:Protein rdf:ID="p"><bp:displayName>P</bp:displayName>${at('property')}</bp:Protein>${at('individual')}${at('individual')}</rdf:RDF>`,
    parts: {
      property: '<bp:availability>for all</bp:availability>',
      individual: '<bp:Provenance rdf:ID="x"><bp:displayName>X</bp:displayName></bp:Provenance>',
    },
    sentences: [
      '<rdf:RDF> (from line 1) says what is not read: <bp:Provenance> (2 times).',
      '<bp:Protein> (from line 1) says what is not read: <bp:availability>.',
    ],
  },
  {
    name: 'a.drawio',
    file: (at) =>
      `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/><object id="2" label="A"${at('beside')}><mxCell style="rounded=1;${at('style')}" vertex="1" parent="1"><mxGeometry x="1" y="2" width="30" height="20" as="geometry">${at('inside')}</mxGeometry></mxCell></object></root></mxGraphModel>`,
    parts: { ...xml, style: 'glass=1;shadow=0;' },
    sentences: [
      '<object> (from line 1) says what is not read: riddle.',
      '<mxGeometry> (from line 1) says what is not read: <mystery>.',
      'styles of shapes says what is not read: glass.',
    ],
  },
  {
    name: 'a.cx',
    file: (at) =>
      `[{"numberVerification":[{"longNumber":1}]},{"nodes":[{"@id":1,"n":"A"${at('beside')}}]},{"networkAttributes":[{"n":"name","v":"N"}${at('fact')}]}${at('aspect')}]`,
    parts: {
      beside: ',"riddle":1',
      fact: ',{"n":"organism","v":"human"}',
      aspect: ',{"mystery":[{"a":1}]}',
    },
    sentences: [
      'nodes says what is not read: riddle.',
      'networkAttributes says what is not read: organism.',
      'the file says what is not read: mystery.',
    ],
  },
  {
    name: 'a.cx2',
    file: (at) =>
      `[{"CXVersion":"2.0"},{"networkAttributes":[{"name":"N"${at('beside')}}]},{"nodes":[{"id":1,"v":{"name":"A"}${at('beside')}}]}${at('aspect')}]`,
    parts: { beside: ',"riddle":"x"', aspect: ',{"mystery":[{"a":1}]}' },
    sentences: [
      'networkAttributes says what is not read: riddle.',
      'nodes says what is not read: riddle.',
      'the file says what is not read: mystery.',
    ],
  },
  {
    name: 'a.cyjs',
    file: (at) =>
      `{"data":{"name":"N"${at('beside')}},"elements":{"nodes":[{"data":{"id":"1"},"position":{"x":1,"y":2${at('beside')}},"selected":false${at('beside')}}],"edges":[]}${at('aspect')}}`,
    parts: { beside: ',"riddle":"x"', aspect: ',"mystery":{"a":[1]}' },
    sentences: [
      'data says what is not read: riddle.',
      'elements › nodes › position says what is not read: riddle.',
      'elements › nodes says what is not read: riddle.',
      'the file says what is not read: mystery.',
    ],
  },
  {
    name: 'map.json',
    file: (at) =>
      `[{"map_name":"M","homepage":"x"${at('beside')}},{"reactions":{"1":{"name":"R","bigg_id":"R","metabolites":[{"bigg_id":"a","coefficient":-1},{"bigg_id":"b","coefficient":1}],"segments":{"7":{"from_node_id":"2","to_node_id":"3"${at('beside')}}}${at('beside')}}},"nodes":{"2":{"node_type":"metabolite","bigg_id":"a","x":1,"y":2,"node_is_primary":true},"3":{"node_type":"metabolite","bigg_id":"b","x":300,"y":2,"node_is_primary":true${at('beside')}}},"text_labels":{}${at('aspect')}}]`,
    parts: { beside: ',"riddle":"x"', aspect: ',"mystery":{"a":[1]}' },
    sentences: [
      'the file says what is not read: riddle, mystery.',
      'reactions › segments says what is not read: riddle.',
      'reactions says what is not read: riddle.',
      'nodes says what is not read: riddle.',
    ],
  },
  {
    name: 'a.gml',
    file: (at) =>
      `Creator "me"\ngraph [ node [ id 1 label "A" graphics [ x 1 y 2 ${at('beside')} ] ${at('inside')} ] ${at('beside')} ]\n${at('inside')}`,
    parts: { beside: 'riddle 3', inside: 'mystery [ a 1 ]' },
    sentences: [
      'graph › node › graphics says what is not read: riddle.',
      'graph › node says what is not read: mystery.',
      'graph says what is not read: riddle.',
      'the file says what is not read: mystery.',
    ],
  },
  {
    name: 'a.dot',
    file: (at) =>
      `digraph G { ${at('graph')} node [shape=box ${at('look')}] a [label="A" ${at('look')}] a${at('port')} -> b [color=red ${at('route')}] subgraph s { ${at('graph')} a } subgraph cluster_c { label="C" ${at('graph')} b } }`,
    parts: { graph: 'rank=same;', look: 'fontname=Arial', port: ':f1', route: 'lhead=x' },
    sentences: [
      'the graph says what is not read: rank.',
      'node [ ] says what is not read: fontname.',
      'subgraphs says what is not read: rank.',
      'clusters says what is not read: rank.',
      'nodes says what is not read: fontname.',
      'edges says what is not read: lhead, port.',
    ],
  },
];

test.each(examples)('in $name all is told that its reader does not know', async (example) => {
  const { name, file, parts, sentences } = example;
  const whole = file((part) => parts[part] ?? '');
  expect(unread(await told(whole, name)).toSorted()).toEqual([...sentences].toSorted());
});

test.each(examples)('of $name nothing is told where all is known', async ({ name, file }) => {
  expect(
    unread(
      await told(
        file(() => ''),
        name,
      ),
    ),
  ).toEqual([]);
});

test('a page of draw.io that is packed is read and told as one that is not', async () => {
  const page = `<mxGraphModel><root><mxCell id="2" value="A" style="glass=1" vertex="1"/></root></mxGraphModel>`;
  expect(
    unread(await told(`<mxfile><diagram name="P">${page}</diagram></mxfile>`, 'a.drawio')),
  ).toEqual(['styles of shapes says what is not read: glass.']);
});

test('the parts of a session that are not read are named', async () => {
  const network = `<graph xmlns="http://www.cs.rpi.edu/XGMML" id="1" label="N"><node id="2" label="A"/></graph>`;
  const session = zipSync({
    'S/cysession.xml': strToU8('<a/>'),
    'S/networks/1-N.xgmml': strToU8(network),
    'S/tables/1/t.cytable': strToU8('x'),
    'S/vizmap.xml': strToU8('<b/>'),
  });
  expect(await told(session, 'a.cys')).toEqual([
    'the file is a session, of which more is not read: “cysession.xml”, “tables”, “vizmap.xml”.',
  ]);
});

test('a file with very many unknown names is told with their number', async () => {
  const names = Array.from({ length: 500 }, (_, number) => `<m${number} a="1"/>`).join('');
  const file = `<graph xmlns="http://www.cs.rpi.edu/XGMML" label="A"><node id="1" label="A"/>${names}</graph>`;
  const [sentence = ''] = unread(await told(file, 'a.xgmml'));
  expect(sentence).toMatch(/<m39> and 460 more\.$/u);
});
