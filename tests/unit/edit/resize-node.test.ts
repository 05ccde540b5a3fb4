import { expect, test } from 'vitest';
import { renameElement, setCaption, setKind } from '../../../shared/edit/set-element-properties.ts';
import { keepingTextWhole, withRoomForText } from '../../../shared/edit/move-and-resize.ts';
import { nodeKindSchema, type PathwayNode } from '../../../shared/project/project-schema.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { nodeLook } from '../../../shared/scene/looks.ts';
import { nodeText, showsWholeLabel } from '../../../shared/scene/node-text.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const shown = (node: PathwayNode) =>
  nodeText(node, nodeLook(node, 'light')).map(({ text }) => text.trim());
const centre = ({ x, y, width, height }: PathwayNode) => ({ x: x + width / 2, y: y + height / 2 });

function renamed(node: PathwayNode, label: string): PathwayNode {
  const { nodes } = keepingTextWhole(
    node.id,
    renameElement(node.id, label),
  )(aProject({ nodes: [node] }));
  return nodes[0] ?? node;
}

test.each([
  'Tryptophan hydroxylase 2',
  'Aromatic-L-amino-acid decarboxylase of the human',
  'Phosphoribosylaminoimidazole',
  'ثنائي هيدروكسي فينيل ألانين',
])('a node that is renamed to %s shows all of it, where it was', (label) => {
  for (const kind of ['enzyme', 'cofactor', 'neurotransmitter', 'receptor'] as const) {
    const node = aNode({ kind, label: 'Enzyme', caption: 'DDC' });
    const after = renamed(node, label);
    expect(shown(after).join(' ').replaceAll('- ', '-')).toBe(`${label} DDC`);
    expect(centre(after)).toEqual(centre(node));
  }
});

test('the letters of a node keep their size when its name grows', () => {
  const node = aNode({ kind: 'neurotransmitter', label: 'Serotonin', width: 120, height: 44 });
  const after = renamed(node, 'Serotonin (5-hydroxytryptamine, raphe nuclei)');
  const sizeOf = (one: PathwayNode) => nodeText(one, nodeLook(one, 'light'))[0]?.size;
  expect(sizeOf(after)).toBe(sizeOf(node));
  expect(after.width * after.height).toBeGreaterThan(node.width * node.height);
});

test('a node stays as large as it is where the new name fits', () => {
  const { width, height } = renamed(aNode({ width: 200, height: 90 }), 'TPH2');
  expect({ width, height }).toEqual({ width: 200, height: 90 });
});

test('a node that was too small for its name already grows with the next one', () => {
  const label = 'Sodium-dependent serotonin transporter';
  for (const [kind, width] of [
    ['transporter', 84],
    ['enzyme', 30],
    ['receptor', 40],
  ] as const) {
    const after = renamed(aNode({ kind, label, width, height: 24 }), `${label} 1`);
    expect(shown(after).join(' ').replaceAll('- ', '-')).toBe(`${label} 1`);
  }
});

test.each(nodeKindSchema.options.filter((kind) => !nodeKinds[kind].textMayRunOut))(
  'the text of a %s is neither cut nor smaller after a long caption, a long word or another kind',
  (kind) => {
    const { width, height, text } = nodeKinds[kind];
    const node = aNode({ kind, label: 'DDC', width, height });
    const caption = 'aromatic-L-amino-acid decarboxylase of the human liver';
    const word = 'Donaudampfschifffahrtsgesellschaft';
    const changed = (edit: Edit) =>
      keepingTextWhole(node.id, edit)(aProject({ nodes: [node] })).nodes[0] ?? node;
    const long = changed(setCaption(node.id, caption));
    expect(shown(long)).toContain(caption);
    const named = renamed(node, word);
    expect(shown(named)[0]).toBe(text.isHeading ? word.toUpperCase() : word);
    expect(showsWholeLabel(named)).toBe(true);
    const from = kind === 'enzyme' ? 'receptor' : 'enzyme';
    const tight = aNode({
      kind: from,
      label: word,
      width: nodeKinds[from].width,
      height: nodeKinds[from].height,
    });
    const [other] = keepingTextWhole(
      tight.id,
      setKind([tight.id], kind),
    )(aProject({ nodes: [tight] })).nodes;
    expect(other && showsWholeLabel(other)).toBe(true);
  },
);

test('a name beyond all measure leaves the node as it is', () => {
  const { width, height } = renamed(aNode(), 'x'.repeat(10_000));
  expect({ width, height }).toEqual({ width: 80, height: 40 });
});

test('a note grows downwards', () => {
  const note = aNode({ kind: 'note', label: 'Note', width: 160, height: 80 });
  const after = renamed(note, 'Check ferritin and zinc before the next visit. '.repeat(4).trim());
  expect(after).toMatchObject({ x: 0, y: 0, width: 160 });
  expect(after.height).toBeGreaterThan(80);
  expect(shown(after).at(-1)).not.toContain('…');
});

test('a compartment grows to the right with its heading', () => {
  const cell = aNode({ kind: 'compartment', label: 'Cell', width: 200, height: 100 });
  const after = renamed(cell, 'Serotonergic neuron of the dorsal raphe');
  expect(after).toMatchObject({ x: 0, y: 0, height: 100 });
  expect(after.width).toBeGreaterThan(200);
});

test('a caption makes room for itself too', () => {
  const edit = keepingTextWhole('n1', setCaption('n1', 'rate-limiting in the raphe nuclei'));
  const [after] = edit(aProject({ nodes: [aNode({ label: 'TPH2' })] })).nodes;
  expect(after && shown(after)).toEqual(['TPH2', 'rate-limiting in the raphe nuclei']);
});

test('a node is placed as large as its name needs', () => {
  const node = withRoomForText(aNode({ label: 'Phosphoribosylaminoimidazole' }));
  expect(shown(node)).toEqual(['Phosphoribosylaminoimidazole']);
});
