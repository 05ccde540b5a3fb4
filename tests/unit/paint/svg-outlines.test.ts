import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paintSvg, textsWithoutOutlines } from '../../../shared/paint/svg.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { readElements } from './well-formed.ts';

const fontFolder = join(import.meta.dirname, '../../../data/fonts');
const outlines = {
  regular: new Uint8Array(readFileSync(join(fontFolder, 'inter-regular.ttf'))),
  semibold: new Uint8Array(readFileSync(join(fontFolder, 'inter-semibold.ttf'))),
};
const paint = (project: Project) => paintSvg(aPicture(project), { fonts: null, outlines });
const labelled = (label: string) =>
  aProject({ nodes: [aNode({ kind: 'note', label, width: 300 })] });

test('letters are shapes, each line one of them, and no text is left', () => {
  const { names } = readElements(paint(labelled('β-alanine Fe²⁺\nÅ é')));
  expect(names).not.toContain('text');
  expect(paint(labelled('β-alanine\nFe²⁺')).match(/<path transform="matrix\(/gu)).toHaveLength(2);
});

test('the same letters are the same shapes wherever they stand, and end where the next begin', () => {
  const shapes = (label: string) =>
    /<path transform="[^"]*" d="([^"]*)"/u.exec(paint(labelled(label)))?.[1] ?? '';
  expect(shapes('II')).not.toBe('');
  // An I is one contour: the second is drawn by the same steps, from one advance further.
  const [first, second] = shapes('II').split('z').filter(Boolean);
  expect(second?.replace(/^m[^lch]*/u, '')).toBe(first?.replace(/^m[^lch]*/u, ''));
  expect(/^m(-?\d+) 0/u.exec(second ?? '')?.[1]).toBe(String(550));
});

test('what the bundled font lacks stays text at its place, and is named', () => {
  const project = labelled('5-HT 血清素 up');
  expect(paint(project)).toMatch(/<text [^>]*>血清素 ?<\/text>/u);
  expect(textsWithoutOutlines(aPicture(project), outlines).map((text) => text.trim())).toEqual([
    '血清素',
  ]);
  expect(textsWithoutOutlines(aPicture(labelled('5-HT')), outlines)).toEqual([]);
});

test('what stays text between shapes takes the room that it was given, whatever font shows it', () => {
  const [, x, length] =
    /<text x="([\d.]+)"[^>]* textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs"[^>]*>血清素<\/text>/u.exec(
      paint(labelled('5-HT 血清素 up')),
    ) ?? [];
  const shapes = Array.from(
    paint(labelled('5-HT 血清素 up')).matchAll(
      /<path transform="matrix\([^)]* ([\d.]+) [\d.]+\)/gu,
    ),
    ([, startX]) => Number(startX),
  );
  const [next] = shapes.filter((startX) => startX > Number(x));
  expect(Number(x) + Number(length)).toBeCloseTo(next ?? 0, 0);
  // Alone on its line it is as long as its font makes it.
  expect(paint(labelled('血清素'))).not.toContain('textLength');
});

test('whatever the project, the file is well-formed and the same each time', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const svg = paint(project);
      expect(readElements(svg).names[0]).toBe('svg');
      expect(paint(project)).toBe(svg);
    }),
    { numRuns: 30 },
  );
});
