import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { pasteCells, readCells } from '../../../shared/open/pasted-cells.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();

function paste(text: string, html = '<table>', project: Project = newProject()) {
  let ids = 0;
  const rows = readCells(text, html);
  if (!rows) throw new Error('These are no cells.');
  const newId = () => `new-${project.nodes.length}-${(ids += 1)}`;
  return pasteCells(project, rows, { library, newId, at: { x: 0, y: 0 } });
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

test('a relation that is not known is said and drawn as untyped', () => {
  const { project, remarks } = paste('A\tbefriends\tB', '');
  expect(said(project)).toEqual(['A relates-to B']);
  expect(remarks).toEqual([expect.stringContaining('befriends')]);
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
