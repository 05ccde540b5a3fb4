import { describe, expect, test } from 'vitest';
import {
  headSchema,
  relationSchema,
  type Head,
  type Link,
} from '../../../shared/project/project-schema.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { relations } from '../../../shared/project/relations.ts';
import {
  primitivesBounds,
  type DrawnLink,
  type PathPrimitive,
  type Primitive,
} from '../../../shared/scene/primitives.ts';
import { contrast, themeColors } from '../../../shared/scene/looks.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { numbersIn } from './numbers-in.ts';

const nodes = [aNode({ id: 'n1' }), aNode({ id: 'n2', x: 300 })];
/** The left border of the target, where the links below arrive from the left. */
const border = 300;
const halfBorder = nodeKinds.enzyme.borderWidth / 2;

function draw(link: Link): DrawnLink {
  const drawn = drawDiagram(aProject({ nodes, links: [link] }), 'light').links.get(link.id);
  if (!drawn) throw new Error('The link was not drawn.');
  return drawn;
}

const pathsOf = (primitives: readonly Primitive[]): PathPrimitive[] =>
  primitives.filter((primitive) => primitive.type === 'path');

// Marks that are part of the line, or none at all, rather than a body at its end.
const wires = headSchema.extract([
  'cleavage',
  'transcription',
  'covalent-bond',
  'gap',
  'branching-left',
  'branching-right',
  'ligand-round',
  'receptor-round',
  'receptor-square',
  'receptor-vee',
]).options;

describe.each(wires)('The head %s', (head) => {
  test('ends at the node, and never reaches far beyond a short link', () => {
    const long = draw(aLink({ style: { targetHead: head } })).primitives;
    expect(primitivesBounds(long).x + primitivesBounds(long).width).toBeLessThan(border + 8);
    const source = { to: 'point', x: 0, y: 0 } as const;
    const target = { to: 'point', x: 3, y: 0 } as const;
    const style = { sourceHead: head, targetHead: head };
    const { primitives } = draw(aLink({ source, target, style }));
    expect(numbersIn(primitives).every(Number.isFinite)).toBe(true);
    expect(primitivesBounds(primitives).width).toBeLessThan(20);
  });
});

describe('a line of GPML', () => {
  const origin = { format: 'GPML2013a' };
  const source = { to: 'point', x: 0, y: 0 } as const;
  const target = { to: 'point', x: 100, y: 0 } as const;
  const partsOf = (targetHead: Head) => {
    const style = { targetHead, width: 1 } as const;
    const [line, ...parts] = pathsOf(draw(aLink({ source, target, origin, style })).primitives);
    const bounds = primitivesBounds(
      parts.map((part) => ({ ...part, stroke: { color: '#000000', width: 0 } })),
    );
    return { end: line?.path.at(-1)?.[1] ?? NaN, parts, bounds };
  };

  // PathVisio's sizes, on a line of 1: 1.3 of what its shapes say.
  test.each<[Head, { x: number; y: number; right: number; bottom: number }]>([
    ['arrow', { x: 88.3, y: -5.4, right: 100, bottom: 5.4 }],
    ['bar', { x: 98.7, y: -9.6, right: 98.7, bottom: 9.6 }],
    ['cleavage', { x: 87, y: -13, right: 113, bottom: 13 }],
    ['covalent-bond', { x: 100, y: -9.1, right: 110.4, bottom: 9.1 }],
    ['branching-left', { x: 89.6, y: 0, right: 100, bottom: 10.4 }],
    ['branching-right', { x: 89.6, y: -10.4, right: 100, bottom: 0 }],
    ['transcription', { x: 77.9, y: 0, right: 100, bottom: 15.6 }],
    ['receptor-vee', { x: 100, y: -7.8, right: 113, bottom: 7.8 }],
    ['receptor-round', { x: 100, y: -9.1, right: 109.1, bottom: 9.1 }],
    ['ligand-round', { x: 92.85, y: -7.15, right: 107.15, bottom: 7.15 }],
  ])('has the head %s where PathVisio draws it', (head, { x, y, right, bottom }) => {
    const { bounds } = partsOf(head);
    const found = [bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height];
    for (const [at, wanted] of [x, y, right, bottom].entries())
      expect(Math.abs((found[at] ?? NaN) - wanted)).toBeLessThan(0.6);
  });

  test('has an open triangle for transcription, to the right of its way', () => {
    const { parts, end } = partsOf('transcription');
    expect(parts.map(({ fill }) => fill)).toEqual([undefined, themeColors('light').ground]);
    expect(end).toBeCloseTo(77.9, 0);
  });
});

test('heads from SBGN are large on their thin lines, and the line still ends behind them', () => {
  const style = { targetHead: 'triangle', width: 1.25 } as const;
  const headOf = (link: Link) => {
    const [line, ...parts] = pathsOf(draw(link).primitives);
    return { end: line?.path.at(-1)?.[1] ?? NaN, ...primitivesBounds(parts) };
  };
  const ours = headOf(aLink({ style }));
  const imported = headOf(aLink({ style, origin: { format: 'sbgnml' } }));
  expect(imported.height).toBeGreaterThan(ours.height * 1.3);
  expect(imported.x + imported.width).toBeCloseTo(ours.x + ours.width, 0);
  expect(Math.abs(imported.end - imported.x)).toBeLessThan(1.5);
});

describe.each(headSchema.exclude(['none', ...wires]).options)('The head %s', (head) => {
  test('stands at the end of the line, clear of the node’s border', () => {
    const [line, ...parts] = pathsOf(draw(aLink({ style: { targetHead: head } })).primitives);
    const { x, y, width, height } = primitivesBounds(parts);
    expect(x + width).toBeLessThanOrEqual(border - halfBorder + 1);
    expect(x + width).toBeGreaterThan(border - 8);
    expect(y + height / 2).toBeCloseTo(20, 0);
    expect(line?.path.at(-1)?.[1]).toBeLessThan(border - halfBorder);
  });

  test('is mirrored at the source', () => {
    const style = { sourceHead: head, targetHead: head };
    const parts = pathsOf(draw(aLink({ style })).primitives).slice(1);
    const { x, width } = primitivesBounds(parts);
    expect(x - 80).toBeCloseTo(300 - (x + width), 1);
  });

  test('shrinks on a link too short for it, and on none at all', () => {
    for (const length of [12, 3, 0]) {
      const target = { to: 'point', x: length, y: 0 } as const;
      const source = { to: 'point', x: 0, y: 0 } as const;
      const style = { sourceHead: head, targetHead: head };
      const { primitives } = draw(aLink({ source, target, style }));
      expect(numbersIn(primitives).every(Number.isFinite)).toBe(true);
      expect(primitivesBounds(primitives).width).toBeLessThan(length + 10);
    }
  });

  test('grows with a thick line', () => {
    const size = (width: number) =>
      primitivesBounds(
        pathsOf(draw(aLink({ style: { targetHead: head, width } })).primitives).slice(1),
      ).height;
    expect(size(5)).toBeGreaterThan(size(1));
  });
});

test.each(['triangle', 'circle', 'necessary-stimulation', 'diamond'] as const)(
  'the line does not show through the open head %s',
  (head) => {
    const [line, body] = pathsOf(draw(aLink({ style: { targetHead: head } })).primitives);
    if (!line || !body) throw new Error('Line and head were expected.');
    expect(body.fill).toBe(themeColors('light').ground);
    const { x } = primitivesBounds([{ ...body, stroke: { color: '#000000', width: 0 } }]);
    expect(line.path.at(-1)?.[1]).toBeLessThanOrEqual(x + 0.5);
  },
);

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  test.each(relationSchema.options)('the line of "%s" stands out from the ground', (relation) => {
    expect(contrast(themeColors(theme).ground, relations[relation][theme])).toBeGreaterThan(3);
  });
});

test('a link that ends on another keeps clear of its line', () => {
  const carrier = aLink({ id: 'c', anchors: [{ id: 'a', position: 0.5 }] });
  const source = { to: 'point', x: 190, y: 120 } as const;
  const link = aLink({ relation: 'catalyzes', source, target: { to: 'anchor', id: 'a' } });
  const drawn = drawDiagram(aProject({ nodes, links: [carrier, link] }), 'light').links.get('l1');
  const heads = pathsOf(drawn?.primitives ?? []).slice(1);
  expect(primitivesBounds(heads).y).toBeGreaterThan(20 + 1);
});

test('a label stands on a plate in the middle of the link', () => {
  const { primitives } = draw(aLink({ label: 'BH4 & iron' }));
  const text = primitives.find(({ type }) => type === 'text');
  expect(text).toMatchObject({ text: 'BH4 & iron', x: 190, anchor: 'middle' });
  const plate = pathsOf(primitives).at(-1);
  expect(plate?.fill).toBe(themeColors('light').ground);
});

test('a label makes way for what ends on the link, where there is room', () => {
  const labelOn = (...positions: number[]) => {
    const anchors = positions.map((position) => ({ id: `a${position}`, position }));
    const { primitives } = draw(aLink({ label: 'in the raphe', anchors }));
    return primitives.find(({ type }) => type === 'text');
  };
  // From 80 to 300 runs the link, so its quarters are 55 units.
  expect(labelOn(0.1)).toMatchObject({ x: 190 });
  expect(labelOn(0.5)).toMatchObject({ x: 135 });
  expect(labelOn(0.4)).toMatchObject({ x: 190 + 0.2 * 220 });
  expect(labelOn(0.25, 0.5, 0.75)).toMatchObject({ x: 190 });
});

test('a line style of its own wins over the relation’s', () => {
  const style = { color: '#ff0000', width: 4, line: 'dashed', opacity: 0.5 } as const;
  const [line] = pathsOf(draw(aLink({ style })).primitives);
  expect(line?.stroke).toMatchObject({ color: '#ff000080', width: 4 });
  expect(line?.stroke?.dash).toHaveLength(2);
});

test('a colour of none draws no line', () => {
  expect(draw(aLink({ style: { color: 'none' } })).primitives).toEqual([]);
});
