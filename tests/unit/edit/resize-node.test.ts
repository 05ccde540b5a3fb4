import { expect, test } from 'vitest';
import { renameElement, setCaption } from '../../../shared/edit/set-element-properties.ts';
import { keepingTextWhole, withRoomForText } from '../../../shared/edit/move-and-resize.ts';
import type { PathwayNode } from '../../../shared/project/project-schema.ts';
import { nodeLook } from '../../../shared/scene/looks.ts';
import { nodeText } from '../../../shared/scene/node-text.ts';
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

test('a node that was too small for its name already is left so', () => {
  const { width, height } = renamed(aNode({ label: 'Hydroxylase', width: 30 }), 'Decarboxylase');
  expect({ width, height }).toEqual({ width: 30, height: 40 });
});

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
