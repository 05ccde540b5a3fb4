import {
  paintPdfPages,
  type PaintedPages,
  type PdfPagesOptions,
  type Page,
  type PagePart,
} from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import type { Path } from '../scene/primitives.ts';
import {
  type ReportPaper,
  layOutPages,
  roomOn,
  type FlowBlock,
  type FlowSection,
  sectionHeading,
  manners,
  textBlocks,
} from './page-flow.ts';
import { type Report, paragraphsOf } from './report.ts';
import { matrixSection } from './matrix-pages.ts';
import { findingBlocks, reasonBlocks } from './scenario-pages.ts';
import { figureSections } from './figure-pages.ts';
import { reportWords } from '../words/report.ts';

interface ReportPdfOptions extends Pick<PdfPagesOptions, 'fonts' | 'drawMissing'> {
  readonly paper: ReportPaper;
}

/** A report as a tagged PDF. The same report and options give the same bytes. */
export function paintReportPdf(
  report: Report,
  { paper, ...painting }: ReportPdfOptions,
): Promise<PaintedPages> {
  const { title, summary } = report;
  const pages = setPages(report, paper);
  return paintPdfPages(pages, { title, description: summary.join(' '), ...painting });
}

/** A report as pages that can be printed. Lengths are in CSS pixels. */
export function setPages(report: Report, paper: ReportPaper): Page[] {
  const { width } = roomOn(paper, 'portrait');
  const { figure, matrix, scenarios } = report;
  const opening = [
    ...openingBlocks(report, width),
    ...scenarios.flatMap((scenario) => findingBlocks(scenario, width)),
  ];
  const reasons = scenarios.flatMap((scenario) => reasonBlocks(scenario, width));
  const rest = [...referenceBlocks(report, width), ...noteBlocks(report, width)];
  const portrait = (blocks: readonly FlowBlock[], ownPage: boolean): FlowSection[] =>
    blocks.length === 0 ? [] : [{ orientation: 'portrait', ownPage, blocks }];
  const figures = figureSections(figure, opening, paper);
  const sections = [
    ...figures,
    // Reasons begin a page, but for a key that is alone on one.
    ...portrait(reasons, figures.length < 3 || figures.at(-1)?.blocks.length !== 1),
    ...(matrix ? [matrixSection(matrix, paper)] : []),
    ...portrait(rest, matrix !== null),
  ];
  return layOutPages(sections, paper, report.title);
}

function openingBlocks({ title, byline, description, summary, caution }: Report, width: number) {
  const heading: PageElement = { tag: 'H1', bookmark: title };
  const paragraph = (): PageElement => ({ tag: 'P' });
  return [
    ...textBlocks(title, manners.title, { width, element: heading, keepsWithNext: true }),
    ...textBlocks(byline.join('  ·  '), manners.small, { width, gap: 4, element: paragraph() }),
    ...descriptionBlocks(description, width),
    ...noticeBlocks([...summary, caution], width),
  ];
}

function descriptionBlocks(text: string, width: number): FlowBlock[] {
  return paragraphsOf(text).flatMap((line, at) =>
    textBlocks(line, manners.body, { width, gap: at === 0 ? 14 : 6, element: { tag: 'P' } }),
  );
}

/** Set apart by a bar and a ground: what the report contains, and what it is not. */
function noticeBlocks(texts: readonly string[], width: number): FlowBlock[] {
  const beside = (height: number, gap: number) => groundPart(width, height, gap);
  return [
    { ...edgeBlock(width, 8), gap: 16 },
    ...texts.flatMap((text, at) =>
      textBlocks(text, at === texts.length - 1 ? manners.small : manners.body, {
        x: 16,
        width: width - 32,
        gap: at === 0 ? 0 : 4,
        element: { tag: 'P' },
        keepsWithNext: true,
        beside,
      }),
    ),
    { ...edgeBlock(width, 8), keepsWithNext: false },
  ];
}

function edgeBlock(width: number, height: number): FlowBlock {
  return { height, gap: 0, keepsWithNext: true, parts: [groundPart(width, height, 0)] };
}

function groundPart(width: number, height: number, gap: number): PagePart {
  const box = (x: number, wide: number): Path => [
    ['M', x, -gap - 0.25],
    ['L', x + wide, -gap - 0.25],
    ['L', x + wide, height + 0.25],
    ['L', x, height + 0.25],
    ['Z'],
  ];
  return {
    x: 0,
    y: 0,
    element: null,
    primitives: [
      { type: 'path', path: box(0, width), fill: '#f4f5fd' },
      { type: 'path', path: box(0, 3), fill: '#4338ca' },
    ],
  };
}

/** What a person wrote, and at the very end where the facts also stand. */
function noteBlocks({ notes, records }: Report, width: number): FlowBlock[] {
  return [
    ...elementBlocks(reportWords.notes, notes, width),
    ...elementBlocks(reportWords.appendixSameDatabases, records, width),
  ];
}

function elementBlocks(title: string, notes: Report['notes'], width: number): FlowBlock[] {
  if (notes.length === 0) return [];
  return [
    ...sectionHeading(title, width),
    ...notes.flatMap(({ name, text }) => [
      ...textBlocks(name, manners.cellName, {
        width,
        gap: 9,
        element: { tag: 'H3' },
        keepsWithNext: true,
      }),
      ...paragraphsOf(text).flatMap((line) =>
        textBlocks(line, manners.reference, { width, gap: 1, element: { tag: 'P' } }),
      ),
    ]),
  ];
}

function referenceBlocks({ references }: Report, width: number): FlowBlock[] {
  if (references.length === 0) return [];
  const gutter = 12 + 7 * String(references.length).length;
  return [
    ...sectionHeading(reportWords.references, width),
    ...references.flatMap(({ number, words, identifiers }) => {
      const element: PageElement = { tag: 'P' };
      const text = [words, ...identifiers.map((identifier) => identifier.text)].join(' ');
      const layout = { x: gutter, width: width - gutter, gap: 6, element };
      const [first, ...others] = textBlocks(text, manners.reference, layout);
      if (!first) return [];
      const [mark] = textBlocks(String(number), manners.referenceNumber, { width, element });
      return [{ ...first, parts: [...(mark?.parts ?? []), ...first.parts] }, ...others];
    }),
  ];
}
