import { describe, expect, test } from 'vitest';
import { encodeWritten } from '../../../shared/open/encode-written.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';

const yed = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">\r
  <!--Created by yEd 3.21-->
  <key attr.type="string" attr.name="name" for="node" id="k1"/>
  <key attr.type="double" attr.name="score" for="node" id="k2"><default>0</default></key>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0">
      <data key="k1"><![CDATA[One]]></data>
      <data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="90.0" x="10.0" y="20.0"/><y:Fill color="#FFCC00"/></y:ShapeNode></data>
    </node>
    <node id="n1"><data key="k1">Two</data><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="90.0" x="210.0" y="20.0"/></y:ShapeNode></data></node>
    <edge source="n0" target="n1"/>
  </graph>
</graphml>
`;

const cytoscape = `{
  "format_version" : "1.0",
  "target_cytoscapejs_version" : "~2.1",
  "data" : { "shared_name": "Net", "SUID": 52, "__Annotations": [] },
  "elements" : {
    "nodes" : [
      { "data": { "id": "60", "shared_name": "One", "name": "One", "SUID": 60, "score": 1.50 }, "position": { "x": -10.5, "y": 3 }, "classes": "hub" },
      { "data": { "id": "61", "name": "Two" }, "position": { "x": 190, "y": 3 } }
    ],
    "edges" : [ { "data": { "source": "60", "target": "61", "interaction": "pp" }, "selected": false } ]
  },
  "style": [ { "selector": "node", "css": { "color": "red" } } ]
}`;

const cx2 = `[{"CXVersion":"2.0","hasFragments":true},{"metaData":[{"name":"nodes","elementCount":2},{"name":"visualProperties","elementCount":1}]},
{"attributeDeclarations":[{"nodes":{"name":{"d":"string","a":"n"},"score":{"d":"double","v":0}},"edges":{"interaction":{"d":"string","a":"i"}},"networkAttributes":{"name":{"d":"string"}}}]},
{"networkAttributes":[{"name":"Net","rights":"MIT"}]},
{"nodes":[{"id":1,"x":-10.5,"y":3,"z":1,"v":{"n":"One","score":1.50}}]},{"nodes":[{"id":7,"x":190,"y":3,"v":{"n":"Two"}}]},
{"edges":[{"id":1,"s":1,"t":7,"v":{"i":"pp"}}]},
{"visualProperties":[{"default":{"node":{"NODE_WIDTH":35}}}]},{"myAspect":[{"a":1}]},{"status":[{"success":true}]}]`;

const files = [
  [
    'a.graphml',
    yed,
    ['<y:Fill color="#FFCC00"/>', '<!--Created by yEd 3.21-->', '<![CDATA[One]]>'],
  ],
  ['a.cyjs', cytoscape, ['"classes": "hub"', '"selected": false', '"color": "red"', '"SUID": 60']],
  ['a.cx2', cx2, ['"NODE_WIDTH":35', '"myAspect":[{"a":1}]', '"rights":"MIT"', '"z":1']],
] as const;

async function open(text: string, name: string) {
  const found = await projectInFile(Buffer.from(text), name);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const labels = ({ nodes }: Project) => nodes.map(({ label }) => label);

describe.each(files)('what %s has and a diagram has not', (name, text, kept) => {
  test('is in it when it is saved without a change, to the last byte', async () => {
    const { project, format } = await open(text, name);
    const written = await writeText(project, format);
    expect(written.report.losses).toEqual([]);
    const { bytes } = encodeWritten(written, project, format);
    expect(Buffer.from(bytes).toString()).toBe(text);
  });

  test('is still in it when nodes are named, moved, added and taken out', async () => {
    const { project, format } = await open(text, name);
    // A project file in between changes nothing.
    const again = parseProject(serializeProject(project));
    if (!again.ok) throw new Error(again.error.kind);
    const [one, two] = again.value.nodes;
    if (!one || !two) throw new Error('It has no nodes.');
    const { origin: _origin, ...bare } = two;
    const changed: Project = {
      ...again.value,
      nodes: [
        one,
        { ...two, label: 'Second', x: two.x + 13 },
        { ...bare, id: 'third', label: 'Third', y: 300 },
      ],
      links: [
        ...again.value.links,
        ...again.value.links.map(({ origin: _from, ...link }) => ({
          ...link,
          id: 'l2',
          relation: 'inhibits' as const,
          target: { to: 'node' as const, id: 'third' },
        })),
      ],
    };
    const written = await writeText(changed, format);
    expect(written.source).toBeDefined();
    for (const part of kept) expect(written.text).toContain(part);
    const read = (await open(written.text, name)).project;
    expect(labels(read)).toEqual(['One', 'Second', 'Third']);
    expect(read.nodes.map(({ x, y }) => [x, y])).toEqual(changed.nodes.map(({ x, y }) => [x, y]));
    expect(read.links.map(({ relation }) => relation)).toEqual(['relates-to', 'inhibits']);

    const fewer = { ...again.value, nodes: [one], links: [] };
    const rest = await writeText(fewer, format);
    expect(rest.source).toBeDefined();
    expect(labels((await open(rest.text, name)).project)).toEqual(['One']);
  });
});

test.each(files)('a new kind is worked into %s', async (name, text, kept) => {
  const { project, format } = await open(text, name);
  const [one, ...others] = project.nodes;
  if (!one) throw new Error('It has no nodes.');
  const nodes = [{ ...one, kind: 'neurotransmitter' as const }, ...others];
  const written = await writeText({ ...project, nodes }, format);
  expect(written.source).toBeDefined();
  for (const part of kept) expect(written.text).toContain(part);
  const read = (await open(written.text, name)).project;
  expect(read.nodes.map(({ kind }) => kind)).toEqual(nodes.map(({ kind }) => kind));
});

test('that yEd will not show what has changed is told', async () => {
  const { project, format } = await open(yed, 'a.graphml');
  const nodes = project.nodes.map((node) => ({ ...node, x: node.x + 10 }));
  const { losses } = (await writeText({ ...project, nodes }, format)).report;
  expect(losses.map(({ what }) => what)).toEqual([expect.stringContaining('drawing of yEd')]);
});

test('a drawing that says nothing of its look has no loss of it, one of Cytoscape has', async () => {
  const bare = cytoscape.replace(/,\s*"style": \[[^]*\]\n/u, '\n');
  const told = (await open(bare, 'a.cyjs')).report.losses.map(({ what }) => what);
  expect(told).not.toContain('has a look of its own, which is not read.');
  const { losses } = (await open(cytoscape, 'a.cyjs')).report;
  expect(losses.map(({ what }) => what)).toContain('has a look of its own, which is not read.');
});
