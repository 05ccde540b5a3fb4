import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renameElement, retypeLabel } from '../../../shared/edit/set-element-properties.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import type { PathwayNode, Project } from '../../../shared/project/project-schema.ts';
import { drawNode } from '../../../shared/scene/draw-node.ts';
import { fitOfText, showsWholeLabel } from '../../../shared/scene/node-text.ts';
import { nodeLook } from '../../../shared/scene/looks.ts';
import {
  separateRuns,
  type Primitive,
  type TextPrimitive,
  widthOfText,
} from '../../../shared/scene/primitives.ts';
import { layOutRichText, lineWidth, runsWidth } from '../../../shared/scene/text-layout.ts';
import { readMarkup } from '../../../shared/text/rich-text.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const font = { size: 13, weight: 600, italic: false } as const;

function textsOf(primitives: readonly Primitive[]): TextPrimitive[] {
  return primitives.flatMap((one) =>
    one.type === 'text' ? [one] : one.type === 'group' ? textsOf(one.children) : [],
  );
}

function labelled(typed: string): { readonly project: Project; readonly node: PathwayNode } {
  const before = aProject({ nodes: [aNode({ id: 'a', label: 'Before' })] });
  const project = retypeLabel('a', typed)(before);
  return { project, node: nodeOf(project) };
}

function nodeOf(project: Project): PathwayNode {
  const [node] = project.nodes;
  if (!node) throw new Error('The project has no node.');
  return node;
}

test('the raised part of a label is small and stands above the line', () => {
  const { node } = labelled('Ca^2+');
  const lines = textsOf(drawNode(node, 'light').primitives);
  expect(lines.map(({ text }) => text)).toEqual(['Ca2+']);
  const [letters, charge] = lines.flatMap(separateRuns);
  if (!letters || !charge) throw new Error('The label has no parts.');
  expect([letters.text, charge.text]).toEqual(['Ca', '2+']);
  expect(charge.size).toBeLessThan(letters.size);
  expect(charge.y).toBeLessThan(letters.y);
  expect(charge.x).toBeCloseTo(letters.x + widthOfText(letters));
});

test('a label that only looks as if it had marks is drawn as it is written', () => {
  const node = nodeOf(renameElement('a', 'Ca^2+ *x*')(labelled('Mg^2+').project));
  expect(node).toMatchObject({ label: 'Ca^2+ *x*' });
  expect(node).not.toHaveProperty('formatted');
  const texts = textsOf(drawNode(node, 'light').primitives);
  expect(texts.map(({ text, runs }) => [text, runs])).toEqual([['Ca^2+ *x*', undefined]]);
});

test('in an SVG file a label with marks is one text with its parts', () => {
  const { project } = labelled('D_2 *gene*');
  const options = imageOptionsSchema.parse({ format: 'svg', embedProject: false });
  const svg = paintSvg(composePicture(project, options), { fonts: null });
  expect(svg).toMatch(
    /<text [^>]*><tspan>D<\/tspan><tspan dy="[\d.]+" font-size="[\d.]+">2<\/tspan><tspan dy="-[\d.]+"> <\/tspan><tspan font-style="italic">gene<\/tspan><\/text>/u,
  );
});

test('the label of a link can have marks too', () => {
  const project = retypeLabel(
    'l',
    'k_cat = 10^3',
  )(
    aProject({
      nodes: [aNode({ id: 'a' }), aNode({ id: 'b', x: 400 })],
      links: [aLink({ id: 'l', source: { to: 'node', id: 'a' }, target: { to: 'node', id: 'b' } })],
    }),
  );
  expect(project.links[0]).toMatchObject({ label: 'kcat = 103', formatted: 'k_cat = 10^3' });
});

test('a node is made for its text: a label with marks fits as another does', () => {
  const { node } = labelled('Ca^2+');
  expect(showsWholeLabel(node)).toBe(true);
  expect(fitOfText(node, nodeLook(node, 'light'))).toBe('at-size');
});

const typed = fc.string({
  unit: fc.constantFrom(...Array.from('ab C1+^_*{}/-αW\n')),
  maxLength: 60,
});

test('wrapping loses no letter and keeps each line in the room, however it is set', () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 20, max: 200 }), (text, width) => {
      const rich = readMarkup(text);
      const { lines } = layOutRichText(rich, font, { width });
      const letters = (value: string) => value.replaceAll(/\s/gu, '');
      expect(letters(lines.map((line) => line.text).join(''))).toBe(letters(rich.text));
      for (const line of lines) {
        expect(line.runs.map((run) => run.text).join('')).toBe(line.text);
        expect(runsWidth(line.runs)).toBeLessThanOrEqual(width + 1e-6);
      }
    }),
  );
});

test('a text without marks is set as an ordinary text is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const { lines } = layOutRichText({ text, marks: [] }, font, {});
      expect(lines.map((line) => line.text)).toEqual(text.split('\n'));
      for (const line of lines)
        expect(runsWidth(line.runs)).toBeCloseTo(lineWidth(line.text, font));
    }),
  );
});

test('what does not fit ends in an ellipsis within the room', () => {
  const { lines, isWhole } = layOutRichText(readMarkup('*one* two^2 three'), font, {
    width: 45,
    lines: 1,
  });
  expect(isWhole).toBe(false);
  expect(lines[0]?.text).toMatch(/…$/u);
  expect(runsWidth(lines[0]?.runs ?? [])).toBeLessThanOrEqual(45);
});
