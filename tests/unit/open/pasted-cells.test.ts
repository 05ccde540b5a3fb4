import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import {
  createNameCheck,
  findCellColumns,
  pasteCells,
  readCells,
  readNames,
  uprightNames,
  whyTooManyCells,
} from '../../../shared/open/pasted-cells.ts';
import { isLabTable } from '../../../shared/lab/read-lab-table.ts';
import { relationSchema } from '../../../shared/project/project-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import { findFalsehoods } from '../../../shared/graph/falsehoods.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();
const isName = createNameCheck(newProject(), library);

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
  expect(findFalsehoods(project).throughNodes).toEqual([]);
});

test('empty columns before, between and after the cells take nothing away', () => {
  const table = '\tZinc\t\tPDXK\t\n\tIron\t\tTPH2\t\n';
  expect(said(paste(table, '').project)).toHaveLength(2);
  const triple = '\t\tA\tactivates\tB';
  expect(said(paste(triple, '').project)).toEqual(['A activates B']);
});

test('lines of names in a plain text are nodes where most are known', () => {
  expect(readNames('Tryptophan\nSerotonin\nZinc', isName)).toEqual([
    ['Tryptophan'],
    ['Serotonin'],
    ['Zinc'],
  ]);
  expect(readNames('- Zinc\r\n- Iron\r\n\r\n- My factor\r\n', isName)).toHaveLength(3);
  expect(readNames('1. Zinc\n2. Iron', isName)).toEqual([['Zinc'], ['Iron']]);
  expect(readNames('Check ferritin.\nSee again in May.', isName)).toBeNull();
  expect(readNames('Dr Weber\nMain Street 4', isName)).toBeNull();
  expect(readNames('Zinc', isName)).toBeNull();
});

test('names in place of a relation are no relation: the person is asked, or a row of names is nodes', () => {
  const row = readCells('Magnesium\tZinc\tIron', '') ?? [];
  expect(uprightNames(row, isName)).toEqual([['Magnesium'], ['Zinc'], ['Iron']]);
  const rows = readCells('Magnesium\tZinc\tIron\nCopper\tSelenium\tIodine', '') ?? [];
  expect(uprightNames(rows, isName)).toBe(rows);
  expect(findCellColumns(rows, isName)).toBeNull();
  const word = readCells('Zinc\tbefriends\tIron', '') ?? [];
  expect(findCellColumns(uprightNames(word, isName), isName)).not.toBeNull();
});

test('every relation is known in the words in which the program says it', () => {
  for (const relation of relationSchema.options) {
    const { label, verb } = relations[relation];
    for (const words of [label, verb, verb.toUpperCase(), `  ${label} `])
      expect(said(paste(`A\t${words}\tB`, '').project)).toEqual([`A ${relation} B`]);
  }
});

test.each([
  'Ferritin\t12\tng/mL',
  'Ferritin\t12 ng/mL',
  'Ferritin\t<5\tng/mL\t30-400',
  'Analyt\tErgebnis\tRef.\nFerritin\t12\t30-400',
  'Hodnota\tVýsledek\tJednotka\nFerritin\t12\tµg/L\nZinc\t0,8\tmg/L',
])('values with units are laboratory values, not links: %j', (text) => {
  expect(isLabTable(readCells(text, '') ?? [])).toBe(true);
});

test.each(['Zinc\t12\tPDXK', 'Zinc\tactivates\tPDXK', 'A\tB', '1\t2\tm', 'Name\tScore\nZinc\t5'])(
  'and other cells are not: %j',
  (text) => {
    expect(isLabTable(readCells(text, '') ?? [])).toBe(false);
  },
);

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

test('a table with more rows or columns than can be looked through is refused with words', () => {
  const cells = (text: string) => readCells(text, '') ?? [];
  expect(whyTooManyCells(cells('Zinc\tIron\n'.repeat(2_000)))).toBe(null);
  expect(whyTooManyCells(cells('Zinc\tIron\n'.repeat(2_001)))).toBe(
    'These are 2,001 rows; at most 2,000 can be pasted. Save the table as a CSV file and open that.',
  );
  expect(whyTooManyCells(cells('a\t'.repeat(300_000)))).toBe(
    'These are 300,001 columns; at most 200 can be pasted. Copy those with the ends of links.',
  );
});
