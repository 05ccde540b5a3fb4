import { describe, expect, test } from 'vitest';
import { aPathway, canValidate, readFile, schemaErrors, writeFile } from './gpml-files.ts';
import { formatOfText } from '../../../../shared/formats/known-formats.ts';
import { linkSentences } from '../../../support/link-sentences.ts';

/** One pathway as GenMAPP's successors wrote it: lengths are fifteen times those of today. */
const of2008 = (version: '2007' | '2008a', head: string) => `<?xml version="1.0"?>
<Pathway xmlns="http://genmapp.org/GPML/${version}" Name="Old" Copyright="Free" Organism="Homo sapiens">
<Graphics BoardWidth="6000" BoardHeight="3000" WindowWidth="18000" WindowHeight="12000"/>
<DataNode TextLabel="TH" GraphId="a" Type="GeneProduct" BackpageHead="TH | tyrosine hydroxylase" ObjectType="Annotation">
<Graphics Color="Transparent" CenterX="1500" CenterY="600" Width="900" Height="300"/><Xref Database="Entrez Gene" ID="7054"/></DataNode>
<DataNode TextLabel="DDC" GraphId="b" Type="GeneProduct">
<Graphics Color="ff0000" CenterX="4500" CenterY="600" Width="900" Height="300"/><Xref Database="Entrez Gene" ID="1644"/></DataNode>
<Line Style="Broken" GraphId="l"><Graphics Color="0000ff">${head}<Anchor position="0.5" Shape="Circle" GraphId="c"/></Graphics></Line>
<Label TextLabel="In the cell" GraphId="t" Outline="Rectangle"><Graphics CenterX="1500" CenterY="1500" Width="1500" Height="300" FontSize="200"/></Label>
<Shape Type="Nucleus" GraphId="s" Style="Solid"><Graphics Color="Black" CenterX="3000" CenterY="1500" Width="3000" Height="1500" Rotation="Right"/></Shape>
<InfoBox CenterX="0" CenterY="0"/></Pathway>`;

const olderHead = '<Point x="1950" y="600" Head="TBar"/><Point x="4050" y="600"/>';
const laterHead =
  '<Point x="1950" y="600" GraphRef="a" relX="1.0" relY="0.0"/><Point x="4050" y="600" GraphRef="b" relX="-1.0" relY="0.0" ArrowHead="TBar"/>';

const of2010 = `<?xml version="1.0"?>
<Pathway xmlns="http://genmapp.org/GPML/2010a" Name="Newer">
<Graphics BoardWidth="400" BoardHeight="200"/>
<DataNode TextLabel="TH" GraphId="a" Type="GeneProduct"><Graphics CenterX="100" CenterY="40" Width="60" Height="20" FontSize="10"/><Xref Database="" ID=""/></DataNode>
<Line GraphId="l"><Graphics LineThickness="2.0"><Point X="130" Y="40" GraphRef="a" RelX="1.0" RelY="0.0"/><Point X="270" Y="40" ArrowHead="mim-inhibition"/></Graphics></Line>
<Shape GraphId="m"><Graphics CenterX="200" CenterY="100" Width="80" Height="40" ShapeType="Membrane"/></Shape>
<InfoBox CenterX="0" CenterY="0"/></Pathway>`;

describe('GPML of former years', () => {
  test.each(['2007', '2008a'] as const)('%s is read in units of today', (version) => {
    const { project, report } = readFile(of2008(version, laterHead));
    const box = project.nodes.map(({ label, x, y, width, height }) => [label, x, y, width, height]);
    expect(box).toEqual([
      ['TH', 70, 30, 60, 20],
      ['DDC', 270, 30, 60, 20],
      ['In the cell', 50, 90, 100, 20],
      ['', 100, 50, 200, 100],
    ]);
    expect(project.nodes[0]?.xrefs).toEqual([{ database: 'Entrez Gene', id: '7054' }]);
    expect(project.nodes.map(({ style }) => [style?.text, style?.shape, style?.fontSize])).toEqual([
      ['#000000', 'box', 12],
      ['#ff0000', 'box', 12],
      ['#000000', 'box', 13],
      ['#c0c0c0', 'ellipse', 12],
    ]);
    expect(project.nodes[3]).toMatchObject({ rotation: 90, style: { borderStyle: 'double' } });
    expect(linkSentences(project)).toEqual(['TH inhibits DDC']);
    expect(project.links[0]).toMatchObject({
      anchors: [{ position: 0.5, shape: 'circle' }],
      style: { line: 'dashed', color: '#0000ff', targetHead: 'bar' },
    });
    expect(report.losses.map(({ what }) => what)).toEqual([
      `is in GPML ${version}, an older version; it is saved as GPML 2013a, and then all of it is written anew.`,
    ]);
  });

  test('the head of a line of 2007 is at its end, though its first point says it', () => {
    const { links } = readFile(of2008('2007', olderHead)).project;
    expect(links[0]).toMatchObject({
      source: { to: 'point', x: 130, y: 40 },
      target: { to: 'point', x: 270, y: 40 },
      style: { targetHead: 'bar' },
    });
  });

  test('2010a has the units of today, and outlines that are no more', () => {
    const { nodes, links } = readFile(of2010).project;
    expect(nodes.map(({ x, style }) => [x, style?.shape, style?.borderStyle])).toEqual([
      [70, 'box', 'solid'],
      [160, 'rounded-box', 'double'],
    ]);
    expect(links[0]).toMatchObject({
      relation: 'inhibits',
      source: { to: 'node', position: { x: 1, y: 0 } },
      target: { to: 'point', x: 270 },
      style: { width: 2 },
    });
  });

  test.skipIf(!canValidate)(
    'is saved as GPML 2013a that the schema knows, and nothing moves',
    () => {
      const texts = [of2008('2007', olderHead), of2008('2008a', laterHead), of2010];
      const files = texts.map((text) => readFile(text));
      expect(texts.map(formatOfText)).toEqual(['gpml2013a', 'gpml2013a', 'gpml2013a']);
      const written = files.map(({ project }) => writeFile(project, '2013a').text);
      expect(schemaErrors(written, '2013a')).toEqual([]);
      const again = written.map((text) => readFile(text).project);
      const facts = ({ nodes, links }: (typeof again)[number]) => [
        nodes.map(({ label, x, y, style }) => [label, x, y, style]),
        links.map(({ relation, source, target, style }) => [relation, source, target, style]),
      ];
      expect(again.map(facts)).toEqual(files.map(({ project }) => facts(project)));
    },
  );
});

describe('what GPML does not have', () => {
  const box = '<Graphics CenterX="60" CenterY="60" Width="80" Height="20" Glow="3"/>';
  const line = (head: string) =>
    `<Interaction GraphId="i"><Graphics><Point X="0" Y="0"/><Point X="9" Y="0" ArrowHead="${head}"/></Graphics><Xref Database="" ID=""/></Interaction>`;
  const told = (content: string) =>
    readFile(aPathway(content)).report.losses.map(({ where, what }) => `${where} ${what}`);

  test('a line of former years is drawn as the interaction that it is today', () => {
    const old = line('Arrow').replaceAll('Interaction', 'Line');
    expect(readFile(aPathway(old)).project.links).toHaveLength(1);
    expect(told(old)[0]).toContain('Line in line 2 is an element of GPML 2010a');
  });

  test.each([
    ['among the elements', '<Picture GraphId="p"/>', 'Picture in line 2 is an element that'],
    [
      'in an element',
      `<DataNode TextLabel="A" GraphId="a">${box.replace(' Glow="3"', '')}<Sound/><Xref Database="" ID=""/></DataNode>`,
      'Sound in line 2 is an element that',
    ],
    [
      'of a state without its node',
      '<State TextLabel="P" GraphId="s" GraphRef="gone"><Graphics RelX="1" RelY="1" Width="15" Height="15"/><Xref Database="" ID=""/></State>',
      'State "P" in line 2 belongs to a node that',
    ],
    [
      'of an attribute',
      `<DataNode TextLabel="A" GraphId="a">${box}<Xref Database="" ID=""/></DataNode>`,
      'DataNode "A" in line 2 says its Graphics Glow, which',
    ],
  ])('is told %s', (_where, content, words) => {
    expect(told(content)).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    ['SBGN-Inhibition', 'bar', 'inhibits'],
    ['indirect-inhib', 'bar', 'inhibits'],
    ['SBGN-Stimulation', 'triangle', 'activates'],
    ['fletched', 'arrow', 'relates-to'],
  ])('the head %s is drawn with a %s, and told', (word, head, relation) => {
    const { links } = readFile(aPathway(line(word))).project;
    expect(links[0]).toMatchObject({ relation, style: { targetHead: head } });
    expect(told(line(word))).toEqual([expect.stringContaining(`unknown head "${word}"`)]);
  });
});
