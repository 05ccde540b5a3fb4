import * as fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { asciiBytes } from '../../../shared/bytes/bytes.ts';
import { drawioFormat } from '../../../shared/formats/drawio-format.ts';
import type { ReadFile } from '../../../shared/formats/project-format.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';

const cells = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="box" value="Neuron" style="swimlane;html=1;" vertex="1" parent="1">
  <mxGeometry x="40" y="40" width="520" height="220" as="geometry"/></mxCell>
<mxCell id="a" value="&lt;b&gt;L-Tryptophan&lt;/b&gt;&lt;br&gt;&amp;amp; more" parent="box" vertex="1"
  style="rounded=1;html=1;fillColor=#fff2cc;strokeColor=none;fontStyle=1">
  <mxGeometry x="30" y="80" width="120" height="60" as="geometry"/></mxCell>
<UserObject id="b" label="TPH2"><mxCell style="shape=hexagon;dashed=1;fillColor=light-dark(#abc,#000000);"
  vertex="1" parent="1"><mxGeometry x="230" y="320" width="100" height="40" as="geometry"/></mxCell></UserObject>
<mxCell id="e1" style="edgeStyle=orthogonalEdgeStyle;endArrow=oval;exitX=1;exitY=0.5;" edge="1" parent="box"
  source="a" target="b"><mxGeometry relative="1" as="geometry"><Array as="points"><mxPoint x="200" y="110"/></Array>
  </mxGeometry></mxCell>
<mxCell id="e1l" value="makes" style="edgeLabel" vertex="1" connectable="0" parent="e1"/>
<mxCell id="e2" style="endArrow=none;" edge="1" parent="1" target="e1"><mxGeometry relative="1" as="geometry">
  <mxPoint x="600" y="330" as="sourcePoint"/></mxGeometry></mxCell>
<mxCell id="t" value="A title" style="text;" vertex="1" parent="1"><mxGeometry width="200" height="30" as="geometry"/></mxCell>
<mxCell id="c" value="Cloud" style="shape=cloud;" vertex="1" parent="1"><mxGeometry width="9" height="9" as="geometry"/></mxCell>
</root></mxGraphModel>`;

const file = (page: string) =>
  `<mxfile><diagram name="Serotonin">${page}</diagram><diagram name="More"/></mxfile>`;

function packed(text: string): string {
  const bytes = deflateSync(asciiBytes(encodeURIComponent(text)));
  return Buffer.from(bytes).toString('base64');
}

function read(text: string): ReadFile {
  const found = drawioFormat.read?.(text, 'a.drawio');
  if (!found?.ok) throw new Error(JSON.stringify(found?.error));
  return found.value;
}

test.each([
  ['as XML', file(cells)],
  ['packed', file(packed(cells))],
  ['alone', cells],
])('a page that is written %s has its shapes where they are drawn', (_how, text) => {
  const { nodes } = read(text).project;
  expect(nodes.map(({ kind, label, x, y }) => ({ kind, label, x, y }))).toEqual([
    { kind: 'compartment', label: 'Neuron', x: 40, y: 40 },
    { kind: 'molecule', label: 'L-Tryptophan\n& more', x: 70, y: 120 },
    { kind: 'molecule', label: 'TPH2', x: 230, y: 320 },
    { kind: 'label', label: 'A title', x: 0, y: 0 },
    { kind: 'molecule', label: 'Cloud', x: 0, y: 0 },
  ]);
  expect(nodes[1]?.parent).toBe(nodes[0]?.id);
  expect(nodes[1]?.style).toMatchObject({
    shape: 'rounded',
    fill: '#fff2cc',
    border: 'none',
    bold: true,
  });
  expect(nodes[2]?.style).toMatchObject({
    shape: 'hexagon',
    fill: '#aabbcc',
    borderStyle: 'dashed',
  });
});

test('connectors end where they did, with their bends, labels and heads, and mean nothing more', () => {
  const { links } = read(file(cells)).project;
  expect(links[0]).toMatchObject({
    relation: 'relates-to',
    label: 'makes',
    source: { to: 'node', id: 'a', position: { x: 1, y: 0 } },
    target: { to: 'node', id: 'b' },
    routing: 'orthogonal',
    waypoints: [{ x: 240, y: 150 }],
    style: { targetHead: 'circle', sourceHead: 'none' },
  });
  expect(links[1]).toMatchObject({
    source: { to: 'point', x: 600, y: 330 },
    target: { to: 'anchor', id: links[0]?.anchors[0]?.id },
    style: { targetHead: 'none' },
  });
});

test('further pages and shapes of their own are told', () => {
  const { losses } = read(file(cells)).report;
  expect(losses.map(({ where, what }) => `${where} ${what}`)).toEqual([
    'shape "Cloud" (c) has the shape “cloud”, which is drawn as a rectangle.',
    'the file has further pages, “More”, which are not read; save each as a file of its own.',
  ]);
});

test.each([
  ['no page', '<mxfile/>', 'without a drawing'],
  ['a page that is no base64', file('§§'), 'damaged'],
  ['a page that was cut', file(packed(cells).slice(0, 300)), 'damaged'],
  [
    'a page that is no address',
    file(Buffer.from(deflateSync(asciiBytes('%E0%A4'))).toString('base64')),
    'damaged',
  ],
])('a file with %s is named', (_what, text, words) => {
  expect(JSON.stringify(drawioFormat.read?.(text, 'a.drawio'))).toContain(words);
});

test('a drawing is known by its content, whatever its name', async () => {
  const found = await projectInFile(asciiBytes(cells), 'export.xml');
  expect(found).toMatchObject({ ok: true, value: { format: 'drawio' } });
});

test('whatever a drawing says, its project is valid', () => {
  const id = fc.constantFrom('0', '1', '2', '3', '4', '', 'x');
  const number = fc.constantFrom('0', '10', '-5', 'x', 'NaN', '1e99', '-1e12', '');
  const style = fc.constantFrom(
    '',
    'ellipse',
    'text',
    'shape=note',
    'rotation=9e9',
    'fontStyle=7;fontSize=-3',
    'opacity=900',
    'exitX=9;exitY=-9',
    'strokeWidth=-1;endArrow=__proto__',
  );
  const cell = fc
    .record({
      id,
      parent: id,
      source: id,
      target: id,
      style,
      value: id,
      isNode: fc.boolean(),
      x: number,
      width: number,
    })
    .map(({ isNode, x, width, ...attributes }) => {
      const words = Object.entries({ ...attributes, [isNode ? 'vertex' : 'edge']: '1' });
      const written = words.map(([name, value]) => `${name}="${value}"`).join(' ');
      const points = `<mxPoint x="${x}" y="${width}" as="sourcePoint"/><Array as="points"><mxPoint x="${width}" y="${x}"/></Array>`;
      return `<mxCell ${written}><mxGeometry x="${x}" width="${width}">${points}</mxGeometry></mxCell>`;
    });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 10 }), (list) => {
      const { project } = read(`<mxGraphModel><root>${list.join('')}</root></mxGraphModel>`);
      expect(findCrossProblems(project)).toEqual([]);
    }),
  );
});

test('what is raised, lowered, bold or italic in a label stays so, and the label reads without tags', () => {
  const html = '5-HT&lt;sub&gt;1A&lt;/sub&gt; &lt;i&gt;Htr1a&lt;/i&gt; Ca&lt;sup&gt;2+&lt;/sup&gt;';
  const cell = `<mxCell id="n" value="${html}" style="html=1" vertex="1" parent="0"><mxGeometry width="9" height="9"/></mxCell>`;
  const { project } = read(file(`<mxGraphModel><root>${cell}</root></mxGraphModel>`));
  expect(project.nodes).toMatchObject([
    { label: '5-HT1A Htr1a Ca2+', formatted: '5-HT_{1A} *Htr1a* Ca^{2+}' },
  ]);
});

test('text stands where the shape has it, rows of tables have no border, and unfilled arrows are open', () => {
  const cell = (id: string, style: string) =>
    `<mxCell id="${id}" value="A" style="${style}" vertex="1"><mxGeometry width="40" height="40" as="geometry"/></mxCell>`;
  const page = `<mxGraphModel><root>${[
    cell('a', 'rounded=1;align=left;verticalAlign=top;fontStyle=4'),
    cell('b', 'ellipse;verticalLabelPosition=bottom;verticalAlign=top;fontSize=10'),
    cell('c', 'shape=partialRectangle;top=0;left=0;bottom=0;right=0'),
    cell('d', 'shape=partialRectangle;top=0'),
    '<mxCell id="e" edge="1" source="a" target="b" style="endArrow=block;endFill=0;startArrow=block"/>',
  ].join('')}</root></mxGraphModel>`;
  const { project, report } = read(file(page));
  const [a, b, c, d] = project.nodes;
  expect(a?.style).toMatchObject({ align: 'left', valign: 'top', underline: true });
  expect(b?.style?.labelAt).toEqual({ x: 0, y: 1.3 });
  expect([c?.style?.border, d?.style?.border]).toEqual(['none', '#000000']);
  expect(project.links[0]?.style).toMatchObject({ sourceHead: 'arrow', targetHead: 'triangle' });
  expect(report.losses.map(({ what }) => what)).toContain(
    'draws only some of its sides; all are drawn.',
  );
});
