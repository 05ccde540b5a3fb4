import { expect, test } from 'vitest';
import { composePicture } from '../../../shared/paint/picture.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { contrast } from '../../../shared/scene/looks.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'a', label: 'first node' }),
    aNode({ id: 'b', label: 'second node', x: 130 }),
    aNode({ id: 'front', label: 'in front', x: 60, y: 30, z: 5 }),
  ],
  links: [aLink({ id: 'l', source: 'a', target: 'b', label: 'a long label on a short link' })],
});

test('the label of a link stands above the nodes of its layer, its line below them', () => {
  const picture = composePicture(project, imageOptionsSchema.parse({}));
  const svg = paintSvg(picture, { fonts: null });
  // After the description, which names everything.
  const at = (words: string) => svg.lastIndexOf(words);
  const line = svg.indexOf('data-id="l"');
  expect(line).toBeLessThan(at('first node'));
  expect(at('second node')).toBeLessThan(at('on a short'));
  // What a person put in front of all stays there.
  expect(at('on a short')).toBeLessThan(at('in front'));
});

test('an image of a part shows the label once', () => {
  const options = imageOptionsSchema.parse({ part: { show: 'elements', ids: ['a', 'b', 'l'] } });
  const svg = paintSvg(composePicture(project, options), { fonts: null });
  expect(svg.match(/>[^<]*on a short[^<]*<\/text>/gu)).toHaveLength(1);
});

test.each([
  ['dark', 'white'],
  ['light', '#101018'],
  ['dark', 'theme'],
  ['light', 'theme'],
  ['dark', '#ffffaa'],
] as const)('in the %s theme on %s every link and label can be read', (theme, background) => {
  const picture = composePicture(
    aProject({
      nodes: [aNode({ id: 'a' }), aNode({ id: 'b', x: 400 })],
      links: [aLink({ id: 'l', source: 'a', target: 'b', label: 'words' })],
    }),
    imageOptionsSchema.parse({ theme, background }),
  );
  const colors = picture.items
    .flatMap(({ type, drawn }) => (type === 'link' ? drawn.primitives : []))
    .flatMap((primitive) => {
      if (primitive.type === 'text') return [primitive.color];
      return primitive.type === 'path' && primitive.stroke ? [primitive.stroke.color] : [];
    });
  expect(colors.length).toBeGreaterThan(1);
  for (const color of colors) {
    expect(contrast(picture.background ?? '', color)).toBeGreaterThanOrEqual(3);
  }
});
