import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { findCellColumns, pasteCells, readCells } from '../../../shared/open/pasted-cells.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();

function paste(text: string, html = '<table>', project: Project = newProject()) {
  const rows = readCells(text, html);
  if (!rows) throw new Error('These are no cells.');
  const count = aCounter();
  const newId = () => `${project.nodes.length}-${count()}`;
  const columns = findCellColumns(rows);
  if (!columns) throw new Error('Only a person can say what these columns are.');
  return pasteCells(project, rows, columns, { library, newId, at: { x: 0, y: 0 } });
}

function aCounter(): () => string {
  let count = 0;
  return () => `new-${(count += 1)}`;
}

function said({ nodes, links }: Project): string[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const end = (one: (typeof links)[number]['source']) =>
    one.to === 'node' ? labels.get(one.id) : '';
  return links.map(({ source, relation, target }) => `${end(source)} ${relation} ${end(target)}`);
}

test('three rows of source, relation and target are nodes and links', () => {
  const { project, remarks } = paste(
    'Tryptophan\tconverts-to\t5-HTP\n5-HTP\tconverts-to\tSerotonin\nTPH2\tactivates\tSerotonin\n',
  );
  expect(project.nodes).toHaveLength(4);
  expect(said(project)).toHaveLength(3);
  expect(project.nodes.every(({ entity }) => entity !== undefined)).toBe(true);
  expect(remarks).toEqual([]);
});

test('a column of names is nodes, once each, however it is written', () => {
  const { project } = paste('Zinc\r\nzinc \r\nPyridoxine thing\r\n');
  expect(project.nodes.map(({ kind }) => kind)).toEqual(['micronutrient', 'molecule']);
  expect(project.links).toEqual([]);
});

test('columns are found by their headings, and what is there already is linked', () => {
  const first = paste('Zinc\nPDXK\n').project;
  const { project } = paste('target\tsource\tinteraction\nPDXK\tZinc\tactivates', '', first);
  expect(project.nodes).toHaveLength(2);
  expect(said(project)).toEqual(['Zinc activates PDXK']);
});

test('a pair without a relation claims what the library says of it, or nothing', () => {
  const { project } = paste(
    'source\ttarget\n5-HTP\tSerotonin\nTryptophan\tDopamine\nPDXK\tSerotonin\nMAO-A\tSerotonin\n',
  );
  expect(said(project)).toEqual([
    '5-HTP converts-to Serotonin',
    'L-Tryptophan relates-to Dopamine',
    'PDXK relates-to Serotonin',
    'MAO-A degrades Serotonin',
  ]);
});

test('a relation that is not known is said and drawn as untyped', () => {
  const { project, remarks } = paste('A\tbefriends\tB', '');
  expect(said(project)).toEqual(['A relates-to B']);
  expect(remarks).toEqual([expect.stringContaining('befriends')]);
});

test('headings in other languages are understood, and columns of which nothing is taken are named', () => {
  const table =
    'Quelle\tZiel\tArt\tp-Wert\tQuelle der Angabe\nZinc\tPDXK\tactivates\t0.01\tPMID 1\n';
  const { project, remarks } = paste(table, '');
  expect(said(project)).toEqual(['Zinc activates PDXK']);
  expect(remarks).toEqual([
    'Left out: “p-Wert”, “Quelle der Angabe”. A table that is saved and opened as a file keeps its columns.',
  ]);
});

test('a table of nodes gives its names', () => {
  const { project, remarks } = paste('Score\tName\n5\tZinc\n7\tIron\n', '');
  expect(project.nodes.map(({ label }) => label)).toEqual(['Zinc', 'Iron']);
  expect(remarks[0]).toContain('“Score”');
});

test('of more than three columns without known headings only a person can say what they are', () => {
  const rows = readCells('Zinc\t5\tPDXK\tx\nIron\t7\tTPH2\ty\n', '');
  if (!rows) throw new Error('These are no cells.');
  expect(findCellColumns(rows)).toBeNull();
  const columns = { source: 0, target: 2, relation: null, hasHeading: false };
  const { project, remarks } = pasteCells(newProject(), rows, columns, {
    library,
    newId: aCounter(),
    at: { x: 0, y: 0 },
  });
  expect(project.nodes.map(({ label }) => label)).toEqual(['Zinc', 'PDXK', 'Iron', 'TPH2']);
  expect(project.links).toHaveLength(2);
  expect(remarks[0]).toContain('Left out: column 2, column 4.');
});

test('cycles among pasted cells are led round, and what was there stays as it was', () => {
  const first = paste('Zinc\tPDXK').project;
  const { project } = paste('A\tB\nB\tC\nC\tA\nA\tD\nD\tE\nE\tA\nB\tE', '', first);
  expect(project.links[0]).toEqual(first.links[0]);
  expect(project.links.some(({ waypoints }) => waypoints.length > 0)).toBe(true);
});

test('prose and single words are no cells', () => {
  expect(readCells('Check ferritin.\nSee again in May.', '<p>Check ferritin.</p>')).toBeNull();
  expect(readCells('Zinc', '<table><td>Zinc</td></table>')).toBeNull();
  expect(readCells('', '')).toBeNull();
});

test('cells in quotes may hold tabs, line ends and quotes', () => {
  expect(readCells('"a\tb"\t"c ""d"""\n"e\nf"\tg', '')).toEqual([
    ['a b', 'c "d"'],
    ['e f', 'g'],
  ]);
});

test('any text is read to its end', () => {
  assert(
    property(string({ maxLength: 60 }), (text) => {
      const rows = readCells(`x\t${text}`, '');
      expect(rows === null || rows.length > 0).toBe(true);
    }),
  );
});
