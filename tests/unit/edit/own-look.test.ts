import { expect, test } from 'vitest';
import { inSequence } from '../../../shared/edit/edit.ts';
import {
  clearOwnLook,
  lookForAll,
  saveColor,
  setKindStyle,
  setRelationStyle,
} from '../../../shared/edit/set-project-properties.ts';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { mergeProjects } from '../../../shared/merge/merge-projects.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { dressed } from '../../../shared/project/own-look.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'b6', kind: 'cofactor', label: 'P5P' }),
    aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', y: 200, style: { fill: '#111111' } }),
    aNode({ id: 'aadc', kind: 'enzyme', label: 'AADC', x: 300 }),
  ],
  links: [aLink({ id: 'needs', source: 'b6', target: 'aadc', relation: 'cofactor-of' })],
});
const pink = inSequence(
  setKindStyle('cofactor', { fill: '#ffc0cb', shape: 'diamond' }),
  setRelationStyle('cofactor-of', { color: '#ff00aa' }),
)(project);

test('every node of a kind is drawn as the project says, and one with a look of its own keeps it', () => {
  const svg = paintSvg(aPicture(pink, {}), { fonts: null });
  expect(svg.match(/#ffc0cb/gu)).toHaveLength(1);
  expect(svg).toContain('#111111');
  expect(svg).toContain('#ff00aa');
  const [b6, bh4] = dressed(pink).nodes;
  expect(b6?.style).toEqual({ fill: '#ffc0cb', shape: 'diamond' });
  expect(bh4?.style).toEqual({ fill: '#111111', shape: 'diamond' });
  expect(pink.nodes).toBe(project.nodes);
});

test('what does not change is not drawn again', () => {
  const before = drawDiagram(pink, 'light');
  const after = drawDiagram(moveNodes(['aadc'], { x: 20, y: 0 })(pink), 'light');
  expect(after.nodes.get('bh4')).toBe(before.nodes.get('bh4'));
  expect(after.nodes.get('aadc')).not.toBe(before.nodes.get('aadc'));
});

test('the look is kept in the file, one entry for each kind', () => {
  const twice = setKindStyle('cofactor', { fill: '#00ff00' })(pink);
  expect(twice.canvas.kindStyles).toEqual([
    { kind: 'cofactor', style: { fill: '#00ff00', shape: 'diamond' } },
  ]);
  const read = parseProject(serializeProject(twice));
  expect(read.ok && read.value).toEqual(twice);
});

test('a look is taken back field by field, for one kind, or for everything', () => {
  expect(
    setKindStyle('cofactor', { fill: undefined, shape: undefined })(pink).canvas.kindStyles,
  ).toEqual([]);
  expect(clearOwnLook('cofactor')(pink).canvas.relationStyles).toHaveLength(1);
  expect(clearOwnLook('all')(pink)).toEqual(project);
  expect(clearOwnLook('all')(project)).toBe(project);
});

test('a node’s look becomes that of its kind', () => {
  const [, bh4] = project.nodes;
  const next = lookForAll(bh4 ?? aNode())(project);
  expect(next.canvas.kindStyles).toEqual([{ kind: 'cofactor', style: { fill: '#111111' } }]);
  expect(next.nodes.map(({ style }) => style)).toEqual([undefined, undefined, undefined]);
  expect(dressed(next).nodes[0]?.style).toEqual({ fill: '#111111' });
});

test('what the schema does not allow changes nothing', () => {
  expect(setKindStyle('cofactor', { fill: 'url(evil)' })(project)).toBe(project);
});

test('a file of another format has the colours at each node', async () => {
  const { text } = await writeText(pink, 'gpml');
  expect(text.toLowerCase()).toContain('ffc0cb');
});

test('two people change the looks of two kinds, and both are kept', () => {
  const mine = setKindStyle('enzyme', { fill: '#222222' })(pink);
  const theirs = setKindStyle('cofactor', { fill: '#333333' })(pink);
  const { project: merged, conflicts } = mergeProjects(pink, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(merged.canvas.kindStyles).toEqual(
    expect.arrayContaining([
      { kind: 'enzyme', style: { fill: '#222222' } },
      { kind: 'cofactor', style: { fill: '#333333', shape: 'diamond' } },
    ]),
  );
});

test('a colour is put aside once, and can be taken away', () => {
  const saved = inSequence(
    saveColor('#aabbcc', true),
    saveColor('#ddeeff', true),
    saveColor('#aabbcc', true),
  )(project);
  expect(saved.canvas.colors).toEqual(['#ddeeff', '#aabbcc']);
  expect(saveColor('#ddeeff', false)(saved).canvas.colors).toEqual(['#aabbcc']);
});
