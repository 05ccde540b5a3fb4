import { describe, expect, test } from 'vitest';
import { readGlyph } from '../../../../shared/formats/sbgnml/glyph.ts';
import { indexProject } from '../../../../shared/graph/project-index.ts';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../../shared/project/serialize-project.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { aMap, fixtureNames, readFile, readFixture, writeFile } from './sbgn-files.ts';

describe('A process description', () => {
  const { project, report } = readFixture('process-description');
  const { nodes, links, anchors, badges } = indexProject(project);

  test('says the kinds of its glyphs, by their units of information where these say more', () => {
    const kinds = [
      'trp',
      'tph',
      'gene',
      'mrna',
      'receptor',
      'mood',
      'submap',
      'something',
      'light',
    ];
    expect(kinds.map((id) => nodes.get(id)?.kind)).toEqual([
      'molecule',
      'protein',
      'gene',
      'rna',
      'complex',
      'outcome',
      'pathway',
      'molecule',
      'shape',
    ]);
  });

  test('puts what lies in a complex or names a compartment there', () => {
    const parents = ['trp', 'neuron', 'inner', 'subunit', 'nothing'];
    expect(parents.map((id) => nodes.get(id)?.parent)).toEqual([
      'neuron',
      'outside',
      'receptor',
      'inner',
      undefined,
    ]);
    expect((nodes.get('outside')?.z ?? 0) < (nodes.get('neuron')?.z ?? 0)).toBe(true);
  });

  test('has its states and units of information as badges, clones and multimers marked', () => {
    const labels = ['tph-state', 'tph-plain', 'tph-unit', 'serotonin-n'];
    expect(labels.map((id) => badges.get(id)?.badge.label)).toEqual([
      'P@S19',
      'active',
      'mt:prot',
      'N:2',
    ]);
    expect(nodes.get('tph')?.clone).toEqual({ label: 'marker' });
    expect(nodes.get('iron')?.clone).toEqual({ label: '' });
    expect(['serotonin', 'inner', 'trp'].map((id) => nodes.get(id)?.multimer)).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  test('has one link for a process with one substrate, on which its catalyst ends', () => {
    expect(nodes.has('p-hydroxylation')).toBe(false);
    expect(links.get('a-out')).toMatchObject({
      relation: 'converts-to',
      source: { to: 'node', id: 'trp' },
      target: { to: 'node', id: 'htp' },
      anchors: [{ id: 'p-hydroxylation', shape: 'process', size: 24 }],
    });
    expect(links.get('a-catalysis')).toMatchObject({
      relation: 'catalyzes',
      target: { to: 'anchor', id: 'p-hydroxylation', offset: { x: 0, y: 12 } },
    });
    const drawn = drawDiagram(project, 'light').links.get('a-out');
    expect(drawn?.anchors.get('p-hydroxylation')?.x).toBeCloseTo(210, 3);
    expect(anchors.get('p-hydroxylation')?.anchor.origin?.id).toBe('p-hydroxylation');
  });

  test('keeps a process with several substrates and products as a node with ports', () => {
    expect(nodes.get('p-two')?.ports).toEqual([
      { x: -2, y: 0 },
      { x: 2, y: 0 },
    ]);
    expect(links.get('a-two-in')?.target).toEqual({
      to: 'node',
      id: 'p-two',
      position: { x: -2, y: 0 },
    });
  });

  test('tells binding from conversion', () => {
    expect(links.get('a-bound')?.relation).toBe('binds');
    expect(links.get('a-made')?.relation).toBe('converts-to');
  });

  test('has the heads and bends of its arcs', () => {
    expect(links.get('a-need')).toMatchObject({
      style: { targetHead: 'necessary-stimulation' },
      waypoints: [
        { x: 80, y: 200 },
        { x: 170, y: 180 },
      ],
    });
    expect(links.get('a-modulation')?.style?.targetHead).toBe('diamond');
    expect(links.get('a-inhibition')).toMatchObject({ routing: 'curved', relation: 'inhibits' });
  });

  test('has its colours and fonts, of a gradient the first', () => {
    expect(nodes.get('trp')?.style).toMatchObject({
      fill: '#ccffcc',
      border: '#224466',
      borderWidth: 2.5,
      fontSize: 14,
      bold: true,
      text: '#224466',
    });
    expect(nodes.get('serotonin')?.style?.fill).toBe('#ccffcc');
    expect(links.get('a-catalysis')?.style).toMatchObject({ color: '#ff0000', width: 3 });
    expect(project.canvas.background).toBe('#fffff0');
    expect(report.losses.map(({ originId }) => originId)).toEqual(['serotonin']);
  });

  test('has its identifiers and notes', () => {
    expect(nodes.get('trp')?.xrefs).toEqual([
      { database: 'ChEBI', id: 'CHEBI:16828' },
      { database: 'KEGG Compound', id: 'C00078' },
    ]);
    expect(nodes.get('trp')?.notes).toBe('An amino acid.\nEssential.');
    expect(project.metadata.description).toBe('Made to hold every feature once.');
  });

  test('has the pointer of its annotation as a link', () => {
    expect(links.get('remark-callout')).toMatchObject({
      source: { to: 'node', id: 'remark' },
      target: { to: 'node', id: 'serotonin' },
    });
  });
});

test('The language of a map is told by its version, and further maps are told of', () => {
  const { project, report } = readFixture('activity-flow');
  expect(project.origin?.data).toMatchObject({ language: 'activity flow' });
  expect(project.links.map(({ relation }) => relation)).toEqual([
    'activates',
    'relates-to',
    'inhibits',
    'activates',
  ]);
  expect(project.nodes[1]?.badges[0]?.shape).toBe('concave-hexagon');
  expect(report.losses).toMatchObject([{ kind: 'approximated', originId: 'second' }]);
});

test('An entity relationship map is drawn, its arcs ending on arcs, with a note', () => {
  const { project, report } = readFixture('entity-relationship');
  const { links } = indexProject(project);
  expect(links.get('r1')?.anchors).toMatchObject([{ id: 'r1.p', origin: { id: 'r1.p' } }]);
  expect(links.get('r2')?.target).toEqual({ to: 'anchor', id: 'r1.p' });
  expect(links.get('r3')?.source).toMatchObject({ to: 'node', id: 'r1.out' });
  expect(report.losses).toMatchObject([{ kind: 'approximated', originId: 'er' }]);
});

test('What Newt writes opens: no places of ends, classes of other notations, colours with alpha', () => {
  const { project, report } = readFixture('newt');
  expect(project.nodes.map(({ kind, x }) => [kind, x])).toEqual([
    ['protein', -120],
    ['molecule', 40],
  ]);
  expect(project.nodes[0]?.style).toMatchObject({ fill: '#ffffff7f', italic: true, fontSize: 11 });
  expect(project.links[0]?.source).toEqual({ to: 'node', id: 'nwtN_1' });
  expect(project.links[1]?.origin?.data).toMatchObject({
    xml: { attributes: { class: 'sends-smoke-signals-to' } },
  });
  expect(report.losses.map(({ originId = '' }) => originId)).toEqual(['nwtE_2', '']);
});

test('A few broken elements are listed with their lines, and the rest opens', () => {
  const { project, report } = readFixture('broken-elements');
  const labels = project.nodes.map(({ label }) => label);
  expect(labels).toEqual([
    'whole',
    'no box',
    'odd box',
    'same id',
    'no id',
    'strange',
    'lost',
    '',
    '',
  ]);
  expect(report.losses.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
    'approximated glyph "same id" (whole), line 8',
    'approximated glyph "no id", line 9',
    'approximated glyph "strange" (strange), line 10',
    'approximated arc (dangling), line 14',
    'approximated arc (no-target), line 15',
    'approximated glyph "lost" (lost), line 11',
    'approximated glyph (ring1), line 12',
    'approximated glyph "no box" (no-box), line 5',
    'approximated glyph "odd box" (odd-box), line 6',
    'dropped glyph "far out" (far-out), line 7',
  ]);
  expect(indexProject(project).links.get('sound')?.target).toMatchObject({ id: 'lost' });
});

const aBox = (x: number, y: number, w = 60, h = 30) =>
  `<bbox x="${x}" y="${y}" w="${w}" h="${h}"/>`;
const named = (id: string, className: string, text: string, more: string) =>
  `<glyph id="${id}" class="${className}"><label text="${text}"/>${more}</glyph>`;

test('A process shows no name, keeps it, and the report says so', () => {
  const text = aMap(
    [
      named('a', 'simple chemical', 'A', aBox(40, 80)),
      named('b', 'simple chemical', 'B', aBox(340, 80)),
      named('r', 'process', 'A becomes B', aBox(214, 89, 12, 12)),
      named('nothing', 'source and sink', 'Nothing', aBox(214, 200, 12, 12)),
      '<arc id="in" class="consumption" source="a" target="r"><start x="100" y="95"/><end x="214" y="95"/></arc>',
      '<arc id="out" class="production" source="r" target="b"><start x="226" y="95"/><end x="340" y="95"/></arc>',
    ].join(''),
  );
  const { project, report } = readFile(text);
  expect(project.nodes.map(({ label }) => label)).toEqual(['A', 'B', '']);
  expect(project.links).toHaveLength(1);
  expect(report.losses.map(({ what }) => what)).toEqual([
    expect.stringContaining('has names on 2 of its processes and empty sets'),
  ]);
  expect(writeFile(project).text).toContain('A becomes B');
});

test('The name of a complex stands where no member covers it', () => {
  const complex = (member: string) =>
    aMap(named('c', 'complex', 'C', aBox(0, 0, 100, 100) + member));
  const nameOf = (member: string) => readFile(complex(member)).project.nodes[0]?.style;
  const member = (y: number, h: number) => named('m', 'macromolecule', 'M', aBox(10, y, 80, h));
  expect(nameOf(member(10, 60))).toMatchObject({ valign: 'bottom' });
  expect(nameOf(member(30, 65))).toMatchObject({ valign: 'top' });
  expect(nameOf(member(5, 90))?.labelAt?.y).toBeGreaterThan(1);
  const again = readFile(writeFile(readFile(complex(member(5, 90))).project).text).project;
  expect(again.nodes[0]?.style).toMatchObject(nameOf(member(5, 90)) ?? {});
});

test('Marks of HTML in labels are read as what they mean, and written back as they were', () => {
  const label =
    'Ca&lt;SUP&gt;2+&lt;/SUP&gt; &lt;i&gt;in&lt;/i&gt; H&lt;sub&gt;2&lt;/sub&gt;O, &amp;beta;-x, a&lt;sup&gt;?&lt;/sup&gt; &amp;c;';
  const { project } = readFile(aMap(named('a', 'simple chemical', label, aBox(0, 0))));
  expect(project.nodes[0]?.label).toBe('Ca²⁺ in H₂O, β-x, a? &c;');
  expect(writeFile(project).text).toContain('&lt;SUP&gt;2+&lt;/SUP&gt;');
});

test('What a glyph carries stands on its border if it has no box', () => {
  const state = '<glyph id="s" class="state variable"><state value="P" variable="S19"/></glyph>';
  const { nodes } = readFile(aMap(named('a', 'macromolecule', 'A', aBox(0, 0) + state))).project;
  expect(nodes).toHaveLength(1);
  expect(nodes[0]?.badges).toMatchObject([{ label: 'P@S19', y: -1 }]);
});

test.each(fixtureNames)('The project made of %s is one that can be saved and opened', (name) => {
  const { project } = readFixture(name);
  const again = parseProject(serializeProject(project));
  expect(again.ok ? again.value : again).toMatchObject({ nodes: project.nodes });
});

test('Texts survive as they are: markup, right to left, emoji, long, odd names', () => {
  const texts = [
    '<b>&amp;</b>',
    'שלום עולם',
    '🧠\u200d🔬',
    '__proto__',
    'x'.repeat(10_000),
    'a\nb\tc',
  ];
  const glyphs = texts.map((text, at) => {
    const escaped = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('\n', '&#xA;')
      .replaceAll('\t', '&#x9;');
    return `<glyph id="g${at}" class="macromolecule"><label text="${escaped}"/><bbox x="0" y="0" w="9" h="9"/></glyph>`;
  });
  const { project } = readFile(aMap(glyphs.join('')));
  expect(project.nodes.map(({ label }) => label)).toEqual(texts);
});

test('A file that names no namespace is read like one that does, which is told, and is written with it', () => {
  const [bare, named] = ['', ' xmlns="http://sbgn.org/libsbgn/0.3"'].map((namespace) =>
    readFile(
      `<sbgn${namespace}><map language="process description">
        <glyph class="simple chemical" id="e1"><label text="dopamine"/><bbox x="40" y="80" w="60" h="40"/></glyph>
        <glyph class="macromolecule" id="e2"><label text="DBH"/><bbox x="40" y="180" w="60" h="40"/></glyph>
      </map></sbgn>`,
    ),
  );
  expect(bare?.project.nodes).toEqual(named?.project.nodes);
  expect(bare?.report.losses.map(({ what }) => what)).toEqual([
    'does not say that it is SBGN-ML (it has no namespace): it was read as version 0.3.',
  ]);
  if (!bare) throw new Error('It does not open.');
  expect(writeFile(bare.project).text).toContain('<sbgn xmlns="http://sbgn.org/libsbgn/0.3"');
});

test('A glyph is read by local names, whatever their prefix', () => {
  const element = {
    name: 'glyph',
    attributes: { class: 'tag' },
    children: [{ name: 'x:bbox', attributes: { x: '1', y: '2', w: '3', h: '4' } }],
  };
  expect(readGlyph(element).box).toEqual({ x: 1, y: 2, width: 3, height: 4 });
});

describe('What an arc names counts more than where its file draws it', () => {
  const glyphs =
    '<glyph class="simple chemical" id="a"><bbox x="40" y="80" w="60" h="30"/></glyph><glyph class="simple chemical" id="b"><bbox x="340" y="80" w="60" h="30"/></glyph><glyph class="process" id="p"><bbox x="214" y="89" w="12" h="12"/><port id="p.1" x="210" y="95"/><port id="p.2" x="230" y="95"/></glyph>';
  const arc = (ends: string, start: string, end: string) =>
    `<arc class="production" id="l" ${ends}><start ${start}/><end ${end}/></arc>`;

  test('an arc that is drawn from its target to its source runs the right way, and the report says so', () => {
    const text = arc('source="p.2" target="b"', 'x="340" y="95"', 'x="280" y="95"');
    const { project, report } = readFile(aMap(glyphs + text));
    const [link] = project.links;
    expect([link?.source, link?.target]).toEqual([
      { to: 'node', id: 'p', position: { x: expect.closeTo(5 / 3, 5), y: 0 } },
      { to: 'node', id: 'b' },
    ]);
    expect(report.losses.map(({ elementId, what }) => [elementId, what.slice(0, 48)])).toEqual([
      ['l', 'says that its source is 110 units away from wher'],
      ['l', 'says that its target is 60 units away from where'],
    ]);
  });

  test('arcs that all begin and end at (0, 0) run between their glyphs', () => {
    const text = arc('source="a" target="p"', 'x="0" y="0"', 'x="0" y="0"');
    const { project } = readFile(aMap(glyphs + text));
    const course = drawDiagram(project, 'light').links.get('l')?.route ?? [];
    expect(course.length).toBeGreaterThan(1);
    for (const { x, y } of course) expect([x >= 99 && x <= 215, y]).toEqual([true, 95]);
  });

  test('an end a little beside its glyph stays where it is', () => {
    const text = arc('source="a" target="b"', 'x="110" y="95"', 'x="335" y="95"');
    const { project, report } = readFile(aMap(glyphs + text));
    expect(project.links[0]?.source).toMatchObject({ position: { x: expect.closeTo(4 / 3, 5) } });
    expect(report.losses).toEqual([]);
  });
});
