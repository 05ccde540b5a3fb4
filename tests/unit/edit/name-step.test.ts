import { expect, test } from 'vitest';
import type { Edit } from '../../../shared/edit/edit.ts';
import { addElements, addNodes, removeElements } from '../../../shared/edit/elements.ts';
import { record, startHistory, travel } from '../../../shared/edit/history.ts';
import { moveNodes, resizeNode } from '../../../shared/edit/move-and-resize.ts';
import { nameStep } from '../../../shared/edit/name-step.ts';
import { renameElement, setNodeStyle } from '../../../shared/edit/set-element-properties.ts';
import { setKindStyle, setMetadata } from '../../../shared/edit/set-project-properties.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'trp', label: 'Tryptophan' }),
    aNode({ id: '5ht', label: 'Serotonin', x: 300 }),
  ],
  links: [aLink({ id: 'makes', source: 'trp', target: '5ht' })],
});
const after = (edit: Edit) => nameStep(project, edit(project));

test('a step is named by what it did to which thing', () => {
  expect(after(moveNodes(['5ht'], { x: 10, y: 0 }))).toBe('Serotonin moved');
  expect(after(moveNodes(['5ht', 'trp'], { x: 10, y: 0 }))).toBe('2 nodes moved');
  expect(after(renameElement('5ht', '5-HT'))).toBe('Serotonin renamed 5-HT');
  expect(after(resizeNode('5ht', { x: 290, y: 0, width: 200, height: 60 }))).toBe(
    'Serotonin resized',
  );
  expect(after(setNodeStyle(['trp'], { fill: '#112233' }))).toBe('Tryptophan styled');
  expect(after(setKindStyle('cofactor', { fill: '#112233' }))).toBe('Looks by kind changed');
  expect(after(setMetadata({ title: 'New' }))).toBe('Project properties changed');
});

test('what comes and goes is named, or counted where it is much', () => {
  expect(after(addNodes([aNode({ id: 'new', label: 'B6', y: 300 })]))).toBe('B6 added');
  expect(after(removeElements(['5ht']))).toBe('Serotonin with a link removed');
  expect(after(removeElements(['5ht', 'trp']))).toBe('2 nodes and 1 link removed');
  const much = [1, 2, 3].map((at) => aNode({ id: `n${at}`, y: 100 * at }));
  expect(after(addElements({ nodes: much, links: [] }))).toBe('3 nodes added');
});

test('any step is reached at once, and back again', () => {
  const history = [1, 2, 3, 4].reduce((all, next) => record(all, next), startHistory(0));
  const back = travel(history, -3);
  expect(back).toEqual({ past: [0], present: 1, future: [2, 3, 4] });
  expect(travel(back, 3)).toEqual(history);
  expect(travel(history, -99).present).toBe(0);
  expect(travel(history, 99)).toBe(history);
});

test('the names of a thousand steps on five thousand nodes are there without a wait', () => {
  const nodes = Array.from({ length: 5_000 }, (_, at) => aNode({ id: `n${at}`, x: at * 100 }));
  let history = startHistory(aProject({ nodes }));
  for (let at = 0; at < 100; at += 1)
    history = record(history, moveNodes([`n${at}`], { x: 1, y: 1 })(history.present));
  const { past, present } = history;
  const names = past.map((state, at) => nameStep(state, past[at + 1] ?? present));
  expect(new Set(names.map((name) => name.replace(/^.* /u, '')))).toEqual(new Set(['moved']));
});
