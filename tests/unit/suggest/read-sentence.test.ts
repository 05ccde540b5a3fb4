import { expect, test } from 'vitest';
import { readSentence } from '../../../shared/suggest/read-sentence.ts';
import { bundledLibrary } from '../library/bundled-library.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const library = bundledLibrary();
const empty = aProject({});
const told = (text: string, project = empty) =>
  readSentence(library, project, text).map((reading) => {
    if (reading.type === 'supply') return `${reading.of.label} ${reading.level}`;
    if (reading.type === 'outline') return `outline ${reading.of.label}`;
    return `${reading.type}: ${reading.words}`;
  });

test('a fact of the library is read, with what it would add', () => {
  const [reading] = readSentence(library, empty, 'zinc is a cofactor of PDXK');
  expect(reading).toMatchObject({
    type: 'fact',
    words: 'Zinc is a cofactor of PDXK',
    adds: ['Zinc', 'PDXK'],
  });
  expect(reading?.type === 'fact' && reading.fact.evidence.length).toBeGreaterThan(0);
});

test('where the library says it otherwise, both readings are offered, the known one first', () => {
  expect(told('zinc activates PDXK')).toEqual([
    'fact: Zinc is a cofactor of PDXK',
    'link: Zinc activates PDXK',
  ]);
});

test('what is in the diagram already is shown, not drawn again', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'zn', kind: 'micronutrient', label: 'Zinc', entity: 'zinc' }),
      aNode({ id: 'pdxk', kind: 'enzyme', label: 'PDXK', entity: 'pdxk', x: 300 }),
    ],
    links: [aLink({ id: 'help', source: 'zn', target: 'pdxk', relation: 'cofactor-of' })],
  });
  expect(told('zinc cofactor of pdxk', project)).toEqual(['drawn: Zinc is a cofactor of PDXK']);
});

test('a level is read of what the diagram has, each meaning of the name by itself', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'p5p', kind: 'cofactor', label: 'P5P (B6)', entity: 'plp' }),
      aNode({ id: 'b6', kind: 'micronutrient', label: 'Vitamin B6', entity: 'vitamin-b6', x: 300 }),
    ],
  });
  expect(told('B6 low', project)).toEqual(['Vitamin B6 low']);
  const [p5p] = project.nodes;
  const without = aProject({
    nodes: p5p ? [p5p, { ...p5p, id: 'two', label: 'Other (B6)', entity: undefined }] : [],
  });
  expect(told('low B6', without).toSorted()).toEqual(['Other (B6) low', 'P5P (B6) low']);
  expect(told('what if vitamin B6 is high?', project)).toEqual(['Vitamin B6 high']);
  expect(told('B6 low')).toEqual([]);
});

test('the outline is asked for a node by any of its names', () => {
  const project = aProject({
    nodes: [
      aNode({ id: '5ht', kind: 'neurotransmitter', label: 'Serotonin', entity: 'serotonin' }),
    ],
  });
  expect(told('serotonin outline', project)).toEqual(['outline Serotonin']);
  expect(told('5-HT in the outline', project)).toEqual(['outline Serotonin']);
});

test('what is no sentence, or names nothing known, is not guessed', () => {
  for (const text of ['', 'zinc', 'zinc activates', 'activates PDXK', 'zinc zinc', 'x activates y'])
    expect(told(text)).toEqual([]);
  expect(told('zinc activates zinc')).toEqual([]);
  expect(told(`${'a'.repeat(5_000)} low`)).toEqual([]);
});
