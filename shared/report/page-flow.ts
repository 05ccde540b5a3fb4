import { papers } from '../paint/sheets.ts';
import type { Page, PagePart } from '../paint/pdf-pages.ts';
import type { Primitive } from '../scene/primitives.ts';
import {
  cutLine,
  type TextFont,
  layOutText,
  fontHeights,
  baseDirection,
} from '../scene/text-layout.ts';
import { textLine, type TextManner } from '../paint/extras/block.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import { reportLook } from './report-matrix.ts';
import { reportWords } from '../words/report.ts';

export type ReportPaper = 'a3' | 'a4' | 'letter';
export type Orientation = 'portrait' | 'landscape';

/** A piece that stays on one page. Its parts are relative to the text's left edge and its own top. In CSS pixels. */
export interface FlowBlock {
  readonly height: number;
  /** The room above it, except at the top of a page. */
  readonly gap: number;
  readonly parts: readonly PagePart[];
  /** Stays on the page of the block after it. */
  readonly keepsWithNext?: boolean;
  /** What is repeated above it if it begins a page. */
  readonly heading?: Omit<FlowBlock, 'heading'>;
}

export interface FlowSection {
  readonly orientation: Orientation;
  /** A section with the same orientation continues below the last one, unless it asks for a new page. */
  readonly ownPage: boolean;
  readonly blocks: readonly FlowBlock[];
}

/** In CSS pixels: 18 millimetres at the sides. */
const pageMargins = { x: 68, top: 64, bottom: 76 } as const;

/** The room for text on a page. */
export function roomOn(
  paper: ReportPaper,
  orientation: Orientation,
): { width: number; height: number } {
  const { width, height } = sizeOf(paper, orientation);
  return {
    width: width - 2 * pageMargins.x,
    height: height - pageMargins.top - pageMargins.bottom,
  };
}

function sizeOf(paper: ReportPaper, orientation: Orientation) {
  const { width, height } = papers[paper];
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

interface OpenPage {
  readonly orientation: Orientation;
  readonly parts: PagePart[];
  /** Where the next block begins, from the top of the text. */
  used: number;
}

/** Sets sections on pages, one after the other, with a foot that shows title and page. */
export function layOutPages(
  sections: readonly FlowSection[],
  paper: ReportPaper,
  title: string,
): Page[] {
  const pages: OpenPage[] = [];
  for (const { orientation, ownPage, blocks } of sections) {
    const begin = () => {
      const page: OpenPage = { orientation, parts: [], used: 0 };
      pages.push(page);
      return page;
    };
    let page = pages.at(-1);
    if (!page || ownPage || page.orientation !== orientation) page = begin();
    const room = roomOn(paper, orientation).height;
    for (const chunk of chunksOf(blocks)) {
      if (page.used > 0 && page.used + heightOf(chunk) > room) page = begin();
      for (const block of chunk) {
        // A chunk that is higher than a page continues on the next one.
        if (page.used > 0 && page.used + block.gap + block.height > room) page = begin();
        put(page, block);
      }
    }
  }
  return pages.map((page, at) => {
    const size = sizeOf(paper, page.orientation);
    const foot = footOf(title, size, reportWords.page(at + 1, pages.length));
    return { ...size, parts: [...page.parts, foot] };
  });
}

/** Blocks that are to stand together. */
function* chunksOf(blocks: readonly FlowBlock[]): Generator<readonly FlowBlock[]> {
  let chunk: FlowBlock[] = [];
  for (const block of blocks) {
    chunk.push(block);
    if (block.keepsWithNext) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function heightOf(chunk: readonly FlowBlock[]): number {
  return chunk.reduce((sum, { gap, height }) => sum + gap + height, 0);
}

function put(page: OpenPage, block: FlowBlock): void {
  const isFirst = page.used === 0;
  if (isFirst && block.heading) put(page, block.heading);
  const top = page.used + (page.used === 0 ? 0 : block.gap);
  for (const part of block.parts) {
    page.parts.push({ ...part, x: part.x + pageMargins.x, y: part.y + top + pageMargins.top });
  }
  page.used = top + block.height;
}

const footFont: TextFont = { size: 10.5, weight: 400 };

function footOf(
  title: string,
  { width, height }: { width: number; height: number },
  pageLabel: string,
): PagePart {
  const room = width - 2 * pageMargins.x;
  const { quiet, rule } = reportLook;
  const line: Primitive = {
    type: 'path',
    path: [
      ['M', 0, 0],
      ['L', room, 0],
    ],
    stroke: { color: rule, width: 1 },
  };
  const name = textLine(cutLine(title, footFont, room * 0.45), 0, 18, footFont, quiet);
  const right = textLine(`${reportWords.credit} · ${pageLabel}`, room, 18, footFont, quiet, 'end');
  return {
    x: pageMargins.x,
    y: height - pageMargins.bottom + 26,
    primitives: [line, name, right],
    element: null,
  };
}

const { ink, quiet } = reportLook;

/** How the texts of a report are set, in CSS pixels. */
export const manners = {
  title: { font: { size: 28, weight: 600 }, leading: 35, color: ink },
  section: { font: { size: 19, weight: 600 }, leading: 25, color: ink },
  heading: { font: { size: 14, weight: 600 }, leading: 19, color: ink },
  body: { font: { size: 12.5, weight: 400 }, leading: 18.5, color: ink },
  small: { font: { size: 11.5, weight: 400 }, leading: 16, color: quiet },
  cell: { font: { size: 11, weight: 400 }, leading: 14.5, color: ink },
  finding: { font: { size: 10.5, weight: 400 }, leading: 13.5, color: ink },
  findingName: { font: { size: 10.5, weight: 600 }, leading: 13.5, color: ink },
  cellQuiet: { font: { size: 9, weight: 400 }, leading: 12.5, color: quiet },
  cellName: { font: { size: 11.5, weight: 600 }, leading: 15, color: ink },
  reference: { font: { size: 11.5, weight: 400 }, leading: 16, color: ink },
  referenceNumber: { font: { size: 11.5, weight: 600 }, leading: 16, color: quiet },
  label: { font: { size: 10.5, weight: 600, letterSpacing: 0.6 }, leading: 14, color: quiet },
} as const satisfies Record<string, TextManner>;

export interface TextLayout {
  readonly x?: number;
  readonly width: number;
  readonly gap?: number;
  readonly element: PageElement;
  readonly keepsWithNext?: boolean;
  /** Drawn beside each line, such as a bar; told the height of the line and the gap above it. */
  readonly beside?: (height: number, gap: number) => PagePart;
}

/** A text as lines that may continue on the next page, but for its first and last two lines. */
export function textBlocks(text: string, manner: TextManner, layout: TextLayout): FlowBlock[] {
  const { x = 0, width, gap = 0, element, keepsWithNext = false, beside } = layout;
  const lines = layOutText(text, manner.font, { width });
  const { leading } = manner;
  return lines.map((line, at): FlowBlock => {
    const above = at === 0 ? gap : 0;
    const words = lineOf(line, manner, width);
    return {
      height: leading,
      gap: above,
      keepsWithNext:
        at === lines.length - 1
          ? keepsWithNext
          : at === 0 || at === lines.length - 2 || (keepsWithNext && lines.length < 6),
      parts: [...(beside ? [beside(leading, above)] : []), { x, y: 0, primitives: words, element }],
    };
  });
}

/** A text within one block, such as the cell of a table; what is beyond `lines` ends in an ellipsis. */
export function textPart(
  text: string,
  manner: TextManner,
  {
    x = 0,
    y = 0,
    width,
    lines,
    element,
  }: {
    readonly x?: number;
    readonly y?: number;
    readonly width: number;
    readonly lines: number;
    readonly element: PageElement | null;
  },
): { readonly part: PagePart; readonly height: number } {
  const shown = layOutText(text, manner.font, { width, lines });
  const primitives = shown.flatMap((line, at) =>
    lineOf(line, manner, width).map((one) => ({ ...one, y: one.y + at * manner.leading })),
  );
  return { part: { x, y, primitives, element }, height: shown.length * manner.leading };
}

/** In the middle of a line's height; a text that is written from right to left begins at the right. */
function lineOf(
  line: string,
  { font, leading, color }: TextManner,
  width: number,
): (Primitive & { type: 'text' })[] {
  if (line.trim() === '') return [];
  const baseline = leading / 2 + (font.size * fontHeights.capHeight) / 2;
  const isLeftward = baseDirection(line) === 'rtl';
  const start = isLeftward ? width : 0;
  return [textLine(line, start, baseline, font, color, isLeftward ? 'end' : 'start')];
}

/** The heading of a section, which keeps its first words beside it. */
export function sectionHeading(text: string, width: number): FlowBlock[] {
  const element: PageElement = { tag: 'H2', bookmark: text };
  return textBlocks(text, manners.section, { width, gap: 30, element, keepsWithNext: true });
}

/** A fine line across, at `y`. */
export function rulePart(width: number, y: number, color = reportLook.rule): PagePart {
  return {
    x: 0,
    y,
    element: null,
    primitives: [
      {
        type: 'path',
        path: [
          ['M', 0, 0],
          ['L', width, 0],
        ],
        stroke: { color, width: 0.75 },
      },
    ],
  };
}
