import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { describeFailure } from '../../../shared/messages.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const zip = (...names: readonly string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, utf8('<a/>')])));
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from(stream, 'utf16le'),
  ]);

async function told(bytes: Uint8Array, name: string) {
  const opened = await projectInFile(bytes, name);
  if (opened.ok) return { detail: 'It was opened.', advice: '' };
  return describeFailure({ file: name, error: opened.error });
}

// By content: the name says nothing, or the wrong thing.
test.each([
  ['an Excalidraw drawing', utf8('{"type":"excalidraw","elements":[{"id":"a"}]}'), 'board.cyjs'],
  ['draw.io', utf8('<mxlibrary>[]</mxlibrary>'), 'a.xml'],
  ['tldraw', utf8('{"tldrawFileFormatVersion":1,"records":[]}'), 'a.json'],
  ['COBRA', utf8('{"metabolites":[],"reactions":[],"genes":[]}'), 'a.json'],
  ['GEXF', utf8('<gexf xmlns="http://www.gexf.net/1.2draft"/>'), 'a.xml'],
  ['Mermaid', utf8('---\ntitle: "x"\n---\nflowchart LR\n  a --> b\n'), 'a.txt'],
  ['Pajek', utf8('*Vertices 2\n1 "a"\n'), 'a.txt'],
  ['PlantUML', utf8('@startuml\na -> b\n@enduml'), 'a.txt'],
  ['RIS', utf8('TY  - JOUR\nTI  - x\nER  - \n'), 'a.txt'],
  ['PubMed (MEDLINE)', utf8('PMID- 12345678\nTI  - x\n'), 'a.txt'],
  ['BibTeX', utf8('% mine\n@article{a, title={x}}'), 'a.txt'],
  ['CSL-JSON', utf8('[{"type":"article-journal","title":"x","DOI":"10.1/x"}]'), 'a.json'],
  ['D3 and NetworkX', utf8('{"nodes":[{"id":1}],"links":[]}'), 'a.json'],
  ['Cytoscape session', zip('CytoscapeSession-2026/cysession.xml'), 'a.zip'],
  ['PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'a.zip'],
  ['Word', zip('[Content_Types].xml', 'word/document.xml'), 'a'],
  ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), 'links.csv'],
  ['Visio', zip('[Content_Types].xml', 'visio/document.xml'), 'a'],
  ['ZIP archive', zip('a.txt'), 'a'],
  ['PowerPoint', compound('PowerPoint Document'), 'a'],
  ['Excel', compound('Workbook'), 'a'],
  ['GenMAPP', Buffer.concat([Buffer.of(0, 1, 0, 0), utf8('Standard Jet DB\0')]), 'a'],
  ['a message of Outlook', compound('__properties_version1.0'), 'a.msg'],
  ['a container file', compound('Something'), 'a'],
  [
    'Obsidian',
    utf8('{"nodes":[{"id":"a","type":"text","x":0,"y":0,"width":9,"height":9}],"edges":[]}'),
    'a.canvas',
  ],
  ['web page', utf8('<!DOCTYPE html>\n<html><body/></html>'), 'a.gpml.txt'],
])('%s is known by what only it has', async (words, bytes, name) => {
  const { detail, advice } = await told(bytes, name);
  expect(detail).toContain(words);
  expect(advice).not.toContain('Choose a Neuromatrix project');
});

test('our own export as Mermaid is named, with the way back', async () => {
  const { text } = await writeText(
    aProject({ nodes: [aNode(), aNode({ id: 'n2' })], links: [aLink()] }),
    'mermaid',
  );
  const words = 'a Mermaid diagram, which is only written, not read';
  for (const written of [text, `\uFEFF${text.replaceAll('\n', '\r\n')}`]) {
    // oxlint-disable-next-line no-await-in-loop -- two small files
    const { detail, advice } = await told(utf8(written), 'a.txt');
    expect(detail).toContain(words);
    expect(advice).toContain('open the project that it came from');
  }
});

test('a table of laboratory values is led to where these are taken, and makes no nodes', async () => {
  const lab = 'Untersuchung;Ergebnis;Einheit\nFerritin;12,5;µg/l\n';
  const { detail, advice } = await told(utf8(lab), 'lab.csv');
  expect(detail).toContain('laboratory values');
  expect(advice).toContain('Lab Values…');
  const links = 'source,target,name,value,unit\nA,B,x,5,mg\n';
  expect((await projectInFile(utf8(links), 'links.csv')).ok).toBe(true);
});

test.each([
  ['with the range in place of a unit', 'Analyt;Ergebnis;Ref.\nFerritin;12,5;30-400\n'],
  ['without headings', 'Ferritin\t12\tng/mL\nZinc\t0.7\tmg/L\n'],
  ['under headings of a language that is not known', 'Název,Hodnota,Jednotka\nZinek,0.7,mg/L\n'],
])('laboratory values %s make no nodes under any name', async (_what, text) => {
  for (const name of ['lab.csv', 'lab.txt', 'lab.tsv']) {
    // oxlint-disable-next-line no-await-in-loop -- three small files
    const opened = await projectInFile(utf8(text), name);
    expect(opened).toMatchObject({ ok: false, error: { kind: 'lab-table', text } });
  }
});

test.each(['notes.txt', 'readme.md', 'settings.yaml', 'noname'])(
  'a text is named as one: %s',
  async (name) => {
    const text = '# Notes\n\nTryptophan becomes serotonin, with iron.\nkey: value\n';
    const { detail, advice } = await told(utf8(text), name);
    expect(detail).toBe('It seems to be a text file.');
    expect(advice).toContain('save a table as CSV');
  },
);

test('a project that is cut off at its start stays a damaged project', async () => {
  const opened = await projectInFile(utf8('ormat":"neuromatrix"}'), 'a.neuromatrix');
  expect(opened).toMatchObject({ ok: false, error: { kind: 'not-json' } });
});

test.each(['\t', ';', ',', '|'])(
  'a table divided by %j is one under any name: its columns are asked for, or known',
  async (divider) => {
    const cells = [
      ['who', 'whom', 'how much'],
      ['Zinc', 'PDXK', '5'],
      ['Iron', 'TPH2', '7'],
    ];
    const table = cells.map((row) => row.join(divider)).join('\n');
    for (const name of ['a.txt', 'a.csv', 'a.md', 'a']) {
      // oxlint-disable-next-line no-await-in-loop -- four small files
      const opened = await projectInFile(utf8(table), name);
      expect(opened).toMatchObject({
        ok: false,
        error: { kind: 'unknown-columns', columns: ['who', 'whom', 'how much'] },
      });
    }
    const links = `source${divider}target\nZinc${divider}PDXK\n`;
    expect((await projectInFile(utf8(links), 'a.txt')).ok).toBe(true);
  },
);

test.each(['', '\n\n', '\ufeff', ';;\n;;\n'])(
  'an empty table is called empty: %j',
  async (text) => {
    expect((await told(utf8(text), 'a.csv')).detail).toBe('It seems to be an empty table.');
  },
);

test('a list of references is led to where references are added', async () => {
  const { advice } = await told(utf8('TY  - JOUR\r\nTI  - x\r\nER  - \r\n'), 'a.ris');
  expect(advice).toContain('References…');
});

// By name: the content says nothing.
test.each([
  ['a.cys', 'Cytoscape session'],
  ['a.mapp', 'GenMAPP'],
  ['a.mmd', 'Mermaid'],
  ['a.vsd', 'Visio'],
  ['a.key', 'Keynote'],
  ['a.nbib', 'PubMed'],
])('%s is known by its name where its content tells nothing', async (name, words) => {
  expect((await told(utf8('????'), name)).detail).toContain(words);
});

test.each(['gexf', 'net', 'cys'])(
  'the way from .%s leads to something that is read',
  async (extension) => {
    expect((await told(utf8('????'), `a.${extension}`)).advice).toMatch(/GraphML|CX2/u);
  },
);

test.each([
  ['a project', '{"format":"neuromatrix","version":1,"nodes":[]}', 'a.dot'],
  ['a Cytoscape network', '{"data":{},"elements":{"nodes":[{"data":{"id":"a"}}]}}', 'a.json'],
  ['a table', 'source,target\ngraph,digraph\n', 'a.txt'],
])('%s is no foreign file, whatever its name', async (_what, text, name) => {
  expect((await projectInFile(utf8(text), name)).ok).toBe(true);
});

test.each(['/**/', '%%\n', '# a\n', '<!--'])(
  'a file of nothing but openings (%s) is recognised as none',
  async (opening) => {
    const { detail } = await told(utf8(opening.repeat(200_000)), 'a.txt');
    expect(detail).not.toBe('It was opened.');
  },
);

test.each([
  ['a program of Windows', 'MZ\u0090\u0000\u0003\u0000', 'a program, or a part of one'],
  ['a program of Linux', '\u007fELF\u0002\u0001', 'a program, or a part of one'],
  ['a program of macOS', '\u00cf\u00fa\u00ed\u00fe\u0007', 'a program, or a part of one'],
  ['a song', 'ID3\u0004\u0000\u0000', 'a film or a recording of sound'],
  ['a film', '\u0000\u0000\u0000 ftypisom', 'a film or a recording of sound'],
  ['a photo of a telephone', '\u0000\u0000\u0000 ftypheic', 'a HEIC'],
  ['a font', '\u0000\u0001\u0000\u0000\u0000\u0012', 'a font'],
  ['a scan', '%PDF-1.7\n%\u00e2\u00e3', 'PDF'],
  ['a document', 'PK\u0003\u0004\u0014 word/document.xml', 'a Word document'],
  ['what nobody knows', '\u0081\u00fe\u0000\u0007\u0013\u00ff', 'a binary file'],
])('%s under the name of a project is named as what it is', async (_what, start, words) => {
  const bytes = Uint8Array.from(start.padEnd(600, '\u0001\u00f0'), (sign) => sign.charCodeAt(0));
  const { detail, advice } = await told(bytes, 'mine.neuromatrix');
  expect(detail).toContain(words);
  expect(advice).not.toBe('');
});

test('words that begin as a program does are still words', async () => {
  expect((await told(utf8('MZ twins, 12 pairs'), 'twins.txt')).detail).toContain('a text file');
});

test.each([
  [new Uint8Array(4_096), 'It seems to be a file of nothing but zeros.'],
  [Uint8Array.of(0, 1, 2, 3, 65, 66), 'It seems to be a file of bytes in no known format.'],
])('bytes that are no text are not called a text', async (bytes, named) => {
  expect((await told(bytes, 'rubbish')).detail).toBe(named);
});
