import { expect, test } from 'vitest';
import { copyFragment } from '../../../shared/edit/clipboard.ts';
import { motifsInText, noOwnMotifs, writeMotifsText } from '../../../shared/edit/kept-motifs.ts';
import {
  nameForMotif,
  readOwnMotifs,
  renameMotif,
  withMotif,
  withoutMotif,
} from '../../../shared/edit/own-motifs.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'trp', label: 'Tryptophan', layer: 'one' }),
    aNode({ id: '5ht', label: 'Serotonin', x: 300 }),
    aNode({ id: 'other', label: 'Other', x: 600 }),
  ],
  links: [aLink({ id: 'makes', source: 'trp', target: '5ht' })],
});
const fragment = copyFragment(project, ['trp', '5ht', 'makes'], () => ({ x: 0, y: 0 }));
const kept = withMotif(noOwnMotifs, 'm1', fragment, nameForMotif(fragment)) ?? noOwnMotifs;

test('a selection is kept as a motif, with its links, and is there after it was stored', () => {
  const again = motifsInText(writeMotifsText(kept));
  expect(again).toEqual(kept);
  const [motif] = readOwnMotifs(again ?? noOwnMotifs);
  expect(motif?.project.metadata.title).toBe('Tryptophan and 1 more');
  expect(motif?.project.nodes.map(({ id, layer }) => [id, layer])).toEqual([
    ['trp', undefined],
    ['5ht', undefined],
  ]);
  expect(motif?.project.links.map(({ id }) => id)).toEqual(['makes']);
});

test('a motif gets another name, but never none, and is deleted', () => {
  const [renamed] = readOwnMotifs(renameMotif(kept, 'm1', '  Synthesis '));
  expect(renamed?.project.metadata.title).toBe('Synthesis');
  expect(renameMotif(kept, 'm1', '  ')).toBe(kept);
  expect(withoutMotif(kept, 'm1')).toEqual(noOwnMotifs);
});

test('what is damaged is not listed, and not lost', () => {
  const damaged = { ...kept, motifs: [...kept.motifs, { id: 'm2', text: '{"format":' }] };
  expect(readOwnMotifs(damaged).map(({ id }) => id)).toEqual(['m1']);
  expect(renameMotif(damaged, 'm2', 'New').motifs[1]).toEqual({ id: 'm2', text: '{"format":' });
});

test('more motifs than there is room for are refused, and so is a text that holds none', () => {
  const many = {
    ...kept,
    motifs: Array.from({ length: 200 }, (_, at) => ({ id: `m${at}`, text: '' })),
  };
  expect(withMotif(many, 'new', fragment, 'New')).toBeNull();
  for (const text of ['', 'null', '{"version":2,"motifs":[]}', '{"version":1}'])
    expect(motifsInText(text)).toBeNull();
});
