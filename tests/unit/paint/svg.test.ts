import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintSvg, type SvgOptions } from '../../../shared/paint/svg.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import type { Picture } from '../../../shared/paint/picture.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { aPicture } from '../../support/a-picture.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { readElements } from './well-formed.ts';

function paint(
  project: Project,
  picture: Partial<Picture> = {},
  options: Partial<SvgOptions> = {},
): string {
  return paintSvg({ ...aPicture(project), ...picture }, { fonts: null, ...options });
}

test('whatever the project, the file is well-formed', () => {
  fc.assert(
    fc.property(arbitraryProject(), fc.string({ unit: 'binary' }), (project, title) => {
      expect(readElements(paint(project, { title })).names[0]).toBe('svg');
    }),
  );
});

describe('Text that could do harm', () => {
  const strange = '<script>alert("1")</script> &amp; ]]> \u0000\u001b';

  test.each([
    ['a label', aProject({ nodes: [aNode({ label: strange, origin: { format: 'gpml' } })] }), {}],
    [
      'a badge',
      aProject({
        nodes: [
          aNode({
            badges: [{ id: 'b', kind: 'state', label: strange, x: 0, y: 0, width: 9, xrefs: [] }],
          }),
        ],
      }),
      {},
    ],
    [
      'a link’s label',
      aProject({
        links: [
          aLink({
            label: strange,
            origin: { format: 'gpml' },
            source: { to: 'point', x: 0, y: 0 },
            target: { to: 'point', x: 9, y: 0 },
          }),
        ],
      }),
      {},
    ],
    ['the title', aProject(), { title: strange }],
    ['the description', aProject(), { title: 't', description: strange }],
  ])('is text as %s', (_where, project, options) => {
    const { names, text } = readElements(paint(project, options));
    expect(names).not.toContain('script');
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;amp; ]]&gt;');
  });

  test('is an attribute’s value in an id', () => {
    const svg = paint(aProject({ nodes: [aNode({ id: '"><script>' })] }));
    expect(readElements(svg).names).not.toContain('script');
    expect(svg).toContain('data-id="&quot;&gt;&lt;script&gt;"');
  });
});

test('the image is exactly as large as what is drawn and its margin', () => {
  const project = aProject({
    nodes: [aNode({ x: 10, y: 20, style: { border: 'none' }, label: '' })],
  });
  const svg = paintSvg(aPicture(project, { margin: 16, background: 'white' }), { fonts: null });
  expect(svg).toContain('width="112" height="72" viewBox="-6 4 112 72"');
  expect(svg).toContain('<rect x="-6" y="4" width="112" height="72" fill="#ffffff"/>');
});

test('text stays text, in the bundled font', () => {
  const fonts = { regular: 'AAAA', semibold: 'BBBB' };
  const svg = paint(aProject({ nodes: [aNode({ label: 'Serotonin' })] }), {}, { fonts });
  expect(svg).toMatch(/<text [^>]*font-weight="600"[^>]*>Serotonin<\/text>/u);
  expect(svg).toContain('font-weight:400;src:url(data:font/woff2;base64,AAAA)');
  expect(svg).toContain('font-weight:600;src:url(data:font/woff2;base64,BBBB)');
});

test('a line that runs from right to left says so and keeps its side', () => {
  const note = aNode({ kind: 'note', label: 'סרוטונין', width: 200 });
  expect(paint(aProject({ nodes: [note] }))).toMatch(/<text [^>]*direction="rtl"[^>]*>סרוטונין</u);
  expect(paint(aProject({ nodes: [note] }))).not.toContain('text-anchor="end"');
});

test('numbers have at most two decimals', () => {
  const nodes = [aNode({ x: 1 / 3, y: 2 / 3, rotation: 12.3456789 })];
  expect(paint(aProject({ nodes })).replaceAll(/<style>.*<\/style>/gu, '')).not.toMatch(
    /\d\.\d{3}/u,
  );
});

test('the same project gives the same bytes', () => {
  const nodes = [aNode(), aNode({ id: 'n2', x: 200 })];
  const project = aProject({ nodes, links: [aLink({ routing: 'curved' })] });
  expect(paint(structuredClone(project))).toBe(paint(project));
});

test('has a title and a description to be read out', () => {
  const svg = paint(aProject(), { title: 'Serotonin', description: 'How it is made' });
  expect(svg).toContain('role="img"');
  expect(svg).toContain('<title>Serotonin</title>\n<desc>How it is made</desc>');
});
