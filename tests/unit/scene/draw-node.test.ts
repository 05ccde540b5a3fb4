import { describe, expect, test } from 'vitest';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { nodeKindSchema, type PathwayNode } from '../../../shared/project/project-schema.ts';
import { contrast, mixColors, themeColors, nodeLook } from '../../../shared/scene/looks.ts';
import { drawNode } from '../../../shared/scene/draw-node.ts';
import type { Primitive, TextPrimitive } from '../../../shared/scene/primitives.ts';
import { aNode } from '../../support/a-project.ts';
import { numbersIn } from './numbers-in.ts';

function textsOf(node: PathwayNode): TextPrimitive[] {
  const all = (primitives: readonly Primitive[]): TextPrimitive[] =>
    primitives.flatMap((primitive) => {
      if (primitive.type === 'group') return all(primitive.children);
      return primitive.type === 'text' ? [primitive] : [];
    });
  return all(drawNode(node, 'light').primitives);
}

const linesOf = (node: PathwayNode) => textsOf(node).map(({ text }) => text);

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  test.each(nodeKindSchema.options)('%s is drawn with its label', (kind) => {
    const { width, height } = nodeKinds[kind];
    const drawn = drawNode(aNode({ kind, width, height, label: 'Zn', caption: 'zinc' }), theme);
    expect(numbersIn(drawn.primitives).every(Number.isFinite)).toBe(true);
    expect(drawn.primitives.filter(({ type }) => type === 'text')).toHaveLength(2);
  });

  test.each(nodeKindSchema.options)('label and caption of %s can be read', (kind) => {
    const look = nodeLook(aNode({ kind }), theme);
    const fill = mixColors(themeColors(theme).ground, look.fill, 1);
    // Headings of containers are quiet, and in bold.
    const least = nodeKinds[kind].contains && kind !== 'complex' ? 4.2 : 4.5;
    expect(contrast(fill, look.text)).toBeGreaterThanOrEqual(least);
    expect(contrast(fill, look.caption)).toBeGreaterThanOrEqual(least);
  });

  test('text stays readable on a fill that the user chose', () => {
    for (const fill of ['#000000', '#ffffff', '#777777', '#fde047', '#1e1b4b', '#ff000080']) {
      const look = nodeLook(aNode({ style: { fill } }), theme);
      const shown = mixColors(themeColors(theme).ground, fill, 1);
      expect({ fill, isReadable: contrast(shown, look.text) >= 4.5 }).toEqual({
        fill,
        isReadable: true,
      });
    }
  });
});

test('colours that the user chose win', () => {
  const look = nodeLook(
    aNode({ style: { fill: '#112233', text: '#445566', border: 'none' } }),
    'light',
  );
  expect(look).toMatchObject({ fill: '#112233', text: '#445566', border: 'none' });
});

test('an imported black text does not vanish on the dark ground', () => {
  const look = nodeLook(aNode({ kind: 'label', style: { text: '#000000' } }), 'dark');
  expect(contrast(themeColors('dark').ground, look.text)).toBeGreaterThan(3.5);
});

test('breaks at the end of a label do not move it', () => {
  const imported = { origin: { format: 'GPML2013a' } };
  expect(textsOf(aNode({ label: 'L-Dopa\nquinone\n\n', ...imported }))).toEqual(
    textsOf(aNode({ label: 'L-Dopa\nquinone', ...imported })),
  );
  expect(textsOf(aNode({ label: '\n\n' }))).toEqual([]);
});

test.each([
  ['none', '#ffffff'],
  ['brace', '#ffffff'],
  ['rectangle', 'none'],
] as const)(
  'text in a shape %s, filled with %s that is not painted, is seen on what is beneath',
  (shape, fill) => {
    const look = nodeLook(aNode({ style: { shape, fill, text: '#000000' } }), 'dark');
    expect(contrast(themeColors('dark').ground, look.text)).toBeGreaterThan(3.5);
    // It may lie on the light fill of another node.
    expect(contrast('#ffffff', look.text)).toBeGreaterThan(3.5);
  },
);

test('label and caption stand centred one above the other', () => {
  const [label, caption] = textsOf(aNode({ label: 'TPH2', caption: 'rate-limiting', width: 100 }));
  expect(label).toMatchObject({ x: 50, anchor: 'middle', size: 13, weight: 600 });
  expect(caption).toMatchObject({ x: 50, anchor: 'middle', size: 10.5, weight: 400 });
  expect(caption?.y).toBeGreaterThan(label?.y ?? Infinity);
});

test('a long label wraps within its node and is cut where it has no more room', () => {
  expect(
    linesOf(aNode({ label: 'Aromatic amino acid decarboxylase', width: 90, height: 60 })),
  ).toEqual(['Aromatic', 'amino acid', 'decarboxylase']);
  const cut = linesOf(aNode({ label: 'Aromatic amino acid decarboxylase', width: 90, height: 40 }));
  expect(cut).toHaveLength(2);
  expect(cut[1]).toMatch(/…$/u);
});

test('a name a little too long is set smaller rather than broken', () => {
  const texts = textsOf(aNode({ label: 'Micronutrient', width: 96 }));
  expect(texts).toHaveLength(1);
  expect(texts[0]?.size).toBeLessThan(13);
});

test('a size that the user chose is kept', () => {
  const texts = textsOf(aNode({ label: 'Micronutrient', width: 60, style: { fontSize: 20 } }));
  expect(texts.map(({ size }) => size)).toEqual(texts.map(() => 20));
});

test('an imported label is neither wrapped nor cut', () => {
  const label = 'Serotonin and its receptors in the raphe nuclei';
  expect(linesOf(aNode({ label, width: 40, origin: { format: 'gpml' } }))).toEqual([label]);
});

test('line breaks in a label are kept', () => {
  expect(linesOf(aNode({ label: 'one\ntwo', height: 80 }))).toEqual(['one', 'two']);
});

test('a compartment’s heading is drawn in capitals at the top left', () => {
  const [heading] = textsOf(
    aNode({ kind: 'compartment', label: 'Cleft', width: 300, height: 200 }),
  );
  expect(heading).toMatchObject({ text: 'CLEFT', anchor: 'start', x: 20 });
  expect(heading?.letterSpacing).toBeGreaterThan(0);
});

test('notes are set from the side where their writing begins', () => {
  expect(textsOf(aNode({ kind: 'note', label: 'Note' }))[0]?.anchor).toBe('start');
  expect(textsOf(aNode({ kind: 'note', label: 'הערה' }))[0]?.anchor).toBe('end');
  const chosen = aNode({ kind: 'note', label: 'הערה', style: { align: 'left' } });
  expect(textsOf(chosen)[0]?.anchor).toBe('start');
});

test('a badge sits where it is put and makes the drawing larger, not the box', () => {
  const badge = { id: 'b', kind: 'state', label: 'P', x: 1, y: -1, xrefs: [] } as const;
  const drawn = drawNode(aNode({ x: 100, y: 200, badges: [badge] }), 'light');
  expect(drawn.box).toEqual({ x: 100, y: 200, width: 80, height: 40 });
  expect(drawn.bounds.x + drawn.bounds.width).toBeGreaterThan(185);
  expect(drawn.bounds.y).toBeLessThan(195);
});

test('the box of a node turned by a quarter is turned about its centre', () => {
  const { box } = drawNode(aNode({ rotation: 90 }), 'light');
  expect(box.x).toBeCloseTo(20);
  expect(box.y).toBeCloseTo(-20);
  expect(box.width).toBeCloseTo(40);
  expect(box.height).toBeCloseTo(80);
});

test('the same node is drawn once', () => {
  const node = aNode();
  expect(drawNode(node, 'light')).toBe(drawNode(node, 'light'));
  expect(drawNode(node, 'dark')).not.toBe(drawNode(node, 'light'));
});

test('markup and control characters in a label are text', () => {
  const label = '<b onload="x">&amp;</b>\u0000\u0007';
  expect(linesOf(aNode({ label, width: 400 }))).toEqual(['<b onload="x">&amp;</b>']);
});
