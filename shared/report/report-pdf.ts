import {
  paintPdfPages,
  type PaintedPages,
  type PdfPagesOptions,
  type Page,
  type PagePart,
} from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import type { Path, Primitive } from '../scene/primitives.ts';
import { legend } from '../paint/extras/legend.ts';
import type { Picture } from '../paint/picture.ts';
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
import { scenarioBlocks } from './scenario-pages.ts';
import { figureCaption, reportLook } from './report-matrix.ts';

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
  const opening = openingBlocks(report, width);
  const sections: FlowSection[] = [
    ...figureSections(report, opening, paper),
    ...(report.matrix ? [matrixSection(report.matrix, paper)] : []),
  ];
  const rest = [
    ...report.scenarios.flatMap((scenario) => scenarioBlocks(scenario, width)),
    ...noteBlocks(report, width),
    ...referenceBlocks(report, width),
  ];
  const isOwn = report.matrix !== null;
  if (rest.length > 0) sections.push({ orientation: 'portrait', ownPage: isOwn, blocks: rest });
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

function noteBlocks({ notes }: Report, width: number): FlowBlock[] {
  if (notes.length === 0) return [];
  return [
    ...sectionHeading('Notes', width),
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
    ...sectionHeading('References', width),
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

/** A diagram is not enlarged. */
const largestScale = 1;

/**
 * The opening and the figure. The figure is below the opening if it is nearly as large there as on its own page;
 * otherwise it gets a page, portrait or landscape, whichever shows it larger.
 */
function figureSections(
  { figure }: Report,
  opening: readonly FlowBlock[],
  paper: ReportPaper,
): FlowSection[] {
  const first: FlowSection = { orientation: 'portrait', ownPage: true, blocks: opening };
  if (!figure) return [first];
  const below = roomOn(paper, 'portrait');
  const used = opening.reduce((sum, { gap, height }) => sum + gap + height, 0);
  const key = keyBlock(figure, below.width);
  const left = below.height - used - heightOf(key) - captionHeight;
  const scaleBelow = left > 0 ? scaleIn(figure, below.width, left) : 0;
  const [upright, across] = (['portrait', 'landscape'] as const).map((orientation) => {
    const room = roomOn(paper, orientation);
    return { orientation, room, scale: scaleIn(figure, room.width, room.height - captionHeight) };
  });
  if (!upright || !across) return [first];
  const best = across.scale > upright.scale * 1.1 ? across : upright;
  if (scaleBelow >= best.scale * 0.85) {
    const blocks = [...opening, ...figureBlocks(figure, below.width, scaleBelow, key)];
    return [{ ...first, blocks }];
  }
  // The diagram fills the page; its key is below the opening.
  const { orientation, room, scale } = best;
  const blocks = figureBlocks(figure, room.width, scale, null);
  const opened = key ? [...opening, { ...key, gap: 28 }] : opening;
  return [
    { ...first, blocks: opened },
    { orientation, ownPage: true, blocks },
  ];
}

const captionHeight = 54;

function heightOf(block: FlowBlock | null): number {
  return block ? block.gap + block.height : 0;
}

function scaleIn({ frame }: Picture, width: number, height: number): number {
  return Math.min(largestScale, width / frame.width, height / frame.height);
}

function figureBlocks(
  figure: Picture,
  width: number,
  scale: number,
  key: FlowBlock | null,
): FlowBlock[] {
  const { frame, description, title } = figure;
  const element: PageElement = { tag: 'Figure', alt: description || title || 'Diagram' };
  const drawing: PagePart = {
    x: (width - frame.width * scale) / 2 - frame.x * scale,
    y: -frame.y * scale,
    scale,
    primitives: [...figure.items.map(toPrimitive), ...figure.extras],
    element,
  };
  return [
    { height: frame.height * scale, gap: 20, parts: [drawing], keepsWithNext: true },
    ...textBlocks(figureCaption(figure), manners.small, {
      width,
      gap: 8,
      element: { tag: 'P' },
      keepsWithNext: key !== null,
    }),
    ...(key ? [key] : []),
  ];
}

function toPrimitive(item: Picture['items'][number]): Primitive {
  const { primitives } = item.drawn;
  if (item.type === 'link') return { type: 'group', children: primitives };
  const { x, y } = item.drawn.node;
  return { type: 'group', offset: { x, y }, children: primitives };
}

/** What the signs of the diagram mean. */
function keyBlock({ items }: Picture, width: number): FlowBlock | null {
  const { height, primitives } = legend(items, width, reportLook);
  if (primitives.length === 0) return null;
  const parts = [{ x: 0, y: 0, primitives, element: { tag: 'P' } as const }];
  return { height: height + 4, gap: 12, parts };
}
