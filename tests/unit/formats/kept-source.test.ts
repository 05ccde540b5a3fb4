import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffProjects } from '../../../shared/merge/diff-projects.ts';
import { mergeProjects } from '../../../shared/merge/merge-projects.ts';
import { isSameWork } from '../../../shared/merge/project-changes.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import { bytesToSave } from '../../../shared/open/bytes-to-save.ts';
import { encodeWritten } from '../../../shared/open/encode-written.ts';
import { directFormatWork, writeText } from '../../../shared/open/format-work.ts';
import { projectInFile, type FoundProject } from '../../../shared/open/open-file.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import {
  linkSchema,
  nodeSchema,
  type PathwayNode,
  type Project,
} from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { withoutPersons } from '../../../shared/project/embedded-project.ts';
import { aPathway } from './gpml/gpml-files.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const own = ['gpml', 'sbgnml'].flatMap((folder) =>
  readdirSync(join(fixtures, folder)).map((name) => join(fixtures, folder, name)),
);

async function open(bytes: Uint8Array, name: string): Promise<FoundProject> {
  const found = await projectInFile(bytes, name);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

async function openText(text: string, name = 'a.gpml'): Promise<FoundProject> {
  return open(Buffer.from(text), name);
}

async function save({ project, format }: Pick<FoundProject, 'project' | 'format'>) {
  const written = await writeText(project, format);
  const { bytes } = encodeWritten(written, project, format);
  return { bytes: Buffer.from(bytes), ...written };
}

/** The lines of a text that another lacks. */
function newLines(before: string, after: string): string[] {
  const known = new Set(before.split(/\r?\n/u));
  return after.split(/\r?\n/u).filter((line) => !known.has(line));
}

function withNode(project: Project, id: string, change: Partial<PathwayNode>): Project {
  return {
    ...project,
    nodes: project.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
  };
}

describe('A file that was opened and saved without a change has the same bytes', () => {
  const odd = `<?xml version='1.0' encoding="utf-8" standalone="yes"?>\r\n<!-- mine -->\r\n<g:Pathway Name='a "b" &#233;' xmlns:g="http://pathvisio.org/GPML/2013a" mine="1" >\n<g:Graphics\tBoardHeight="100" BoardWidth="1e2"/><g:Unknown x='y'><![CDATA[<z>]]></g:Unknown>\r\n  <g:DataNode TextLabel="A" ><g:Graphics CenterX="10" CenterY="1.50" Width="8" Height="6"  /></g:DataNode>\n\n<?target data?></g:Pathway>\n<!-- end -->`;
  const encoded = [
    ['in UTF-8 with a mark', Buffer.from(`\uFEFF${odd}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${odd.replace('utf-8', 'utf-16')}`, 'utf16le')],
    [
      'in Latin-1',
      Buffer.from(odd.replace('utf-8', 'ISO-8859-1').replace('&#233;', 'é'), 'latin1'),
    ],
  ] as const;

  test.each(own)('of ours: %s', async (path) => {
    const bytes = readFileSync(path);
    const saved = await save(await open(bytes, 'file'));
    expect(saved.bytes.equals(bytes)).toBe(true);
    expect(saved.report.losses).toEqual([]);
  });

  test('with odd blanks, quotes, prefixes, comments, instructions and unknown elements', async () => {
    expect((await save(await openText(odd))).text).toBe(odd);
  });

  test.each(encoded)('%s', async (_how, bytes) => {
    const found = await open(bytes, 'a.gpml');
    expect((await save(found)).bytes.equals(bytes)).toBe(true);
    const renamed = withNode(found.project, found.project.nodes[0]?.id ?? '', { label: 'é → ω' });
    const again = await open((await save({ ...found, project: renamed })).bytes, 'a.gpml');
    expect(again.project.nodes.map(({ label }) => label)).toEqual(['é → ω']);
  });

  test('after it was a project file in between', async () => {
    const text = readFileSync(join(fixtures, 'gpml/everything-2013a.gpml'), 'utf8');
    const found = await openText(text);
    const parsed = parseProject(serializeProject(found.project));
    expect(parsed.ok && (await save({ ...found, project: parsed.value })).text).toBe(text);
  });

  test('and what was not read of it is no question, for it stays', async () => {
    const bytes = readFileSync(join(fixtures, 'gpml/broken-elements.gpml'));
    const { project, format, report } = await open(bytes, 'a.gpml');
    const unread = report.losses.filter(({ kind }) => kind === 'dropped');
    expect(unread.length).toBeGreaterThan(0);
    const saved = await bytesToSave(directFormatWork, project, { format, unread, lossy: false });
    expect(saved.ok && Buffer.from(saved.value).equals(bytes)).toBe(true);
  });
});

describe('A change is a change of its own lines only', () => {
  const node = (id: string, label: string, x: number, more = '') =>
    `  <DataNode TextLabel="${label}"${id === '' ? '' : ` GraphId="${id}"`} odd="kept">\r\n    <Graphics CenterX="${x}.00" CenterY="50.0" Width="40.0" Height="20.0" ${more}/>\r\n    <Xref Database="" ID=""/>\r\n  </DataNode>\r\n`;
  const line = (id: string, points: string) =>
    `  <Interaction GraphId="${id}">\r\n    <Graphics ConnectorType="Curved" ZOrder="1">\r\n${points}    </Graphics>\r\n    <Xref Database="" ID=""/>\r\n  </Interaction>\r\n`;
  const ends =
    '      <Point X="100.0" Y="40.0" GraphRef="n1" RelX="0.0" RelY="-1.0"/>\r\n      <Point X="320.0" Y="50.0" GraphRef="n2" RelX="1.0" RelY="0.0" ArrowHead="Arrow"/>\r\n';
  const content = `\r\n${node('n1', 'A', 100, 'Color="Red"')}${node('n2', 'B', 300)}${node('', 'C', 500)}${line('i1', ends)}`;
  const text = aPathway(content).replace(
    '<InfoBox',
    '  <!-- the end -->\r\n  <Mystery/>\r\n  <InfoBox',
  );

  test('a new name', async () => {
    const found = await openText(text);
    const { text: saved } = await save({
      ...found,
      project: withNode(found.project, 'n1', { label: 'A & "a"' }),
    });
    expect(saved).toBe(text.replace('TextLabel="A"', 'TextLabel="A &amp; &quot;a&quot;"'));
  });

  test('a colour and a size', async () => {
    const found = await openText(text);
    const n1 = found.project.nodes.find(({ id }) => id === 'n1');
    const changed = withNode(found.project, 'n1', {
      width: 60,
      style: { ...n1?.style, fill: '#00ff00' },
    });
    const { text: saved } = await save({ ...found, project: changed });
    expect(newLines(text, saved)).toEqual([
      expect.stringMatching(
        /^ {4}<Graphics CenterX="110.0" CenterY="50.0" Width="60.0" .*FillColor="00ff00"/u,
      ),
      expect.stringMatching(/^ {6}<Point X="110.0" Y="40.0" GraphRef="n1"/u),
    ]);
  });

  test('moving both nodes of a bent link moves its points, and its head stays what it was', async () => {
    const found = await openText(text);
    const moved = ['n1', 'n2'].reduce((project, id) => {
      const { x = 0, y = 0 } = project.nodes.find((it) => it.id === id) ?? {};
      return withNode(project, id, { x: x + 50, y: id === 'n1' ? y + 130 : y });
    }, found.project);
    const saved = await save({ ...found, project: moved });
    expect(saved.source).toBeDefined();
    expect(saved.text.match(/ArrowHead="[^"]*"/gu)).toEqual(['ArrowHead="Arrow"']);
    const heads = (project: Project) => project.links.map(({ style }) => style?.targetHead);
    expect(heads((await openText(saved.text)).project)).toEqual(heads(found.project));
  });

  test('in a file of a former year is one of the file as it is in 2013a', async () => {
    const found = await openText(
      text
        .replace('pathvisio.org/GPML/2013a', 'genmapp.org/GPML/2010a')
        .replace('100.00', '100.0000001'),
    );
    const { text: first } = await save(found);
    const { text: second } = await save({
      ...found,
      project: withNode(found.project, 'n2', { label: 'Mine' }),
    });
    expect(first).toContain('CenterX="100.0000001"');
    expect(newLines(first, second)).toEqual([expect.stringContaining('TextLabel="Mine"')]);
  });

  test('a node that is pasted from another file brings the words of that file along', async () => {
    const from = await openText(
      text.replace('ShapeType', '').replace('Color="Red"', 'ShapeType="Star"'),
    );
    const pasted = from.project.nodes.filter(({ id }) => id === 'n1');
    const into = await openText(text.replaceAll('"n1"', '"n9"'));
    const project = { ...into.project, nodes: [...into.project.nodes, ...pasted] };
    const { text: saved } = await save({ ...into, project });
    expect(newLines(text, saved).join('')).toContain('ShapeType="Star"');
  });

  test('a node that is gone takes its links with it', async () => {
    const found = await openText(text);
    const { text: saved } = await save({
      ...found,
      project: removeElements(['n2'])(found.project),
    });
    expect(saved).toBe(text.replace(node('n2', 'B', 300), '').replace(line('i1', ends), ''));
  });

  test('a node without an id goes, and the others stay', async () => {
    const twice = text.replace(node('n2', 'B', 300), node('', 'B', 300));
    const found = await openText(twice.replace(line('i1', ends), ''));
    const gone = found.project.nodes.find(({ label }) => label === 'B')?.id ?? '';
    const { text: saved } = await save({
      ...found,
      project: removeElements([gone])(found.project),
    });
    expect(saved).toBe(twice.replace(line('i1', ends), '').replace(node('', 'B', 300), ''));
  });

  test('a new link to a node without an id gives it one', async () => {
    const found = await openText(text);
    const target = found.project.nodes.find(({ label }) => label === 'C')?.id ?? '';
    const link = linkSchema.parse({
      id: 'mine',
      relation: 'inhibits',
      source: { to: 'node', id: 'n1' },
      target: { to: 'node', id: target },
    });
    const project = { ...found.project, links: [...found.project.links, link] };
    const saved = await save({ ...found, project });
    expect(saved.source).toBeDefined();
    const lines = newLines(text, saved.text);
    expect(lines[0]).toMatch(/^ {2}<DataNode GraphId="\w+" TextLabel="C" odd="kept">$/u);
    expect(lines[1]).toMatch(/^ {2}<Interaction GraphId="mine">$/u);
    const again = (await openText(saved.text)).project.links.find(({ id }) => id === 'mine');
    expect(again?.target).toMatchObject({
      to: 'node',
      id: /GraphId="(\w+)"/u.exec(lines[0] ?? '')?.[1],
    });
  });

  test('a new node stands behind the last one, indented as the others', async () => {
    const found = await openText(text);
    const added = nodeSchema.parse({
      id: 'mine',
      kind: 'enzyme',
      label: 'New',
      x: 10,
      y: 20,
      width: 80,
      height: 20,
    });
    const project = { ...found.project, nodes: [...found.project.nodes, added] };
    const { text: saved } = await save({ ...found, project });
    const at = saved.indexOf('\r\n  <DataNode GraphId="mine"');
    expect(saved.slice(0, at)).toBe(text.slice(0, at));
    expect(text.slice(at)).toBe(
      saved.slice(saved.indexOf('</DataNode>', at) + '</DataNode>'.length),
    );
  });

  test('a kind that follows from what has changed beside it is told in the file', async () => {
    const found = await openText(text);
    const project = withNode(found.project, 'n1', { kind: 'transporter' });
    const saved = await save({ ...found, project });
    expect(saved.source).toBeDefined();
    const again = (await openText(saved.text)).project;
    expect(again.nodes.map(({ kind }) => kind)).toEqual(project.nodes.map(({ kind }) => kind));
    expect(again.links.map(({ relation }) => relation)).toEqual(
      project.links.map(({ relation }) => relation),
    );
    expect(saved.text).toContain('ArrowHead="Arrow"');
  });

  test('in SBGN-ML a moved glyph is a changed box and the ends of its arcs', async () => {
    const source = readFileSync(join(fixtures, 'sbgnml/process-description.sbgn'), 'utf8');
    const found = await openText(source, 'a.sbgn');
    const first = found.project.nodes.find(({ kind }) => kind !== 'compartment');
    const project = withNode(found.project, first?.id ?? '', { x: (first?.x ?? 0) + 5 });
    const saved = await save({ ...found, project });
    expect(saved.source).toBeDefined();
    const lines = newLines(source, saved.text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((it) => !/<(?:bbox|start|end|next|port)/u.test(it))).toEqual([]);
  });
});

describe('The kept text', () => {
  const text = readFileSync(join(fixtures, 'gpml/everything-2021.gpml'), 'utf8');

  test('is not given to others with a project that leaves out what may be about a person', async () => {
    const { project } = await openText(text);
    expect(withoutPersons(project).origin).toEqual({ format: 'GPML2021' });
  });

  test('is left behind in another format, and the report says so', async () => {
    const { project } = await openText(text, 'mine.gpml');
    const { report, source } = await writeText(project, 'gpml2013a');
    expect(source).toBeUndefined();
    expect(report.losses).toContainEqual(
      expect.objectContaining({ where: 'the file', what: expect.stringContaining('mine.gpml') }),
    );
  });

  test('that was damaged by hand is replaced by a new one, and the report says so', async () => {
    const { project, format } = await openText(text);
    const { origin } = project;
    if (!origin?.source) throw new Error('Nothing is kept.');
    const damaged = { ...origin, source: { ...origin.source, packed: 'AAAA' } };
    const written = await writeText({ ...project, origin: damaged }, format);
    expect(written.source).toBeUndefined();
    expect(written.report.losses[0]?.what).toContain('written anew');
  });
});

describe('Two versions of a file', () => {
  const text = readFileSync(join(fixtures, 'gpml/everything-2021.gpml'), 'utf8');

  test('that differ in their line ends only are the same work', async () => {
    const one = await openText(text);
    const other = await openText(text.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'));
    expect(isSameWork(one.project, other.project)).toBe(true);
    expect(diffProjects(one.project, other.project)).toEqual([]);
  });

  test('are merged without a conflict about the text that is kept', async () => {
    const base = await openText(text);
    const change = async (label: string, at: number) => {
      const id = base.project.nodes[at]?.id ?? '';
      return openText(
        (await save({ ...base, project: withNode(base.project, id, { label }) })).text,
      );
    };
    const [ours, theirs] = [await change('Ours', 0), await change('Theirs', 1)];
    const merged = mergeProjects(base.project, ours.project, theirs.project);
    expect(merged.conflicts).toEqual([]);
    const saved = await save({ ...base, project: merged.project });
    expect(newLines(text, saved.text).map((it) => /textLabel="(\w+)"/u.exec(it)?.[1])).toEqual([
      'Ours',
      'Theirs',
    ]);
  });
});
