import { papers } from '../paint/sheets.ts';
import type { Page, PagePart } from '../paint/pdf-pages.ts';
import type { Primitive } from '../scene/primitives.ts';
import { cutLine, type TextFont } from '../scene/text-layout.ts';
import { textLine } from '../paint/extras/block.ts';
import { reportLook } from './report-figure.ts';

export type ReportPaper = 'a4' | 'letter';
type Orientation = 'portrait' | 'landscape';

/** A piece that stands on one page. Its parts lie relative to the text's left edge and its own top. In CSS pixels. */
export interface FlowBlock {
  readonly height: number;
  /** Room above, but at the top of a page. */
  readonly gap: number;
  readonly parts: readonly PagePart[];
  /** Stays on the page of the block after it. */
  readonly keepsWithNext?: boolean;
  /** What stands once more above it where it begins a page. */
  readonly heading?: Omit<FlowBlock, 'heading'>;
}

export interface FlowSection {
  readonly orientation: Orientation;
  /** A section of the same orientation goes on below the last, if it does not ask for a page. */
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

/** Sets sections on pages, one after the other, with a foot that tells title and page. */
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
        // A chunk that no page holds goes on over the next one.
        if (page.used > 0 && page.used + block.gap + block.height > room) page = begin();
        put(page, block);
      }
    }
  }
  return pages.map((page, at) => {
    const size = sizeOf(paper, page.orientation);
    const foot = footOf(title, size, `Page ${at + 1} of ${pages.length}`);
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
const credit = 'Neuromatrix · educational, no medical advice';

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
  const right = textLine(`${credit} · ${pageLabel}`, room, 18, footFont, quiet, 'end');
  return {
    x: pageMargins.x,
    y: height - pageMargins.bottom + 26,
    primitives: [line, name, right],
    element: null,
  };
}
