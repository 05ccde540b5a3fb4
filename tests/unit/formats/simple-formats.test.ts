import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexProject } from '../../../shared/graph/project-index.ts';
import { cx2Format } from '../../../shared/formats/cx2-format.ts';
import { linkTableFormat, nodeTableFormat } from '../../../shared/formats/csv-format.ts';
import { cyjsFormat } from '../../../shared/formats/cyjs-format.ts';
import { dotFormat } from '../../../shared/formats/dot-format.ts';
import { graphmlFormat } from '../../../shared/formats/graphml-format.ts';
import { mermaidFormat } from '../../../shared/formats/mermaid-format.ts';
import { nodeAtEnd } from '../../../shared/formats/plain/plain-from-project.ts';
import type { ProjectFormat, ReadFile } from '../../../shared/formats/project-format.ts';
import { sifFormat } from '../../../shared/formats/sif-format.ts';
import { checkContent } from '../../../shared/project/parse-project.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const readable = {
  SIF: sifFormat,
  GraphML: graphmlFormat,
  'Cytoscape JSON': cyjsFormat,
  CX2: cx2Format,
  'a table of links': linkTableFormat,
  'a table of nodes': nodeTableFormat,
};
const runs = { numRuns: 60 };

function written(format: ProjectFormat, project: Project) {
  if (!format.write) throw new Error('It is not written.');
  return format.write(project);
}

function readBack(format: ProjectFormat, text: string): ReadFile {
  const read = format.read?.(text, 'a-file.txt');
  if (!read?.ok) throw new Error(JSON.stringify(read?.error));
  return read.value;
}

/** What a format with attributes can say of nodes, in the order of the project. */
function nodeFacts({ nodes }: Project, clean: (text: string) => string) {
  return nodes.map(({ label, kind, caption, notes, xrefs }) => ({
    texts: [label, caption, notes, kind].map(clean),
    // Spaces before what cannot be said are at an end once it has gone.
    xrefs: xrefs
      .map(({ database, id }) => [database, id].map((text) => clean(text).trim()))
      .filter((parts) => !parts.includes('')),
  }));
}

/** How far the centre of a node is from where it was, in diagram units. */
function farthestMove(before: Project, after: Project): number {
  const moves = before.nodes.map((node, index) => {
    const other = after.nodes[index];
    if (!other) return Infinity;
    const [a, b] = [centreOf(node), centreOf(other)];
    return Math.hypot(a.x - b.x, a.y - b.y);
  });
  return Math.max(...moves);
}

function centreOf({ x, y, width, height }: Project['nodes'][number]) {
  return { x: x + width / 2, y: y + height / 2 };
}

/** And of links: words and the nodes that they join, those by their place in the list. */
function linkFacts(project: Project, clean: (text: string) => string) {
  const index = indexProject(project);
  const nodeIndexes = new Map(project.nodes.map(({ id }, nodeIndex) => [id, nodeIndex]));
  return project.links.flatMap((link) => {
    const [source, target] = [nodeAtEnd(link, 'source', index), nodeAtEnd(link, 'target', index)];
    if (source === null || target === null) return [];
    const { relation, label, notes } = link;
    return [
      {
        texts: [relation, label, notes].map(clean),
        ends: [nodeIndexes.get(source), nodeIndexes.get(target)],
      },
    ];
  });
}

const asIs = (text: string) => text;
// What XML cannot hold, and the line ends that it knows only as one.
const inXml = (text: string) =>
  // eslint-disable-next-line no-control-regex -- they are what it takes out
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu, '');

/** Sizes and places that reading takes as they are. */
function inReach({ nodes }: Project): boolean {
  return nodes.every(
    ({ x, y, width, height }) =>
      [x, y].every((coordinate) => Math.abs(coordinate) < 400_000) &&
      // Of the smallest numbers there are, a half is none.
      [width, height].every((size) => size > 1e-300 && size < 400_000),
  );
}

describe.each([
  ['GraphML', graphmlFormat, inXml],
  ['Cytoscape JSON', cyjsFormat, asIs],
  ['CX2', cx2Format, asIs],
] as const)('a project in %s', (_name, format, clean) => {
  test('keeps nodes, places, links and words', () => {
    fc.assert(
      fc.property(arbitraryProject().filter(inReach), (project) => {
        const { project: read } = readBack(format, written(format, project).text);
        expect(nodeFacts(read, clean)).toEqual(nodeFacts(project, clean));
        expect(farthestMove(project, read)).toBeLessThan(1e-6);
        expect(linkFacts(read, clean)).toEqual(linkFacts(project, clean));
        expect(read.metadata.description).toBe(clean(project.metadata.description));
      }),
      runs,
    );
  });
});

describe.each(Object.entries(readable))('%s', (_name, format) => {
  test('gives a sound project back, and then the same text again', () => {
    fc.assert(
      fc.property(arbitraryProject(), (project) => {
        const { project: read } = readBack(format, written(format, project).text);
        const checked = checkContent(read);
        expect([checked.ok ? [] : checked.error, findCrossProblems(read)]).toEqual([[], []]);
        const again = readBack(format, written(format, read).text);
        expect(written(format, again.project).text).toBe(written(format, read).text);
      }),
      runs,
    );
  });

  test('names every element that changed on the way', () => {
    fc.assert(
      fc.property(arbitraryProject(), (project) => {
        const { report } = written(format, project);
        const all = project.nodes.length + project.links.length;
        const touched = new Set(report.losses.map(({ elementId }) => elementId));
        expect(report.kept).toBeLessThanOrEqual(
          all - (touched.size - (touched.has(undefined) ? 1 : 0)),
        );
        for (const node of project.nodes.filter(({ badges }) => badges.length > 0)) {
          expect(touched).toContain(node.id);
        }
      }),
      runs,
    );
  });

  test('reads any text, or says why not', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), damagedText(format)), (text) => {
        const read = format.read?.(text, 'any');
        const checked = read?.ok ? checkContent(read.value.project) : null;
        expect(checked?.ok ?? read?.ok === false).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

/** A text of the format with a stretch of it replaced. */
function damagedText(format: ProjectFormat) {
  return fc
    .tuple(arbitraryProject({ maxNodes: 3, maxLinks: 2 }), fc.nat(), fc.nat(40), fc.string())
    .map(([project, at, length, put]) => {
      const { text } = written(format, project);
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + length);
    });
}

test.each([
  ['Mermaid', mermaidFormat],
  ['DOT', dotFormat],
])('%s is written of any project, one statement a line', (_name, format) => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const { text } = written(format, project);
      // eslint-disable-next-line no-control-regex -- they are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/u);
      expect(text.endsWith('\n')).toBe(true);
    }),
    runs,
  );
});

test('DOT says where everything is, so that Graphviz can draw the diagram as it is', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const lines = written(dotFormat, project).text.split('\n');
      const statements = lines.filter(
        (line) => /^ +\w+ \[/u.test(line) && !/^ +graph /u.test(line),
      );
      const declared = statements.map((line) => line.trim().split(' ')[0]);
      expect(statements.filter((line) => !/ pos="-?[\d.e-]+,-?[\d.e-]+!"/u.test(line))).toEqual([]);
      const joined = lines.flatMap((line) => /^ {2}(\w+) -> (\w+) \[/u.exec(line)?.slice(1) ?? []);
      expect(joined.filter((name) => !declared.includes(name))).toEqual([]);
      const boxes = lines.filter((line) => line.trim().startsWith('bb='));
      expect(boxes).toHaveLength(lines.filter((line) => line.includes('subgraph cluster_')).length);
    }),
    runs,
  );
});

describe('files of other programs', () => {
  const graphml = (content: string) =>
    `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key id="d6" for="node" yfiles.type="nodegraphics"/><graph edgedefault="directed">${content}</graph></graphml>`;
  const yedNode = (id: string, label: string, x: number) =>
    `<node id="${id}"><data key="d6"><y:ShapeNode><y:Geometry x="${x}" y="20" width="80" height="30"/>
      <y:NodeLabel>${label}<y:LabelModel>model</y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>`;

  test('yEd: nodes have their labels and places', () => {
    const edge =
      '<edge source="n0" target="n1"><data key="d9"><y:EdgeLabel>via</y:EdgeLabel></data></edge>';
    const text = graphml(yedNode('n0', 'Tryptophan', 100) + yedNode('n1', 'Serotonin', 300) + edge);
    const { project, report } = readBack(graphmlFormat, text);
    expect(project.nodes.map(({ label, x, y, width }) => [label, x, y, width])).toEqual([
      ['Tryptophan', 100, 20, 80],
      ['Serotonin', 300, 20, 80],
    ]);
    expect(project.links.map(({ label }) => label)).toEqual(['via']);
    expect(report.losses).toHaveLength(1);
  });

  test('Cytoscape: the name that it makes for every link is no label', () => {
    const ids = ['1', '2'].map((id) => ({ data: { id, name: `N${id}` } }));
    const data = { id: '3', source: '1', target: '2', name: 'N1 (pp) N2', interaction: 'pp' };
    const text = JSON.stringify({ elements: { nodes: ids, edges: [{ data }] } });
    const { project, report } = readBack(cyjsFormat, text);
    expect(project.links.map(({ label }) => label)).toEqual(['pp']);
    expect(report.losses.map(({ what }) => what)).toEqual([
      'is a "pp", which has no relation of ours; it is its label.',
    ]);
  });

  test('a spreadsheet: the line that names the divider is none of the table', () => {
    const { project } = readBack(
      linkTableFormat,
      'sep=;\r\nsource;relation;target\r\nA;inhibits;B\r\n',
    );
    expect(project.links.map(({ relation }) => relation)).toEqual(['inhibits']);
    const broken = linkTableFormat.read?.('sep=,\nsource,target\na,"b\n', 'a.csv');
    expect(JSON.stringify(broken)).toContain('line 3');
  });
});

const plain = aProject({
  nodes: [aNode({ id: 'n1', label: 'A "quoted"; <b>\nname' }), aNode({ id: 'n2', x: 200 })],
  links: [aLink({ relation: 'inhibits' })],
});

test.each([
  ['GraphML', graphmlFormat],
  ['Cytoscape JSON', cyjsFormat],
  ['CX2', cx2Format],
])('nothing is lost in %s of what it can say', (_name, format) => {
  expect(written(format, plain).report).toEqual({ kept: 3, losses: [] });
  expect(readBack(format, written(format, plain).text).report).toEqual({ kept: 3, losses: [] });
});
