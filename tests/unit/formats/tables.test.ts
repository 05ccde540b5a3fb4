import { expect, test } from 'vitest';
import { bytesToSave, leftUnread } from '../../../shared/open/bytes-to-save.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import { encodeText } from '../../../shared/text/encode-text.ts';
import { decodeTextFile, textEncodings } from '../../../shared/text/decode-text-file.ts';
import { decodeOneByte } from '../../../shared/text/one-byte-encodings.ts';

const work = directFormatWork;

async function opened(text: string | Uint8Array, name = 'a.csv') {
  const read = await work.read(typeof text === 'string' ? Buffer.from(text) : text, name);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function saved(text: string | Uint8Array, name = 'a.csv'): Promise<Uint8Array> {
  const { project, format } = await opened(text, name);
  const bytes = await bytesToSave(work, project, { format, unread: [], lossy: true });
  if (!bytes.ok) throw new Error(bytes.error.kind);
  return bytes.value;
}

test.each([
  ['Cytoscape', 'Source node,Target node,Interaction'],
  ['STRING', '#node1,node2,combined_score'],
  ['BioGRID', 'Official Symbol Interactor A,Official Symbol Interactor B,x'],
  ['a sheet in German', 'Quelle,Ziel,Beziehung'],
  ['a sheet in French', 'Origine,Cible,Type de relation'],
  ['a sheet in Spanish', 'Origen,Destino,Relación'],
  ['Gephi', 'Source,Target,Type'],
  ['our own with blanks', ' source , target\u00a0,relation'],
])('the columns of %s are known', async (_program, heading) => {
  const { project } = await opened(`${heading}\nTryptophan,5-HTP,activates\n`);
  expect(project.nodes.map(({ label }) => label)).toEqual(['Tryptophan', '5-HTP']);
  expect(project.links).toHaveLength(1);
  if (!heading.includes('combined')) return;
  expect(project.links[0]?.relation).toBe('relates-to');
});

test.each(['Quelle,Ziel,Beziehung', 'Origine,Cible,Effet', 'Origen,Destino,Interacción'])(
  'what a link means is read under %s',
  async (heading) => {
    const { project } = await opened(`${heading}\nA,B,inhibits\n`);
    expect(project.links[0]?.relation).toBe('inhibits');
  },
);

test('a table of edges as Cytoscape exports it is read by the names of the edges', async () => {
  const { project } = await opened(
    'SUID,interaction,name,selected\n1,inhibits,GABA (inhibits) Vitamin B6 (PLP),false\n',
  );
  expect(project.nodes.map(({ label }) => label)).toEqual(['GABA', 'Vitamin B6 (PLP)']);
  expect(project.links[0]?.relation).toBe('inhibits');
});

test('a table that nobody knows asks for its columns, and opens by them', async () => {
  const text = 'Protein X;Weight;Protein Y\nA;1;B\n';
  const read = await work.read(Buffer.from(text), 'a.csv');
  expect(read).toEqual({
    ok: false,
    error: { kind: 'unknown-columns', columns: ['Protein X', 'Weight', 'Protein Y'], text },
  });
  const columns = { source: 0, target: 2, relation: null, hasHeading: true };
  const told = await work.read(Buffer.from(text), 'a.csv', columns);
  expect(told.ok && told.value.project.nodes.map(({ label }) => label)).toEqual(['A', 'B']);
  const bare = { source: 0, target: 2, relation: 1, hasHeading: false };
  const whole = await work.read(Buffer.from('A;inhibits;B\nB;activates;C\n'), 'a.csv', bare);
  expect(whole.ok && whole.value.project.links.map(({ relation }) => relation)).toEqual([
    'inhibits',
    'activates',
  ]);
});

test('names that differ in blanks only are one node, in tables and in SIF', async () => {
  const names = [' Vitamin B6 ', 'Vitamin\u00a0B6', 'Vita\u200bmin  B6', '\ufeffVitamin B6'];
  const table = await opened(`source;target\n${names.map((name) => `${name};PLP\n`).join('')}`);
  expect(table.project.nodes.map(({ label }) => label)).toEqual(['Vitamin B6', 'PLP']);
  const lines = names.map((name) => `${name}\trelates-to\tPLP\n`).join('');
  const sif = await opened(lines, 'a.sif');
  expect(sif.project.nodes).toHaveLength(2);
});

test('decimal commas place nodes, and what is no number is in the report', async () => {
  const { project, report } = await opened(
    'id;x;y\na;100,5;1.250,25\nb;-3,5;1.125\nc;7,5;left\n',
    'a.nodes.csv',
  );
  expect(report.losses.map(({ what }) => what).join(' ')).toContain('y “left”');
  expect(project.nodes).toHaveLength(3);
  const placed = await opened('Knoten;X-Koordinate;y-Position\na;100,5;1.250,25\nb;0;0\n');
  expect(placed.format).toBe('nodes-csv');
  const [node] = placed.project.nodes;
  expect(node && [node.x + node.width / 2, node.y + node.height / 2]).toEqual([100.5, 1250.25]);
});

test('a number that can be two is not taken for either', async () => {
  const { report } = await opened('id;x;y\na;1,250;1,300\nb;7;8\n', 'a.nodes.csv');
  expect(report.losses.map(({ what }) => what).join(' ')).toContain('x “1,250”');
});

test.each([
  ['semicolons', 'source;target;score\nA;B;0,8\n', ';', '\n'],
  ['tabs under a name for commas', 'source\ttarget\nA\tB\n', '\t', '\n'],
  ['the line ends of Windows', 'source,target\r\nA,B\r\n', ',', '\r\n'],
])('a table is saved with the %s that it came with', async (_what, text, divider, lineEnd) => {
  const written = Buffer.from(await saved(text)).toString('utf8');
  expect(written.startsWith(`id${divider}source${divider}`)).toBe(true);
  expect(written.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/u);
});

test('a table is saved with the quotes, the decimal sign and the first line that it came with', async () => {
  const written = Buffer.from(
    await saved('sep=;\n"id";"label";"x";"y"\n"a";"A";"0,5";"0,25"\n', 'a.nodes.csv'),
  ).toString('utf8');
  const [first, , row] = written.split('\n');
  expect(first).toBe('sep=;');
  expect(row).toMatch(/^"a";"A";.*"0,5";"0,25"/u);
});

test('TSV stays TSV when converted to', async () => {
  const { project } = await opened('source,target\nA,B\n');
  const { text } = await work.write({ ...project, origin: undefined }, 'tsv');
  expect(text.split('\r\n')[0]).toMatch(/^\uFEFFid\tsource\t/u);
});

const accented = 'source;target\r\nSérotonine;Größe µ – „x“\r\n';

test.each(textEncodings.filter((one) => one !== 'macintosh'))(
  'a table in %s is read and saved as it came',
  async (encoding) => {
    const bytes = encodeText(
      encoding.startsWith('utf-16') ? `\uFEFF${accented}` : accented,
      encoding,
    );
    const { project } = await opened(bytes ?? new Uint8Array());
    expect(project.nodes.map(({ label }) => label)).toEqual(['Sérotonine', 'Größe µ – „x“']);
    const written = await saved(bytes ?? new Uint8Array());
    const text = decodeTextFile(written)?.text;
    expect(text).toContain('Sérotonine;Sérotonine');
    expect(text).toContain('Größe µ – „x“');
  },
);

test('an old encoding is said in the report, Mac Roman too', async () => {
  const windows = await opened(encodeText(accented, 'windows-1252') ?? new Uint8Array());
  expect(windows.report.losses[0]?.what).toContain('read as Windows-1252');
  const text = 'source,target\rSérotonine,Größe\r';
  const mac = await opened(encodeText(text, 'macintosh') ?? new Uint8Array());
  expect(mac.report.losses[0]?.what).toContain('read as Mac Roman');
  expect(mac.project.nodes.map(({ label }) => label)).toEqual(['Sérotonine', 'Größe']);
});

test('what an old encoding lacks is not lost in silence', async () => {
  const { project } = await opened(encodeText(accented, 'windows-1252') ?? new Uint8Array());
  const greek = { ...project, nodes: project.nodes.map((node) => ({ ...node, label: 'α' })) };
  const asked = await bytesToSave(work, greek, { format: 'csv', unread: [], lossy: false });
  expect(JSON.stringify(asked)).toContain('it is written in UTF-8');
  const written = await bytesToSave(work, greek, { format: 'csv', unread: [], lossy: true });
  expect(written.ok && Buffer.from(written.value).toString('utf8')).toContain('α');
});

test.each(['windows-1252', 'macintosh'] as const)('%s is written as it is read', (encoding) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(encodeText(decodeOneByte(bytes, encoding), encoding)).toEqual(bytes);
});

test('Mac Roman is that of the Encoding Standard', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(decodeOneByte(bytes, 'macintosh')).toBe(new TextDecoder('macintosh').decode(bytes));
});

test('saving in place asks about what reading left out, once', async () => {
  const { project, format, report } = await opened('source,target\nA,B\n,C\nD,E,extra\n');
  const unread = leftUnread(report);
  expect(unread).toHaveLength(1);
  const asked = await bytesToSave(work, project, { format, unread, lossy: false });
  expect(asked).toMatchObject({ ok: false, error: { kind: 'would-lose' } });
  expect(JSON.stringify(asked)).toContain('more cells than the first row has names');
  const agreed = await bytesToSave(work, project, { format, unread, lossy: true });
  expect(agreed.ok).toBe(true);
});

test('rows are counted as a spreadsheet counts them, with the empty ones', async () => {
  const links = 'source,target,note\n\nA,B,x\n\n\nC,,lost\n\nD,E,x,too much\n';
  const where = (await opened(links)).report.losses.map((loss) => loss.where);
  expect(where).toEqual(['row 6', 'row 8']);
  const nodes = 'sep=;\nid;label\n\n;nameless\n';
  expect((await opened(nodes)).report.losses).toMatchObject([{ where: 'row 4' }]);
});

test('a title that is only the name of the file is not called lost on saving', async () => {
  const { project, format } = await opened('source,target\nA,B\n', 'my links.csv');
  expect(project.metadata.title).toBe('my links');
  const save = (title: string) =>
    bytesToSave(
      work,
      { ...project, metadata: { ...project.metadata, title } },
      { format, unread: [], lossy: false },
    );
  expect(JSON.stringify(await save('my links'))).not.toContain('title');
  expect(JSON.stringify(await save('Serotonin'))).toContain('leaves out the title');
});
