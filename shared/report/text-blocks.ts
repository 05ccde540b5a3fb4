import { textLine, type TextManner } from '../paint/extras/block.ts';
import type { PagePart } from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import type { Primitive } from '../scene/primitives.ts';
import { layOutText, fontHeights, baseDirection } from '../scene/text-layout.ts';
import type { FlowBlock } from './page-flow.ts';
import { reportLook } from './report-figure.ts';

const { ink, quiet } = reportLook;

/** How the texts of a report are set, in CSS pixels. */
export const manners = {
  title: { font: { size: 28, weight: 600 }, leading: 35, color: ink },
  section: { font: { size: 19, weight: 600 }, leading: 25, color: ink },
  heading: { font: { size: 14, weight: 600 }, leading: 19, color: ink },
  body: { font: { size: 12.5, weight: 400 }, leading: 18.5, color: ink },
  small: { font: { size: 11.5, weight: 400 }, leading: 16, color: quiet },
  cell: { font: { size: 11, weight: 400 }, leading: 14.5, color: ink },
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

/** A text as lines that may go on over the next page, but for its first and last two. */
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

/** In the middle of the height of a line; what is written from right to left begins at the right. */
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
