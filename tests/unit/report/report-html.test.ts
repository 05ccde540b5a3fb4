import { expect, test } from 'vitest';
import { writeReportHtml } from '../../../shared/report/report-html.ts';
import { makeReport } from '../../../shared/report/report.ts';
import { aNode } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';
import { aStory } from './a-story.ts';

const fonts = { regular: 'AAAA', semibold: 'BBBB' };
const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'></svg></style>&lt;\u0000\u202e`;

/** Our tags have no attribute that runs anything, and there are no others. */
const tags = /<\/?([a-z][a-z0-9]*)([^>]*)>/giu;

test('text of a project stays text, wherever it stands', () => {
  const story = aStory();
  const html = writeReportHtml(
    makeReport(
      {
        ...story,
        metadata: {
          ...story.metadata,
          title: hostile,
          authors: [hostile],
          organism: hostile,
          licence: hostile,
          description: hostile,
        },
        nodes: story.nodes.map((node) => ({
          ...aNode({ ...node, label: hostile + node.id, caption: hostile, notes: hostile }),
        })),
        links: story.links.map((link) => ({ ...link, label: hostile, notes: hostile })),
        references: story.references.map((one) => ({
          ...one,
          title: hostile,
          doi: `10.1000/"onmouseover="x`,
          url: 'javascript:alert(1)',
        })),
        scenarios: story.scenarios.map((one) => ({ ...one, name: hostile, description: hostile })),
      },
      hostile,
      known,
    ),
    fonts,
  );
  const found = [...html.matchAll(tags)];
  const names = new Set(found.map(([, name]) => name?.toLowerCase()));
  for (const name of ['script', 'img', 'iframe', 'object', 'link', 'base', 'form']) {
    expect(names).not.toContain(name);
  }
  const attributesOnly = found.map(([, , rest]) => (rest ?? '').replaceAll(/"[^"]*"/gu, '""'));
  expect(attributesOnly.filter((rest) => /\son|javascript/iu.test(rest))).toEqual([]);
  expect(html).not.toContain('\u0000');
  expect(html).not.toMatch(/href="(?!https:\/\/)/u);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('is one file that fetches nothing and lets nothing run', () => {
  const html = writeReportHtml(makeReport(aStory(), 'file', known), fonts);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`);
  expect(html).not.toMatch(/\ssrc=|@import|url\((?!data:)/u);
  expect(html).toContain('data:font/woff2;base64,AAAA');
});

test('has headings, a table with headers, and the figure in words for those who do not see it', () => {
  const html = writeReportHtml(makeReport(aStory(), 'file', known), fonts);
  expect(html.match(/<h[12][^>]*>.*?<\/h[12]>/gu)).toEqual([
    '<h1 dir="auto">Serotonin</h1>',
    '<h2 dir="auto">What if: Little tryptophan</h2>',
    '<h2 dir="auto">Why: Little tryptophan</h2>',
    '<h2>Support matrix</h2>',
    '<h2>References</h2>',
    '<h2>Notes</h2>',
  ]);
  expect(html).toContain('<th scope="row" dir="auto">Iron</th>');
  expect(html).toContain('<desc>Tryptophan is converted to Serotonin by TPH2');
});

test('a contested way is marked in the matrix, and the key says so', () => {
  const story = aStory();
  const doubted = {
    ...story,
    links: story.links.map((link) => ({ ...link, confidence: 'contested' as const })),
  };
  const plain = writeReportHtml(makeReport(story, 'file', known), fonts);
  const html = writeReportHtml(makeReport(doubted, 'file', known), fonts);
  expect(plain).not.toContain('</svg> contested</span>');
  expect(html).toContain('</svg> contested</span>');
  expect(html).toContain('aria-label="precursor, contested"');
});
