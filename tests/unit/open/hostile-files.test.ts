import { describe, expect, test } from 'vitest';
import { textToFragment } from '../../../shared/edit/clipboard.ts';
import { readLabTable } from '../../../shared/lab/read-lab-table.ts';
import { readOwnLibraryForm } from '../../../shared/library/own-library.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { readReferences } from '../../../shared/references/read-references.ts';

/*
 * Files made to use up time or memory. A reader that works with the square of its input does not end here within the
 * time that a test may take; one that makes more of a file than it holds runs out of memory.
 */

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join('');
const blanks = 5_000_000;

const files: readonly (readonly [name: string, says: RegExp, text: () => string])[] = [
  ['lists.json', /not-a-project/u, () => '['.repeat(500_000) + ']'.repeat(500_000)],
  [
    'objects.neuromatrix',
    /not-a-project/u,
    () => `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
  ],
  [
    'deep.neuromatrix',
    /more than 200 deep/u,
    () => `{"format":"neuromatrix","version":1,"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ],
  ['deep.graphml', /250 deep/u, () => `<graphml>${'<a>'.repeat(100_000)}`],
  [
    'defaults.graphml',
    /3,000 default values to each of its 5,000 elements/u,
    () => {
      const key = (index: number) =>
        `<key id="k${index}" for="node" attr.name="n${index}"><default>v</default></key>`;
      const nodes = times(5_000, (index) => `<node id="n${index}"/>`);
      return `<graphml>${times(3_000, key)}<graph>${nodes}</graph></graphml>`;
    },
  ],
  [
    'defaults.cx2',
    /300 default values to each of its 20,000 elements/u,
    () => {
      const usual = Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`a${index}`, { v: 'x' }]),
      );
      const nodes = Array.from({ length: 20_000 }, (_, id) => ({ id }));
      return JSON.stringify([
        { CXVersion: '2.0' },
        { attributeDeclarations: [{ nodes: usual }] },
        { nodes },
      ]);
    },
  ],
  [
    'long-name.graphml',
    /more than 64 MB with every element/u,
    () => {
      const key = `<key id="k" for="node" attr.name="${'n'.repeat(50_000)}"/>`;
      const nodes = times(2_000, (index) => `<node id="${index}"><data key="k">1</data></node>`);
      return `<graphml>${key}<graph>${nodes}</graph></graphml>`;
    },
  ],
  [
    'wide.csv',
    /more than 2,000,000 cells/u,
    () => `source,target${',a'.repeat(3_000)}\n${`x,y${','.repeat(3_000)}\n`.repeat(1_000)}`,
  ],
  ['long.csv', /more than 2,000,000 cells/u, () => `source,target\n${'a,b\n'.repeat(1_100_000)}`],
  ['open-quote.csv', /quote that nothing closes/u, () => `source,target\n"${'""'.repeat(500_000)}`],
  [
    'many.sif',
    /at most 150,000 can be held/u,
    () => `a x ${times(300_000, (index) => `b${index} `)}`,
  ],
  ['spaces.txt', /an empty file/u, () => ' '.repeat(blanks)],
  ['lines.csv', /more than 2,000,000 cells/u, () => '\n'.repeat(blanks)],
  ['tabs.tsv', /more than 2,000,000 cells/u, () => '\t'.repeat(blanks)],
  ['semicolons.csv', /more than 2,000,000 cells/u, () => ';'.repeat(blanks)],
  ['comments.svg', /not-json|not-a-project|image/u, () => `${'<!--'.repeat(200_000)}<svg/>`],
  ['blank.svg', /not-json|not-a-project|image/u, () => `${' '.repeat(blanks)}<svg>`],
  ['metadata.svg', /image/u, () => `<svg xmlns="x">${'<metadata>'.repeat(100_000)}`],
  [
    'streams.pdf',
    /image/u,
    () => {
      const stream = (index: number) =>
        `${index} 0 obj<</Type/ObjStm/N 9/First 9/Filter/FlateDecode>>stream\n`;
      return `%PDF-1.7\n${times(40_000, stream)}`;
    },
  ],
  ['objects.pdf', /image/u, () => `%PDF-1.7\n${'obj '.repeat(2_000_000)}`],
  ['numbered.pdf', /image/u, () => `%PDF-1.7\n${'1 0 obj '.repeat(200_000)}`],
  [
    'dictionaries.pdf',
    /image/u,
    () => `%PDF-1.7\n${times(20_000, (index) => `${index} 0 obj<</A(`)}`,
  ],
  ['nested.pdf', /image/u, () => `%PDF-1.7\n1 0 obj ${'['.repeat(500_000)}`],
];

test.each(files)('%s is refused with words that fit: %s', async (name, says, text) => {
  const read = await projectInFile(new TextEncoder().encode(text()), name);
  expect(read.ok ? 'was opened' : JSON.stringify(read.error).slice(0, 2_000)).toMatch(says);
});

const readers = {
  'the clipboard': textToFragment,
  'a library': readOwnLibraryForm,
  references: readReferences,
  'laboratory values': readLabTable,
};

const texts: Readonly<Record<string, () => string>> = {
  'lists in lists': () => '['.repeat(300_000) + ']'.repeat(300_000),
  'objects in objects': () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  blanks: () => ' '.repeat(blanks),
  'signs of entries': () => '@'.repeat(500_000),
  'open entries': () => '@article{a,'.repeat(60_000),
  'open braces': () => '@article{a,b={'.repeat(60_000),
  'open quotes': () => '@article{a,b="'.repeat(60_000),
  'open comments': () => '@comment{'.repeat(60_000),
  'empty records': () => 'TY  - \n'.repeat(50_000),
  'records of a number': () => 'PMID- 1\n'.repeat(30_000),
  'quotes without end': () => '"'.repeat(500_001),
};

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test.each(Object.entries(texts))('of %s come to an end', (_what, text) => {
    expect(() => read(text())).not.toThrow();
  });
});
