import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Project } from '../../../shared/project/project-schema.ts';
import { primitivesBounds } from '../../../shared/scene/primitives.ts';
import type { Page } from '../../../shared/paint/pdf-pages.ts';
import { paintReportPdf, setPages } from '../../../shared/report/report-pdf.ts';
import { makeReport } from '../../../shared/report/report.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { fontFiles } from '../../support/font-files.ts';
import { hasPoppler, pdfText } from '../../support/poppler.ts';
import { known } from '../whatif/known.ts';
import { aStory } from './a-story.ts';

/** Every text on a page, in its order. */
function textsOn({ parts }: Page): string[] {
  return parts.flatMap(({ primitives }) =>
    primitives.flatMap((one) => (one.type === 'text' ? [one.text] : [])),
  );
}

function pagesOf(project: Project): Page[] {
  return setPages(makeReport(project, 'file', known), 'a4');
}

function expectAllWithin(pages: readonly Page[]): void {
  for (const { width, height, parts } of pages) {
    for (const { x, y, scale = 1, clip, primitives } of parts) {
      if (primitives.length === 0) continue;
      const box = clip ?? primitivesBounds(primitives);
      expect(x + box.x * scale).toBeGreaterThan(40);
      expect(y + box.y * scale).toBeGreaterThan(40);
      expect(x + (box.x + box.width) * scale).toBeLessThan(width - 40);
      expect(y + (box.y + box.height) * scale).toBeLessThan(height - 20);
    }
  }
}

/** So many factors that each become each of so many transmitters. */
function aWideMatrix(factors: number, transmitters: number): Project {
  const ids = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${name}-${at + 1}`);
  const [rows, columns] = [ids('Factor', factors), ids('Amine', transmitters)];
  return aProject({
    nodes: [
      ...rows.map((id, at) => aNode({ id, label: id, kind: 'precursor', x: 0, y: at * 60 })),
      ...columns.map((id, at) =>
        aNode({ id, label: id, kind: 'neurotransmitter', x: 300, y: at * 60 }),
      ),
    ],
    links: rows.flatMap((source) =>
      columns.map((target) => aLink({ id: `${source}:${target}`, source, target })),
    ),
  });
}

describe('The pages of a report', () => {
  test('are numbered, and all that is on them lies within their margins', () => {
    const pages = pagesOf(aStory());
    expectAllWithin(pages);
    for (const [at, page] of pages.entries()) {
      expect(textsOn(page).join('\n')).toContain(`Page ${at + 1} of ${pages.length}`);
    }
  });

  test('carry a table of many rows and columns on, with its headings on every page', () => {
    const pages = pagesOf(aWideMatrix(40, 20));
    expectAllWithin(pages);
    const tables = pages.filter((page) => textsOn(page).some((text) => text.startsWith('1 step')));
    expect(tables.length).toBeGreaterThan(4);
    for (const page of tables) expect(textsOn(page)).toContain('Support factor');
    const cells = tables.flatMap(textsOn).filter((text) => text.startsWith('1 step'));
    expect(cells).toHaveLength(40 * 20);
  });

  test('keep the key of the matrix on the page, with what contested looks like', () => {
    const story = aStory();
    const links = story.links.map((link) => ({ ...link, confidence: 'contested' as const }));
    const pages = pagesOf({ ...story, links });
    expectAllWithin(pages);
    expect(pages.flatMap(textsOn)).toContain('contested');
  });

  test('do not hold a table of thousands of pages, and say where to have it', () => {
    const report = makeReport(aStory(), 'file', known);
    const none = { columns: [], groups: [], idle: [], supportedCount: 0, limits: [] };
    const matrix = { ...none, factorCount: 205, isTooLarge: true, words: '' };
    const told = setPages({ ...report, matrix }, 'a4').flatMap(textsOn);
    expect(told.join(' ')).toContain('Export it as a table (CSV) instead.');
  });

  test('show all of a note of 10,000 characters, of any script', () => {
    const note = Array.from({ length: 1_500 }, (_, at) => `w${at}`).join(' ');
    const notes = `${note}\nשלום עולם\n${'x'.repeat(2_000)}`;
    const pages = pagesOf(aProject({ nodes: [aNode({ label: '<b>Ⅳ 🧠', notes })] }));
    expectAllWithin(pages);
    const told = pages.flatMap(textsOn).join(' ');
    for (const word of ['w0 ', 'w777 ', 'w1499', 'שלום עולם']) expect(told).toContain(word);
    expect(told.match(/x{3,}/gu)?.join('')).toHaveLength(2_000);
  });

  test('give the diagram a page of its own where it would be small below the opening', () => {
    const wide = [aNode({ id: 'a' }), aNode({ id: 'b', x: 1_200, y: 500 })];
    const pages = pagesOf(aProject({ nodes: wide }));
    expect(pages.map(({ width, height }) => width > height)).toEqual([false, true]);
    const small = [aNode({ id: 'a' }), aNode({ id: 'b', x: 200, y: 100 })];
    expect(pagesOf(aProject({ nodes: small }))).toHaveLength(1);
  });
});

/** A row of so many nodes, each below and beside the one before. */
function aStaircase(count: number): Project {
  return aProject({
    nodes: Array.from({ length: count }, (_, at) =>
      aNode({ id: `n${at}`, label: `Node ${at}`, x: at * 200, y: at * 120 }),
    ),
  });
}

describe('A diagram in a report', () => {
  const scaleOf = ({ parts }: Page) => parts.find(({ clip }) => clip)?.scale ?? 1;

  test('that is too large for one page follows in parts that can be read, with every node whole', () => {
    const pages = pagesOf(aStaircase(14));
    expectAllWithin(pages);
    const parts = pages.filter((page) => textsOn(page).some((text) => /, part \d/u.test(text)));
    expect(parts.length).toBeGreaterThan(1);
    // A label of 13 pixels at this size is as large as the small print of a journal.
    expect(parts.every((page) => scaleOf(page) >= 0.55)).toBe(true);
    const clips = parts.flatMap(({ parts: all }) => all.flatMap(({ clip }) => clip ?? []));
    const isWhole = ({ x, y, width, height }: Project['nodes'][number]) =>
      clips.some(
        (clip) =>
          x >= clip.x &&
          y >= clip.y &&
          x + width <= clip.x + clip.width &&
          y + height <= clip.y + clip.height,
      );
    expect(aStaircase(14).nodes.filter((node) => !isWhole(node))).toEqual([]);
  });

  test('that would take a hundred pages is shown once, as a whole', () => {
    const pages = pagesOf(aStaircase(150));
    expect(pages).toHaveLength(2);
  });
});

describe('The PDF of a report', () => {
  const paint = (project: Project) =>
    paintReportPdf(makeReport(project, 'file', known), { paper: 'letter', fonts: fontFiles });

  test('has title, language, tags and bookmarks, on the paper that was asked for', async () => {
    const { data, missing } = await paint(aStory());
    const file = await PDFDocument.load(data, { updateMetadata: false });
    expect(missing).toEqual([]);
    expect(file.getTitle()).toBe('Serotonin');
    expect(file.getPage(0).getSize()).toEqual({ width: 612, height: 792 });
    const objects = file.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n');
    for (const tag of ['H1', 'H2', 'Figure', 'Table', 'TR', 'TH', 'TD', 'P']) {
      expect(objects).toMatch(new RegExp(`/S /${tag}\\b`, 'u'));
    }
    expect(objects).toContain('/Type /Outlines');
    expect(objects).toContain('/Marked true');
  });

  test('is the same bytes for the same project', async () => {
    const [one, other] = [await paint(aStory()), await paint(aStory())];
    expect(one.data).toEqual(other.data);
  });

  test.skipIf(!hasPoppler)('has text that another program can find and copy', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-report-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'a.pdf');
    await writeFile(path, (await paint(aStory())).data);
    const text = (await pdfText(path)).replaceAll(/\s+/gu, ' ');
    expect(text).toContain('1. Less tryptophan means less 5-HTP.');
    expect(text).toContain('2. Less 5-HTP means less serotonin.');
    expect(text).toContain('2 On conversions. doi:10.1000/late PMID 12511643');
  });
});
