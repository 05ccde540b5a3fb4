import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindsThat } from '../../../shared/project/node-kinds.ts';
import { contrast, greyOf } from '../../../shared/scene/looks.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const color = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('two greys stand out from each other as their colours do', () => {
  fc.assert(
    fc.property(color, color, (one, other) => {
      const [before, after] = [contrast(one, other), contrast(greyOf(one), greyOf(other))];
      expect(Math.abs(after / before - 1)).toBeLessThan(0.05);
    }),
  );
});

test('an image in shades of grey has no other colour, in any kind, link or ground', () => {
  const nodes = kindsThat(() => true).map((kind, at) => aNode({ id: kind, kind, x: at * 120 }));
  const links = [
    aLink({ source: 'cofactor', target: 'enzyme', relation: 'cofactor-of', label: 'needs' }),
  ];
  const options = { look: 'greyscale', legend: true, background: '#fff2cc' } as const;
  const svg = paintSvg(aPicture(aProject({ nodes, links }), options), { fonts: null });
  const colors = [...svg.matchAll(/#([\da-f]{2})([\da-f]{2})([\da-f]{2})/gu)];
  expect(colors.length).toBeGreaterThan(50);
  expect(colors.filter(([, r, g, b]) => r !== g || g !== b).map(([whole]) => whole)).toEqual([]);
});

test('transparency and no paint stay as they are', () => {
  expect(greyOf('none')).toBe('none');
  expect(greyOf('#ff000080')).toMatch(/^#(?<grey>[\da-f]{2})\k<grey>{2}80$/u);
});
