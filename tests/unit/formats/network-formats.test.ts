import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotFormat } from '../../../shared/formats/dot-format.ts';
import { dotGraphFormat } from '../../../shared/formats/dot-graph-format.ts';
import { gmlFormat } from '../../../shared/formats/gml-format.ts';
import { projectInFile, type FoundProject } from '../../../shared/open/open-file.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { linkSentences } from '../../support/link-sentences.ts';
import { gallery } from '../../support/real-files.ts';

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/networks', name));

async function open(bytes: Uint8Array, name: string): Promise<FoundProject> {
  const found = await projectInFile(bytes, name);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Label and centre of every node. */
const places = ({ project }: FoundProject) =>
  project.nodes.map(({ label, x, y, width, height }) => [label, x + width / 2, y + height / 2]);

const told = ({ report }: FoundProject) =>
  report.losses.map(({ where, what }) => `${where} ${what}`);

describe('a graph of Graphviz', () => {
  test('has its nodes, clusters, edges and places', async () => {
    const found = await open(fixture('dopamine.dot'), 'a.gv');
    expect(found.format).toBe('dot-graph');
    const { project } = found;
    expect(project.metadata.title).toBe('Dopamine');
    expect(places(found)).toEqual([
      ['Neuron', 300, -208],
      ['L-Tyrosine', 100, -200],
      ['L-DOPA\n(levodopa)', 300, -200],
      ['da', 500, -200],
      ['TH\nTYR3H', 200, -300],
      ['no tie', 700, -300],
    ]);
    expect(project.nodes.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['group', undefined],
      ['molecule', project.nodes[0]?.id],
      ['molecule', project.nodes[0]?.id],
      ['neurotransmitter', project.nodes[0]?.id],
      ['molecule', undefined],
      ['molecule', undefined],
    ]);
    expect(project.nodes[2]).toMatchObject({ width: 108, height: 36 });
    expect(project.nodes[3]?.origin?.data).toMatchObject({ attributes: { chebi: '18243' } });
    expect(linkSentences(project)).toEqual([
      'L-Tyrosine converts-to L-DOPA\n(levodopa)',
      'L-DOPA\n(levodopa) converts-to da',
      'TH\nTYR3H inhibits L-Tyrosine',
      'L-DOPA\n(levodopa) relates-to TH\nTYR3H',
      'da relates-to TH\nTYR3H',
      'TH\nTYR3H relates-to no tie',
    ]);
    expect(project.links.map(({ style }) => style?.targetHead)).toEqual([
      undefined,
      undefined,
      undefined,
      'arrow',
      'arrow',
      undefined,
    ]);
    expect(told(found)).toEqual([
      'node [ ] says what is not read: fontname.',
      'edges says what is not read: port.',
    ]);
  });

  test('that we wrote comes back with its nodes where they were', () => {
    const parsed = parseProject(gallery);
    if (!parsed.ok) throw new Error(parsed.error.kind);
    const written = dotFormat.write?.(parsed.value).text ?? '';
    const read = dotGraphFormat.read?.(written, 'own.dot');
    if (!read?.ok) throw new Error(JSON.stringify(read?.error));
    const kinds = new Set(read.value.project.nodes.map(({ kind }) => kind));
    const labels = read.value.project.nodes.map(({ label }) => label.split('\n')[0] ?? '');
    for (const { label, kind } of parsed.value.nodes.filter((node) => node.label !== '')) {
      expect(labels).toContain(label.split('\n')[0]);
      expect(kinds).toContain(kind);
    }
  });

  test.each([
    ['digraph { a -> }', 'line 1, column 16', 'a name is missing'],
    ['digraph { a [label="x }', 'line 1, column 20', 'no meaning'],
    ['graph {\n a -- b;', 'line 2, column 9', '"}" is missing'],
    [`graph ${'{'.repeat(500)}`, 'line 1', 'deep'],
    ['graph { a [label=<b', 'line 1, column 18', 'does not end'],
  ])('that is broken is refused with the place: %s', (text, where, why) => {
    const found = dotGraphFormat.read?.(text, 'a.dot');
    expect(found).toMatchObject({
      ok: false,
      error: {
        kind: 'damaged',
        problems: [
          {
            where: expect.stringContaining(where) as string,
            why: expect.stringContaining(why) as string,
          },
        ],
      },
    });
  });

  test('of two small sets of nodes that all join is no way to fill the memory', () => {
    const set = (letter: string) =>
      `{${Array.from({ length: 2_000 }, (_, at) => `${letter}${at}`).join(' ')}}`;
    const found = dotGraphFormat.read?.(`graph {${set('a')} -- ${set('b')}}`, 'a.dot');
    expect(found).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  test('that is strict has no edge twice', async () => {
    const text = 'strict graph { a -- b; b -- a; a -- c }';
    expect((await open(Buffer.from(text), 'a.dot')).project.links).toHaveLength(2);
  });
});

test('a graph of Graphviz has its colours, shapes, lines and heads', async () => {
  const text = `digraph {
node [style=filled fillcolor=lightblue shape=box color="#336699" penwidth=2]
a; b [shape=ellipse style="dashed" fontcolor=red]; c [shape=star fillcolor="0.3 0.5 1"]; d [style="filled,rounded"]
a -> b [color=red style=dotted arrowhead=vee]; b -> c [dir=both arrowtail=odot arrowhead=crow penwidth=3] }`;
  const found = await open(Buffer.from(text), 'a.dot');
  const { nodes, links } = found.project;
  const usual = { border: '#336699', borderWidth: 2 };
  expect(nodes.map(({ style }) => style)).toEqual([
    { ...usual, shape: 'box', fill: '#add8e6' },
    { ...usual, shape: 'ellipse', borderStyle: 'dashed', text: '#ff0000' },
    usual,
    { ...usual, shape: 'rounded-box', fill: '#add8e6' },
  ]);
  expect(links.map(({ style }) => style)).toEqual([
    { color: '#ff0000', line: 'dotted', targetHead: 'vee' },
    { width: 3, sourceHead: 'circle', targetHead: 'arrow' },
  ]);
  expect(told(found)).toEqual([
    'the file has shapes that are not read: star.',
    'the file has colours that are not read: 0.3 0.5 1.',
    'the file has heads that are not read: crow.',
  ]);
});

test('a CX network has the look of all nodes, and of single ones over it', async () => {
  const text = JSON.stringify([
    { numberVerification: [{ longNumber: 281474976710655 }] },
    {
      nodes: [
        { '@id': 1, n: 'A' },
        { '@id': 2, n: 'B' },
      ],
    },
    { edges: [{ '@id': 1, s: 1, t: 2 }] },
    {
      cyVisualProperties: [
        {
          properties_of: 'nodes:default',
          properties: { NODE_FILL_COLOR: '#FF0000', NODE_SHAPE: 'DIAMOND', NODE_SIZE: '40.0' },
          mappings: { NODE_LABEL: { type: 'PASSTHROUGH' } },
        },
        { properties_of: 'nodes', applies_to: 2, properties: { NODE_FILL_COLOR: '#00FF00' } },
        {
          properties_of: 'edges:default',
          properties: { EDGE_WIDTH: '4.0', EDGE_TARGET_ARROW_SHAPE: 'DELTA' },
        },
      ],
    },
  ]);
  const found = await open(Buffer.from(text), 'a.cx');
  expect(found.project.nodes.map(({ style, width }) => [style, width])).toEqual([
    [{ shape: 'diamond', fill: '#ff0000' }, 40],
    [{ shape: 'diamond', fill: '#00ff00' }, 40],
  ]);
  expect(found.project.links[0]?.style).toEqual({ width: 4, targetHead: 'arrow' });
  expect(told(found)).toContain(
    'the file has rules by which values become looks, which are not read.',
  );
});

describe('a GML graph', () => {
  test('has its nodes, groups, edges and places', async () => {
    const found = await open(fixture('serotonin.gml'), 'a.txt');
    expect(found.format).toBe('gml');
    const { project } = found;
    expect(places(found)).toEqual([
      ['L-Tryptophan', 100.5, 50],
      ['5-HTP ß', 300, 50],
      ['Cell', 200, 60],
      ['TPH2', 200, 120],
    ]);
    expect(project.nodes[3]?.parent).toBe(project.nodes[2]?.id);
    expect(linkSentences(project)).toEqual([
      'L-Tryptophan converts-to 5-HTP ß',
      'TPH2 inhibits 5-HTP ß',
      '5-HTP ß relates-to L-Tryptophan',
    ]);
    expect(project.links.map(({ label }) => label)).toEqual(['', 'in the raphe', '']);
    expect(project.links[2]?.style).toMatchObject({ sourceHead: 'arrow', targetHead: 'arrow' });
    expect(told(found)).toEqual([
      'an edge lacks an end and was left out.',
      'link e4 ends at a node that the file does not have.',
    ]);
  });

  test.each([
    ['graph [ node [ id 1 ', 'the file ends too early'],
    ['graph [ node ] ', '"node" has no value'],
    ['graph [ 5 ]', 'a name is missing'],
    [`graph ${'[ a '.repeat(5_000)}`, 'too deep'],
  ])('that is broken is refused with the reason: %s', (text, why) => {
    expect(gmlFormat.read?.(text.slice(0, 30_000), 'a.gml')).toMatchObject({
      ok: false,
      error: { kind: 'damaged', problems: [{ why: expect.stringContaining(why) as string }] },
    });
  });
});

test('an XGMML network has its nodes, groups, edges and places', async () => {
  const found = await open(fixture('gaba.xgmml'), 'a.xml');
  expect(found.format).toBe('xgmml');
  const { project } = found;
  expect(project.metadata).toMatchObject({ title: 'GABA', description: 'Made for the tests.' });
  expect(places(found)).toEqual([
    ['Glutamate', 100, 100],
    ['GABA', 300, 100],
    ['Enzymes', 200, 250],
    ['GAD1', 200, 250],
  ]);
  const [, gaba, group, gad] = project.nodes;
  expect(group?.kind).toBe('group');
  expect([gaba?.parent, gad?.parent]).toEqual([group?.id, group?.id]);
  expect(gaba?.origin?.data).toEqual({ attributes: { tags: 'a; b' } });
  expect(linkSentences(project)).toEqual([
    'Glutamate converts-to GABA',
    'GAD1 catalyzes GABA',
    'GABA relates-to Glutamate',
  ]);
  expect(project.links[2]?.label).toBe('my own words');
  expect(told(found)).toEqual(['line 12 holds an edge that lacks an end: it was left out.']);
});

describe('a session of Cytoscape', () => {
  const namespaces = 'xmlns="http://www.cs.rpi.edu/XGMML" xmlns:cy="http://www.cytoscape.org"';
  const network = `<graph id="1" label="root" cy:view="0" cy:registered="0" ${namespaces}><att><graph id="2" label="Small" cy:registered="1"><node id="8" label="X"/></graph></att><att><graph id="3" label="Large" cy:registered="1"><node id="5" label="A"/><node id="6" label="B"/><edge id="7" label="A (pp) B" source="5" target="6"/></graph></att></graph>`;
  const view = `<graph id="4" cy:view="1" cy:networkId="3" ${namespaces}><node id="9" cy:nodeId="5"><graphics x="10" y="20"/></node><node id="10" cy:nodeId="6"><graphics x="300" y="20"/></node></graph>`;
  const session = (files: Readonly<Record<string, string>>) =>
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`CytoscapeSession-1/${name}`, strToU8(text)]),
      ),
    );

  test('looks as its view shows it', async () => {
    const looks = `<att name="NODE_LABEL_COLOR" value="#003300"/><att name="NODE_TRANSPARENCY" value="51"/>`;
    const line = `<att name="EDGE_LINE_TYPE" value="EQUAL_DASH"/><att name="EDGE_TARGET_ARROW_SHAPE" value="T"/>`;
    const seen = `<graph id="4" cy:view="1" cy:networkId="3" ${namespaces}>
<node id="9" cy:nodeId="5"><graphics x="10" y="20" type="ROUND_RECTANGLE" fill="#89D0F5" outline="#CCCCCC" width="3.0">${looks}</graphics></node>
<node id="10" cy:nodeId="6"><graphics x="300" y="20" type="VEE" fill="chartreuse-like"/></node>
<edge id="11" cy:edgeId="7"><graphics fill="#848484" width="2.0">${line}</graphics></edge></graph>`;
    const bytes = session({ 'networks/1-a.xgmml': network, 'views/3-4-a.xgmml': seen });
    const found = await open(bytes, 'a.cys');
    const { nodes, links } = found.project;
    expect(nodes.map(({ style }) => style)).toEqual([
      {
        shape: 'rounded-box',
        fill: '#89d0f5',
        border: '#cccccc',
        borderWidth: 3,
        text: '#003300',
        opacity: 0.2,
      },
      undefined,
    ]);
    expect(links[0]?.style).toEqual({
      color: '#848484',
      width: 2,
      line: 'dashed',
      targetHead: 'bar',
    });
    expect(told(found)).toEqual(
      expect.arrayContaining([
        'the file has shapes that are not read: VEE.',
        'the file has colours that are not read: chartreuse-like.',
      ]),
    );
  });

  test('opens with its largest network, as its view shows it', async () => {
    const bytes = session({ 'networks/1-a.xgmml': network, 'views/3-4-a.xgmml': view });
    const found = await open(bytes, 'a.cys');
    expect(found.project.metadata.title).toBe('Large');
    expect(places(found)).toEqual([
      ['A', 10, 20],
      ['B', 300, 20],
    ]);
    expect(told(found)).toEqual(
      expect.arrayContaining([
        'the file has 1 more networks; the largest is read.',
        'link edge 7 is a "pp", which has no relation of ours; it is its label.',
      ]),
    );
  });

  test('that is damaged or has no network is refused with words', async () => {
    const whole = session({ 'networks/1-a.xgmml': network });
    const broken = whole.slice();
    broken.fill(255, 60, 120);
    expect(await projectInFile(broken, 'a.cys')).toMatchObject({ ok: false });
    expect(await projectInFile(session({ 'cysession.xml': '<a/>' }), 'a.cys')).toMatchObject({
      ok: false,
      error: { found: 'a Cytoscape session' },
    });
  });
});

test('a CX network has its nodes, edges and places, in whatever pieces', async () => {
  const found = await open(fixture('histamine.cx'), 'a.json');
  expect(found.format).toBe('cx');
  const { project } = found;
  expect(project.metadata.title).toBe('Histamine');
  expect(places(found)).toEqual([
    ['Histidine', 0, 0],
    ['Histamine', 200, 0],
    ['hgnc.symbol:HDC', 100, 100],
  ]);
  expect(project.nodes.map(({ kind, xrefs }) => [kind, xrefs[0]?.id])).toEqual([
    ['molecule', 'CHEBI:15971'],
    ['molecule', undefined],
    ['protein', 'HDC'],
  ]);
  expect(project.nodes[1]?.origin?.data).toMatchObject({ attributes: { alias: 'a; b' } });
  expect(linkSentences(project)).toEqual([
    'Histidine relates-to Histamine',
    'hgnc.symbol:HDC catalyzes Histamine',
  ]);
  expect(told(found)).toEqual(
    expect.arrayContaining([
      'a node has no id and was left out.',
      'an edge lacks an end and was left out.',
      'the file says what is not read: nodes, cyGroups.',
    ]),
  );
});

test('an Escher map has its metabolites, labels and reactions', async () => {
  const found = await open(fixture('small.escher.json'), 'map.json');
  expect(found.format).toBe('escher');
  const { project } = found;
  expect(places(found)).toEqual([
    ['L-Malate', 100, 100],
    ['Oxaloacetate', 100, 500],
    ['NAD', 300, 200],
    ['NADH', 300, 400],
    ['Citric acid cycle', 500, 100],
    ['', 215, 500],
  ]);
  expect(linkSentences(project).slice(0, 3)).toEqual([
    'L-Malate converts-to Oxaloacetate',
    'NAD converts-to (L-Malate to Oxaloacetate)',
    '(L-Malate to Oxaloacetate) converts-to NADH',
  ]);
  expect(project.links[0]).toMatchObject({
    label: 'MDH',
    notes: 'malate dehydrogenase\nGenes: b3236',
    waypoints: [{ x: 100, y: 300 }],
    style: { sourceHead: 'arrow' },
  });
  // An exchange ends in nothing.
  const [end, exchange] = [project.nodes.at(-1), project.links.at(-1)];
  expect(end?.style?.shape).toBe('crossed-circle');
  expect(exchange?.target).toEqual({ to: 'node', id: end?.id });
});

describe('a BioPAX pathway', () => {
  test('has its participants by their places, its reactions and what controls them', async () => {
    const found = await open(fixture('gaba-made.owl'), 'a.xml');
    expect(found.format).toBe('biopax');
    const { project } = found;
    expect(project.metadata).toMatchObject({
      title: 'GABA synthesis',
      description: 'Made for the tests.',
    });
    const labels = new Map(project.nodes.map(({ id, label }) => [id, label]));
    expect(
      project.nodes.map(({ label, kind, parent }) => [label, kind, labels.get(parent ?? '')]),
    ).toEqual([
      ['cytosol', 'compartment', undefined],
      ['extracellular region', 'compartment', undefined],
      ['CO₂', 'molecule', 'cytosol'],
      ['Glutamate', 'molecule', 'cytosol'],
      ['GABA', 'molecule', 'cytosol'],
      ['GABA', 'molecule', 'extracellular region'],
      ['GAD dimer', 'complex', undefined],
      ['PLP', 'molecule', undefined],
      ['Drug', 'molecule', undefined],
      ['', 'shape', undefined],
    ]);
    expect(project.nodes[3]?.xrefs).toEqual([{ database: 'ChEBI', id: 'CHEBI:16015' }]);
    expect(project.nodes[6]?.notes).toBe('Parts: GAD1');
    expect(linkSentences(project)).toEqual([
      'Glutamate converts-to GABA',
      'GAD dimer catalyzes (Glutamate to GABA)',
      'PLP cofactor-of (Glutamate to GABA)',
      '(Glutamate to GABA) converts-to CO₂',
      'GABA transports GABA',
      'GABA converts-to gabaout_nothing',
      'Drug inhibits (GAD dimer to (Glutamate to GABA))',
    ]);
    expect(new Set(project.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(10);
  });

  test('of level 2 is named, with the way to get there', async () => {
    const text = fixture('gaba-made.owl').toString().replaceAll('level3', 'level2');
    expect(await projectInFile(Buffer.from(text), 'a.owl')).toMatchObject({
      ok: false,
      error: { advice: expect.stringContaining('toLevel3') as string },
    });
  });
});

describe.each([
  'dopamine.dot',
  'serotonin.gml',
  'gaba.xgmml',
  'histamine.cx',
  'small.escher.json',
  'gaba-made.owl',
])('whatever becomes of %s', (name) => {
  const text = fixture(name).toString();
  const words = [...new Set(text.match(/"[^"\s]{1,20}"|[[\]{}<>]|-?\d+/gu) ?? [])];
  const aChange = fc.tuple(fc.nat(text.length), fc.constantFrom(...words, ''));
  const problemsOf = async (changes: readonly (readonly [number, string])[]) => {
    const changed = changes.reduce(
      (now, [at, word]) => now.slice(0, at) + word + now.slice(at + word.length),
      text,
    );
    const found = await projectInFile(Buffer.from(changed), name);
    return found.ok ? findCrossProblems(found.value.project) : [];
  };

  test('it is a valid project or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { maxLength: 4 }), async (changes) => {
        expect(await problemsOf(changes)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
